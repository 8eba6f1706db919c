import type { CellEdit } from '../../src/book/live-ledger.ts';
import { dataOf, placeOf } from '../../src/book/source.ts';
import { columnValues, type Ledger, type TableData, tableData } from '../../src/ledger/data.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import { CellError, type CellValue, isBlank } from '../../src/ledger/value.ts';
import type { ShownTable } from './host.ts';

/** Rows of a table as the host showed them. */
export interface ShownPart {
  readonly shown: ShownTable;
  /** Row of the table (0-based) at index 0 of its columns. */
  readonly first: number;
  readonly count: number;
}

/** A whole table as a part. */
export function wholeOf(shown: ShownTable): ShownPart {
  return { shown, first: 0, count: shown.rowCount };
}

/** The data a part is of. */
export function dataBehind(ledger: Ledger, { shown }: ShownPart): TableData {
  const { id } = tables.find((table) => table.name === shown.name)!;
  return tableData(ledger, id);
}

/** True when the part holds this row. */
export function covers({ first, count }: ShownPart, row: number): boolean {
  return row >= first && row < first + count;
}

/** True when the table still stands where it stood, with as many rows and the same columns. */
export function sameShape(data: TableData, shown: ShownTable): boolean {
  const place = placeOf(data.table, shown);
  return (
    data.rowCount === shown.rowCount &&
    data.firstRow === shown.firstRow &&
    data.place?.sheet === place.sheet &&
    data.table.columns.every(({ id }) => data.place?.columns.get(id) === place.columns.get(id))
  );
}

/** Input cells that the book shows otherwise than the ledger holds them. */
export function changedInputs(data: TableData, { shown, first, count }: ShownPart): CellEdit[] {
  const fresh = dataOf(data.table, { ...shown, rowCount: count });
  return data.table.columns
    .filter((column) => !column.derived)
    .flatMap((column) => {
      const known = columnValues(data, column.id);
      const edits: CellEdit[] = [];
      for (let i = 0; i < count; i++) {
        const value = columnValues(fresh, column.id)[i] ?? null;
        if (!sameInput(known[first + i] ?? null, value))
          edits.push({ table: data.table.id, row: first + i, column: column.id, value });
      }
      return edits;
    });
}

/** Derived cells that the book shows otherwise than the rule gives them, by column identifier. */
export function differingCells(data: TableData, { shown, first, count }: ShownPart): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const column of data.table.columns) {
    const values = column.derived ? shown.columns.get(column.header) : undefined;
    if (!values) continue;
    const computed = columnValues(data, column.id);
    const rows: number[] = [];
    for (let i = 0; i < count; i++)
      if (!sameResult(values[i] ?? null, computed[first + i] ?? null)) rows.push(first + i);
    if (rows.length > 0) found.set(column.id, rows);
  }
  return found;
}

function sameInput(a: CellValue, b: CellValue): boolean {
  if (a instanceof CellError && b instanceof CellError) return a.code === b.code;
  return a === b || (isBlank(a) && isBlank(b));
}

/** Equal beyond what two programs may differ in the last digits. */
function sameResult(shown: CellValue, computed: CellValue): boolean {
  if (typeof shown === 'number' && typeof computed === 'number')
    return Math.abs(shown - computed) <= 1e-9 * Math.max(1, Math.abs(computed));
  return sameInput(shown, computed);
}
