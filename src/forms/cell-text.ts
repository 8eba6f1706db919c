import { formatIsoDate } from '../ledger/calendar.ts';
import type { Column } from '../ledger/column.ts';
import { type TableData, valueAt } from '../ledger/data.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';

/** A cell as it is printed in a form: money with two decimals, shares in percent, days as YYYY-MM-DD. */
export function cellText({ kind }: Pick<Column, 'kind'>, value: CellValue): string {
  if (isBlank(value)) return '';
  if (typeof value !== 'number') return String(value);
  switch (kind) {
    case 'money':
      return grouped(value, 2);
    case 'percent':
      return `${roundHalfAway(value * 100, 2)}%`;
    case 'date':
      return formatIsoDate(value);
    default:
      return String(value);
  }
}

/** 1,234.50 */
export function grouped(value: number, decimals: number): string {
  const [whole = '', fraction] = roundHalfAway(value, decimals).toFixed(decimals).split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** Points with two decimals; nothing while they are not known. */
export const pointsText = (points: number | null): string =>
  points === null ? '' : roundHalfAway(points, 2).toFixed(2);

/** The cells of a row under their headers without units; nothing of a row that does not exist. */
export function rowTexts(data: TableData, row: number): Record<string, string> {
  return Object.fromEntries(
    data.table.columns
      .filter(({ hidden }) => !hidden)
      .map((column) => [
        column.header.replace(/\(.*\)$/, ''),
        cellText(column, row < 0 ? null : valueAt(data, row, column.id)),
      ]),
  );
}
