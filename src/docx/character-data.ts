/** What a line break and a tab within a value become, as bytes. */
export interface BreakBytes {
  readonly newline: Uint8Array;
  readonly tab: Uint8Array;
}

const encoder = new TextEncoder();
const ampersand = encoder.encode('&amp;');
const less = encoder.encode('&lt;');
const greater = encoder.encode('&gt;');

/** Both become a space where a value may not break. */
export const spaces: BreakBytes = { newline: Uint8Array.of(0x20), tab: Uint8Array.of(0x20) };

/** Bytes that one UTF-16 unit takes at most when it is no break. */
const widestEscape = ampersand.length;

/** Bytes that a value takes at most. */
export function mostBytes(value: string, { newline, tab }: BreakBytes): number {
  let breaks = 0;
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) < 0x20) breaks++;
  return breaks * Math.max(newline.length, tab.length) + value.length * widestEscape;
}

/**
 * Writes text as UTF-8 XML character data and gives the place behind it; `mostBytes` says how much room it needs.
 * Control characters are dropped, lone surrogates become U+FFFD, CR LF and lone CR count as one line break
 * (XML 1.0 §2.2, §2.11).
 */
export function writeCharacterData(
  value: string,
  out: Uint8Array,
  start: number,
  { newline, tab }: BreakBytes,
): number {
  let at = start;
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    if (unit < 0x80) {
      if (unit > 0x3e || (unit >= 0x20 && unit !== 0x26 && unit !== 0x3c && unit !== 0x3e)) out[at++] = unit;
      else if (unit === 0x26) at = copyBytes(ampersand, out, at);
      else if (unit === 0x3c) at = copyBytes(less, out, at);
      else if (unit === 0x3e) at = copyBytes(greater, out, at);
      else if (unit === 0x09) at = copyBytes(tab, out, at);
      else if (unit === 0x0a) at = copyBytes(newline, out, at);
      // The line feed behind a carriage return breaks the line.
      else if (unit === 0x0d && value.charCodeAt(i + 1) !== 0x0a) at = copyBytes(newline, out, at);
    } else if (unit < 0x800) {
      out[at++] = 0xc0 | (unit >> 6);
      out[at++] = 0x80 | (unit & 63);
    } else if (unit >= 0xd800 && unit < 0xdc00 && (value.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      const point = 0x10000 + ((unit & 0x3ff) << 10) + (value.charCodeAt(++i) & 0x3ff);
      out[at++] = 0xf0 | (point >> 18);
      out[at++] = 0x80 | ((point >> 12) & 63);
      out[at++] = 0x80 | ((point >> 6) & 63);
      out[at++] = 0x80 | (point & 63);
    } else if (unit < 0xfffe) {
      const point = (unit & 0xf800) === 0xd800 ? 0xfffd : unit;
      out[at++] = 0xe0 | (point >> 12);
      out[at++] = 0x80 | ((point >> 6) & 63);
      out[at++] = 0x80 | (point & 63);
    }
  }
  return at;
}

/** Short stretches are quicker byte by byte than through `set`. */
const short = 48;

/** Copies bytes to a place and gives the place behind them. */
export function copyBytes(bytes: Uint8Array, out: Uint8Array, at: number): number {
  if (bytes.length > short) out.set(bytes, at);
  else for (let i = 0; i < bytes.length; i++) out[at + i] = bytes[i]!;
  return at + bytes.length;
}
