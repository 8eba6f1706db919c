import { type CellEdit, type ChangedCell, LiveLedger } from '../../src/book/live-ledger.ts';
import { dataOf, missingColumns, readBook } from '../../src/book/source.ts';
import { checkTable } from '../../src/ledger/check.ts';
import { columnOf, type Table } from '../../src/ledger/column.ts';
import { columnValues, tableData } from '../../src/ledger/data.ts';
import { type Problem, ProblemError } from '../../src/ledger/problem.ts';
import { tableOf, tables } from '../../src/ledger/tables/index.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { approvalProblems } from '../../src/scoring/approval-problems.ts';
import { customerOf } from './customer-of.ts';
import { GradeWatch } from './grade-watch.ts';
import type { BookHost, HostEvent, OnProgress } from './host.ts';
import { readFixedAsOf, readParts, reshapedTables } from './read-parts.ts';
import { ReadQueue, type ReadRound } from './read-queue.ts';
import { changedInputs, covers, dataBehind, type ShownPart, sameShape, wholeOf } from './shown-changes.ts';
import type { BookState, Clock, GradeChange, LiveBookPort, TamperedCell } from './state.ts';
import { findTampered } from './tampered.ts';

const mostGradeChanges = 200;

const loading: BookState = {
  phase: 'loading',
  revision: 0,
  missingTables: [],
  tampered: [],
  gradeChanges: [],
  problems: [],
};

/**
 * Follows the open book: reads it whole at once, then what events say may have changed, and calculates.
 * @param today serial number of the day, for a book that counts with TODAY()
 */
export function openLiveBook(host: BookHost, clock: Clock, today: () => number): LiveBookPort {
  return new LiveBook(host, clock, today);
}

class LiveBook implements LiveBookPort {
  state = loading;
  private readonly host: BookHost;
  private readonly clock: Clock;
  private readonly today: () => number;
  private readonly queue: ReadQueue;
  private readonly listeners = new Set<(state: BookState) => void>();
  private readonly grades = new GradeWatch();
  private readonly unsubscribe: () => void;
  private readonly problems = new Map<string, readonly Problem[]>();
  private onProgress: OnProgress | undefined;

  constructor(host: BookHost, clock: Clock, today: () => number) {
    this.host = host;
    this.clock = clock;
    this.today = today;
    this.queue = new ReadQueue(
      clock,
      (round) => this.read(round),
      (error) => this.fail(error),
    );
    this.unsubscribe = host.subscribe((event) => this.hear(event));
    void this.refresh();
  }

  subscribe(listener: (state: BookState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  refresh(onProgress?: OnProgress): Promise<void> {
    this.onProgress = onProgress;
    this.queue.everything();
    return this.queue.run();
  }

  async edit(cells: readonly { table: string; row: number; column: string; value: CellValue }[]) {
    const writes = cells.map(({ table, row, column, value }) => {
      const definition = tableOf(table);
      return { table: definition.name, row, header: columnOf(definition, column).header, value };
    });
    await this.host.writeCells(writes);
    for (const { table, row } of writes) this.queue.rows(table, { first: row, count: 1 });
    await this.queue.run();
  }

  close(): void {
    this.unsubscribe();
    this.queue.stop();
    this.listeners.clear();
  }

  private hear(event: HostEvent): void {
    if (event.kind === 'selected') this.show({ selection: event.selection });
    else this.queue.hear(event);
  }

  private async read({ everything, tables: wanted, announce }: ReadRound): Promise<void> {
    const { live, missingTables } = this.state;
    const parts =
      everything || !live ? undefined : await readParts(this.host, live.ledger, missingTables, wanted);
    if (live && parts) await this.follow(live, parts, announce);
    else await this.readBook(announce);
  }

  private fail(error: unknown): void {
    if (!(error instanceof ProblemError)) throw error;
    this.show({ phase: this.state.live ? 'ready' : 'failed', problem: error.problem, progress: undefined });
  }

  private async readBook(announce: boolean): Promise<void> {
    const shown = await this.host.readTables(undefined, (done, total) => {
      this.onProgress?.(done, total);
      if (!this.state.live) this.show({ progress: { done, total } });
    });
    const selection = await this.host.selection();
    const missingTables = tables.filter(({ name }) => !shown.has(name)).map(({ name }) => name);
    const common = { missingTables, selection, problem: undefined, progress: undefined };
    if (!shown.has('客户登记')) {
      this.show({ ...common, phase: 'not-a-ledger', live: undefined, tampered: [], problems: [] });
      return;
    }
    const fixedAsOf = await readFixedAsOf(this.host, shown);
    const asOf = fixedAsOf ?? this.today();
    const parts = [...shown.values()].map(wholeOf);
    const { live, missingTables: before } = this.state;
    if (
      live?.asOf === asOf &&
      before.join() === missingTables.join() &&
      reshapedTables(live.ledger, parts) < 2
    ) {
      this.show(common);
      await this.follow(live, parts, announce);
      return;
    }
    // Another date, other tables, or many that changed: calculated anew.
    const source = { table: (name: string) => shown.get(name), fixedAsOf: () => fixedAsOf };
    const made = new LiveLedger(readBook(source).ledger, asOf);
    const gradeChanges = live && announce ? this.grades.compare(made, [], undefined, this.now()) : [];
    if (!live || !announce) this.grades.remember(made);
    this.show({ ...common, phase: 'ready', live: made, revision: this.state.revision + 1 });
    this.announce(gradeChanges);
    await this.examine(made, parts, tables);
  }

  /** Takes what was read into the ledger, tells what it changed and looks for what is wrong. */
  private async follow(live: LiveLedger, parts: readonly ShownPart[], announce: boolean): Promise<void> {
    const edits: CellEdit[] = [];
    let changed: readonly ChangedCell[] | undefined = [];
    const touched = new Set<string>();
    for (const part of parts) {
      const data = dataBehind(live.ledger, part);
      if (sameShape(data, part.shown)) edits.push(...changedInputs(data, part));
      else {
        live.replaceTable(dataOf(data.table, part.shown));
        touched.add(data.table.id);
        changed = undefined;
      }
    }
    if (edits.length > 0) {
      const followed = live.edit(edits);
      changed &&= edits.some(({ table }) => table === 'rating') ? undefined : followed;
      for (const { table } of edits) touched.add(table);
    }
    if (touched.size > 0) {
      const gradeChanges = this.grades.compare(live, edits, changed, this.now());
      this.show({ revision: this.state.revision + 1, problem: undefined });
      if (announce) this.announce(gradeChanges);
    } else if (this.state.problem) this.show({ problem: undefined });
    await this.examine(
      live,
      parts,
      [...touched].map((id) => tableOf(id)),
    );
  }

  /** Looks for overwritten formulas in the rows read, and for problems in the tables that changed. */
  private async examine(
    live: LiveLedger,
    parts: readonly ShownPart[],
    touched: readonly Table[],
  ): Promise<void> {
    const known = this.state.tampered;
    const found = await findTampered(this.host, live.ledger, parts, known);
    const elsewhere = known.filter((cell) => !parts.some((part) => belongsTo(cell, part)));
    const tampered = [...elsewhere, ...found];
    for (const { id, name } of touched) {
      const data = tableData(live.ledger, id);
      const absent = this.state.missingTables.includes(name);
      this.problems.set(id, absent ? [] : [...missingColumns(data), ...checkTable(data)]);
    }
    this.show({
      tampered: tampered.map((cell) => computedNow(live, cell)),
      problems: [
        ...tables.flatMap(({ id }) => this.problems.get(id) ?? []),
        ...approvalProblems(live.ledger),
      ],
    });
  }

  private announce(changes: readonly GradeChange[]): void {
    if (changes.length === 0) return;
    this.show({ gradeChanges: [...changes, ...this.state.gradeChanges].slice(0, mostGradeChanges) });
  }

  private now(): string {
    return new Date(this.clock.now()).toISOString();
  }

  private show(patch: { readonly [K in keyof BookState]?: BookState[K] | undefined }): void {
    const { customerId: _, ...merged } = { ...this.state, ...patch };
    const customerId = merged.live && customerOf(merged.live, merged.selection);
    this.state = present({ ...merged, customerId });
    for (const listener of [...this.listeners]) listener(this.state);
  }
}

function belongsTo(cell: TamperedCell, part: ShownPart): boolean {
  const whole = part.count >= part.shown.rowCount;
  return cell.table === part.shown.name && (whole || covers(part, cell.row));
}

/** What the rule gives for an overwritten cell now. */
function computedNow({ ledger }: LiveLedger, cell: TamperedCell): TamperedCell {
  const data = [...ledger.tables.values()].find(({ table }) => table.name === cell.table);
  const column = data?.table.columns.find(({ header }) => header === cell.header);
  return data && column ? { ...cell, computed: columnValues(data, column.id)[cell.row] ?? null } : cell;
}

/** Without the fields that are undefined. */
function present(state: { readonly [K in keyof BookState]: BookState[K] | undefined }): BookState {
  return Object.fromEntries(
    Object.entries(state).filter(([, value]) => value !== undefined),
  ) as unknown as BookState;
}
