import type {
  BookHost,
  CellPlace,
  CellWrite,
  ColumnCells,
  HostEvent,
  RestorePoint,
  RowWrite,
  Selection,
  TableColumn,
  Worksheet,
} from '../../addin/book/host.ts';
import type { Grid } from '../../src/import/grid.ts';
import { appendRow, cellAddress, type TableData } from '../../src/ledger/data.ts';
import { ProblemError } from '../../src/ledger/problem.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { copyOf, FakeBook } from './fake-book.ts';

type Origin = 'user' | 'coauthor' | 'self';

/** A book in memory behind the port, with drivers that play the user. */
export class FakeBookHost extends FakeBook implements BookHost {
  readonly kind = 'excel';
  /** Every read that was answered, e.g. `客户登记`, `客户登记 3+1`, `信用评定.最终等级`. */
  readonly reads: string[] = [];
  /** Events are lost while false. */
  delivers = true;
  /** The next call of the port fails with this. */
  failure: ProblemError | undefined;
  /** Sheets that hold no table of ours. */
  readonly foreign = new Map<string, Grid>();
  readonly created: string[] = [];
  private readonly listeners = new Set<(event: HostEvent) => void>();
  private readonly files = new Map<string, Uint8Array>();
  private points: { point: RestorePoint; data: TableData[]; present: Set<string> }[] = [];
  private place: Selection | undefined;
  private held: (() => void)[] | undefined;

  // The port

  async readTables(names?: readonly string[], onProgress?: (done: number, total: number) => void) {
    const wanted = (names ?? tables.map((table) => table.name)).filter((name) => this.present.has(name));
    const shown = wanted.map((name, done) => {
      onProgress?.(done + 1, wanted.length);
      this.reads.push(name);
      return [name, this.shown(name)] as const;
    });
    await this.answer();
    return new Map(shown);
  }

  async readRows(table: string, first: number, count: number) {
    const all = this.shown(table);
    const columns = new Map([...all.columns].map(([h, values]) => [h, values.slice(first, first + count)]));
    this.reads.push(`${table} ${first}+${count}`);
    await this.answer();
    return { ...all, columns };
  }

  async readFormulas(columns: readonly ColumnCells[]) {
    const texts = columns.map(
      ({ table, header, rows: { first, count } = { first: 0, count: Number.POSITIVE_INFINITY } }) => {
        this.reads.push(`${table}.${header}`);
        return this.formulas(table, header).slice(first, first + count);
      },
    );
    await this.answer();
    return texts;
  }

  async worksheets(): Promise<readonly Worksheet[]> {
    await this.answer();
    const ours = [...this.present].map((name) => {
      const { rowCount, firstRow, columns } = this.shown(name);
      return { name, table: name, rows: firstRow + rowCount - 1, columns: columns.size };
    });
    const others = [...this.foreign.values()].map(({ sheetName, rows }) => ({
      name: sheetName,
      rows: rows.length,
      columns: Math.max(0, ...rows.map((row) => row.length)),
    }));
    return [...ours, ...others];
  }

  async readGrid(sheet: string): Promise<Grid> {
    await this.answer();
    const foreign = this.foreign.get(sheet);
    if (foreign) return foreign;
    const { columns, rowCount, firstRow } = this.shown(sheet);
    const rows = Array.from({ length: rowCount }, (_, row) =>
      [...columns.values()].map((v) => v[row] ?? null),
    );
    return { sheetName: sheet, firstRow: firstRow - 1, rows: [[...columns.keys()], ...rows] };
  }

  async selection() {
    await this.answer();
    return this.place;
  }

  async select({ sheet, cell }: CellPlace) {
    await this.answer();
    const table = this.present.has(sheet) ? sheet : undefined;
    const row = Number(/\d+/.exec(cell)?.[0]) - (table ? this.data(table).firstRow : 0);
    this.moveTo({ sheet, cell, ...(table ? { table } : {}), rows: table && row >= 0 ? [row] : [] });
  }

  async writeCells(cells: readonly CellWrite[]) {
    await this.answer();
    for (const { table, row, header, value } of cells) this.put(table, row, header, value);
    this.settle();
    for (const table of new Set(cells.map((cell) => cell.table)))
      this.tell({ kind: 'changed', sheet: table, table, from: 'self' });
  }

  async appendRows(table: string, rows: readonly RowWrite[], onProgress?: (d: number, t: number) => void) {
    await this.answer();
    const data = this.data(table);
    let first = data.rowCount;
    while (first > 0 && this.isEmptyRow(data, first - 1)) first--;
    rows.forEach((record, index) => {
      if (first + index >= data.rowCount) appendRow(data, {});
      for (const [header, value] of Object.entries(record)) this.put(table, first + index, header, value);
    });
    onProgress?.(rows.length, rows.length);
    this.settle();
    this.tell({ kind: 'changed', sheet: table, table, from: 'self' });
    return first;
  }

  async restoreFormulas(columns: readonly TableColumn[]) {
    await this.answer();
    for (const { table, header } of columns) {
      for (const key of [...this.overwritten.keys()])
        if (key.startsWith(`${table}.${header}.`)) this.overwritten.delete(key);
      this.tell({ kind: 'changed', sheet: table, table, from: 'self' });
    }
  }

  async addTables(names: readonly string[], onProgress?: (done: number, total: number) => void) {
    await this.answer();
    for (const name of names) this.present.add(name);
    onProgress?.(names.length, names.length);
    this.tell({ kind: 'structure' });
  }

  async createBook() {
    await this.answer();
    this.created.push('book');
  }

  async capture(label: string, names: readonly string[]): Promise<RestorePoint> {
    await this.answer();
    const madeAt = new Date(this.points.length * 60_000).toISOString();
    const point = { id: `p${this.points.length + 1}`, label, madeAt, tables: [...names] };
    const data = names.filter((name) => this.present.has(name)).map((name) => copyOf(this.data(name)));
    this.points = [{ point, data, present: new Set(this.present) }, ...this.points];
    return point;
  }

  async restorePoints() {
    await this.answer();
    return this.points.map(({ point }) => point);
  }

  async restore(id: string) {
    await this.answer();
    const kept = this.points.find(({ point }) => point.id === id);
    if (!kept) throw new ProblemError({ code: 'restore-point-missing', severity: 'error', message: id });
    for (const data of kept.data) this.ledger.tables.set(data.table.id, copyOf(data));
    for (const name of [...this.present]) if (!kept.present.has(name)) this.present.delete(name);
    this.settle();
    this.tell({ kind: 'structure' });
  }

  async attachments() {
    await this.answer();
    return [...this.files.keys()];
  }

  async readAttachment(name: string) {
    await this.answer();
    const bytes = this.files.get(name);
    if (!bytes) throw new ProblemError({ code: 'attachment-missing', severity: 'error', message: name });
    return bytes;
  }

  async writeAttachment(name: string, bytes: Uint8Array) {
    await this.answer();
    this.files.set(name, bytes);
  }

  async removeAttachment(name: string) {
    await this.answer();
    this.files.delete(name);
  }

  subscribe(listener: (event: HostEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // The drivers

  /** Someone types into a cell; the event names its row. */
  userEdit(table: string, row: number, header: string, value: CellValue, from: Origin = 'user'): void {
    this.put(table, row, header, value);
    this.settle();
    this.tell({ kind: 'changed', sheet: table, table, rows: { first: row, count: 1 }, from });
  }

  /** Someone types a constant over a formula. */
  overwrite(table: string, row: number, header: string, value: CellValue): void {
    this.overwritten.set(`${table}.${header}.${row}`, value);
    this.tell({ kind: 'changed', sheet: table, table, rows: { first: row, count: 1 }, from: 'user' });
  }

  /** Someone inserts a row, given by header. */
  insertRow(table: string, row: number, record: RowWrite = {}): void {
    const data = this.data(table);
    for (const values of data.columns.values()) values.splice(row, 0, null);
    data.rowCount++;
    for (const [header, value] of Object.entries(record)) this.put(table, row, header, value);
    this.settle();
    this.tell({ kind: 'changed', sheet: table, table, from: 'user' });
  }

  /** Someone deletes a row. */
  deleteRow(table: string, row: number): void {
    const data = this.data(table);
    for (const values of data.columns.values()) values.splice(row, 1);
    data.rowCount--;
    this.settle();
    this.tell({ kind: 'changed', sheet: table, table, from: 'user' });
  }

  /** Someone deletes a table with its sheet. */
  deleteTable(table: string): void {
    this.present.delete(table);
    this.tell({ kind: 'structure' });
  }

  /** Someone selects rows of a table. */
  selectRows(table: string, ...rows: number[]): void {
    const data = this.data(table);
    const cell = cellAddress(data, rows[0] ?? 0, data.table.columns[0]!.id);
    this.moveTo({ sheet: table, cell, table, rows });
  }

  /** Sends an event of any kind. */
  tell(event: HostEvent): void {
    if (this.delivers) for (const listener of [...this.listeners]) listener(event);
  }

  /** Values read so far stay as they were read, and arrive after `release`. */
  hold(): void {
    this.held ??= [];
  }

  release(): void {
    const waiting = this.held ?? [];
    this.held = undefined;
    for (const go of waiting) go();
  }

  private moveTo(selection: Selection): void {
    this.place = selection;
    this.tell({ kind: 'selected', selection });
  }

  private async answer(): Promise<void> {
    const { failure, held } = this;
    this.failure = undefined;
    if (failure) throw failure;
    if (held) await new Promise<void>((go) => held.push(go));
  }
}
