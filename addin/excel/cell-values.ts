import type { ColumnKind } from '../../src/ledger/column.ts';
import { CellError, type CellValue } from '../../src/ledger/value.ts';

/** What Excel gives and takes for a cell; null leaves a cell as it is. */
export type RawValue = string | number | boolean | null;

/** Texts by which `Range.values` shows errors. */
const errorTexts = new Set(
  ['NULL', 'DIV/0', 'VALUE', 'REF', 'NUM', 'SPILL', 'CALC', 'FIELD', 'BLOCKED', 'CONNECT', 'BUSY', 'UNKNOWN']
    .map((name) => `#${name}!`)
    .concat('#NAME?', '#N/A', '#GETTING_DATA'),
);

/** A value of `Range.values`: empty text is nothing, `#N/A` and its like are errors. */
export function cellValue(raw: unknown): CellValue {
  if (raw === '' || raw === null || raw === undefined) return null;
  if (typeof raw === 'string') return errorTexts.has(raw) ? new CellError(raw) : raw;
  return typeof raw === 'number' || typeof raw === 'boolean' ? raw : String(raw);
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const mistaken = new RegExp(
  [
    // A formula, or the mark of text itself.
    "^[=+\\-@']",
    // A number, amount, percentage, date or time, full-width ones too.
    '^\\s*[(（]?\\s*[¥￥$€£]?\\s*[.．]?[\\d０-９]',
    `^\\s*(?:${months})[a-z]*[\\s\\-./,]*\\d`,
    '^\\s*(?:true|false|#.*)$',
  ].join('|'),
  'i',
);

/** True for text that Excel would take for a formula, number, date, truth value or error. */
export function isMistakable(value: CellValue): value is string {
  return typeof value === 'string' && mistaken.test(value);
}

/** True for columns that hold text: their cells get the text format where text could be mistaken. */
export function holdsText(kind: ColumnKind | undefined): boolean {
  return kind === 'text' || kind === 'code' || kind === 'choice';
}

/**
 * A value for `Range.values`; nothing empties the cell. An apostrophe keeps text that could be mistaken, and the
 * apostrophe of text that begins with one.
 * @param marked true where the cell has not the text format, which keeps most text by itself
 */
export function rawValue(value: CellValue, marked: boolean): RawValue {
  if (value === null) return '';
  if (value instanceof CellError) return value.code;
  if (typeof value === 'string' && value.startsWith("'")) return `'${value}`;
  return marked && isMistakable(value) ? `'${value}` : value;
}
