import type { Problem } from '../../src/ledger/problem.ts';
import type { BookHost, OnProgress, RestorePoint } from './host.ts';
import { problemOf } from './problem-of.ts';
import type { LiveBookPort } from './state.ts';
import type { ImportPlan } from './wizard-plan.ts';
import type { Work, WorkPhase, Written } from './wizard-state.ts';

/** Rows written between two looks at the stop button. */
const rowsAtOnce = 1000;

export interface ImportRun {
  readonly host: BookHost;
  readonly book: LiveBookPort;
  readonly plan: ImportPlan;
  /** Name of the restore point, in the user's words. */
  readonly label: string;
  readonly onWork: (work: Work) => void;
  readonly isCancelled: () => boolean;
}

export interface ImportResult {
  readonly written: Written;
  readonly point: RestorePoint;
  /** Why it is not all of it. */
  readonly why?: Problem | 'cancelled';
}

/**
 * Keeps what the tables hold, draws what the book lacks, writes the rows and reads the book again. What goes
 * wrong after the restore point was made is told with what was written until then.
 * @throws ProblemError when the restore point cannot be made; nothing was written then
 */
export async function runImport(run: ImportRun): Promise<ImportResult> {
  const { host, book, plan, label, onWork } = run;
  onWork({ phase: 'keeping', done: 0, total: 1 });
  const point = await host.capture(label, plan.touches);
  const written = new Tally(plan);
  let why: ImportResult['why'];
  try {
    await write(run, written);
  } catch (error) {
    why = error === stopped ? 'cancelled' : problemOf(error);
  }
  onWork({ phase: 'reading', done: 0, total: 1 });
  try {
    await book.refresh((done, total) => onWork({ phase: 'reading', done, total }));
  } catch (error) {
    why ??= problemOf(error);
  }
  return { written: written.sum, point, ...(why === undefined ? {} : { why }) };
}

/** Thrown to leave the writing when the user stops it. */
const stopped = Symbol('stopped');

class Tally {
  sum: Written;

  constructor({ rows, fills }: ImportPlan) {
    this.sum = { tables: [], rows: 0, of: rows.length + fills.length, forms: 0 };
  }

  add(part: Partial<Pick<Written, 'tables' | 'rows' | 'forms'>>): void {
    const { tables, rows, forms } = this.sum;
    this.sum = {
      ...this.sum,
      tables: [...tables, ...(part.tables ?? [])],
      rows: rows + (part.rows ?? 0),
      forms: forms + (part.forms ?? 0),
    };
  }
}

async function write(run: ImportRun, written: Tally): Promise<void> {
  const { host, plan, onWork } = run;
  const progress =
    (phase: WorkPhase, before: number, all: number): OnProgress =>
    (done) =>
      onWork({ phase, done: before + done, total: all });
  if (plan.adds.length > 0) {
    await step(run, () =>
      host.addTables(plan.adds, (done, total) => onWork({ phase: 'tables', done, total })),
    );
    written.add({ tables: plan.adds });
  }
  const { of } = written.sum;
  // Customers stand before whatever is theirs.
  for (const part of chunks(plan.rows)) {
    const before = written.sum.rows;
    await step(run, () => host.appendRows(plan.table, part, progress('rows', before, of)));
    written.add({ rows: part.length });
    onWork({ phase: 'rows', done: written.sum.rows, total: of });
  }
  for (const part of chunks(plan.fills)) {
    await step(run, () => host.writeCells(part.flat()));
    written.add({ rows: part.length });
    onWork({ phase: 'rows', done: written.sum.rows, total: of });
  }
  const places = plan.forms.reduce((sum, { rows }) => sum + rows.length, 0);
  for (const { table, rows } of plan.forms)
    for (const part of chunks(rows)) {
      const before = written.sum.forms;
      await step(run, () => host.appendRows(table, part, progress('forms', before, places)));
      written.add({ forms: part.length });
      onWork({ phase: 'forms', done: written.sum.forms, total: places });
    }
}

async function step<T>({ isCancelled }: ImportRun, task: () => Promise<T>): Promise<T> {
  if (isCancelled()) throw stopped;
  return task();
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let first = 0; first < rows.length; first += rowsAtOnce) yield rows.slice(first, first + rowsAtOnce);
}
