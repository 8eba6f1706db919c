import { ProblemError } from '../../src/ledger/problem.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import { columnMissing, tableMissing } from '../book/host-problems.ts';

/** Where a table of ours stands; rows and columns of the worksheet from 0. */
export interface TableShape {
  readonly name: string;
  readonly sheet: string;
  readonly sheetId: string;
  readonly headers: readonly string[];
  /** First data row. */
  readonly row: number;
  readonly rowCount: number;
  readonly column: number;
  readonly showTotals: boolean;
}

const ourNames = new Set(tables.map((table) => table.name));

/** The tables of ours in the workbook, or those named, in the order of the ledger. Two syncs. */
export async function loadShapes(
  context: Excel.RequestContext,
  names?: readonly string[],
): Promise<TableShape[]> {
  const all = context.workbook.tables.load('items/name,items/showTotals');
  await context.sync();
  const found = all.items
    .filter(({ name }) => ourNames.has(name) && (names === undefined || names.includes(name)))
    .map((table) => ({
      table,
      columns: table.columns.load('items/name'),
      body: table.getDataBodyRange().load('rowIndex,rowCount,columnIndex'),
      sheet: table.worksheet.load('name,id'),
    }));
  if (found.length === 0) return [];
  await context.sync();
  const order = [...ourNames];
  return found
    .map(({ table, columns, body, sheet }) => ({
      name: table.name,
      sheet: sheet.name,
      sheetId: sheet.id,
      headers: columns.items.map((column) => column.name),
      row: body.rowIndex,
      rowCount: body.rowCount,
      column: body.columnIndex,
      showTotals: table.showTotals,
    }))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** These tables of ours by name. Two syncs. @throws ProblemError `table-missing` */
export async function shapesNamed(
  context: Excel.RequestContext,
  names: readonly string[],
): Promise<ReadonlyMap<string, TableShape>> {
  const shapes = new Map((await loadShapes(context, names)).map((shape) => [shape.name, shape]));
  const missing = names.find((name) => !shapes.has(name));
  if (missing !== undefined) throw new ProblemError(tableMissing(missing));
  return shapes;
}

/** One table of ours. @throws ProblemError `table-missing` */
export async function loadShape(context: Excel.RequestContext, name: string): Promise<TableShape> {
  return (await shapesNamed(context, [name])).get(name)!;
}

/** Worksheet column (from 0) of a header. @throws ProblemError `column-missing` */
export function columnAt({ name, sheet, headers, column }: TableShape, header: string): number {
  const index = headers.indexOf(header);
  if (index < 0) throw new ProblemError(columnMissing(name, sheet, header));
  return column + index;
}
