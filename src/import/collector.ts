import type { Problem } from '../ledger/problem.ts';
import { type Finding, problemAt } from './finding.ts';
import { type Grid, gridAddress } from './grid.ts';

/** Gathers what is found in one sheet; errors and warnings one by one, notes once with a count. */
export interface Collector {
  /** A finding about a cell: positions in the grid, and the header it stands under. */
  add(finding: Finding, row: number, column: number, header?: string): void;
  problems(): Problem[];
}

interface Repeated {
  readonly finding: Finding;
  readonly cell: string;
  readonly header?: string;
  count: number;
}

/** A collector for a sheet. */
export function collectorOf(grid: Grid): Collector {
  const single: Problem[] = [];
  const notes = new Map<string, Repeated>();
  return {
    add(finding, row, column, header) {
      const cell = gridAddress(grid, row, column);
      if (finding.severity !== 'note') {
        single.push(problemAt(finding, grid.sheetName, cell, header));
        return;
      }
      const key = `${finding.code}|${header ?? ''}`;
      const known = notes.get(key);
      if (known) known.count++;
      else notes.set(key, { finding, cell, count: 1, ...(header === undefined ? {} : { header }) });
    },
    problems() {
      const counted = [...notes.values()].map(({ finding, cell, header, count }) =>
        problemAt(
          count === 1 ? finding : { ...finding, clause: `${finding.clause}，同类共 ${count} 处` },
          grid.sheetName,
          cell,
          header,
        ),
      );
      return [...single, ...counted];
    },
  };
}
