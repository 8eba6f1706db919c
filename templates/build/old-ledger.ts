/**
 * Builds templates/sample/旧台账.xlsx: a customer book as staff keep it, with sheets, headers and habits of its own,
 * saved by LibreOffice and not by our writer. A committed fixture: LibreOffice's bytes differ from run to run, so
 * `npm run templates` leaves it alone. To build it again (needs soffice on the path):
 *
 *   npx tsx templates/build/old-ledger.ts
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { serialOf } from '../../src/ledger/calendar.ts';
import { type Ledger, tableData, valueAt } from '../../src/ledger/data.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { type Random, randomOf } from '../../src/sample/random.ts';
import { sampleLedger } from '../../src/sample/sample-ledger.ts';
import { defaultStandards } from '../standards/default.ts';
import type { OldSheet, SampleRow } from './old-columns.ts';
import { plantDirt } from './old-dirt.ts';
import type { OldCell } from './old-habits.ts';
import { customerSheets } from './old-sheets-files.ts';
import { tradeSheets } from './old-sheets-trade.ts';

const seed = 20_261_120;
const lastDay = serialOf(2026, 11, 20);
const fileName = '旧台账.xlsx';

const headerFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E1F2' } };
const thin: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

/** Rows of a table with the customer's name beside the id, as the old book shows it. */
function recordsOf(ledger: Ledger, table: string): SampleRow[] {
  const data = tableData(ledger, table);
  const customers = tableData(ledger, 'customers');
  const names = new Map<CellValue, CellValue>();
  for (let row = 0; row < customers.rowCount; row++)
    names.set(valueAt(customers, row, 'customerId'), valueAt(customers, row, 'name'));
  return Array.from({ length: data.rowCount }, (_, row) => {
    const record = Object.fromEntries([...data.columns].map(([id, values]) => [id, values[row] ?? null]));
    return { ...record, customerName: names.get(record.customerId ?? null) ?? '已注销的老客户' };
  });
}

/** Recent documents of two lines under one number, where no receipt names the document. */
function splitDocuments(rows: readonly SampleRow[], settled: ReadonlySet<CellValue>): SampleRow[] {
  let split = 0;
  return rows.flatMap((row) => {
    const { quantity, documentDate, documentId = null } = row;
    const recent = typeof documentDate === 'number' && lastDay - documentDate < 120;
    const halves = typeof quantity === 'number' && quantity >= 200 && quantity % 20 === 0;
    if (!recent || !halves || settled.has(documentId) || split >= 8) return [row];
    split++;
    const half = { ...row, quantity: quantity / 2 };
    return [half, { ...half, batchNo: `${row.batchNo}B` }];
  });
}

function writeCell(cell: ExcelJS.Cell, value: OldCell): void {
  cell.border = thin;
  if (value === null || typeof value !== 'object') {
    cell.value = value;
  } else if ('date' in value) {
    cell.value = value.date;
    cell.numFmt = 'yyyy/m/d';
  } else if ('formula' in value) {
    cell.value = { formula: value.formula };
    cell.numFmt = '#,##0.00';
  }
}

function writeSheet(
  book: ExcelJS.Workbook,
  sheet: OldSheet,
  records: readonly SampleRow[],
  random: Random,
): void {
  const page = book.addWorksheet(sheet.name);
  page.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  const width = sheet.columns.length;
  sheet.columns.forEach((column, index) => {
    page.getColumn(index + 1).width = column.width;
  });
  page.mergeCells(1, 1, 1, Math.min(width, 12));
  const title = page.getCell(1, 1);
  title.value = sheet.title;
  title.font = { name: '宋体', size: 16, bold: true };
  title.alignment = { horizontal: 'center' };
  let row = 2;
  if (sheet.note) {
    page.mergeCells(row, 1, row, Math.min(width, 12));
    page.getCell(row++, 1).value = sheet.note;
  }
  row = writeHeader(page, sheet, row);
  page.views = [{ state: 'frozen', ySplit: row - 1 }];
  const first = row;
  records.forEach((record, index) => {
    if (sheet.repeatHeader && index > 0 && index % sheet.repeatHeader === 0)
      row = writeHeader(page, sheet, row);
    // People leave a line free now and then.
    if (index > 0 && index % 331 === 0) row++;
    sheet.columns.forEach((column, at) => {
      writeCell(page.getCell(row, at + 1), column.cell(record, random, { line: index + 1, sheetRow: row }));
    });
    row++;
  });
  if (sheet.total) writeTotal(page, sheet, first, row++);
  if (sheet.footer) page.getCell(row + 1, 2).value = sheet.footer;
}

/** One header row, or two when columns stand under group headings; gives the row below. */
function writeHeader(page: ExcelJS.Worksheet, { columns }: OldSheet, row: number): number {
  const grouped = columns.some(({ group }) => group !== undefined);
  const last = grouped ? row + 1 : row;
  columns.forEach(({ header, group }, index) => {
    const column = index + 1;
    page.getCell(last, column).value = header;
    if (!grouped) return;
    if (group === undefined) {
      page.getCell(last, column).value = null;
      page.getCell(row, column).value = header;
      page.mergeCells(row, column, last, column);
    } else if (columns[index - 1]?.group !== group) {
      const end = columns.findLastIndex((other) => other.group === group) + 1;
      page.getCell(row, column).value = group;
      if (end > column) page.mergeCells(row, column, row, end);
    }
  });
  for (let at = row; at <= last; at++) {
    for (let column = 1; column <= columns.length; column++) {
      const cell = page.getCell(at, column);
      Object.assign(cell, { fill: headerFill, border: thin, font: { name: '宋体', size: 11, bold: true } });
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    }
  }
  return last + 1;
}

function writeTotal(page: ExcelJS.Worksheet, { columns, total }: OldSheet, first: number, row: number): void {
  const at = columns.findIndex(({ header }) => header === total) + 1;
  const letter = page.getColumn(at).letter;
  page.getCell(row, 1).value = '合　计';
  writeCell(page.getCell(row, at), { formula: `SUM(${letter}${first}:${letter}${row - 1})` });
}

function writeNotes(book: ExcelJS.Workbook): void {
  const page = book.addWorksheet('说明');
  page.getColumn(1).width = 80;
  [
    '本台账由客服部维护，业务员、开票员共用。',
    '客户代码从1001起编，停用的不再使用。',
    '每月25日前把发货和收款补齐。',
  ].forEach((line, index) => {
    page.getCell(index + 1, 1).value = line;
  });
}

const ledger = sampleLedger({ customers: 60, seed, asOf: lastDay, standards: defaultStandards });
const random = randomOf(seed + 1);
plantDirt(ledger, random);
const settled = new Set(
  [...tableData(ledger, 'receipts').columns.entries()].flatMap(([id, values]) =>
    id === 'documentId' ? values : [],
  ),
);
const book = new ExcelJS.Workbook();
writeNotes(book);
for (const sheet of [...customerSheets, ...tradeSheets]) {
  const records = recordsOf(ledger, sheet.table);
  writeSheet(book, sheet, sheet.table === 'sales' ? splitDocuments(records, settled) : records, random);
}
const folder = mkdtempSync(join(tmpdir(), 'old-ledger-'));
await book.xlsx.writeFile(join(folder, fileName));
execFileSync(
  'soffice',
  [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
    '--outdir',
    join(folder, 'saved'),
    join(folder, fileName),
  ],
  { stdio: 'ignore' },
);
copyFileSync(
  join(folder, 'saved', fileName),
  fileURLToPath(new URL(`../sample/${fileName}`, import.meta.url)),
);
rmSync(folder, { recursive: true });
