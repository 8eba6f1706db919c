import type { Problem } from '../ledger/problem.ts';
import { type Finding, problemAt } from './finding.ts';
import { type Grid, gridAddress } from './grid.ts';

/** A finding about a cell: positions in the grid, and the header it stands under. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly row: number;
  readonly column: number;
  readonly header?: string;
}

/** Gathers what is found in one sheet. */
export interface Collector {
  add(finding: Finding, row: number, column: number, header?: string): void;
  readonly findings: readonly PlacedFinding[];
}

/** A collector for a sheet. */
export function collectorOf(): Collector {
  const findings: PlacedFinding[] = [];
  return {
    findings,
    add(finding, row, column, header) {
      findings.push({ finding, row, column, ...(header === undefined ? {} : { header }) });
    },
  };
}

/** A finding as a problem of the sheet. */
export const problemOfCell = (grid: Grid, { finding, row, column, header }: PlacedFinding): Problem =>
  problemAt(finding, grid.sheetName, gridAddress(grid, row, column), header);

/** Findings as problems of the sheet: errors and warnings one by one, notes once with a count. */
export function problemsOf(grid: Grid, findings: readonly PlacedFinding[]): Problem[] {
  const single = findings.filter(({ finding }) => finding.severity !== 'note');
  const notes = new Map<string, { readonly first: PlacedFinding; count: number }>();
  for (const placed of findings) {
    if (placed.finding.severity !== 'note') continue;
    const key = `${placed.finding.code}|${placed.header ?? ''}`;
    const known = notes.get(key);
    if (known) known.count++;
    else notes.set(key, { first: placed, count: 1 });
  }
  const counted = [...notes.values()].map(({ first, count }) => {
    const { finding } = first;
    const clause = count === 1 ? finding.clause : `${finding.clause}，同类共 ${count} 处`;
    return problemOfCell(grid, { ...first, finding: { ...finding, clause } });
  });
  return [...single.map((placed) => problemOfCell(grid, placed)), ...counted];
}
