import type { LiveLedger } from '../../src/book/live-ledger.ts';
import { tableData } from '../../src/ledger/data.ts';
import { highestLevel, type WarningLevel, warningLevels } from '../../src/watch/warning.ts';
import { watchOver } from '../../src/watch/watch.ts';
import type { Clock } from './state.ts';
import { type WorkItem, warningWork } from './work-list.ts';

export interface WatchRun {
  /** Customers looked at so far, and all of them. */
  readonly done: number;
  readonly total: number;
  /** Warned customers found so far, the highest level first. */
  readonly items: readonly WorkItem[];
}

/** Milliseconds of work between two breaths, so that typing never waits for warnings. */
const slice = 12;
/** Milliseconds between two reports: every report draws the list again. */
const pace = 300;

/**
 * Looks at the warnings of every customer, a slice at a time, and tells now and then how far it is.
 * @returns stops it
 */
export function runWatch(live: LiveLedger, clock: Clock, tell: (run: WatchRun) => void): () => void {
  const watch = watchOver(live.ledger, undefined, live.index);
  const total = tableData(live.ledger, 'customers').rowCount;
  const found = new Map<WarningLevel, WorkItem[]>(warningLevels.map((level) => [level, []]));
  let done = 0;
  let told = clock.now();
  let stop = (): void => {};
  const work = (): void => {
    const begun = clock.now();
    while (done < total && clock.now() - begun < slice) {
      const row = done++;
      const warnings = watch(row);
      const level = highestLevel(warnings);
      if (level) found.get(level)?.push(warningWork(live, row, level, warnings));
    }
    if (done < total) stop = clock.after(0, work);
    if (done < total && clock.now() - told < pace) return;
    told = clock.now();
    tell({ done, total, items: [...warningLevels].reverse().flatMap((level) => found.get(level) ?? []) });
  };
  stop = clock.after(0, work);
  return () => stop();
}
