import { ProblemError } from '../../src/ledger/problem.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import type { ColumnCells, OnProgress, ShownTable } from '../book/host.ts';
import { tableMissing } from '../book/host-problems.ts';
import { cellValue } from './cell-values.ts';
import type { Block } from './chunks.ts';
import { excelCode } from './errors.ts';
import { readBlocks } from './read-blocks.ts';
import { columnAt, loadShapes, shapesNamed, type TableShape } from './table-shapes.ts';

/** Rows of these tables as the book shows them. Two syncs, and one for every 20,000 cells. */
export async function readTables(
  context: Excel.RequestContext,
  names?: readonly string[],
  onProgress?: OnProgress,
): Promise<{ shapes: readonly TableShape[]; shown: ReadonlyMap<string, ShownTable> }> {
  const shapes = await loadShapes(context, names);
  const columns = await readColumns(context, shapes.map(bodyOf), onProgress);
  return { shapes, shown: new Map(shapes.map((shape, k) => [shape.name, shownTable(shape, columns[k]!)])) };
}

/** Some rows of a table: one sync, more for very many rows. @throws ProblemError `table-missing` */
export async function readRows(
  context: Excel.RequestContext,
  name: string,
  first: number,
  count: number,
): Promise<ShownTable> {
  const table = context.workbook.tables.getItem(name);
  const headers = table.columns.load('items/name');
  const sheet = table.worksheet.load('name');
  const body = table.getDataBodyRange().load('rowIndex,rowCount,columnIndex,columnCount');
  const few = count <= 100;
  const top = body.getRow(0).getOffsetRange(first, 0);
  const rows = few ? top.getResizedRange(count - 1, 0).load('values') : undefined;
  try {
    await context.sync();
  } catch (error) {
    throw excelCode(error) === 'ItemNotFound' ? new ProblemError(tableMissing(name)) : error;
  }
  const shape = {
    name,
    sheet: sheet.name,
    headers: headers.items.map((column) => column.name),
    row: body.rowIndex,
    rowCount: body.rowCount,
    column: body.columnIndex,
  };
  const there = Math.max(0, Math.min(count, body.rowCount - first));
  const block = { ...bodyOf(shape), row: shape.row + first, rows: there };
  const columns = rows
    ? columnsOf(rows.values.slice(0, there), shape.headers.length)
    : (await readColumns(context, [block]))[0]!;
  return shownTable(shape, columns);
}

/** Formulas or constants of cells. Two syncs for the shapes, then as the formulas' length allows. */
export async function readFormulas(
  context: Excel.RequestContext,
  columns: readonly ColumnCells[],
): Promise<readonly (readonly CellValue[])[]> {
  const shapes = await shapesNamed(
    context,
    columns.map(({ table }) => table),
  );
  const blocks = columns.map(({ table, header, rows }): Block => {
    const shape = shapes.get(table)!;
    const { first, count } = rows ?? { first: 0, count: shape.rowCount };
    return {
      ...bodyOf(shape),
      row: shape.row + first,
      rows: Math.max(0, Math.min(count, shape.rowCount - first)),
      column: columnAt(shape, header),
      columns: 1,
    };
  });
  const found = columns.map((): CellValue[] => []);
  await readBlocks(
    context,
    blocks,
    ({ block, formulas }) => {
      for (const [formula] of formulas) found[block]!.push(cellValue(formula));
    },
    // A rule may be thousands of characters long.
    { of: ['formulas'], cells: 500 },
  );
  return found;
}

type Shape = Omit<TableShape, 'sheetId' | 'showTotals'>;

/** The data cells of a table. */
export function bodyOf({ sheet, row, rowCount, column, headers }: Shape): Block {
  return { sheet, row, rows: rowCount, column, columns: headers.length };
}

async function readColumns(
  context: Excel.RequestContext,
  blocks: readonly Block[],
  onProgress?: OnProgress,
): Promise<CellValue[][][]> {
  const all = blocks.map(({ columns }) => Array.from({ length: columns }, (): CellValue[] => []));
  await readBlocks(
    context,
    blocks,
    ({ block, values }) => {
      const columns = all[block]!;
      for (const row of values) row.forEach((value, k) => void columns[k]!.push(cellValue(value)));
    },
    onProgress ? { onCells: onProgress } : {},
  );
  return all;
}

function columnsOf(rows: readonly (readonly unknown[])[], count: number): CellValue[][] {
  return Array.from({ length: count }, (_, k) => rows.map((row) => cellValue(row[k])));
}

function shownTable(shape: Shape, columns: readonly CellValue[][]): ShownTable {
  const { name, sheet, rowCount, row, column, headers } = shape;
  return {
    name,
    sheet,
    rowCount,
    firstRow: row + 1,
    firstColumn: column + 1,
    columns: new Map(headers.map((header, k) => [header, columns[k]!])),
  };
}
