import { blankBook } from '../assets.ts';
import { toBase64 } from '../book/base64.ts';
import type {
  BookHost,
  CellPlace,
  CellWrite,
  ColumnCells,
  HostEvent,
  OnProgress,
  RowWrite,
  TableColumn,
} from '../book/host.ts';
import type { Clock } from '../book/state.ts';
import { type FreeRows, findFreeRows, writeRows } from './append-rows.ts';
import { Attachments } from './attachments.ts';
import { Events, following } from './events.ts';
import { readFormulas, readRows, readTables } from './read-tables.ts';
import { RestorePoints } from './restore-points.ts';
import { Runner } from './run.ts';
import { listWorksheets, readSelection, readSheetGrid, selectCell } from './sheets.ts';
import { writeCells, writeFormulas } from './write-cells.ts';

/** What a command of the user that changes the workbook asks for. */
const writing = { waitForCellEdit: true, writes: true };

/** The workbook under the pane, behind the port. Each method is one named operation of the runner, or a few. */
export class ExcelHost implements BookHost {
  readonly kind = 'excel';
  readonly runner: Runner;
  private readonly events: Events;
  private readonly files: Attachments;
  private readonly points: RestorePoints;

  constructor(clock: Clock) {
    this.runner = new Runner(clock);
    this.events = new Events(this.runner);
    this.files = new Attachments(this.runner);
    this.points = new RestorePoints(this.runner, clock, (names) => this.addTables(names));
  }

  async readTables(names?: readonly string[], onProgress?: OnProgress) {
    // What changes while the book is read has to be heard.
    await this.events.listen();
    const { shapes, shown } = await this.runner.run('读取台账', {}, (context) =>
      readTables(context, names, onProgress),
    );
    this.events.remember(shapes, names === undefined);
    return shown;
  }

  readRows(table: string, first: number, count: number) {
    return this.runner.run('读取改动的行', following, (context) => readRows(context, table, first, count));
  }

  readFormulas(columns: readonly ColumnCells[]) {
    return this.runner.run('读取公式', following, (context) => readFormulas(context, columns));
  }

  worksheets() {
    return this.runner.run('列出工作表', {}, listWorksheets);
  }

  readGrid(sheet: string) {
    return this.runner.run('读取工作表', { sheet }, (context) => readSheetGrid(context, sheet));
  }

  selection() {
    const { knownShapes } = this.events;
    return this.runner.run('读取选中的单元格', {}, (context) => readSelection(context, knownShapes));
  }

  select(place: CellPlace) {
    return this.runner.run('跳到单元格', { sheet: place.sheet, waitForCellEdit: true }, (context) =>
      selectCell(context, place),
    );
  }

  writeCells(cells: readonly CellWrite[]) {
    return this.runner.run('填写单元格', writing, (context) => writeCells(context, cells));
  }

  appendRows(table: string, rows: readonly RowWrite[], onProgress?: OnProgress) {
    // Found once: when the operation runs again, its own first rows are not taken for somebody's.
    let free: FreeRows | undefined;
    return this.runner.run('添加行', writing, async (context) => {
      free ??= await findFreeRows(context, table, rows.length);
      await writeRows(context, free, rows, onProgress);
      return free.first;
    });
  }

  restoreFormulas(columns: readonly TableColumn[]) {
    return this.runner.run('恢复公式', writing, (context) => writeFormulas(context, columns));
  }

  async addTables(names: readonly string[], onProgress?: OnProgress) {
    const { addTables } = await import('./paint/add-tables.ts');
    const { broken } = await this.runner.run('添加表', writing, (context) =>
      addTables(context, names, onProgress),
    );
    if (broken.length > 0) await this.restoreFormulas(broken);
  }

  async createBook() {
    const file = toBase64(await blankBook());
    await this.runner.run('新建台账', { waitForCellEdit: true }, () => Excel.createWorkbook(file));
  }

  capture(label: string, tables: readonly string[]) {
    return this.points.capture(label, tables);
  }

  restorePoints() {
    return this.points.list();
  }

  restore(id: string) {
    return this.points.restore(id);
  }

  attachments() {
    return this.files.list();
  }

  readAttachment(name: string) {
    return this.files.read(name);
  }

  writeAttachment(name: string, bytes: Uint8Array) {
    return this.files.write({ name, bytes });
  }

  removeAttachment(name: string) {
    return this.files.remove(name);
  }

  subscribe(listener: (event: HostEvent) => void) {
    return this.events.subscribe(listener);
  }
}
