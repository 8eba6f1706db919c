import ExcelJS from 'exceljs';
import { type BookRules, designBook } from '../book-design.ts';
import { finish } from './finish.ts';
import { paintSheet } from './sheet.ts';
import { repairTables } from './tables.ts';

/** Written as created and modified; the book says nothing about when it was built. */
const buildDate = new Date(Date.UTC(2026, 0, 1));

/** Draws the blank book. The same rules give the same bytes. */
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
  for (const design of designBook(rules)) paintSheet(workbook, design);
  return finish(new Uint8Array(await workbook.xlsx.writeBuffer()));
}
