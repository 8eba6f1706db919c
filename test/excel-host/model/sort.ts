import { areaName } from './area.ts';
import type { Book } from './book.ts';
import type { Table } from './table.ts';

/** Sorts data rows by columns (index from 0); formulas travel as they are. */
export function sortTable(
  book: Book,
  table: Table,
  fields: readonly { readonly key: number; readonly ascending?: boolean }[],
): void {
  const { sheet, body } = table;
  book.checkWritable(sheet, body, 'structure');
  const rows = Array.from({ length: table.rowCount }, (_, k) => table.firstRow + k);
  const keyOf = (row: number, key: number): unknown =>
    sheet.grid.cell(row, table.area.left + key)?.value ?? null;
  const sorted = rows.toSorted((a, b) => {
    for (const { key, ascending = true } of fields) {
      const order = compare(keyOf(a, key), keyOf(b, key));
      if (order !== 0) return ascending || blanksLast(keyOf(a, key), keyOf(b, key)) ? order : -order;
    }
    return a - b;
  });
  const lines = sorted.map((row) =>
    table.columns.map((_, k) => ({ ...(sheet.grid.cell(row, table.area.left + k) ?? { value: null }) })),
  );
  lines.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      sheet.grid.remove(table.firstRow + r, table.area.left + c);
      if (cell.value !== null || cell.formula !== undefined || cell.style)
        sheet.grid.put(table.firstRow + r, table.area.left + c, cell);
    });
  });
  book.events.push({ kind: 'row-sorted', sheetId: sheet.id, address: areaName(body), source: book.source });
}

const blanksLast = (a: unknown, b: unknown): boolean => a === null || b === null;

/** Numbers before text before truth values, blanks last. */
function compare(a: unknown, b: unknown): number {
  const rank = (value: unknown): number =>
    value === null ? 3 : typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'zh-CN');
}
