import type { Clock } from '../book/state.ts';
import { passes, problemOfExcel } from './errors.ts';

export interface RunOptions {
  /** Worksheet the operation works on; a failure names it. */
  readonly sheet?: string;
  /** Excel carries it out when the cell being edited is finished: commands of the user, and following what they type. */
  readonly waitForCellEdit?: boolean;
  /** Changes the workbook; events that follow are known as our own where Excel does not say so. */
  readonly writes?: boolean;
  /** A context to work in again: handlers are taken off where they were put on. */
  readonly within?: Excel.RequestContext;
}

/** What an operation cost. */
export interface RunRecord {
  readonly operation: string;
  syncs: number;
  attempts: number;
}

type Body<Result> = (context: Excel.RequestContext) => Promise<Result>;

/** Pauses before an operation that met a passing error is tried again, milliseconds. */
const pauses = [300, 600, 1200, 2400, 4800];
/** An operation that waits this long while the one before it asks nothing of Excel was started inside of it. */
const patience = 10_000;
/** Events come this long after the write that caused them, milliseconds. */
const echo = 500;
const mostRecords = 100;

/** Runs operations on the workbook, one after the other. */
export class Runner {
  /** The latest operations, oldest first. */
  readonly records: RunRecord[] = [];
  private readonly clock: Clock;
  private last: Promise<void> = Promise.resolve();
  /** Syncs and pauses the operation at work waits for. */
  private waits = 0;
  private writing = 0;
  private wroteUntil = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** True while an event may be the echo of a write of our own. */
  get isWriting(): boolean {
    return this.writing > 0 || this.clock.now() < this.wroteUntil;
  }

  /**
   * Runs a body over `Excel.run`. What meets a passing error is run again from its start, so a body must lead to
   * the same end however often it runs. Objects it made are released with it.
   * @param operation what is done, as in “没能……”
   * @throws ProblemError for every error of Excel; RangeError for an operation started inside another one
   */
  async run<Result>(operation: string, options: RunOptions, body: Body<Result>): Promise<Result> {
    const leave = await this.enter(operation);
    if (options.writes) this.writing++;
    const record: RunRecord = { operation, syncs: 0, attempts: 0 };
    this.records.push(record);
    if (this.records.length > mostRecords) this.records.shift();
    try {
      for (;;) {
        record.attempts++;
        try {
          return await this.attempt(options, record, body);
        } catch (error) {
          const pause = passes(error) ? pauses[record.attempts - 1] : undefined;
          if (pause === undefined) throw problemOfExcel(error, operation, options.sheet);
          await this.wait(new Promise<void>((go) => void this.clock.after(pause, go)));
        }
      }
    } finally {
      if (options.writes) {
        this.writing--;
        this.wroteUntil = this.clock.now() + echo;
      }
      leave();
    }
  }

  private attempt<Result>(options: RunOptions, record: RunRecord, body: Body<Result>): Promise<Result> {
    const { waitForCellEdit = false, within } = options;
    const how = { delayForCellEdit: waitForCellEdit, ...(within ? { previousObjects: within } : {}) };
    return Excel.run(how, async (context) => {
      const plain = context.sync;
      const sync = plain.bind(context);
      context.sync = (passThrough) => {
        record.syncs++;
        return this.wait(sync(passThrough));
      };
      try {
        return await body(context);
      } finally {
        context.sync = plain;
      }
    });
  }

  private async wait<Result>(promise: Promise<Result>): Promise<Result> {
    this.waits++;
    try {
      return await promise;
    } finally {
      this.waits--;
    }
  }

  /** Waits for the operations before; gives what ends the turn. */
  private async enter(operation: string): Promise<() => void> {
    const before = this.last;
    let leave = (): void => {};
    const left = new Promise<void>((go) => {
      leave = go;
    });
    this.last = before.then(() => left);
    let stopWatch = (): void => {};
    const nested = new Promise<never>((_, refuse) => {
      const watch = (): void => {
        stopWatch = this.clock.after(patience, () => {
          if (this.waits > 0) watch();
          else refuse(new RangeError(`“${operation}” was started inside another operation`));
        });
      };
      watch();
    });
    try {
      await Promise.race([before, nested]);
      return leave;
    } catch (error) {
      leave();
      throw error;
    } finally {
      stopWatch();
    }
  }
}
