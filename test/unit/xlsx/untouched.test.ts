import { describe, expect, test } from 'vitest';
import { workbookLimits } from '../../../src/opc/limits.ts';
import { readZip } from '../../../src/opc/zip.ts';
import {
  CellFormula,
  type ColumnContent,
  checkPackage,
  editWorkbook,
  openWorkbook,
  readGrid,
  readTable,
  type WorkbookEditor,
} from '../../../src/xlsx/package/index.ts';
import { conformanceErrors } from '../../support/validator.ts';
import { richBook } from './support/rich-book.ts';

const before = richBook();

function edited(edit: (editor: WorkbookEditor) => void): Uint8Array {
  const editor = editWorkbook(openWorkbook(before));
  edit(editor);
  return editor.toBytes();
}

/** Names of the parts whose packed bytes are not those of the original; parts that went are marked. */
function changedParts(after: Uint8Array): string[] {
  const now = new Map(readZip(after, workbookLimits).map((entry) => [entry.name, entry]));
  return readZip(before, workbookLimits)
    .filter((entry) => {
      const same = now.get(entry.name);
      return !same || same.crc !== entry.crc || !Buffer.from(same.data).equals(entry.data);
    })
    .map(({ name }) => (now.has(name) ? name : `${name} (gone)`));
}

function sheetXml(bytes: Uint8Array): string {
  return openWorkbook(bytes).text('xl/worksheets/sheet1.xml');
}

const appendOne = (editor: WorkbookEditor): void =>
  editor.appendRows('台账表', {
    rows: 1,
    columns: new Map<string, ColumnContent>([
      ['单号', () => 'D4'],
      ['客户', () => '丙公司'],
      ['金额', () => 400],
      ['含税', () => new CellFormula('台账表[[#This Row],[金额]]*1.13', 452)],
    ]),
  });

const chainGone = ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/calcChain.xml (gone)'];

describe('a book with chart, picture, note, pivot table and macro', { timeout: 120_000 }, () => {
  test('conforms before any edit', async () => {
    expect(checkPackage(before)).toEqual([]);
    expect(await conformanceErrors({ bytes: before, extension: 'xlsm' })).toEqual([]);
  });

  test.each<[string, (editor: WorkbookEditor) => void, string[]]>([
    ['nothing', () => {}, []],
    ['a cell', (editor) => editor.setCell('台账', 'G1', 45400), ['xl/worksheets/sheet1.xml']],
    ['a row', appendOne, ['xl/tables/table1.xml', 'xl/worksheets/sheet1.xml', ...chainGone]],
    [
      'all rows',
      (editor) =>
        editor.fillTable('台账表', {
          rows: 9,
          columns: new Map<string, ColumnContent>([
            ['单号', (row) => `N${row}`],
            ['含税', { formula: '1+1', result: () => 2 }],
          ]),
        }),
      ['xl/tables/table1.xml', 'xl/worksheets/sheet1.xml', ...chainGone],
    ],
    [
      'a column formula',
      (editor) => editor.setColumnFormula('台账表', '金额', '1+1'),
      ['xl/tables/table1.xml'],
    ],
  ])('editing %s leaves every other part as it was, packed bytes included', async (_, edit, changed) => {
    const after = edited(edit);
    expect(changedParts(after).sort()).toEqual([...changed].sort());
    expect(checkPackage(after)).toEqual([]);
    expect(await conformanceErrors({ bytes: after, extension: 'xlsm' })).toEqual([]);
  });

  test('order of parts and everything around the rows of the sheet stay', () => {
    const after = edited(appendOne);
    const names = (bytes: Uint8Array) => readZip(bytes, workbookLimits).map((entry) => entry.name);
    expect(names(after)).toEqual(names(before).filter((name) => name !== 'xl/calcChain.xml'));
    const around = (xml: string) => [xml.split('<sheetData>')[0], xml.split('</sheetData>')[1]];
    expect(around(sheetXml(after))).toEqual(
      around(
        sheetXml(before)
          .replace('<dimension ref="A1:G6"/>', '<dimension ref="A1:G7"/>')
          .replace('conditionalFormatting sqref="C4:C6"', 'conditionalFormatting sqref="C4:C7"')
          .replace('sqref="C4:C6 G4"', 'sqref="C4:C7 G4"')
          .replace('<xm:sqref>B4:B6</xm:sqref>', '<xm:sqref>B4:B7</xm:sqref>'),
      ),
    );
  });

  test('an appended row takes style and height of the first data row', () => {
    expect(sheetXml(edited(appendOne))).toContain(
      '<row r="7" ht="18" customHeight="1"><c r="A7" s="3" t="inlineStr"><is><t>D4</t></is></c><c r="B7" t="inlineStr"><is><t>丙公司</t></is></c><c r="C7" s="4"><v>400</v></c><c r="D7" s="4"><f>台账表[[#This Row],[金额]]*1.13</f><v>452</v></c></row>',
    );
  });

  test('a filled table keeps the cells beside and above it, and columns it was not given', () => {
    const after = openWorkbook(
      edited((editor) => editor.fillTable('台账表', { rows: 2, columns: new Map([['金额', (row) => row]]) })),
    );
    expect(readGrid(after, '台账').rows).toEqual([
      ['销售台账', null, null, null, null, null, 45350],
      [],
      ['单号', '客户', '金额', '含税'],
      ['D1', '甲公司', 0, 113, null, null, '右1'],
      ['D2', '乙公司', 1, 226],
      [null, null, null, null, null, null, 6],
    ]);
    expect(readTable(after, '台账表').rowCount).toBe(2);
    expect(
      sheetXml(edited((editor) => editor.fillTable('台账表', { rows: 2, columns: new Map() }))),
    ).toContain('conditionalFormatting sqref="C4:C5"');
  });

  test('a shared formula outlives its first cell', () => {
    const xml = sheetXml(edited((editor) => editor.updateCells('台账表', 0, new Map([['含税', 1]]))));
    expect(xml).toContain('<c r="D4" s="4"><v>1</v></c>');
    expect(xml).toContain('<c r="D5" s="4"><f>C5*1.13</f><v>226</v></c>');
    expect(xml).toContain('<c r="D6" s="4"><f>C6*1.13</f><v>339</v></c>');
  });
});
