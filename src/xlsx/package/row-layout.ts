import { maxColumn } from './reference.ts';
import { endOfText, malformed, needMore, skipNode, tagEnd } from './xml-bytes.ts';

/** How a cell says its value is stored: ST_CellType (ECMA-376 part 1, 18.18.11). */
export const CellType = {
  number: 0,
  shared: 1,
  text: 2,
  inline: 3,
  boolean: 4,
  error: 5,
  date: 6,
} as const;

const LT = 60;
const GT = 62;
const SLASH = 47;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const LETTER_C = 99;
const LETTER_F = 102;
const LETTER_V = 118;

/**
 * One row of a worksheet as positions in a buffer: what stands where, no values yet. Reading takes the values,
 * editing the bytes. One layout is used again for every row, so walking a row makes no garbage.
 */
export class RowLayout {
  /** Row number from `r`, or 0 when it has none. */
  number = 0;
  start = 0;
  /** After the `>` of the row's own tag. */
  openEnd = 0;
  end = 0;
  selfClosed = false;
  count = 0;
  private capacity = 0;
  /** Column from `r`, or the one after the cell before. */
  column = new Int32Array(0);
  style = new Int32Array(0);
  type = new Uint8Array(0);
  cellStart = new Int32Array(0);
  cellEnd = new Int32Array(0);
  /** Content of `<v>` or `<is>`; start 0 when there is none. */
  valueStart = new Int32Array(0);
  valueEnd = new Int32Array(0);
  /** The `<` of `<f`, 0 when there is none; the `>` of its tag; the end of its text (equal to it when empty). */
  formulaStart = new Int32Array(0);
  formulaOpenEnd = new Int32Array(0);
  formulaEnd = new Int32Array(0);

  /** Row digits of the first cell's `r`, for rows without their own. */
  cellRow = 0;
  private attributeStart = 0;
  private attributeEnd = 0;
  private nameStart = 0;
  private nameEnd = 0;
  private isEmptyTag = false;

  constructor() {
    this.grow();
  }

  private grow(): void {
    this.capacity = Math.max(64, this.capacity * 2);
    const ints = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(this.capacity);
      wide.set(old);
      return wide;
    };
    this.column = ints(this.column);
    this.style = ints(this.style);
    const type = new Uint8Array(this.capacity);
    type.set(this.type);
    this.type = type;
    this.cellStart = ints(this.cellStart);
    this.cellEnd = ints(this.cellEnd);
    this.valueStart = ints(this.valueStart);
    this.valueEnd = ints(this.valueEnd);
    this.formulaStart = ints(this.formulaStart);
    this.formulaOpenEnd = ints(this.formulaOpenEnd);
    this.formulaEnd = ints(this.formulaEnd);
  }

  /**
   * Walks the row whose `<` stands at `at`. `prefix` is the length of the namespace prefix with its colon.
   * Gives the position after the row, `needMore` or `malformed`.
   */
  walk(b: Uint8Array, at: number, end: number, prefix: number): number {
    this.count = 0;
    this.number = 0;
    this.cellRow = 0;
    this.start = at;
    let i = at + 1 + prefix + 3;
    for (;;) {
      i = this.nextAttribute(b, i, end);
      if (i < 0) return i;
      if (this.nameEnd === 0) break;
      if (this.nameEnd - this.nameStart === 1 && b[this.nameStart] === 114)
        this.number = digits(b, this.attributeStart, this.attributeEnd);
    }
    this.openEnd = i;
    this.selfClosed = this.isEmptyTag;
    this.end = i;
    if (this.selfClosed) return i;
    let column = 0;
    for (;;) {
      while (i < end && b[i] !== LT) i++;
      if (i + 3 + prefix > end) return needMore;
      const next = b[i + 1];
      if (next === SLASH) {
        i = tagEnd(b, i, end);
        if (i < 0) return i;
        this.end = i;
        return i;
      }
      const name = i + 1 + prefix;
      const after = b[name + 1] ?? 0;
      if (
        b[name] === LETTER_C &&
        (after <= 32 || after === GT || after === SLASH) &&
        hasPrefix(b, i + 1, prefix)
      ) {
        if (name + 1 >= end) return needMore;
        i = this.walkCell(b, i, end, prefix, column);
        if (i < 0) return i;
        column = this.column[this.count - 1] ?? column;
      } else {
        i = skipNode(b, i, end);
        if (i < 0) return i;
      }
    }
  }

  private walkCell(b: Uint8Array, at: number, end: number, prefix: number, before: number): number {
    if (this.count === maxColumn) return malformed;
    if (this.count === this.capacity) this.grow();
    const k = this.count;
    let column = before + 1;
    let style = 0;
    let type: number = CellType.number;
    let i = at + 1 + prefix + 1;
    for (;;) {
      i = this.nextAttribute(b, i, end);
      if (i < 0) return i;
      if (this.nameEnd === 0) break;
      if (this.nameEnd - this.nameStart !== 1) continue;
      const name = b[this.nameStart];
      if (name === 114) {
        let letters = this.attributeStart;
        let n = 0;
        for (; letters < this.attributeEnd; letters++) {
          const c = (b[letters] ?? 0) & ~32;
          if (c < 65 || c > 90) break;
          n = n * 26 + c - 64;
        }
        if (n > 0) column = n;
        if (this.cellRow === 0) this.cellRow = digits(b, letters, this.attributeEnd);
      } else if (name === 115) style = digits(b, this.attributeStart, this.attributeEnd);
      else if (name === 116) type = cellType(b, this.attributeStart, this.attributeEnd);
    }
    if (column > maxColumn) return malformed;
    this.column[k] = column;
    this.style[k] = style;
    this.type[k] = type;
    this.cellStart[k] = at;
    this.valueStart[k] = 0;
    this.formulaStart[k] = 0;
    if (!this.isEmptyTag) {
      i = this.walkCellContent(b, i, end, prefix, k);
      if (i < 0) return i;
    }
    this.cellEnd[k] = i;
    this.count = k + 1;
    return i;
  }

  private walkCellContent(b: Uint8Array, from: number, end: number, prefix: number, k: number): number {
    let i = from;
    for (;;) {
      while (i < end && b[i] !== LT) i++;
      if (i + 4 + prefix > end) return needMore;
      if (b[i + 1] === SLASH) return tagEnd(b, i, end);
      const at = i;
      const name = i + 1 + prefix;
      const letter = b[name];
      const after = b[name + 1] ?? 0;
      const single = after <= 32 || after === GT || after === SLASH;
      if (single && (letter === LETTER_V || letter === LETTER_F) && hasPrefix(b, i + 1, prefix)) {
        i = tagEnd(b, i, end);
        if (i < 0) return i;
        const contentStart = i;
        let contentEnd = i;
        if (b[i - 2] !== SLASH) {
          contentEnd = endOfText(b, i, end);
          if (contentEnd < 0) return contentEnd;
          i = tagEnd(b, contentEnd, end);
          if (i < 0) return i;
        }
        if (letter === LETTER_V) {
          this.valueStart[k] = contentStart;
          this.valueEnd[k] = contentEnd;
        } else {
          this.formulaStart[k] = at;
          this.formulaOpenEnd[k] = contentStart;
          this.formulaEnd[k] = contentEnd;
        }
        continue;
      }
      i = skipNode(b, at, end);
      if (i < 0) return i;
      if (letter === 105 && after === 115 && hasPrefix(b, at + 1, prefix) && b[i - 2] !== SLASH) {
        let close = i - 1;
        while (b[close] !== LT) close--;
        this.valueStart[k] = tagEnd(b, at, end);
        this.valueEnd[k] = close;
      }
    }
  }

  /**
   * Reads the attribute after `i`, or the end of the tag (then `nameEnd` is 0 and the position is after `>`).
   * Attribute values may hold `>`, so quotes are followed.
   */
  private nextAttribute(b: Uint8Array, from: number, end: number): number {
    let i = from;
    while (i < end && (b[i] ?? 0) <= 32) i++;
    if (i + 1 >= end) return i < end && b[i] === GT ? this.endOfTag(i + 1, false) : needMore;
    const c = b[i];
    if (c === GT) return this.endOfTag(i + 1, false);
    if (c === SLASH) return b[i + 1] === GT ? this.endOfTag(i + 2, true) : malformed;
    this.nameStart = i;
    for (; i < end && b[i] !== EQUALS; i++) if (b[i] === LT || b[i] === GT) return malformed;
    if (i >= end) return needMore;
    let nameEnd = i;
    while ((b[nameEnd - 1] ?? 0) <= 32) nameEnd--;
    this.nameEnd = nameEnd;
    i++;
    while (i < end && (b[i] ?? 0) <= 32) i++;
    if (i >= end) return needMore;
    const quote = b[i];
    if (quote !== QUOTE && quote !== APOSTROPHE) return malformed;
    i++;
    this.attributeStart = i;
    while (i < end && b[i] !== quote) i++;
    if (i >= end) return needMore;
    this.attributeEnd = i;
    return i + 1;
  }

  private endOfTag(after: number, empty: boolean): number {
    this.nameEnd = 0;
    this.isEmptyTag = empty;
    return after;
  }
}

function digits(b: Uint8Array, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) {
    const d = (b[i] ?? 0) - 48;
    if (d < 0 || d > 9 || n > 1e9) return 0;
    n = n * 10 + d;
  }
  return n;
}

function cellType(b: Uint8Array, from: number, to: number): number {
  switch (b[from]) {
    case 115:
      return to - from === 1 ? CellType.shared : CellType.text;
    case 105:
      return CellType.inline;
    case 98:
      return CellType.boolean;
    case 101:
      return CellType.error;
    case 100:
      return CellType.date;
    default:
      return CellType.number;
  }
}

/** True when exactly a prefix of that length (with its colon) stands here. */
function hasPrefix(b: Uint8Array, at: number, prefix: number): boolean {
  return prefix === 0 || b[at + prefix - 1] === 58;
}
