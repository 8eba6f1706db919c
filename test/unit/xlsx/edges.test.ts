import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editWorkbook, openWorkbook, readTable } from '../../../src/xlsx/package/index.ts';
import { openWorkbookFile, saveWorkbookFile } from '../../../src/xlsx/workbook-file.ts';
import { refusalOf, rowsOf } from './support/outcomes.ts';
import { smallBook, tablePart, textCell, zipOf } from './support/parts.ts';

const rows = (count: number): string =>
  Array.from({ length: count }, (_, i) => `<row r="${i + 2}">${textCell(`A${i + 2}`, `x${i}`)}</row>`).join(
    '',
  );
const bookOf = (count: number, sqref = 'A2'): Uint8Array =>
  zipOf(
    smallBook({
      sheetData: `<row r="1">${textCell('A1', '甲')}</row>${rows(count)}`,
      tables: [tablePart('表一', `A1:A${count + 1}`, ['甲'])],
      afterData: `<dataValidations count="1"><dataValidation type="list" sqref="${sqref}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
    }),
  );

describe('line ends', () => {
  test('of the file are one line feed, as XML has it; written ones stay', () => {
    const book = smallBook({
      strings: ['<t>a\r\nb</t>'],
      sheetData:
        '<row r="1"><c t="s"><v>0</v></c><c t="str"><v>a\rb</v></c><c t="inlineStr"><is><t>a\r\nb_x000D_&#13;</t></is></c></row>',
    });
    const [row] = rowsOf(zipOf(book));
    expect(row?.cells.map((cell) => cell.value)).toEqual(['a\nb', 'a\nb', 'a\nb\r\r']);
  });
});

describe('ranges after a table changed its size', () => {
  test.each<[string, number, string]>([
    ['A2:A4', 5, 'A2:A6'],
    ['A2:A4', 1, 'A2'],
    ['A3:A4 C1', 6, 'A3:A7 C1'],
    ['A2:A3 A2:A4', 2, 'A2:A3'],
    ['A2:A3', 5, 'A2:A3'],
    ['B2:B4', 5, 'B2:B4'],
    ['A:A', 5, 'A:A'],
  ])('%s with %i rows is %s', (sqref, count, wanted) => {
    const editor = editWorkbook(openWorkbook(bookOf(3, sqref)));
    editor.fillTable('表一', { rows: count, columns: new Map([['甲', (row) => row]]) });
    expect(openWorkbook(editor.toBytes()).text('xl/worksheets/sheet1.xml')).toContain(`sqref="${wanted}"`);
  });
});

test('an emptied table has no row to change, and takes rows from its first one', () => {
  const emptied = () => {
    const editor = editWorkbook(openWorkbook(bookOf(2)));
    editor.fillTable('表一', { rows: 0, columns: new Map() });
    return editor;
  };
  const changed = emptied();
  changed.updateCells('表一', 0, new Map([['甲', 'u']]));
  expect(refusalOf(() => changed.toBytes())).toBe('table-row-missing');
  const appended = emptied();
  appended.appendRows('表一', { rows: 1, columns: new Map([['甲', () => 'new']]) });
  expect(readTable(openWorkbook(appended.toBytes()), '表一').columns.get('甲')).toEqual(['new']);
});

describe('saving where it cannot be finished', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'workbook-edges-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('a folder that cannot be written leaves the old book whole', () => {
    const path = join(folder, '台账.xlsx');
    writeFileSync(path, bookOf(1));
    const before = readFileSync(path);
    const editor = editWorkbook(openWorkbookFile(path));
    editor.appendRows('表一', { rows: 1, columns: new Map([['甲', () => 'new']]) });
    // Permissions do not bind the superuser; a folder in the way of the temporary file binds everyone.
    mkdirSync(join(folder, `.台账.xlsx.${process.pid}.tmp`));
    expect(refusalOf(() => saveWorkbookFile(editor, path))).toBe('file-unwritable');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}.bak`)).toBe(false);
  });

  test('no backup when none is wanted', () => {
    const path = join(folder, '台账.xlsx');
    writeFileSync(path, bookOf(1));
    const editor = editWorkbook(openWorkbookFile(path));
    editor.appendRows('表一', { rows: 1, columns: new Map([['甲', () => 'new']]) });
    expect(saveWorkbookFile(editor, path, { backup: false })).not.toHaveProperty('backup');
    expect(readdirSync(folder)).toEqual(['台账.xlsx']);
    expect(readTable(openWorkbookFile(path), '表一').columns.get('甲')).toEqual(['x0', 'new']);
  });
});
