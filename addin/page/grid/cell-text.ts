import { formatIsoDate } from '../../../src/ledger/calendar.ts';
import type { ColumnKind } from '../../../src/ledger/column.ts';
import { CellError, type CellValue, isBlank } from '../../../src/ledger/value.ts';

const decimals = (least: number, most: number) =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: most });
const cents = decimals(2, 2);
const percents = decimals(0, 2);

/** A cell as the sheet shows it. */
export function shownText(value: CellValue, kind: ColumnKind): string {
  if (typeof value !== 'number') return editText(value, kind);
  switch (kind) {
    case 'money':
      return cents.format(value);
    case 'percent':
      return `${percents.format(value * 100)}%`;
    default:
      return editText(value, kind);
  }
}

/** A cell as it is typed. */
export function editText(value: CellValue, kind: ColumnKind): string {
  if (isBlank(value)) return '';
  if (value instanceof CellError) return value.code;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (kind === 'date') return Number.isInteger(value) ? formatIsoDate(value) : String(value);
  if (kind === 'percent') return `${Number((value * 100).toPrecision(15))}%`;
  return String(value);
}

/** Figures stand at the right, as far as they are figures. */
export function isFigure(value: CellValue, kind: ColumnKind): boolean {
  return typeof value === 'number' && kind !== 'date';
}
