import { type CellValue, isBlank } from '../ledger/value.ts';
import type { Grid } from './grid.ts';
import { compactText } from './text.ts';

const totals = /^(合计|小计|总计|共计|累计|本页合计|本页小计|本月合计|本月小计|本年累计|总合计|汇总)/;

/** True for words that stand where a total begins. */
export const isTotalWord = (value: CellValue | undefined): boolean =>
  typeof value === 'string' && totals.test(compactText(value));

/** Fewer filled cells than these are a narrow table, not a remark. */
const narrow = 2;

/** A row among data that is none, whatever table it stands in: it begins with 合计, or is a single word. */
export function isAside(grid: Grid, row: number): boolean {
  const cells = grid.rows[row] ?? [];
  const filled = cells.filter((value) => !isBlank(value));
  return isTotalWord(filled[0]) || (filled.length === 1 && widthOf(grid) > narrow);
}

const widths = new WeakMap<Grid, number>();

/** Most filled cells of a row. */
function widthOf(grid: Grid): number {
  const known = widths.get(grid);
  if (known !== undefined) return known;
  const width = grid.rows.reduce(
    (most, row) => Math.max(most, row.filter((value) => !isBlank(value)).length),
    0,
  );
  widths.set(grid, width);
  return width;
}
