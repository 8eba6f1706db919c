import type { HostEvent, RowRange } from './host.ts';
import { type PendingRead, PendingReads } from './pending-reads.ts';
import type { Clock } from './state.ts';

/** Quiet after the last event before the book is read, milliseconds: the pane follows within 300. */
const quiet = 150;
/** Events that never pause are followed this often all the same, milliseconds. */
const longestWait = 1000;

/** One round of reading. */
export interface ReadRound extends PendingRead {
  /** False when only co-authors were at work: then nothing is announced. */
  readonly announce: boolean;
}

/**
 * Gathers what events say may have changed, waits until they pause and has it read, one round after the other.
 * What arrives during a round is read in the next; after a round that failed everything is read.
 */
export class ReadQueue {
  private readonly clock: Clock;
  private readonly read: (round: ReadRound) => Promise<void>;
  private readonly failed: (error: unknown) => void;
  private readonly own = new PendingReads();
  private readonly others = new PendingReads();
  private waitingSince: number | undefined;
  private stopTimer: () => void = () => {};
  private work: Promise<void> | undefined;

  /** @param failed is told why a round failed; what it throws reaches those who wait for `run` */
  constructor(clock: Clock, read: (round: ReadRound) => Promise<void>, failed: (error: unknown) => void) {
    this.clock = clock;
    this.read = read;
    this.failed = failed;
  }

  /** Takes note of an event; reading begins when events pause. */
  hear(event: HostEvent): void {
    if (event.kind === 'selected') return;
    if (event.kind === 'changed') {
      // Whoever wrote for the add-in sees to the reading.
      if (event.from === 'self' || event.table === undefined) return;
      (event.from === 'coauthor' ? this.others : this.own).add(event.table, event.rows);
    } else this.own.addEverything();
    this.wait();
  }

  everything(): void {
    this.own.addEverything();
  }

  rows(table: string, rows: RowRange): void {
    this.own.add(table, rows);
  }

  /** Reads until nothing is pending; whoever calls meanwhile waits for the same. */
  run(): Promise<void> {
    this.work ??= this.rounds();
    return this.work;
  }

  stop(): void {
    this.stopTimer();
    this.own.take();
    this.others.take();
  }

  private wait(): void {
    const now = this.clock.now();
    this.waitingSince ??= now;
    this.stopTimer();
    const delay = Math.max(0, Math.min(quiet, this.waitingSince + longestWait - now));
    this.stopTimer = this.clock.after(delay, () => void this.run());
  }

  private async rounds(): Promise<void> {
    try {
      // Whoever set this going may add to it first.
      await undefined;
      while (this.own.any || this.others.any) {
        this.stopTimer();
        this.waitingSince = undefined;
        const announce = this.own.any;
        await this.read({ ...(announce ? this.own : this.others).take(), announce });
      }
    } catch (error) {
      this.own.addEverything();
      this.failed(error);
    } finally {
      this.work = undefined;
    }
  }
}
