import { shownText } from './number-format.ts';
import type { Table } from './table.ts';

/** Narrows a table to the rows whose shown text in a column (index from 0) is among `values`. */
export function applyFilter(table: Table, column: number, values: readonly string[]): void {
  table.filter.set(column, new Set(values));
  hideRows(table);
}

/** Shows every row again. */
export function clearFilter(table: Table): void {
  table.filter.clear();
  hideRows(table);
}

function hideRows(table: Table): void {
  const { sheet } = table;
  for (let row = table.firstRow; row <= table.lastRow; row++) {
    const out = [...table.filter].some(([column, values]) => {
      const at = table.area.left + column;
      return !values.has(
        shownText(sheet.grid.cell(row, at)?.value ?? null, sheet.styleAt(row, at).numberFormat),
      );
    });
    if (out) sheet.line(sheet.rows, row).filtered = true;
    else delete sheet.rows.get(row)?.filtered;
  }
}
