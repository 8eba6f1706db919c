import { escapeXml, unescapeXml } from './text.ts';

/** A tag in the text of a part; `start` and `end` bound it with its angle brackets. */
export interface Tag {
  /** Local name, without prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly start: number;
  readonly end: number;
}

/** The tag at or after `from`; comments, CDATA sections and instructions are passed over. */
export function nextTag(xml: string, from: number): Tag | undefined {
  let start = xml.indexOf('<', from);
  for (; start >= 0; start = xml.indexOf('<', start)) {
    const marker = xml.charCodeAt(start + 1);
    if (marker !== 33 && marker !== 63) break;
    const closing = marker === 63 ? '?>' : xml.startsWith('<!--', start) ? '-->' : ']]>';
    const close = xml.indexOf(closing, start + 2);
    if (close < 0) return undefined;
    start = close + closing.length;
  }
  if (start < 0) return undefined;
  const end = endOfTag(xml, start);
  if (end < 0) return undefined;
  const isClose = xml.charCodeAt(start + 1) === 47;
  const isEmpty = xml.charCodeAt(end - 2) === 47;
  let nameEnd = start + 1 + (isClose ? 1 : 0);
  let nameStart = nameEnd;
  for (; nameEnd < end - 1; nameEnd++) {
    const c = xml.charCodeAt(nameEnd);
    if (c <= 32 || c === 47) break;
    if (c === 58) nameStart = nameEnd + 1;
  }
  const name = xml.slice(nameStart, nameEnd);
  return { name, kind: isClose ? 'close' : isEmpty ? 'empty' : 'open', start, end };
}

function endOfTag(xml: string, start: number): number {
  let quote = 0;
  for (let i = start + 1; i < xml.length; i++) {
    const c = xml.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 62) return i + 1;
    else if (c === 34 || c === 39) quote = c;
  }
  return -1;
}

/** All tags in document order. */
export function* tagsOf(xml: string, from = 0): Generator<Tag> {
  for (let tag = nextTag(xml, from); tag; tag = nextTag(xml, tag.end)) yield tag;
}

/** The first tag of that name that opens an element. */
export function findTag(xml: string, name: string, from = 0): Tag | undefined {
  for (const tag of tagsOf(xml, from)) if (tag.name === name && tag.kind !== 'close') return tag;
  return undefined;
}

/** After the element that the tag opens. */
export function elementEnd(xml: string, tag: Tag): number {
  if (tag.kind !== 'open') return tag.end;
  let depth = 1;
  for (const inner of tagsOf(xml, tag.end)) {
    if (inner.kind === 'open') depth++;
    else if (inner.kind === 'close' && --depth === 0) return inner.end;
  }
  return xml.length;
}

const attributePattern = (name: string) => new RegExp(`(\\s)${name}\\s*=\\s*("[^"]*"|'[^']*')`);

/** An attribute of a tag's text, unescaped. Names are plain identifiers. */
export function attributeOf(tagText: string, name: string): string | undefined {
  const quoted = attributePattern(name).exec(tagText)?.[2];
  return quoted === undefined ? undefined : unescapeXml(quoted.slice(1, -1));
}

/** The tag's text with the attribute set, or taken away when `value` is undefined. */
export function withAttribute(tagText: string, name: string, value: string | undefined): string {
  const pattern = attributePattern(name);
  const written = value === undefined ? '' : ` ${name}="${escapeXml(value)}"`;
  if (pattern.test(tagText)) return tagText.replace(pattern, () => written);
  return tagText.replace(/\s*(\/?>)$/, (_, close: string) => written + close);
}

/** A replacement of `xml.slice(start, end)`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies replacements that do not overlap; everything between them stays as it is. */
export function spliced(xml: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  for (const splice of ordered) {
    out += xml.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return out + xml.slice(at);
}

/** The namespace prefix of the document's root with its colon, or nothing. */
export function rootPrefix(xml: string): string {
  const root = nextTag(xml, 0);
  return root ? (/^<([^\s/>:]+:)/.exec(xml.slice(root.start, root.end))?.[1] ?? '') : '';
}
