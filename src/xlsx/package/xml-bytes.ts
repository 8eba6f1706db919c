/** Returned instead of a position when the buffer ends too early. */
export const needMore = -1;
/** Returned instead of a position when this cannot be XML. */
export const malformed = -2;

const LT = 60;
const GT = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const QUOTE = 34;
const APOSTROPHE = 39;

/** After the `>` of the tag whose `<` stands at `at`; quotes are followed. */
export function tagEnd(b: Uint8Array, at: number, end: number): number {
  let quote = 0;
  for (let i = at + 1; i < end; i++) {
    const c = b[i] ?? 0;
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === GT) return i + 1;
    else if (c === QUOTE || c === APOSTROPHE) quote = c;
    else if (c === LT) return malformed;
  }
  return needMore;
}

/** The `<` of the closing tag after text that may hold CDATA sections and comments. */
export function endOfText(b: Uint8Array, from: number, end: number): number {
  let i = from;
  for (;;) {
    while (i < end && b[i] !== LT) i++;
    if (i + 1 >= end) return needMore;
    if (b[i + 1] === SLASH) return i;
    i = skipNode(b, i, end);
    if (i < 0) return i;
  }
}

/** After the element, comment, CDATA section or instruction that starts at `at`, with everything inside. */
export function skipNode(b: Uint8Array, at: number, end: number): number {
  let depth = 0;
  let i = at;
  for (;;) {
    while (i < end && b[i] !== LT) i++;
    if (i + 1 >= end) return needMore;
    const next = b[i + 1];
    if (next === BANG || next === QUESTION) i = skipMarkup(b, i, end);
    else {
      const close = next === SLASH;
      i = tagEnd(b, i, end);
      if (i < 0) return i;
      if (close) depth--;
      else if (b[i - 2] !== SLASH) depth++;
    }
    if (i < 0) return i;
    if (depth <= 0) return depth < 0 ? malformed : i;
  }
}

/** After a comment, CDATA section or processing instruction; a DOCTYPE is malformed here. */
function skipMarkup(b: Uint8Array, at: number, end: number): number {
  if (at + 3 >= end) return needMore;
  const c = b[at + 2];
  const closing = b[at + 1] === QUESTION ? '?>' : c === 45 ? '-->' : c === 91 ? ']]>' : undefined;
  if (closing === undefined) return malformed;
  for (let i = at + 2; i < end; i++) {
    if (b[i] !== GT) continue;
    const from = i + 1 - closing.length;
    if (from > at + 1 && [...closing].every((letter, k) => b[from + k] === letter.charCodeAt(0)))
      return i + 1;
  }
  return needMore;
}
