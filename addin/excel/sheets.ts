import type { Grid } from '../../src/import/grid.ts';
import { ProblemError } from '../../src/ledger/problem.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { cellName, parseCellName } from '../../src/xlsx/package/reference.ts';
import type { CellPlace, Selection, Worksheet } from '../book/host.ts';
import { sheetMissing } from '../book/host-problems.ts';
import { type Area, areasOf } from './addresses.ts';
import { cellValue } from './cell-values.ts';
import { excelCode } from './errors.ts';
import { readBlocks } from './read-blocks.ts';
import { loadShapes, type TableShape } from './table-shapes.ts';

/** Every worksheet a user can bring to sight, ours marked with their table. Three syncs. */
export async function listWorksheets(context: Excel.RequestContext): Promise<Worksheet[]> {
  const sheets = context.workbook.worksheets.load('items/name,items/visibility');
  const shapes = await loadShapes(context);
  const shown = sheets.items.filter((sheet) => sheet.visibility !== 'VeryHidden');
  const used = shown.map((sheet) =>
    sheet.getUsedRangeOrNullObject(true).load('rowIndex,rowCount,columnIndex,columnCount'),
  );
  await context.sync();
  return shown.map(({ name }, k) => {
    const range = used[k]!;
    const table = shapes.find(({ sheet }) => sheet === name)?.name;
    return {
      name,
      ...(table === undefined ? {} : { table }),
      rows: range.isNullObject ? 0 : range.rowIndex + range.rowCount,
      columns: range.isNullObject ? 0 : range.columnIndex + range.columnCount,
    };
  });
}

/**
 * The used cells of a worksheet, from column A on. One sync, and one for every 20,000 cells.
 * @throws ProblemError `sheet-missing`
 */
export async function readSheetGrid(context: Excel.RequestContext, sheet: string): Promise<Grid> {
  const worksheet = context.workbook.worksheets.getItemOrNullObject(sheet);
  const used = worksheet.getUsedRangeOrNullObject(true).load('rowIndex,rowCount,columnIndex,columnCount');
  await context.sync();
  if (worksheet.isNullObject) throw new ProblemError(sheetMissing(sheet));
  if (used.isNullObject) return { sheetName: sheet, rows: [], firstRow: 1 };
  const rows: CellValue[][] = [];
  const columns = used.columnIndex + used.columnCount;
  const block = { sheet, row: used.rowIndex, column: 0, rows: used.rowCount, columns };
  await readBlocks(context, [block], ({ values }) => {
    for (const row of values) rows.push(row.map(cellValue));
  });
  return { sheetName: sheet, rows, firstRow: used.rowIndex + 1 };
}

/**
 * Where the user is; nothing while a chart or picture is selected. One sync, and two to find the tables.
 * @param known where the tables stand, when that is known already
 */
export async function readSelection(
  context: Excel.RequestContext,
  known?: readonly TableShape[],
): Promise<Selection | undefined> {
  const cell = context.workbook.getActiveCell().load('address');
  const ranges = context.workbook.getSelectedRanges().load('address');
  const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
  try {
    await context.sync();
  } catch (error) {
    if (excelCode(error) === 'InvalidSelection') return undefined;
    throw error;
  }
  const shapes = known ?? (await loadShapes(context));
  const active = areasOf(cell.address)[0];
  return active && selectionAt(sheet.name, active, areasOf(ranges.address), shapes);
}

/** What a selection of these areas means to the ledger. */
export function selectionAt(
  sheet: string,
  active: Area,
  areas: readonly Area[],
  shapes: readonly TableShape[],
): Selection {
  const cell = cellName(active.top, active.left);
  for (const { name, sheet: home, row, rowCount, column, headers } of shapes) {
    if (home !== sheet) continue;
    const body = { top: row + 1, bottom: row + rowCount, left: column + 1, right: column + headers.length };
    const rows = new Set<number>();
    for (const area of areas) {
      if (area.left > body.right || area.right < body.left) continue;
      const last = Math.min(area.bottom, body.bottom);
      for (let at = Math.max(area.top, body.top); at <= last; at++) rows.add(at - body.top);
    }
    if (rows.size > 0) return { sheet, cell, table: name, rows: [...rows].sort((a, b) => a - b) };
  }
  return { sheet, cell, rows: [] };
}

/** Brings a cell to sight and selects it, on a hidden sheet too. Two syncs. @throws ProblemError `sheet-missing` */
export async function selectCell(context: Excel.RequestContext, { sheet, cell }: CellPlace): Promise<void> {
  const worksheet = context.workbook.worksheets.getItemOrNullObject(sheet).load('visibility');
  await context.sync();
  if (worksheet.isNullObject) throw new ProblemError(sheetMissing(sheet));
  if (worksheet.visibility !== 'Visible') worksheet.visibility = 'Visible';
  worksheet.activate();
  if (parseCellName(cell)) worksheet.getRange(cell).select();
  await context.sync();
}
