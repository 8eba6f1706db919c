import ExcelJS from 'exceljs';
import { columnLetters } from '../../ledger/data.ts';
import { tables } from '../../ledger/tables/index.ts';
import { choiceLists, listSheetName, type Standards } from './choices.ts';
import { drawContentsSheet } from './contents-sheet.ts';
import { repairTables } from './exceljs-tables.ts';
import { finish } from './finish.ts';
import { drawSettingsSheet } from './settings-sheet.ts';
import { drawTableSheet, startingRows } from './table-sheet.ts';

/** What the blank book is drawn from besides the definitions of the ledger. Formulas come without `=`. */
export interface BookRules {
  columnFormula(tableId: string, columnId: string): string | undefined;
  parameterFormula(parameterId: string): string | undefined;
  /** Default rows of the standards tables by table identifier, in the order of their input columns. */
  readonly standards: Standards;
  /** Serial number cached for 基准日 (its formula is TODAY()); no clock is read. */
  readonly asOf: number;
}

/** Written as created and modified; the book says nothing about when it was built. */
const buildDate = new Date(Date.UTC(2026, 0, 1));

/**
 * Draws the blank book: 目录, a sheet per table with one empty row (standards: their default rows), 参数 with its
 * named cells. The same rules give the same bytes.
 */
export async function drawBlankBook(rules: BookRules): Promise<Uint8Array> {
  repairTables();
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '客户台账';
  workbook.lastModifiedBy = '客户台账';
  workbook.title = '客户台账';
  workbook.created = buildDate;
  workbook.modified = buildDate;
  workbook.views = [
    { x: 0, y: 0, width: 28800, height: 17000, firstSheet: 0, activeTab: 0, visibility: 'visible' },
  ];

  const lists = choiceLists(rules.standards);
  drawContentsSheet(workbook, tables);
  for (const table of tables) {
    if (table.id === 'settings') drawSettingsSheet(workbook, { ...rules, lists });
    else {
      const columnFormula = (columnId: string) => rules.columnFormula(table.id, columnId);
      const rows = startingRows(table, rules.standards[table.id], columnFormula);
      drawTableSheet(workbook, { table, rows, lists, columnFormula });
    }
  }
  drawListSheet(workbook, lists.long);
  return finish(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** The hidden sheet of long lists, a list per column; absent when every list is short. */
function drawListSheet(workbook: ExcelJS.Workbook, lists: readonly (readonly string[])[]): void {
  if (lists.length === 0) return;
  const sheet = workbook.addWorksheet(listSheetName, { state: 'veryHidden' });
  lists.forEach((list, column) => {
    list.forEach((item, row) => {
      sheet.getCell(`${columnLetters(column + 1)}${row + 1}`).value = item;
    });
  });
}
