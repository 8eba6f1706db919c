import { columnOf, type Table } from '../../ledger/column.ts';
import { headerRow } from '../../ledger/data.ts';

/** Where the tables of a book stand. */
export interface BookPlaces {
  /** The sheet with the list of all sheets; every other sheet links back to it. */
  readonly contents: string;
  /** The hidden sheet of lists too long for a literal. */
  readonly lists: string;
  /** The sheet of a table. */
  ofTable(table: Table): string;
  /** A column's sheet, its place there (from 1) and the worksheet row of its first value. */
  ofColumn(table: Table, columnId: string): ColumnPlace;
}

export interface ColumnPlace {
  readonly sheet: string;
  readonly column: number;
  readonly firstRow: number;
}

/** A blank book: every table on a sheet of its own name, where the design puts it. */
export const blankPlaces: BookPlaces = {
  contents: '目录',
  lists: '选项',
  ofTable: (table) => table.name,
  ofColumn: (table, columnId) => designedPlace(table.name, table, columnId),
};

/** Where the design puts a column on the sheet of its table. */
export function designedPlace(sheet: string, table: Table, columnId: string): ColumnPlace {
  return { sheet, column: table.columns.indexOf(columnOf(table, columnId)) + 1, firstRow: headerRow + 1 };
}
