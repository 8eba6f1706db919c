import { readFileSync } from 'node:fs';
import type { Book } from '../../excel-host/model/book.ts';
import type { Sheet } from '../../excel-host/model/sheet.ts';

/** A customer book as staff keep it: title rows, merged headers, dates and numbers of every make. */
export const oldLedger = readFileSync('templates/sample/旧台账.xlsx');

/** Headers by which a row of its sheets belongs to a customer, or to a contract of one. */
const keys = ['客户代码', '单位名称', '合同号'];

/**
 * Takes everybody else out of the old ledger, row by row: a spreadsheet's calculation of the whole in a test takes
 * minutes.
 */
export function keepCustomers(book: Book, codes: readonly number[]): void {
  const kept = new Set(codes.map(String));
  for (const sheet of ['客户资料', '合同登记'].map((name) => book.sheet(name)))
    for (const row of rowsOf(sheet))
      if (kept.has(row.get('客户代码') ?? '')) for (const key of keys) kept.add(row.get(key) || '');
  for (const sheet of book.sheets) {
    const rows = rowsOf(sheet);
    const [first] = rows;
    if (!first) continue;
    const left = rows.filter((row) => {
      const key = keys.map((name) => row.get(name)).find(Boolean);
      return key === undefined || kept.has(key);
    });
    const cells = left.map(({ number }) => sheet.grid.rows.get(number));
    for (const { number } of rows) sheet.grid.rows.delete(number);
    cells.forEach((row, k) => {
      if (row) sheet.grid.rows.set(first.number + k, row);
    });
  }
  book.events.drain();
}

interface KeyedRow {
  readonly number: number;
  /** What stands under one of the key headers. */
  get(key: string): string | undefined;
}

/** The rows under the header of a sheet; none where no key is among the headers. */
function rowsOf({ grid }: Sheet): KeyedRow[] {
  const text = (row: number, column: number): string => String(grid.cell(row, column)?.value ?? '').trim();
  const bottom = grid.used(true)?.bottom ?? 0;
  const columns = Array.from({ length: 60 }, (_, k) => k + 1);
  const header = [1, 2, 3, 4].find((row) => columns.some((column) => keys.includes(text(row, column))));
  if (header === undefined) return [];
  const placed = new Map(columns.map((column) => [text(header, column), column]));
  return Array.from({ length: bottom - header }, (_, k) => ({
    number: header + 1 + k,
    get: (key) => {
      const column = placed.get(key);
      return column === undefined ? undefined : text(header + 1 + k, column);
    },
  }));
}
