import { CellError, type CellValue } from '../../ledger/value.ts';
import { stringItemText, TextDecoderCache, xmlText } from './cell-text.ts';
import { parseNumber } from './number-text.ts';
import { isMarkedFormula } from './raw-cell.ts';
import { CellType, type RowLayout } from './row-layout.ts';
import { movedFormula } from './shared-formula.ts';
import { attributeOf } from './xml-tags.ts';

/** A cell as read. */
export interface SheetCell {
  readonly column: number;
  readonly value: CellValue;
  /** Without `=`; a formula shared between cells is given as it reads in this one. */
  readonly formula?: string;
  /** Index of the cell format (`cellXfs`). */
  readonly style: number;
}

/** What a workbook's cells mean: its shared strings, its date formats, its day zero. */
export interface CellContext {
  readonly sharedStrings: readonly string[];
  readonly date1904: boolean;
  readonly dateStyles: ReadonlySet<number>;
}

/** Days between the two day zeros (ECMA-376 part 1, 18.17.4.1). */
export const days1904 = 1462;

const LT = 60;
const GT = 62;
const LETTER_T = 116;

interface SharedFormula {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Takes values and formulas out of row layouts of one sheet, in document order. */
export class CellReader {
  private readonly context: CellContext;
  private readonly texts = new TextDecoderCache();
  private readonly sharedFormulas = new Map<string, SharedFormula>();
  private readonly errors = new Map<string, CellError>();
  /** The latest formula of each column: the next row of a table mostly carries the same. */
  private readonly latest = new Map<number, { readonly bytes: Uint8Array; readonly text: string }>();

  constructor(context: CellContext) {
    this.context = context;
  }

  /** Cell `k` of the row. */
  cell(b: Uint8Array, layout: RowLayout, row: number, k: number): SheetCell {
    const column = layout.column[k] ?? 0;
    const style = layout.style[k] ?? 0;
    const value = this.value(b, layout, k);
    if (layout.formulaStart[k] === 0) return { column, value, style };
    return { column, value, style, formula: this.formula(b, layout, row, k) };
  }

  /** The value alone. A number that cannot be read is given as the text that stands there. */
  value(b: Uint8Array, layout: RowLayout, k: number): CellValue {
    const from = layout.valueStart[k] ?? 0;
    const to = layout.valueEnd[k] ?? 0;
    if (from === 0) return null;
    switch (layout.type[k]) {
      case CellType.shared: {
        const text = this.context.sharedStrings[parseNumber(b, from, to)];
        return text === undefined ? this.error('#REF!') : text;
      }
      case CellType.text:
        return this.texts.text(b, from, to);
      case CellType.inline:
        return this.inlineText(b, from, to);
      case CellType.boolean:
        return b[from] === 49 || b[from] === 116;
      case CellType.error:
        return this.error(this.texts.text(b, from, to));
      case CellType.date:
        return serialOfIsoDate(this.texts.text(b, from, to));
      default:
        return this.number(b, from, to, layout.style[k] ?? 0);
    }
  }

  /** `<t>text</t>` is by far the most usual and goes through the cache; anything else is read tag by tag. */
  private inlineText(b: Uint8Array, from: number, to: number): string {
    if (b[from] === LT && b[from + 1] === LETTER_T && b[from + 2] === GT) {
      let end = from + 3;
      while (end < to && b[end] !== LT) end++;
      if (end + 4 === to) return this.texts.text(b, from + 3, end);
    }
    return stringItemText(decoder.decode(b.subarray(from, to)));
  }

  private number(b: Uint8Array, from: number, to: number, style: number): CellValue {
    const number = parseNumber(b, from, to);
    if (!Number.isFinite(number)) return from === to ? null : this.texts.text(b, from, to);
    return this.context.date1904 && this.context.dateStyles.has(style) ? number + days1904 : number;
  }

  private error(code: string): CellError {
    let error = this.errors.get(code);
    if (!error) {
      error = new CellError(code);
      if (this.errors.size < 100) this.errors.set(code, error);
    }
    return error;
  }

  /** The formula of cell `k`; to be asked in document order, because shared formulas stand in their first cell. */
  formula(b: Uint8Array, layout: RowLayout, row: number, k: number): string {
    const start = layout.formulaStart[k] ?? 0;
    const open = layout.formulaOpenEnd[k] ?? 0;
    const column = layout.column[k] ?? 0;
    const text = this.formulaText(b.subarray(open, layout.formulaEnd[k] ?? open), column);
    if (!isMarkedFormula(layout, k)) return text;
    const tag = decoder.decode(b.subarray(start, open));
    if (attributeOf(tag, 't') !== 'shared') return text;
    const group = attributeOf(tag, 'si') ?? '';
    if (text !== '') {
      this.sharedFormulas.set(group, { formula: text, row, column });
      return text;
    }
    const shared = this.sharedFormulas.get(group);
    return shared ? movedFormula(shared.formula, row - shared.row, column - shared.column) : '';
  }

  private formulaText(bytes: Uint8Array, column: number): string {
    const known = this.latest.get(column);
    if (known && sameBytes(known.bytes, bytes)) return known.text;
    const text = xmlText(decoder.decode(bytes));
    this.latest.set(column, { bytes: bytes.slice(), text });
    return text;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** `t="d"`: an ISO 8601 date or date-time as a serial number; other text is given as it stands. */
function serialOfIsoDate(text: string): CellValue {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/.exec(text);
  if (!match) return text;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 + 25_569;
  return date + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
}
