import { invalidArgument, itemNotFound } from '../errors.ts';
import type { CellRange } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { writeCells } from '../model/cell-edits.ts';
import type { TableColumn as Column, Table } from '../model/table.ts';
import { addColumn, addRows, deleteColumn, deleteRows } from '../model/table-edits.ts';
import { Collection, Face } from './face.ts';
import { Range } from './range.ts';

/** `Excel.TableColumnCollection` */
export class TableColumnCollection extends Collection<TableColumn> {
  static override readonly scalars = ['count'];
  readonly table: Table;
  constructor(book: Book, table: Table) {
    super(book);
    this.table = table;
  }
  get items(): TableColumn[] {
    return this.table.columns.map((column) => new TableColumn(this.book, this.table, column));
  }
  /** By name, or by id. */
  getItemOrNullObject(key: string | number): TableColumn | null {
    const wanted = String(key).toLowerCase();
    const column = this.table.columns.find(({ id, name }) =>
      typeof key === 'number' ? id === key : name.toLowerCase() === wanted,
    );
    return column ? new TableColumn(this.book, this.table, column) : null;
  }
  add(index?: number | null, values?: unknown, name?: string | null): TableColumn {
    const column = addColumn(this.book, this.table, index ?? null, values, name ?? undefined);
    return new TableColumn(this.book, this.table, column);
  }
}

/** `Excel.TableColumn` */
class TableColumn extends Face {
  static override readonly scalars = ['id', 'index', 'name', 'values'];
  readonly table: Table;
  readonly column: Column;
  constructor(book: Book, table: Table, column: Column) {
    super(book);
    this.table = table;
    this.column = column;
  }
  get id(): number {
    return this.column.id;
  }
  get index(): number {
    return this.table.columns.indexOf(this.column);
  }
  get name(): string {
    return this.column.name;
  }
  set name(name: string) {
    const { top } = this.table.area;
    const left = this.table.area.left + this.index;
    writeCells(this.book, this.table.sheet, { top, bottom: top, left, right: left }, [[name]]);
  }
  get values(): unknown {
    return this.getRange().values;
  }
  set values(values: unknown) {
    this.getRange().values = values;
  }
  getRange(): Range {
    return strip(this, this.table.area);
  }
  getDataBodyRange(): Range {
    return strip(this, this.table.body);
  }
  getHeaderRowRange(): Range {
    return strip(this, { ...this.table.area, bottom: this.table.area.top });
  }
  delete(): void {
    deleteColumn(this.book, this.table, this.column);
  }
}

function strip({ book, table, index }: TableColumn, area: CellRange): Range {
  const left = table.area.left + index;
  return new Range(book, table.sheet, { ...area, left, right: left });
}

/** `Excel.TableRowCollection` */
export class TableRowCollection extends Collection<TableRow> {
  static override readonly scalars = ['count'];
  readonly table: Table;
  constructor(book: Book, table: Table) {
    super(book);
    this.table = table;
  }
  get items(): TableRow[] {
    return Array.from({ length: this.table.rowCount }, (_, k) => new TableRow(this.book, this.table, k));
  }
  override get count(): number {
    return this.table.rowCount;
  }
  override getCount(): number {
    return this.table.rowCount;
  }
  getItemOrNullObject(): null {
    return null;
  }
  override getItemAt(index: number): TableRow {
    if (index < 0 || index >= this.table.rowCount) throw itemNotFound(`row ${index} of ${this.table.name}`);
    return new TableRow(this.book, this.table, index);
  }
  add(index?: number | null, values?: unknown, _alwaysInsert?: boolean): TableRow {
    const rows = values === null || values === undefined ? null : asRows(values);
    return new TableRow(this.book, this.table, addRows(this.book, this.table, index ?? null, rows));
  }
  deleteRowsAt(index: number, count = 1): void {
    deleteRows(this.book, this.table, index, count);
  }
}

function asRows(values: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(values) || values.length === 0) throw invalidArgument('rows to add');
  return values.every((row) => Array.isArray(row)) ? values : [values];
}

/** `Excel.TableRow` */
class TableRow extends Face {
  static override readonly scalars = ['index', 'values'];
  readonly table: Table;
  readonly at: number;
  constructor(book: Book, table: Table, at: number) {
    super(book);
    this.table = table;
    this.at = at;
  }
  get index(): number {
    return this.at;
  }
  get values(): unknown {
    return this.getRange().values;
  }
  set values(values: unknown) {
    this.getRange().values = values;
  }
  getRange(): Range {
    const row = this.table.firstRow + this.at;
    return new Range(this.book, this.table.sheet, { ...this.table.area, top: row, bottom: row });
  }
  delete(): void {
    deleteRows(this.book, this.table, this.at, 1);
  }
}
