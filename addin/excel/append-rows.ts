import { type Problem, ProblemError } from '../../src/ledger/problem.ts';
import { isBlank } from '../../src/ledger/value.ts';
import type { OnProgress, RowWrite } from '../book/host.ts';
import { cellValue } from './cell-values.ts';
import type { ValueBlock } from './chunks.ts';
import { rangeOf } from './read-blocks.ts';
import { bodyOf } from './read-tables.ts';
import { columnAt, loadShape, type TableShape } from './table-shapes.ts';
import { scalar, valueBlock, writeBlocks } from './write-blocks.ts';
import { formulaOf, kindOf } from './write-cells.ts';

/** Where new rows go. */
export interface FreeRows {
  readonly shape: TableShape;
  /** First free row of the table, from 0. */
  readonly first: number;
}

/** Rows looked at in one step when the last filled one is sought. */
const step = 200;

/**
 * Finds the row below the last filled one. Three syncs when the table's last rows are filled.
 * @throws ProblemError `table-missing`; `table-blocked` when the table must grow and something stands below it
 */
export async function findFreeRows(
  context: Excel.RequestContext,
  name: string,
  count: number,
): Promise<FreeRows> {
  const shape = await loadShape(context, name);
  const inputs = shape.headers.flatMap((header, k) => (formulaOf(name, header) === undefined ? [k] : []));
  const body = bodyOf(shape);
  const below = rangeOf(context, { ...body, row: body.row + body.rows + totals(shape), rows: count })
    .getUsedRangeOrNullObject(true)
    .load('address');
  let first = shape.rowCount;
  for (let seen = false; first > 0 && !seen; ) {
    const from = Math.max(0, first - step);
    const rows = rangeOf(context, { ...body, row: body.row + from, rows: first - from }).load('values');
    await context.sync();
    while (first > from && !seen) {
      const values = rows.values[first - from - 1] ?? [];
      seen = inputs.some((k) => !isBlank(cellValue(values[k])));
      if (!seen) first--;
    }
  }
  if (first + count > shape.rowCount && !below.isNullObject)
    throw new ProblemError(tableBlocked(shape, below.address));
  return { shape, first };
}

/**
 * Writes rows from a free row on, growing the table where they need it; what the rows leave out stays as it is.
 * May run again from the start. One sync to grow, one for every 20,000 cells, one to check the formulas.
 */
export async function writeRows(
  context: Excel.RequestContext,
  { shape, first }: FreeRows,
  rows: readonly RowWrite[],
  onProgress?: OnProgress,
): Promise<void> {
  const rowCount = Math.max(shape.rowCount, first + rows.length);
  if (rowCount > shape.rowCount) {
    resizeTable(context, shape, rowCount);
    await context.sync();
  }
  const blocks = rowBlocks(shape, first, rows);
  const cells = blocks.reduce((sum, block) => sum + block.rows * block.columns, 0);
  await writeBlocks(context, blocks, (done) =>
    onProgress?.(Math.round((rows.length * done) / cells), rows.length),
  );
  if (rowCount > shape.rowCount) await fillFormulas(context, [{ shape, rowCount }]);
}

/** Gives a table so many data rows, with the next sync. The totals row makes way meanwhile. */
export function resizeTable(
  context: Excel.RequestContext,
  { name, sheet, row, column, headers, showTotals }: TableShape,
  rowCount: number,
): void {
  const table = context.workbook.tables.getItem(name);
  if (showTotals) table.showTotals = false;
  table.resize(
    rangeOf(context, { sheet, row: row - 1, rows: rowCount + 1, column, columns: headers.length }),
  );
  if (showTotals) table.showTotals = true;
}

/** Neighbouring columns go together; a column that no row names is left out. */
function rowBlocks(shape: TableShape, first: number, rows: readonly RowWrite[]): ValueBlock[] {
  const { name, sheet, headers } = shape;
  const named = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const header of named) columnAt(shape, header);
  const wanted = headers.map((header) => named.has(header));
  const blocks: ValueBlock[] = [];
  for (let from = wanted.indexOf(true); from >= 0; ) {
    const end = wanted.indexOf(false, from);
    const own = headers.slice(from, end < 0 ? undefined : end);
    blocks.push(
      valueBlock(
        {
          sheet,
          row: shape.row + first,
          rows: rows.length,
          column: shape.column + from,
          columns: own.length,
        },
        rows.map((row) => own.map((header) => (Object.hasOwn(row, header) ? row[header] : undefined))),
        own.map((header) => kindOf(name, header)),
      ),
    );
    from = end < 0 ? -1 : wanted.indexOf(true, end);
  }
  return blocks;
}

/** A table that was given more rows: as it was, and how many rows it has now. */
export interface GrownTable {
  readonly shape: TableShape;
  readonly rowCount: number;
}

/**
 * Excel fills calculated columns when a table grows; where that is switched off the rules' formulas are put in.
 * One sync to look, one more where formulas lack.
 */
export async function fillFormulas(
  context: Excel.RequestContext,
  grown: readonly GrownTable[],
): Promise<void> {
  const lasts = grown.map(({ shape, rowCount }) => {
    const body = bodyOf(shape);
    return rangeOf(context, { ...body, row: body.row + rowCount - 1, rows: 1 }).load('formulas');
  });
  await context.sync();
  let missing = false;
  grown.forEach(({ shape, rowCount }, index) => {
    const body = bodyOf(shape);
    shape.headers.forEach((header, k) => {
      const formula = formulaOf(shape.name, header);
      if (formula === undefined || lasts[index]!.formulas[0]?.[k] !== '') return;
      missing = true;
      const added = {
        ...body,
        row: body.row + shape.rowCount,
        rows: rowCount - shape.rowCount,
        column: body.column + k,
        columns: 1,
      };
      rangeOf(context, added).formulas = scalar(`=${formula}`);
    });
  });
  if (missing) await context.sync();
}

const totals = ({ showTotals }: TableShape): number => (showTotals ? 1 : 0);

const tableBlocked = ({ name, sheet }: TableShape, address: string): Problem => ({
  code: 'table-blocked',
  severity: 'error',
  sheet,
  message: `表“${name}”下面的 ${address} 有内容，表不能再加行。`,
  repair: '请把表下面的内容移到别处，然后重试。',
});
