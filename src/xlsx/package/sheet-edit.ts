import type { CellInput } from './cell-writer.ts';
import type { TablePlan } from './table-plan.ts';
import type { SheetInfo } from './workbook.ts';

/** Everything that is to change on one sheet. */
export interface SheetEdit {
  readonly sheet: SheetInfo;
  readonly plans: readonly TablePlan[];
  /** Cells outside of tables, by row and column. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, CellInput>>;
}

/** A run of rows that may have to be written although the sheet does not hold them yet. */
export interface RowRun {
  readonly from: number;
  readonly to: number;
}

/** The rows an edit touches, as disjoint runs in ascending order. */
export function touchedRuns(edit: SheetEdit): RowRun[] {
  const runs: RowRun[] = [...edit.cells.keys()].map((row) => ({ from: row, to: row }));
  for (const plan of edit.plans) {
    for (const row of plan.updates.keys()) runs.push({ from: plan.firstRow + row, to: plan.firstRow + row });
    const from = plan.firstChangedRow;
    if (from !== undefined) runs.push({ from, to: Math.max(plan.oldBottom, plan.newBottom) });
  }
  runs.sort((a, b) => a.from - b.from);
  const merged: RowRun[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && run.from <= last.to + 1)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, run.to) };
    else merged.push(run);
  }
  return merged;
}
