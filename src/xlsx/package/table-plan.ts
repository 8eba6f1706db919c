import type { CellValue } from '../../ledger/value.ts';
import { CellFormula, type CellInput } from './cell-writer.ts';
import type { CellRange } from './reference.ts';
import { dataRows, type TableInfo } from './tables.ts';

/** The cells of a column: each on its own, or one formula for all rows with the result of each. */
export type ColumnContent =
  | ((row: number) => CellInput)
  | { readonly formula: string; readonly result: (row: number) => CellValue };

/** Rows for a table. Columns by header; `row` counts from 0 within these rows. */
export interface TableFill {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ColumnContent>;
}

/** Rows `from` to `to` (exclusive) take the columns that are there from these. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly (ColumnContent | undefined)[];
}

/** What is to become of a table's data rows. Rows count from 0, columns from 0 within the table. */
export class TablePlan {
  readonly table: TableInfo;
  readonly firstRow: number;
  readonly oldRows: number;
  /** Rows the table will have; 0 means one empty row. */
  rows: number;
  segments: Segment[] = [];
  readonly updates = new Map<number, Map<number, CellInput>>();
  /** True after a fill: nothing of the old rows stays but columns the fill did not name. */
  private cleared = false;

  constructor(table: TableInfo) {
    const { first, last } = dataRows(table);
    this.table = table;
    this.firstRow = first;
    this.oldRows = Math.max(0, last - first + 1);
    this.rows = this.oldRows;
  }

  /** Data rows the sheet will hold: at least one. */
  get heldRows(): number {
    return Math.max(1, this.rows);
  }

  get oldLastRow(): number {
    return this.firstRow + this.oldRows - 1;
  }

  get newLastRow(): number {
    return this.firstRow + this.heldRows - 1;
  }

  get oldBottom(): number {
    return this.table.ref.bottom;
  }

  get newBottom(): number {
    return this.newLastRow + (this.table.totalsRow ? 1 : 0);
  }

  /** First sheet row from which on rows change, single updates aside; undefined when none does. */
  get firstChangedRow(): number | undefined {
    if (this.cleared) return this.firstRow;
    const from = this.segments[0]?.from;
    return from === undefined ? undefined : this.firstRow + from;
  }

  get newRef(): CellRange {
    return { ...this.table.ref, bottom: this.newBottom };
  }

  fill(rows: number, columns: readonly (ColumnContent | undefined)[]): void {
    this.rows = rows;
    this.segments = [{ from: 0, to: rows, columns }];
    this.updates.clear();
    this.cleared = true;
  }

  append(rows: number, columns: readonly (ColumnContent | undefined)[]): void {
    this.segments.push({ from: this.rows, to: this.rows + rows, columns });
    this.rows += rows;
  }

  update(row: number, cells: ReadonlyMap<number, CellInput>): void {
    const known = this.updates.get(row) ?? new Map<number, CellInput>();
    for (const [column, input] of cells) known.set(column, input);
    this.updates.set(row, known);
  }

  /** The fill of a column in a row, latest first. */
  source(row: number, column: number): { readonly fill: ColumnContent; readonly at: number } | undefined {
    for (let i = this.segments.length - 1; i >= 0; i--) {
      const segment = this.segments[i];
      if (!segment || row < segment.from || row >= segment.to) continue;
      const fill = segment.columns[column];
      if (fill) return { fill, at: row - segment.from };
    }
    return undefined;
  }

  /** True when the cell that stands in this row and column now will not stay as it is. */
  replaces(row: number, column: number): boolean {
    return (
      row >= this.rows ||
      this.updates.get(row)?.has(column) === true ||
      this.source(row, column) !== undefined
    );
  }

  /** True when formulas may come or go; a formula that a single update overwrites is not counted here. */
  get writesFormulas(): boolean {
    if (this.firstChangedRow !== undefined) return true;
    return [...this.updates.values()].some((cells) =>
      [...cells.values()].some((input) => input instanceof CellFormula),
    );
  }

  /** True when rows get a formula whose result nobody gave. */
  get leavesUncomputed(): boolean {
    if (this.rows === 0) return true;
    if (this.rows <= this.oldRows) return false;
    return this.table.columns.some(
      (column, k) =>
        column.calculatedColumnFormula !== undefined && this.source(this.rows - 1, k) === undefined,
    );
  }
}
