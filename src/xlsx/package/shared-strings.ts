import type { ZipEntry } from '../../opc/zip.ts';
import { stringItemText, TextDecoderCache } from './cell-text.ts';
import { utf8Chunks } from './part-stream.ts';
import { corruptPart, doctypeRefused } from './refusals.ts';
import { malformed, needMore, skipNode, tagEnd } from './xml-bytes.ts';

/** A cell holds 32,767 characters; their runs and phonetics do not come near this. */
const largestItem = 16 * 1024 * 1024;
/** Texts a workbook may share; a full sheet of a million rows shares fewer. */
const mostItems = 20_000_000;
const LT = 60;
const SLASH = 47;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The shared string table (ECMA-376 part 1, 18.4.9) as plain text: rich runs joined, phonetic runs left out.
 * @throws ProblemError `package-corrupt`, `package-doctype`
 */
export function readSharedStrings(entry: ZipEntry): string[] {
  const strings: string[] = [];
  const texts = new TextDecoderCache();
  let rest = new Uint8Array(0);
  let insideRoot = false;
  for (const chunk of utf8Chunks(entry)) {
    const b = rest.length === 0 ? chunk : joined(rest, chunk);
    let i = 0;
    for (;;) {
      let at = i;
      while (at < b.length && b[at] !== LT) at++;
      i = at;
      if (at + 3 > b.length) break;
      if (b[at + 1] === 33 && b[at + 2] === 68) throw doctypeRefused(entry.name);
      const isMarkup = b[at + 1] === 33 || b[at + 1] === 63 || b[at + 1] === SLASH;
      if (!insideRoot && !isMarkup) {
        const after = tagEnd(b, at, b.length);
        if (after < 0) break;
        insideRoot = true;
        i = after;
        continue;
      }
      const after = b[at + 1] === SLASH ? tagEnd(b, at, b.length) : skipNode(b, at, b.length);
      if (after === needMore) break;
      if (after === malformed) throw corruptPart(entry.name, '不是合格的 XML');
      if (!isMarkup && isStringItem(b, at)) strings.push(itemText(b, at, after, texts));
      if (strings.length > mostItems) throw corruptPart(entry.name, '里的文本多得不正常');
      i = after;
    }
    rest = b.slice(i);
    if (rest.length > largestItem) throw corruptPart(entry.name, '里有一条文本大得不正常');
  }
  if (rest.some((c) => c > 32)) throw corruptPart(entry.name, '不完整');
  return strings;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

/** `<si` or `<x:si`, not `<extLst`. */
function isStringItem(b: Uint8Array, at: number): boolean {
  let name = at + 1;
  for (let i = name; i < name + 32; i++) {
    const c = b[i] ?? 0;
    if (c === 58) name = i + 1;
    if (c <= 32 || c === 62 || c === SLASH) return i - name === 2 && b[name] === 115 && b[name + 1] === 105;
  }
  return false;
}

function itemText(b: Uint8Array, from: number, to: number, texts: TextDecoderCache): string {
  // `<si><t>text</t></si>`, by far the most usual, needs no tag reading.
  const plain = b[from + 4] === LT && b[from + 5] === 116 && b[from + 6] === 62 && b[from + 3] === 62;
  if (plain) {
    let close = from + 7;
    while (b[close] !== LT) close++;
    if (b[close + 1] === SLASH && close + 9 === to) return texts.text(b, from + 7, close);
  }
  return stringItemText(decoder.decode(b.subarray(from, to)));
}
