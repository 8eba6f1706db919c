import { fillFormulas, resizeTable } from './append-rows.ts';
import { cellValue, holdsText, isMistakable, rawValue } from './cell-values.ts';
import type { Block, ValueBlock } from './chunks.ts';
import { loadContents, type PresentContents } from './paint/present-contents.ts';
import { rangeOf, readBlocks } from './read-blocks.ts';
import { bodyOf } from './read-tables.ts';
import { loadShapes, type TableShape } from './table-shapes.ts';
import { writeBlocks } from './write-blocks.ts';
import { formulaOf, kindOf, mendFormulas } from './write-cells.ts';

/** A cell as it is kept: a constant, or the formula someone wrote there. */
type KeptCell = string | number | boolean | null | { readonly f: string };

/** A table as it is kept: cells of the columns that carry no rule of ours, those of the user's own among them. */
export interface KeptTable {
  readonly name: string;
  readonly rowCount: number;
  readonly headers: readonly string[];
  readonly columns: readonly (readonly [header: string, cells: readonly KeptCell[]])[];
}

/** What a restore point holds. */
export interface KeptBook {
  readonly tables: readonly KeptTable[];
  /** All tables of ours and all worksheets the workbook had. */
  readonly present: readonly string[];
  readonly sheets: readonly string[];
  /** What its 目录 listed; absent in points of earlier versions. */
  readonly contents?: readonly PresentContents[];
}

/** Reads what tables hold. Three syncs, and one for every 10,000 cells. */
export async function keepTables(context: Excel.RequestContext, names: readonly string[]): Promise<KeptBook> {
  const sheets = context.workbook.worksheets.load('items/name');
  const shapes = await loadShapes(context);
  const contents = await loadContents(context, sheets);
  const kept = shapes.filter(({ name }) => names.includes(name));
  const runs = kept.flatMap((shape) => ownRuns(shape).map((run) => ({ ...run, shape })));
  const cells = new Map(kept.map(({ name }) => [name, new Map<string, KeptCell[]>()]));
  for (const { shape, headers } of runs) for (const header of headers) cells.get(shape.name)!.set(header, []);
  await readBlocks(
    context,
    runs.map((run) => run.block),
    ({ block, values, formulas }) => {
      const { shape, headers } = runs[block]!;
      values.forEach((row, r) => {
        row.forEach(
          (value, k) => void cells.get(shape.name)!.get(headers[k]!)!.push(keptCell(value, formulas[r]?.[k])),
        );
      });
    },
    { of: ['values', 'formulas'], cells: 10_000 },
  );
  return {
    tables: kept.map(({ name, rowCount, headers }) => ({
      name,
      rowCount,
      headers,
      columns: [...cells.get(name)!],
    })),
    present: shapes.map(({ name }) => name),
    sheets: sheets.items.map(({ name }) => name),
    contents,
  };
}

/** Text that begins with `=` shows the same in both matrices; a formula shows its result in one. */
function keptCell(value: unknown, formula: unknown): KeptCell {
  if (typeof formula === 'string' && formula.startsWith('=') && formula !== value) return { f: formula };
  return value === '' ? null : (value as KeptCell);
}

/** Neighbouring columns without a rule. */
function ownRuns(shape: TableShape): { readonly block: Block; readonly headers: readonly string[] }[] {
  const own = shape.headers.map((header) => formulaOf(shape.name, header) === undefined);
  const runs: { block: Block; headers: string[] }[] = [];
  own.forEach((isOwn, k) => {
    if (!isOwn) return;
    const last = own[k - 1] ? runs.at(-1) : undefined;
    if (last) {
      last.headers.push(shape.headers[k]!);
      last.block = { ...last.block, columns: last.headers.length };
    } else
      runs.push({
        block: { ...bodyOf(shape), column: shape.column + k, columns: 1 },
        headers: [shape.headers[k]!],
      });
  });
  return runs;
}

/**
 * Puts tables back that the workbook has. May run again from the start. Eight syncs, and one for every 20,000
 * cells; each table's shape and contents change in one request, as far as it holds them.
 */
export async function putTablesBack(
  context: Excel.RequestContext,
  kept: readonly KeptTable[],
): Promise<void> {
  const shapes = await loadShapes(
    context,
    kept.map(({ name }) => name),
  );
  const reshaped = shapes.map((shape) => {
    const table = kept.find(({ name }) => name === shape.name)!;
    return { shape, table, now: reshape(context, shape, table) };
  });
  await context.sync();
  await writeBlocks(
    context,
    reshaped.flatMap(({ now, table }) => blocksOf(now, table)),
  );
  const grown = reshaped.filter(({ shape, now }) => now.rowCount > shape.rowCount);
  if (grown.length > 0)
    await fillFormulas(
      context,
      grown.map(({ shape, now: { headers, rowCount } }) => ({ shape: { ...shape, headers }, rowCount })),
    );
  await mendFormulas(context);
}

/** Gives a table the rows it had, and the columns it has lost where they were, with the next sync. */
function reshape(context: Excel.RequestContext, shape: TableShape, kept: KeptTable): TableShape {
  const headers = [...shape.headers];
  kept.headers.forEach((header, index) => {
    if (headers.includes(header)) return;
    const place = Math.min(index, headers.length);
    context.workbook.tables.getItem(shape.name).columns.add(place, undefined, header);
    headers.splice(place, 0, header);
  });
  const now = { ...shape, rowCount: kept.rowCount, headers };
  if (kept.rowCount !== shape.rowCount) resizeTable(context, now, kept.rowCount);
  if (kept.rowCount < shape.rowCount) {
    const body = bodyOf(now);
    const left = rangeOf(context, {
      ...body,
      row: body.row + kept.rowCount,
      rows: shape.rowCount - kept.rowCount,
    });
    // The rules of the table reached down to its last row.
    left.conditionalFormats.clearAll();
    left.dataValidation.clear();
    left.clear();
  }
  return now;
}

/** Columns that came since are left as they are. */
function blocksOf(shape: TableShape, kept: KeptTable): ValueBlock[] {
  const cells = new Map(kept.columns);
  return ownRuns(shape).map(({ block, headers }) => {
    const columns = headers.map((header) => cells.get(header));
    const text = columns.map(
      (column, k) => column && holdsText(kindOf(shape.name, headers[k]!)) && !column.some(isFormula),
    );
    const written = (cell: KeptCell, k: number) =>
      isFormula(cell) ? cell.f : rawValue(cellValue(cell), !text[k]);
    return {
      ...block,
      values: Array.from({ length: block.rows }, (_, row) =>
        columns.map((column, k) => (column ? written(column[row] ?? null, k) : null)),
      ),
      textColumns: columns.flatMap((column, k) =>
        column && text[k] && column.some((cell) => isMistakable(cellValue(cell))) ? [k] : [],
      ),
    };
  });
}

function isFormula(cell: KeptCell): cell is { readonly f: string } {
  return typeof cell === 'object' && cell !== null;
}
