import type { RowRange } from './host.ts';

export interface PendingRead {
  /** All tables; `tables` says nothing then. */
  readonly everything: boolean;
  readonly tables: ReadonlyMap<string, readonly RowRange[] | 'whole'>;
}

/** More ranges than this and the table is read whole. */
const mostRanges = 8;

/** What has to be read again, gathered until someone takes it. */
export class PendingReads {
  private all = false;
  private tables = new Map<string, RowRange[] | 'whole'>();

  get any(): boolean {
    return this.all || this.tables.size > 0;
  }

  addEverything(): void {
    this.all = true;
  }

  /** Rows of a table, or all of it when nobody knows which. */
  add(table: string, rows?: RowRange): void {
    const known = this.tables.get(table) ?? [];
    const ranges = rows && known !== 'whole' ? joined([...known, rows]) : [];
    this.tables.set(table, rows && known !== 'whole' && ranges.length <= mostRanges ? ranges : 'whole');
  }

  /** All of it, to be read now; what comes later gathers anew. */
  take(): PendingRead {
    const taken = { everything: this.all, tables: this.tables };
    this.all = false;
    this.tables = new Map();
    return taken;
  }
}

/** Ranges in order, those that touch or overlap as one. */
export function joined(ranges: readonly RowRange[]): RowRange[] {
  const result: RowRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const last = result.at(-1);
    if (last && range.first <= last.first + last.count) {
      const end = Math.max(last.first + last.count, range.first + range.count);
      result[result.length - 1] = { first: last.first, count: end - last.first };
    } else result.push(range);
  }
  return result;
}
