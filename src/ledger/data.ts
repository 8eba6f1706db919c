import type { Table } from './column.ts';
import { tables } from './tables/index.ts';
import type { CellValue } from './value.ts';

/**
 * The columns of a table. A computed column may be spelled out as cell values only when it is first asked for: most
 * of a large book's never are.
 */
export class Columns extends Map<string, CellValue[]> {
  private waiting: Map<string, () => CellValue[]> | undefined;

  /** Promises the values of a column. */
  promise(id: string, spell: () => CellValue[]): void {
    super.set(id, []);
    this.waiting ??= new Map();
    this.waiting.set(id, spell);
  }

  /** True when the values of a column stand there, for those who keep them up to date. */
  isSpelled(id: string): boolean {
    return !this.waiting?.has(id);
  }

  /** The same columns in a map of its own; what is promised stays promised, and is spelled out once for both. */
  copy(): Columns {
    const columns = new Columns(super.entries());
    for (const id of this.waiting?.keys() ?? []) columns.promise(id, () => this.get(id)!);
    return columns;
  }

  override get(id: string): CellValue[] | undefined {
    this.spell(id);
    return super.get(id);
  }

  override set(id: string, values: CellValue[]): this {
    this.waiting?.delete(id);
    return super.set(id, values);
  }

  override entries(): MapIterator<[string, CellValue[]]> {
    this.spellAll();
    return super.entries();
  }

  override values(): MapIterator<CellValue[]> {
    this.spellAll();
    return super.values();
  }

  override [Symbol.iterator](): MapIterator<[string, CellValue[]]> {
    return this.entries();
  }

  override forEach(use: (values: CellValue[], id: string, columns: Map<string, CellValue[]>) => void): void {
    for (const [id, values] of this) use(values, id, this);
  }

  private spell(id: string): void {
    const spell = this.waiting?.get(id);
    if (spell) this.set(id, spell());
  }

  private spellAll(): void {
    for (const id of [...(this.waiting?.keys() ?? [])]) this.spell(id);
  }
}

/** The rows of one table, column by column. */
export interface TableData {
  readonly table: Table;
  rowCount: number;
  /** Values by column identifier; every declared column is present and `rowCount` long. */
  readonly columns: Columns;
  /** Worksheet row (1-based) of the first data row; rows follow without gaps. */
  firstRow: number;
  /** Where the table stands in the book it was read from; as the blank book has it when absent. */
  readonly place?: TablePlace;
}

export interface TablePlace {
  readonly sheet: string;
  /** Worksheet column (1-based) by column identifier; columns the book lacks are missing. */
  readonly columns: ReadonlyMap<string, number>;
}

/** The book as data: every table, and the values of the parameters by identifier. */
export interface Ledger {
  readonly tables: Map<string, TableData>;
  readonly parameters: Map<string, CellValue>;
}

/** Worksheet row of the header in every sheet the blank book draws: a title row, a note row, then the table. */
export const headerRow = 3;

/** A table without rows. */
export function emptyTable(table: Table): TableData {
  return {
    table,
    rowCount: 0,
    columns: new Columns(table.columns.map((column) => [column.id, []])),
    firstRow: headerRow + 1,
  };
}

/** A ledger in which every table is empty. */
export function emptyLedger(): Ledger {
  return { tables: new Map(tables.map((table) => [table.id, emptyTable(table)])), parameters: new Map() };
}

/** The data of a table. @throws RangeError for an unknown one (a defect of ours) */
export function tableData(ledger: Ledger, id: string): TableData {
  const data = ledger.tables.get(id);
  if (!data) throw new RangeError(`no table ${id}`);
  return data;
}

/** The values of a column. @throws RangeError for an unknown one (a defect of ours) */
export function columnValues(data: TableData, id: string): CellValue[] {
  const values = data.columns.get(id);
  if (!values) throw new RangeError(`${data.table.id} has no column ${id}`);
  return values;
}

/** One cell; nothing when the row does not exist. */
export function valueAt(data: TableData, row: number, id: string): CellValue {
  return columnValues(data, id)[row] ?? null;
}

/** Appends a row; columns that the record leaves out stay empty. */
export function appendRow(data: TableData, record: Readonly<Record<string, CellValue>>): void {
  for (const [id, values] of data.columns) values.push(record[id] ?? null);
  data.rowCount++;
}

/** The table becomes these of its rows (0-based), in this order; a row may be taken several times. */
export function takeRows(data: TableData, rows: readonly number[]): void {
  for (const [id, values] of data.columns)
    data.columns.set(
      id,
      rows.map((row) => values[row] ?? null),
    );
  data.rowCount = rows.length;
}

/** Worksheet a table stands on. */
export function sheetOf(data: TableData): string {
  return data.place?.sheet ?? data.table.name;
}

/** A1 address of a cell of a table, as the problem of a row names it. */
export function cellAddress(data: TableData, row: number, id: string): string {
  const drawn = data.table.columns.findIndex((column) => column.id === id) + 1;
  return `${columnLetters(data.place?.columns.get(id) ?? drawn)}${data.firstRow + row}`;
}

/** 1 → A, 27 → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
