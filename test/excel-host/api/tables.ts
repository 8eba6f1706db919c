import { invalidArgument } from '../errors.ts';
import { areaAt, type CellRange, parseArea, splitAddress } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { applyFilter, clearFilter } from '../model/filter.ts';
import { renameInFormulas } from '../model/formulas.ts';
import type { Sheet } from '../model/sheet.ts';
import { sortTable } from '../model/sort.ts';
import type { Table as Model } from '../model/table.ts';
import { addTable, dropTable, resizeTable, setTotals } from '../model/table-edits.ts';
import { Collection, Face } from './face.ts';
import { Range } from './range.ts';
import { TableColumnCollection, TableRowCollection } from './table-parts.ts';
import { Worksheet } from './worksheet.ts';

/** `Excel.TableCollection` of the workbook or of a sheet. */
export class TableCollection extends Collection<Table> {
  static override readonly scalars = ['count'];
  readonly sheet: Sheet | undefined;
  constructor(book: Book, sheet?: Sheet) {
    super(book);
    this.sheet = sheet;
  }
  get items(): Table[] {
    return this.book.tables
      .filter((table) => !this.sheet || table.sheet === this.sheet)
      .map((table) => new Table(this.book, table));
  }
  getItemOrNullObject(key: string | number): Table | null {
    const table = this.book.findTable(String(key));
    return table && (!this.sheet || table.sheet === this.sheet) ? new Table(this.book, table) : null;
  }
  add(range: Range | string, hasHeaders: boolean): Table {
    const { sheet, area } = place(this, range);
    return new Table(this.book, addTable(this.book, sheet, area, hasHeaders));
  }
}

function place({ book, sheet }: TableCollection, range: Range | string): { sheet: Sheet; area: CellRange } {
  if (range instanceof Range) return range;
  const { sheet: named, address } = splitAddress(range);
  const area = parseArea(address);
  if (!area) throw invalidArgument(`the address ${range}`);
  return { sheet: named === undefined ? (sheet ?? book.activeSheet) : book.sheet(named), area };
}

/** `Excel.Table` */
export class Table extends Face {
  static override readonly scalars = [
    'highlightFirstColumn',
    'highlightLastColumn',
    'id',
    'name',
    'showBandedColumns',
    'showBandedRows',
    'showFilterButton',
    'showHeaders',
    'showTotals',
    'style',
  ];
  readonly table: Model;
  constructor(book: Book, table: Model) {
    super(book);
    this.table = table;
  }
  get id(): string {
    return this.table.id;
  }
  get name(): string {
    return this.table.name;
  }
  set name(name: string) {
    const before = this.table.name;
    this.book.checkFreeName(name, this.table);
    this.table.name = name;
    renameInFormulas(this.book, before, { table: name });
  }
  get style(): string {
    return this.table.style;
  }
  set style(style: string) {
    this.table.style = style;
  }
  get showBandedRows(): boolean {
    return this.table.showBandedRows;
  }
  set showBandedRows(value: boolean) {
    this.table.showBandedRows = value;
  }
  get showBandedColumns(): boolean {
    return this.table.showBandedColumns;
  }
  set showBandedColumns(value: boolean) {
    this.table.showBandedColumns = value;
  }
  get highlightFirstColumn(): boolean {
    return this.table.highlightFirstColumn;
  }
  set highlightFirstColumn(value: boolean) {
    this.table.highlightFirstColumn = value;
  }
  get highlightLastColumn(): boolean {
    return this.table.highlightLastColumn;
  }
  set highlightLastColumn(value: boolean) {
    this.table.highlightLastColumn = value;
  }
  get showFilterButton(): boolean {
    return this.table.showFilterButton;
  }
  set showFilterButton(value: boolean) {
    this.table.showFilterButton = value;
  }
  get showHeaders(): boolean {
    return this.table.showHeaders;
  }
  get showTotals(): boolean {
    return this.table.showTotals;
  }
  set showTotals(value: boolean) {
    setTotals(this.book, this.table, value);
  }
  get worksheet(): Worksheet {
    return new Worksheet(this.book, this.table.sheet);
  }
  get columns(): TableColumnCollection {
    return new TableColumnCollection(this.book, this.table);
  }
  get rows(): TableRowCollection {
    return new TableRowCollection(this.book, this.table);
  }
  get autoFilter(): TableAutoFilter {
    return new TableAutoFilter(this.book, this.table);
  }
  get sort(): TableSort {
    return new TableSort(this.book, this.table);
  }
  getRange(): Range {
    return block(this, this.table.area);
  }
  getHeaderRowRange(): Range {
    return block(this, { ...this.table.area, bottom: this.table.area.top });
  }
  getDataBodyRange(): Range {
    return block(this, this.table.body);
  }
  getTotalRowRange(): Range {
    if (!this.table.showTotals) throw invalidArgument(`${this.table.name} shows no totals`);
    return block(this, { ...this.table.area, top: this.table.area.bottom });
  }
  resize(range: Range | string): void {
    const area = range instanceof Range ? range.area : parseArea(splitAddress(range).address);
    if (!area) throw invalidArgument(`the address ${range}`);
    resizeTable(this.book, this.table, area);
  }
  clearFilters(): void {
    clearFilter(this.table);
  }
  convertToRange(): Range {
    const range = this.getRange();
    dropTable(this.book, this.table, 'keep');
    return range;
  }
  delete(): void {
    dropTable(this.book, this.table, 'clear');
  }
}

function block({ book, table }: Table, area: CellRange): Range {
  return new Range(
    book,
    table.sheet,
    areaAt(area.top, area.left, area.bottom - area.top + 1, area.right - area.left + 1),
  );
}

abstract class TablePart extends Face {
  readonly table: Model;
  constructor(book: Book, table: Model) {
    super(book);
    this.table = table;
  }
}

/** `Excel.AutoFilter` of a table: filters by values only. */
class TableAutoFilter extends TablePart {
  static override readonly scalars = ['enabled', 'isDataFiltered'];
  get enabled(): boolean {
    return this.table.showFilterButton;
  }
  get isDataFiltered(): boolean {
    return this.table.filter.size > 0;
  }
  apply(
    _range: Range | string,
    column?: number,
    criteria?: { readonly filterOn: string; readonly values?: readonly string[] },
  ): void {
    if (column === undefined || criteria === undefined) return;
    if (criteria.filterOn !== 'Values' || !criteria.values)
      throw invalidArgument(`the test host does not filter on ${criteria.filterOn}`);
    applyFilter(this.table, column, criteria.values);
  }
  clearCriteria(): void {
    clearFilter(this.table);
  }
}

/** `Excel.TableSort` */
class TableSort extends TablePart {
  apply(fields: readonly { readonly key: number; readonly ascending?: boolean }[]): void {
    sortTable(this.book, this.table, fields);
  }
}
