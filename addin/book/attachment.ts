import { escapeXml, unescapeXml } from '../../src/xlsx/package/text.ts';

/** Namespace of the custom XML parts in which a workbook keeps files; Excel finds the parts by it. */
export const attachmentNamespace = 'urn:customer-ledger:attachment';

/** A file kept inside a workbook. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The custom XML part that holds a file; the same in Excel and in the page, so that a book may change between them. */
export function attachmentXml({ name, bytes }: Attachment): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<attachment xmlns="${attachmentNamespace}" name="${escapeXml(name)}">${toBase64(bytes)}</attachment>`;
}

/** The file in a custom XML part, however a program has written our element anew; nothing when it is not one of ours. */
export function readAttachmentXml(xml: string): Attachment | undefined {
  const match = /<(?:\w+:)?attachment\s([^>]*)>([^<]*)</.exec(xml);
  const [, attributes = '', content = ''] = match ?? [];
  const name = /(?:^|\s)name\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  if (!name || !xml.includes(attachmentNamespace)) return undefined;
  const bytes = fromBase64(content);
  return bytes && { name: unescapeXml(name[1] ?? name[2] ?? ''), bytes };
}

/** Pieces small enough for the arguments of one call, and a multiple of three so that they join. */
const piece = 3 * 8192;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += piece)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + piece)));
  return text;
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
