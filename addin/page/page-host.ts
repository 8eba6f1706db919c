import type { Grid } from '../../src/import/grid.ts';
import { ProblemError } from '../../src/ledger/problem.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { openWorkbook, parseCellName } from '../../src/xlsx/package/index.ts';
import type {
  BookHost,
  CellPlace,
  CellWrite,
  ColumnCells,
  HostEvent,
  OnProgress,
  RestorePoint,
  RowWrite,
  Selection,
  TableColumn,
  Worksheet,
} from '../book/host.ts';
import { attachmentMissing, restorePointMissing, sheetMissing } from '../book/host-problems.ts';
import { ForeignSheets, type SourceFile } from './foreign-sheets.ts';
import type { KeptTables, PageBook } from './page-book.ts';
import type { PageTable } from './page-table.ts';

const wholeColumn = { first: 0, count: Number.POSITIVE_INFINITY };

export interface PageHostOptions {
  readonly book: PageBook;
  readonly source?: SourceFile;
  /** The bytes of the blank book, for tables the open one lacks. */
  readonly blankBook: () => Promise<Uint8Array>;
  /** The moment, for restore points. */
  readonly now: () => Date;
  /** Opens an empty book in place of this one, when the user agrees. */
  readonly openEmptyBook: () => Promise<void>;
}

/** A ledger opened in the browser, behind the port. What the user types into the grid comes in through `type`. */
export class PageHost implements BookHost {
  readonly kind = 'page';
  readonly book: PageBook;
  private readonly options: PageHostOptions;
  private readonly listeners = new Set<(event: HostEvent) => void>();
  private foreign: ForeignSheets;
  private points: { readonly point: RestorePoint; readonly kept: KeptTables }[] = [];
  private place: Selection | undefined;
  /** Goes up with every change that a saved file would lack. */
  private changes = 0;
  /** Goes up when tables came, went or were put back. */
  structures = 0;
  private readonly showers = new Set<(place: CellPlace) => void>();

  constructor(options: PageHostOptions) {
    this.options = options;
    this.book = options.book;
    this.foreign = this.foreignSheets();
  }

  get revision(): number {
    return this.changes;
  }

  /** The page whose table stands on this sheet. */
  pageOn(sheet: string): PageTable | undefined {
    return this.book.names.map((name) => this.book.page(name)).find((page) => page.sheet === sheet);
  }

  /** Names of the sheets that hold no table of ours. */
  get foreignNames(): readonly string[] {
    return this.foreign.names;
  }

  /** The cells of such a sheet. */
  foreignGrid(sheet: string): Grid | undefined {
    return this.foreign.grid(sheet);
  }

  async readTables(names: readonly string[] = this.book.names, onProgress?: OnProgress) {
    const wanted = this.book.names.filter((name) => names.includes(name));
    return new Map(
      wanted.map((name, done) => {
        onProgress?.(done + 1, wanted.length);
        return [name, this.book.shown(name)] as const;
      }),
    );
  }

  async readRows(table: string, first: number, count: number) {
    return this.book.shown(table, first, count);
  }

  async readFormulas(columns: readonly ColumnCells[]): Promise<readonly (readonly CellValue[])[]> {
    return columns.map(({ table, header, rows: { first, count } = wholeColumn }) =>
      this.book.formulas(table, header).slice(first, first + count),
    );
  }

  async worksheets(): Promise<readonly Worksheet[]> {
    const ours = this.book.names.map((name) => {
      const { sheet, firstRow, rowCount, firstColumn, headers } = this.book.page(name);
      return {
        name: sheet,
        table: name,
        rows: firstRow + rowCount - 1,
        columns: firstColumn + headers.length - 1,
      };
    });
    return [...ours, ...this.foreign.names.map((name) => this.foreign.worksheet(name))];
  }

  async readGrid(sheet: string): Promise<Grid> {
    const page = this.pageOn(sheet);
    const grid = page ? gridOf(this.book, page) : this.foreign.grid(sheet);
    if (!grid) throw new ProblemError(sheetMissing(sheet));
    return grid;
  }

  async selection() {
    return this.place;
  }

  async select({ sheet, cell }: CellPlace): Promise<void> {
    const page = this.pageOn(sheet);
    const at = parseCellName(cell);
    if (!page && !this.foreign.grid(sheet)) throw new ProblemError(sheetMissing(sheet));
    const row = page && at ? at.row - page.firstRow : -1;
    const inside = page !== undefined && row >= 0 && row < page.rowCount;
    for (const show of [...this.showers]) show({ sheet, cell });
    this.moveTo({ sheet, cell, ...(page ? { table: page.table.name } : {}), rows: inside ? [row] : [] });
  }

  /** Calls when a cell is to be shown to the user; the result stops it. */
  onShow(show: (place: CellPlace) => void): () => void {
    this.showers.add(show);
    return () => void this.showers.delete(show);
  }

  /** The user went to a place in the grid. */
  moveTo(selection: Selection): void {
    this.place = selection;
    this.tell({ kind: 'selected', selection });
  }

  /** The user typed into cells of one table. */
  type(cells: readonly CellWrite[]): void {
    this.write(cells, 'user');
  }

  async writeCells(cells: readonly CellWrite[]) {
    this.write(cells, 'self');
  }

  async appendRows(table: string, rows: readonly RowWrite[], onProgress?: OnProgress) {
    const first = this.book.append(table, rows);
    onProgress?.(rows.length, rows.length);
    this.changed(table, 'self');
    return first;
  }

  /** The user wants so many rows; empty ones come at the end. */
  growTo(table: string, rows: number): void {
    this.book.growTo(table, rows);
    this.changed(table, 'user');
  }

  async restoreFormulas(columns: readonly TableColumn[]) {
    for (const column of columns) this.book.restoreFormulas(column);
    for (const table of new Set(columns.map((column) => column.table))) this.changed(table, 'self');
  }

  async addTables(names: readonly string[], onProgress?: OnProgress) {
    const blank = openWorkbook(await this.options.blankBook());
    this.book.addTables(names, blank);
    onProgress?.(names.length, names.length);
    this.restructured();
  }

  async capture(label: string, tables: readonly string[]): Promise<RestorePoint> {
    const madeAt = this.options.now().toISOString();
    const point = { id: `${this.changes}-${madeAt}`, label, madeAt, tables: [...tables] };
    this.points = [{ point, kept: this.book.keep(tables) }, ...this.points];
    return point;
  }

  async restorePoints(): Promise<readonly RestorePoint[]> {
    return this.points.map(({ point }) => point);
  }

  async restore(id: string) {
    const found = this.points.find(({ point }) => point.id === id);
    if (!found) throw new ProblemError(restorePointMissing);
    this.book.putBack(found.kept);
    this.restructured();
  }

  createBook(): Promise<void> {
    return this.options.openEmptyBook();
  }

  async attachments() {
    return this.book.attachments.names;
  }

  async readAttachment(name: string) {
    const bytes = this.book.attachments.read(name);
    if (!bytes) throw new ProblemError(attachmentMissing(name));
    return bytes;
  }

  async writeAttachment(name: string, bytes: Uint8Array) {
    this.book.attachments.write(name, bytes);
    this.changes++;
  }

  async removeAttachment(name: string) {
    this.book.attachments.remove(name);
    this.changes++;
  }

  subscribe(listener: (event: HostEvent) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private write(cells: readonly CellWrite[], from: 'user' | 'self'): void {
    this.book.write(cells);
    for (const [table, rows] of rowsByTable(cells)) {
      const first = Math.min(...rows);
      this.changed(table, from, { first, count: Math.max(...rows) - first + 1 });
    }
  }

  private changed(table: string, from: 'user' | 'self', rows?: { first: number; count: number }): void {
    this.changes++;
    const { sheet } = this.book.page(table);
    this.tell({ kind: 'changed', sheet, table, from, ...(rows ? { rows } : {}) });
  }

  private restructured(): void {
    this.changes++;
    this.structures++;
    this.foreign = this.foreignSheets();
    this.tell({ kind: 'structure' });
  }

  private foreignSheets(): ForeignSheets {
    const ours = new Set(this.book.names.map((name) => this.book.page(name).sheet));
    return new ForeignSheets(this.book.workbook, ours, this.options.source);
  }

  private tell(event: HostEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}

function rowsByTable(cells: readonly CellWrite[]): Map<string, number[]> {
  const tables = new Map<string, number[]>();
  for (const { table, row } of cells) {
    const rows = tables.get(table);
    if (rows) rows.push(row);
    else tables.set(table, [row]);
  }
  return tables;
}

/** The sheet of a page from its header row on. */
function gridOf(book: PageBook, page: PageTable): Grid {
  const { columns, firstRow, firstColumn, rowCount } = book.shown(page.table.name);
  const margin = new Array<null>(firstColumn - 1).fill(null);
  const rows = Array.from({ length: rowCount }, (_, row) => [
    ...margin,
    ...[...columns.values()].map((values) => values[row] ?? null),
  ]);
  return { sheetName: page.sheet, firstRow: firstRow - 1, rows: [[...margin, ...columns.keys()], ...rows] };
}
