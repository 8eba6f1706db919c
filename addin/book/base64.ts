/** Pieces small enough for the arguments of one call, and a multiple of three so that they join. */
const piece = 3 * 8192;

/** Bytes as base64 text (RFC 4648), without line breaks. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += piece)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + piece)));
  return text;
}

/** The bytes of base64 text, blanks allowed; nothing when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
