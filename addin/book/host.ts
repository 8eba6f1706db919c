import type { NamedTable } from '../../src/book/source.ts';
import type { Grid } from '../../src/import/grid.ts';
import type { CellValue } from '../../src/ledger/value.ts';

/**
 * Where the open book lives: the workbook under the pane (`addin/excel`) or an .xlsx opened in a browser
 * (`addin/page`). The pane and the live book know nothing else of either. Tables are named by their Chinese
 * name, columns by their header, rows from 0. Everything rejects with a `ProblemError` and nothing else.
 */
export interface BookHost {
  readonly kind: 'excel' | 'page';

  /** The tables of ours that the book has, or those of them that are named, with everything they show. */
  readTables(names?: readonly string[], onProgress?: OnProgress): Promise<ReadonlyMap<string, ShownTable>>;
  /**
   * Rows of one table, read again: `columns` hold these rows only, fewer when the table has become shorter;
   * `rowCount` and `firstRow` speak of the whole table.
   */
  readRows(table: string, first: number, count: number): Promise<ShownTable>;
  /**
   * Formula text (with `=`) or constant of each cell, as the host writes formulas; fewer where a table has become
   * shorter.
   */
  readFormulas(columns: readonly ColumnCells[]): Promise<readonly (readonly CellValue[])[]>;

  /** Every worksheet, ours marked with the table it holds. */
  worksheets(): Promise<readonly Worksheet[]>;
  /** The used cells of any worksheet as values. */
  readGrid(sheet: string): Promise<Grid>;

  /** Where the user is. */
  selection(): Promise<Selection | undefined>;
  /** Shows a cell to the user. */
  select(place: CellPlace): Promise<void>;

  /** Writes input cells. Text stays text, whatever it looks like. */
  writeCells(cells: readonly CellWrite[]): Promise<void>;
  /**
   * Adds rows below the last filled row of a table, growing it; derived columns fill themselves.
   * @returns the first new row, from 0
   */
  appendRows(table: string, rows: readonly RowWrite[], onProgress?: OnProgress): Promise<number>;
  /** Puts the rule's formula back into every cell of these derived columns; one named twice is no harm. */
  restoreFormulas(columns: readonly TableColumn[]): Promise<void>;

  /** Draws tables the book lacks, each on a sheet of its own, with default rows for standards. */
  addTables(names: readonly string[], onProgress?: OnProgress): Promise<void>;
  /** Opens a new empty book (Excel: in a window of its own; page: in place of the open one). */
  createBook(): Promise<void>;

  /** Keeps what these tables hold, inside the book, so that `restore` can bring it back in one step. */
  capture(label: string, tables: readonly string[]): Promise<RestorePoint>;
  /** The restore points of the book, newest first. */
  restorePoints(): Promise<readonly RestorePoint[]>;
  /** Puts the tables back as they were; tables added since are taken away. */
  restore(id: string): Promise<void>;

  /** Files kept inside the book (contract templates of the user's own), by name. */
  attachments(): Promise<readonly string[]>;
  readAttachment(name: string): Promise<Uint8Array>;
  writeAttachment(name: string, bytes: Uint8Array): Promise<void>;
  removeAttachment(name: string): Promise<void>;

  /** Events from now on; calling the result stops them. What they say is a hint: the book is read again. */
  subscribe(listener: (event: HostEvent) => void): () => void;
}

export type OnProgress = (done: number, total: number) => void;

/** A table as the book shows it, derived columns included; the place is that of the whole table. */
export type ShownTable = NamedTable;

export interface Worksheet {
  readonly name: string;
  /** Name of the table of ours that stands on it. */
  readonly table?: string;
  /** Rows and columns in use. */
  readonly rows: number;
  readonly columns: number;
}

export interface CellPlace {
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
}

export interface Selection extends CellPlace {
  /** The table of ours the selection lies in, and its rows there (0-based, ascending). */
  readonly table?: string;
  readonly rows: readonly number[];
}

export interface CellWrite {
  readonly table: string;
  readonly row: number;
  readonly header: string;
  readonly value: CellValue;
}

/** Rows of a table (0-based). */
export interface RowRange {
  readonly first: number;
  readonly count: number;
}

export interface TableColumn {
  readonly table: string;
  readonly header: string;
}

/** Cells of one column of a table; the whole column when no rows are named. */
export interface ColumnCells extends TableColumn {
  readonly rows?: RowRange;
}

/** Input values of a new row by header. */
export type RowWrite = Readonly<Record<string, CellValue>>;

export interface RestorePoint {
  readonly id: string;
  /** What was about to be done, in the user's words. */
  readonly label: string;
  /** ISO time. */
  readonly madeAt: string;
  readonly tables: readonly string[];
}

export type HostEvent =
  | {
      readonly kind: 'changed';
      readonly sheet: string;
      /** Table of ours on the sheet. */
      readonly table?: string;
      /** Rows of the table that may have changed; the whole table when absent. */
      readonly rows?: RowRange;
      /** `coauthor`: only refresh, never write or announce. `self`: the add-in's own write. */
      readonly from: 'user' | 'coauthor' | 'self';
    }
  | { readonly kind: 'selected'; readonly selection: Selection }
  /** Sheets or tables were added, removed, renamed or resized. */
  | { readonly kind: 'structure' }
  /** The workbook or the pane came to the front: events may have been missed. */
  | { readonly kind: 'activated' };
