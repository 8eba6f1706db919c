import { type CellRange, columnName } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { shownText } from '../model/number-format.ts';
import type { Sheet } from '../model/sheet.ts';

/** Of a sheet as much is drawn as a screen shows; the rest is there all the same. */
const most = { rows: 60, columns: 60 };
const least = { rows: 24, columns: 12 };

/** The sheet in front as an HTML table: letters, numbers, cells as they are shown. */
export function drawSheet(book: Book): string {
  const sheet = book.activeSheet;
  const used = sheet.grid.used(false);
  const rows = Math.min(most.rows, Math.max(least.rows, (used?.bottom ?? 0) + 2));
  const columns = Math.min(most.columns, Math.max(least.columns, (used?.right ?? 0) + 1));
  const across = numbersTo(columns);
  const headings = across.map((column) => `<th scope="col">${columnName(column)}</th>`).join('');
  const lines = numbersTo(rows).filter((row) => !isHidden(sheet, row));
  const body = lines.map(
    (row) =>
      `<tr><th scope="row" data-row="${row}">${row}</th>${across
        .map((column) => drawCell(book, sheet, row, column))
        .join('')}</tr>`,
  );
  return `<table><thead><tr><th></th>${headings}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** Names of the sheets a person can go to. */
export const sheetTabs = (book: Book): string[] =>
  book.sheets.filter(({ visibility }) => visibility === 'Visible').map(({ name }) => name);

const numbersTo = (last: number): number[] => Array.from({ length: last }, (_, k) => k + 1);

function isHidden(sheet: Sheet, row: number): boolean {
  const line = sheet.rows.get(row);
  return line?.hidden === true || line?.filtered === true;
}

const contains = ({ top, left, bottom, right }: CellRange, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

function drawCell(book: Book, sheet: Sheet, row: number, column: number): string {
  const merge = sheet.merges.find((area) => contains(area, row, column));
  if (merge && (merge.top !== row || merge.left !== column)) return '';
  const span = merge
    ? ` rowspan="${merge.bottom - merge.top + 1}" colspan="${merge.right - merge.left + 1}"`
    : '';
  const value = sheet.grid.cell(row, column)?.value ?? null;
  const text = shownText(value, sheet.styleAt(row, column).numberFormat);
  const isHeader = book.tablesOn(sheet).some(({ area, showHeaders }) => {
    return showHeaders && row === area.top && contains(area, row, column);
  });
  const isSelected =
    book.selection.sheet === sheet && book.selection.areas.some((area) => contains(area, row, column));
  const classes = [
    isHeader ? 'header' : '',
    isSelected ? 'selected' : '',
    typeof value === 'number' ? 'number' : '',
  ].filter(Boolean);
  const look = classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
  return `<td${span}${look} data-cell="${columnName(column)}${row}">${asText(text)}</td>`;
}

export const asText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
