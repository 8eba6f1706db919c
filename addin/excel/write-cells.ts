import { columnFormula } from '../../src/book/rules.ts';
import { ProblemError } from '../../src/ledger/problem.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import type { CellWrite, TableColumn } from '../book/host.ts';
import { rowMissing } from '../book/host-problems.ts';
import type { ValueBlock } from './chunks.ts';
import { rangeOf } from './read-blocks.ts';
import { bodyOf } from './read-tables.ts';
import { columnAt, loadShapes, shapesNamed, type TableShape } from './table-shapes.ts';
import { scalar, valueBlock, writeBlocks } from './write-blocks.ts';

/** Writes single cells; neighbours in a column go together. Two syncs, and one for every 20,000 cells. */
export async function writeCells(context: Excel.RequestContext, cells: readonly CellWrite[]): Promise<void> {
  const names = [...new Set(cells.map((cell) => cell.table))];
  const blocks: ValueBlock[] = [];
  for (const [name, shape] of await shapesNamed(context, names)) {
    const own = cells.filter((cell) => cell.table === name);
    for (const header of new Set(own.map((cell) => cell.header)))
      blocks.push(...columnBlocks(shape, header, own));
  }
  await writeBlocks(context, blocks);
}

/** @throws ProblemError `column-missing`, `row-missing` */
function columnBlocks(shape: TableShape, header: string, cells: readonly CellWrite[]): ValueBlock[] {
  const { name, sheet, row: top, rowCount } = shape;
  const column = columnAt(shape, header);
  const kind = kindOf(name, header);
  const values = new Map(
    cells.filter((cell) => cell.header === header).map((cell) => [cell.row, cell.value]),
  );
  const rows = [...values.keys()].sort((a, b) => a - b);
  const beyond = rows.find((row) => row < 0 || row >= rowCount);
  if (beyond !== undefined) throw new ProblemError(rowMissing(name, sheet, beyond, rowCount));
  const blocks: ValueBlock[] = [];
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && rows[to] === rows[to - 1]! + 1) to++;
    const run = rows.slice(from, to);
    const block = { sheet, row: top + run[0]!, column, rows: run.length, columns: 1 };
    blocks.push(
      valueBlock(
        block,
        run.map((row) => [values.get(row) ?? null]),
        [kind],
      ),
    );
    from = to;
  }
  return blocks;
}

/** Kind of a column of ours; nothing for one of the user's own. */
export function kindOf(table: string, header: string) {
  return columnOf(table, header)?.kind;
}

/** Puts the rules' formulas into every cell of derived columns. Three syncs. @throws ProblemError `table-missing` */
export async function writeFormulas(
  context: Excel.RequestContext,
  columns: readonly TableColumn[],
): Promise<void> {
  const headers = new Map<string, Set<string>>();
  for (const { table, header } of columns)
    headers.set(table, (headers.get(table) ?? new Set<string>()).add(header));
  for (const [name, shape] of await shapesNamed(context, [...headers.keys()]))
    putFormulas(context, shape, headers.get(name)!);
  await context.sync();
}

function putFormulas(context: Excel.RequestContext, shape: TableShape, headers: Iterable<string>): void {
  for (const header of headers) {
    const formula = formulaOf(shape.name, header);
    if (formula === undefined) continue;
    const block = { ...bodyOf(shape), column: columnAt(shape, header), columns: 1 };
    rangeOf(context, block).formulas = scalar(`=${formula}`);
  }
}

/** Puts the rules' formulas where columns have none, or lost what they refer to. Four syncs. */
export async function mendFormulas(context: Excel.RequestContext): Promise<void> {
  const shapes = await loadShapes(context);
  const firstRows = shapes.map((shape) => rangeOf(context, { ...bodyOf(shape), rows: 1 }).load('formulas'));
  await context.sync();
  shapes.forEach((shape, k) => {
    const [formulas = []] = firstRows[k]!.formulas;
    const lost = shape.headers.filter((_, column) => {
      const formula = String(formulas[column]);
      return formula === '' || formula.includes('#REF!');
    });
    putFormulas(context, shape, lost);
  });
  await context.sync();
}

/** The rule's formula for a column of ours, without `=`; nothing for input columns. */
export function formulaOf(table: string, header: string): string | undefined {
  const definition = tables.find((known) => known.name === table);
  const column = columnOf(table, header);
  return definition && column && columnFormula(definition.id, column.id);
}

function columnOf(table: string, header: string) {
  return tables.find((known) => known.name === table)?.columns.find((column) => column.header === header);
}
