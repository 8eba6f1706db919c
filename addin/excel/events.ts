import type { HostEvent } from '../book/host.ts';
import { type Area, areasOf } from './addresses.ts';
import type { Runner } from './run.ts';
import { readSelection, selectionAt } from './sheets.ts';
import { loadShapes, type TableShape } from './table-shapes.ts';

/** People type on while the pane follows: Excel answers as soon as they are out of the cell. */
export const following = { waitForCellEdit: true };

type Listener = (event: HostEvent) => void;
type Handler = OfficeExtension.EventHandlerResult<unknown>;

/**
 * What happens in the workbook, told in the words of the port. Excel is listened to once, whoever subscribes.
 * Where tables stand is remembered from the last look at them; an event that does not fit has them looked at anew.
 */
export class Events {
  private readonly runner: Runner;
  private readonly listeners = new Set<Listener>();
  private registering: Promise<void> | undefined;
  private handlers: Handler[] = [];
  private places: Places | undefined;
  /** A write of our own may have made tables longer or wider since. */
  private areStale = false;

  constructor(runner: Runner) {
    this.runner = runner;
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    // A failure shows when the book is read, which listens first.
    this.listen().catch(() => {});
    return () => {
      // What goes on being told to nobody does no harm.
      if (this.listeners.delete(listener) && this.listeners.size === 0) this.stop().catch(() => {});
    };
  }

  /** Resolves when events arrive, if anybody wants them. @throws ProblemError */
  listen(): Promise<void> {
    if (this.listeners.size === 0) return Promise.resolve();
    this.registering ??= this.register().catch((error: unknown) => {
      this.registering = undefined;
      throw error;
    });
    return this.registering;
  }

  /** Where tables stand; nothing when nobody listens, or when that has to be looked at anew. */
  get knownShapes(): readonly TableShape[] | undefined {
    return this.listeners.size > 0 && !this.areStale ? this.places?.shapes : undefined;
  }

  /** Takes over where tables stand, whoever looked: all of them, or some. */
  remember(shapes: readonly TableShape[], all: boolean): void {
    if (!this.places) return;
    const names = new Set(shapes.map(({ name }) => name));
    const others = all ? [] : this.places.shapes.filter(({ name }) => !names.has(name));
    this.places = { ...this.places, shapes: [...others, ...shapes] };
    if (all) this.areStale = false;
  }

  private async register(): Promise<void> {
    await this.runner.run('听取工作簿的改动', {}, async (context) => {
      const { worksheets, tables } = context.workbook;
      const restructured = async (): Promise<void> => this.restructured();
      const handlers = [
        worksheets.onChanged.add((event) => this.orReadAnew(this.changed(event))),
        worksheets.onRowSorted.add((event) => this.orReadAnew(this.sorted(event))),
        worksheets.onSelectionChanged.add((event) => this.orReadAnew(this.selected(event))),
        worksheets.onActivated.add(() => this.orReadAnew(this.moved())),
        worksheets.onAdded.add(restructured),
        worksheets.onDeleted.add(restructured),
        tables.onAdded.add(restructured),
        tables.onDeleted.add(restructured),
        context.workbook.onActivated.add(async () => this.tell({ kind: 'activated' })),
        ...(Office.context.requirements.isSetSupported('ExcelApi', '1.17')
          ? [worksheets.onNameChanged.add(restructured)]
          : []),
      ];
      this.places = await loadPlaces(context);
      this.handlers = handlers as Handler[];
    });
  }

  private async stop(): Promise<void> {
    const { registering } = this;
    this.registering = undefined;
    await registering?.catch(() => {});
    const { handlers } = this;
    this.handlers = [];
    const [first] = handlers;
    if (!first) return;
    await this.runner.run(
      '不再听取改动',
      { within: first.context as Excel.RequestContext },
      async (context) => {
        for (const handler of handlers) handler.remove();
        await context.sync();
      },
    );
  }

  /** When the workbook cannot be looked at, what the event meant is not known: it is told as one that was missed. */
  private orReadAnew(handling: Promise<void>): Promise<void> {
    return handling.catch(() => this.tell({ kind: 'activated' }));
  }

  private async changed(event: Excel.WorksheetChangedEventArgs): Promise<void> {
    const from = this.originOf(event);
    if (from === 'self') return this.written(event);
    const edited = event.changeType === 'RangeEdited';
    const areas = areasOf(event.address);
    let places = await this.knownPlaces();
    let touched = touchedTables(places, event.worksheetId, areas);
    // Cells below a table make it grow; inserted or deleted ones move it.
    if (!edited || touched.some(({ rows }) => rows === undefined)) {
      places = await this.look();
      touched = touchedTables(places, event.worksheetId, areas).map(({ shape }) => ({
        shape,
        rows: undefined,
      }));
    }
    const sheet = places.sheetNames.get(event.worksheetId) ?? '';
    if (touched.length === 0) this.tell({ kind: 'changed', sheet, from });
    this.tellTouched(touched, from);
  }

  /** Whoever wrote for the add-in sees to the reading: Excel is not asked what it meant. */
  private written({ worksheetId, address, changeType }: Excel.WorksheetChangedEventArgs): void {
    if (!this.places) return;
    const touched = touchedTables(this.places, worksheetId, areasOf(address));
    if (changeType !== 'RangeEdited' || touched.some(({ rows }) => rows === undefined)) this.areStale = true;
    this.tellTouched(touched, 'self');
  }

  private tellTouched(touched: ReturnType<typeof touchedTables>, from: 'user' | 'coauthor' | 'self'): void {
    for (const { shape, rows } of touched)
      this.tell({
        kind: 'changed',
        sheet: shape.sheet,
        table: shape.name,
        ...(rows ? { rows } : {}),
        from,
      });
  }

  /** Excel tells which rows were sorted, not which tables they are in. */
  private async sorted({ worksheetId, address, source }: Excel.WorksheetRowSortedEventArgs): Promise<void> {
    const places = await this.knownPlaces();
    const sheet = places.sheetNames.get(worksheetId) ?? '';
    const from = source === 'Remote' ? 'coauthor' : 'user';
    for (const { shape } of touchedTables(places, worksheetId, areasOf(address)))
      this.tell({ kind: 'changed', sheet, table: shape.name, from });
  }

  /** Excel before ExcelApi 1.14 does not say whose write it was; then it is ours if it follows one of ours. */
  private originOf({ source, triggerSource }: Excel.WorksheetChangedEventArgs): 'user' | 'coauthor' | 'self' {
    if (source === 'Remote') return 'coauthor';
    if (triggerSource === undefined) return this.runner.isWriting ? 'self' : 'user';
    return triggerSource === 'ThisLocalAddin' ? 'self' : 'user';
  }

  private async selected({ worksheetId, address }: Excel.WorksheetSelectionChangedEventArgs): Promise<void> {
    const { shapes, sheetNames } = await this.knownPlaces();
    const areas = areasOf(address);
    const sheet = sheetNames.get(worksheetId);
    if (sheet !== undefined && areas[0])
      this.tell({ kind: 'selected', selection: selectionAt(sheet, areas[0], areas, shapes) });
  }

  /** Another sheet came to the front; Excel tells no selection then. */
  private async moved(): Promise<void> {
    const { shapes } = await this.knownPlaces();
    const selection = await this.runner.run('读取选中的单元格', following, (context) =>
      readSelection(context, shapes),
    );
    if (selection) this.tell({ kind: 'selected', selection });
  }

  private restructured(): void {
    this.places = undefined;
    this.tell({ kind: 'structure' });
  }

  private async knownPlaces(): Promise<Places> {
    return this.places && !this.areStale ? this.places : this.look();
  }

  private async look(): Promise<Places> {
    const places = await this.runner.run('查看表的位置', following, loadPlaces);
    this.areStale = false;
    this.places = places;
    return places;
  }

  private tell(event: HostEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}

/** Where the tables of ours stand, and the names of all sheets by their id. */
interface Places {
  readonly shapes: readonly TableShape[];
  readonly sheetNames: ReadonlyMap<string, string>;
}

async function loadPlaces(context: Excel.RequestContext): Promise<Places> {
  const sheets = context.workbook.worksheets.load('items/id,items/name');
  const shapes = await loadShapes(context);
  return { shapes, sheetNames: new Map(sheets.items.map(({ id, name }) => [id, name])) };
}

/** Tables on the sheet that the areas touch, or may make grow; with their rows where the areas stay within. */
function touchedTables({ shapes }: Places, sheetId: string, areas: readonly Area[]) {
  return shapes
    .filter((shape) => shape.sheetId === sheetId)
    .flatMap((shape) => {
      const left = shape.column + 1;
      const right = shape.column + shape.headers.length;
      const near = areas.filter((area) => area.left <= right + 1 && area.right >= left);
      return near.length === 0 ? [] : [{ shape, rows: rowsWithin(shape, near) }];
    });
}

/** Rows (from 0) that the areas cover; nothing when they reach beyond the table's rows. */
function rowsWithin({ row, rowCount }: TableShape, areas: readonly Area[]) {
  const first = Math.min(...areas.map((area) => area.top)) - row - 1;
  const last = Math.max(...areas.map((area) => area.bottom)) - row - 1;
  return first >= 0 && last < rowCount ? { first, count: last - first + 1 } : undefined;
}
