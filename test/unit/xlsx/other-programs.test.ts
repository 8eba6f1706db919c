import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ColumnContent,
  checkPackage,
  editWorkbook,
  findTable,
  openWorkbook,
  readTable,
} from '../../../src/xlsx/package/index.ts';
import { convert, libreOfficeMissing } from '../../support/libreoffice.ts';
import { conformanceErrors } from '../../support/validator.ts';

const formula = 'ROUND(客户表[[#This Row],[金额]]*2,2)';
const rows = 300;
const amount = (row: number): number => (((row * 7919) % 100_000) - 5000) / 100;
const name = (row: number): string =>
  ['甲, 公司', '"乙"公司', ' 丙 ', '=1+1', '第一行\n第二行', '𠮷田 & <子>'][row % 6] ?? '';

/** A blank table book as exceljs draws it: title above, one empty row, formats, a validation. */
async function drawnBook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('客户');
  sheet.getCell('A1').value = '客户登记表';
  sheet.addTable({
    name: '客户表',
    ref: 'A3',
    headerRow: true,
    style: { theme: 'TableStyleMedium2', showRowStripes: true },
    columns: ['编号', '名称', '日期', '金额', '两倍'].map((title) => ({ name: title, filterButton: true })),
    rows: [['', '', '', '', '']],
  });
  sheet.getRow(4).height = 21;
  sheet.getCell('A4').numFmt = '@';
  sheet.getCell('C4').numFmt = 'yyyy-mm-dd';
  sheet.getCell('D4').numFmt = '#,##0.00';
  sheet.getCell('E4').numFmt = '#,##0.00';
  sheet.getCell('D4').dataValidation = {
    type: 'decimal',
    operator: 'between',
    formulae: [-1e9, 1e9],
    showErrorMessage: true,
  };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function filled(blank: Uint8Array): Uint8Array {
  const editor = editWorkbook(openWorkbook(blank));
  editor.fillTable('客户表', {
    rows,
    columns: new Map<string, ColumnContent>([
      ['编号', (row) => `C${String(row).padStart(6, '0')}`],
      ['名称', name],
      ['日期', (row) => 45_000 + row],
      ['金额', amount],
      ['两倍', { formula, result: (row) => Math.round(amount(row) * 200) / 100 }],
    ]),
  });
  return editor.toBytes();
}

let folder = '';
let book: Uint8Array = new Uint8Array(0);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'other-programs-'));
  book = filled(await drawnBook());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a book drawn by exceljs and filled by us conforms, but for the font order exceljs writes', {
  timeout: 120_000,
}, async () => {
  expect(checkPackage(book)).toEqual([]);
  const errors = await conformanceErrors({ bytes: book, extension: 'xlsx' });
  expect(errors.filter((error) => !/^\/xl\/styles\.xml .*font/.test(error))).toEqual([]);
  const { columns } = readTable(openWorkbook(book), '客户表');
  expect(columns.get('名称')).toEqual(Array.from({ length: rows }, (_, row) => name(row)));
});

test('exceljs reads the values we wrote', async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(book) as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet('客户');
  expect(sheet?.getCell('D303').value).toBe(amount(299));
  expect(sheet?.getCell('B7').value).toBe('=1+1');
  expect(sheet?.getCell('E303').result).toBe(Math.round(amount(299) * 200) / 100);
  expect(sheet?.getRow(303).height).toBe(21);
});

describe.skipIf(libreOfficeMissing())('LibreOffice', { timeout: 300_000 }, () => {
  test('computes every value we wrote', async () => {
    const path = join(folder, 'filled.xlsx');
    await writeFile(path, book);
    const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false';
    const [file = ''] = await convert(path, csv, join(folder, 'csv'), { hardRecalculate: true });
    const lines = parseCsv(await readFile(file, 'utf8')).slice(3, 3 + rows);
    const expected = Array.from({ length: rows }, (_, row) => [
      `C${String(row).padStart(6, '0')}`,
      name(row),
      amount(row),
      Math.round(amount(row) * 200) / 100,
    ]);
    expect(lines.map(([id, title, , money, twice]) => [id, title, Number(money), Number(twice)])).toEqual(
      expected,
    );
  });

  test('saves the book without column formulas and style; we read it and heal it', async () => {
    const path = join(folder, 'saved.xlsx');
    await writeFile(path, book);
    const [file = ''] = await convert(path, 'xlsx:Calc MS Excel 2007 XML', join(folder, 'saved'));
    const saved = openWorkbook(new Uint8Array(await readFile(file)));
    const table = findTable(saved, '客户表');
    expect(table?.columns.map((column) => column.calculatedColumnFormula)).toEqual(
      new Array(5).fill(undefined),
    );
    const { columns, rowCount } = readTable(saved, '客户表');
    expect(rowCount).toBe(rows);
    expect(columns.get('名称')).toEqual(Array.from({ length: rows }, (_, row) => name(row)));
    expect(columns.get('金额')).toEqual(Array.from({ length: rows }, (_, row) => amount(row)));

    const editor = editWorkbook(saved);
    editor.fillTable('客户表', {
      rows: rowCount,
      columns: new Map([['两倍', { formula, result: (row) => Math.round(amount(row) * 200) / 100 }]]),
    });
    editor.setTableStyle('客户表', 'TableStyleMedium2');
    const healed = editor.toBytes();
    expect(checkPackage(healed)).toEqual([]);
    const again = openWorkbook(healed);
    expect(findTable(again, '客户表')?.columns[4]?.calculatedColumnFormula).toBe(formula);
    expect(findTable(again, '客户表')?.hasStyle).toBe(true);
    expect(readTable(again, '客户表').columns.get('编号')).toEqual(columns.get('编号'));
    const errors = async (bytes: Uint8Array) => conformanceErrors({ bytes, extension: 'xlsx' });
    expect(await errors(healed)).toEqual(await errors(new Uint8Array(await readFile(file))));
  });
});

/** Fields of quoted CSV. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^,\n"]*)(,|\r?\n|$)/g)) {
    const [, field = '', end = ''] = match;
    lines.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end.includes('\n')) lines.push([]);
  }
  return lines;
}
