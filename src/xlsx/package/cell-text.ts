import { decodeCellText, unescapeXml } from './text.ts';
import { tagsOf } from './xml-tags.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const LT = 60;
const CARRIAGE_RETURN = 13;
const AMPERSAND = 38;
const UNDERSCORE = 95;

const slots = 8192;
const longest = 64;

/**
 * Turns bytes of XML text into strings. Worksheets repeat themselves (names, grades, units), so recent short
 * texts are remembered: no second decoding, and one string in memory instead of thousands.
 */
export class TextDecoderCache {
  private readonly bytes: (Uint8Array | undefined)[] = new Array(slots);
  private readonly strings: string[] = new Array(slots);

  /** Text of `<v>` or `<t>`: entities, CDATA and `_xHHHH_` undone. */
  text(b: Uint8Array, from: number, to: number): string {
    const length = to - from;
    if (length === 0) return '';
    if (length > longest) return decode(b.subarray(from, to));
    let hash = length;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (b[i] ?? 0), 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & (slots - 1);
    const known = this.bytes[slot];
    if (known && known.length === length) {
      let k = 0;
      while (k < length && known[k] === b[from + k]) k++;
      if (k === length) return this.strings[slot] ?? '';
    }
    const copy = b.slice(from, to);
    const text = decode(copy);
    this.bytes[slot] = copy;
    this.strings[slot] = text;
    return text;
  }
}

function decode(bytes: Uint8Array): string {
  let plain = true;
  for (const c of bytes) {
    if (c === AMPERSAND || c === LT || c === UNDERSCORE || c === CARRIAGE_RETURN) {
      plain = false;
      break;
    }
  }
  const text = utf8.decode(bytes);
  return plain ? text : decodeCellText(xmlText(text));
}

/** Character data with entities, CDATA sections and comments resolved, line ends as one LF (XML 1.0, 2.11). */
export function xmlText(raw: string): string {
  const xml = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!xml.includes('<')) return unescapeXml(xml);
  return xml
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/)
    .map((piece) => {
      if (piece.startsWith('<![CDATA[')) return piece.slice(9, -3);
      return piece.startsWith('<') ? '' : unescapeXml(piece);
    })
    .join('');
}

/**
 * Text of a string item (`<si>`, `<is>`; ECMA-376 part 1, 18.4.8): its runs joined, phonetic runs (`<rPh>`)
 * left out.
 */
export function stringItemText(xml: string): string {
  let text = '';
  let textStart = -1;
  let inPhonetic = false;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'rPh') inPhonetic = tag.kind === 'open';
    else if (tag.name === 't' && !inPhonetic) {
      if (tag.kind === 'open') textStart = tag.end;
      else if (tag.kind === 'close' && textStart >= 0) {
        text += decodeCellText(xmlText(xml.slice(textStart, tag.start)));
        textStart = -1;
      }
    }
  }
  return text;
}
