import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workbookLimits } from '../../../src/opc/limits.ts';
import { readZip } from '../../../src/opc/zip.ts';
import {
  checkPackage,
  editWorkbook,
  findTable,
  openWorkbook,
  readSheet,
  readTable,
  type Workbook,
  withSheetsOf,
} from '../../../src/xlsx/package/index.ts';
import { child, children, type XmlElement } from '../../../src/xlsx/package/xml-tree.ts';
import { conformanceErrors } from '../../support/validator.ts';
import { relations, smallBook, styles, zipOf } from './support/parts.ts';
import { richBook } from './support/rich-book.ts';

const donor = openWorkbook(readFileSync('templates/book/空白客户台账.xlsx'));
const bytesOf = (workbook: Workbook): Uint8Array => editWorkbook(workbook).toBytes();
const graft = (book: Uint8Array, ...sheets: string[]): Uint8Array =>
  bytesOf(withSheetsOf(openWorkbook(book), donor, sheets));

const all = donor.sheets.map(({ name }) => name);

/** What a cell format comes to, whatever its number. */
function formatsOf(workbook: Workbook): (index: number) => unknown {
  const root = workbook.tree(workbook.linked('styles')!);
  const list = (name: string): readonly XmlElement[] => child(root, name)?.children ?? [];
  const codes = new Map(
    children(child(root, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.get('numFmtId'),
      attributes.get('formatCode'),
    ]),
  );
  return (index) => {
    const { attributes, children: inner } = list('cellXfs')[index]!;
    const part = (name: string, id: string) => list(name)[Number(attributes.get(id))];
    const format = attributes.get('numFmtId');
    return [
      codes.get(format) ?? format,
      part('fonts', 'fontId'),
      part('fills', 'fillId'),
      part('borders', 'borderId'),
      inner,
    ];
  };
}

/** Every cell of a sheet with its value, its formula and its looks. */
function cellsOf(workbook: Workbook, sheet: string): unknown[] {
  const looks = formatsOf(workbook);
  const cells: unknown[] = [];
  readSheet(workbook, sheet, ({ number, cells: row }) => {
    for (const { column, value, formula, style } of row)
      cells.push([number, column, value, formula, looks(style)]);
  });
  return cells;
}

/** Looks of the conditional formats, in the order of the sheet. */
function conditionsOf(workbook: Workbook, sheet: string): unknown[] {
  const { part } = workbook.sheets.find(({ name }) => name === sheet)!;
  const dxfs = child(workbook.tree(workbook.linked('styles')!), 'dxfs')?.children ?? [];
  return [...workbook.text(part).matchAll(/<cfRule [^>]*dxfId="(\d+)"/g)].map(
    (match) => dxfs[Number(match[1])],
  );
}

const plain = zipOf(smallBook({}));
const withoutStyles = zipOf({
  ...smallBook({}),
  'xl/_rels/workbook.xml.rels': relations({ rId1: ['worksheet', 'worksheets/sheet1.xml'] }),
});
const prefixed = zipOf({
  ...smallBook({}),
  'xl/styles.xml': styles
    .replace(/<(\/?)(?=[a-z])/gi, '<$1x:')
    .replace('xmlns=', 'xmlns:x=')
    .replace('<x:?xml', '<?xml'),
});

describe('sheets of the blank book put into another', { timeout: 120_000 }, () => {
  test.each([
    ['a book with chart, pivot table and macro', richBook(), 'xlsm' as const],
    ['a plain book', plain, 'xlsx' as const],
    ['a book without formats', withoutStyles, undefined],
    ['a book whose formats are written with a prefix', prefixed, 'xlsx' as const],
  ])('%s takes all of them as they are', async (_, book, extension) => {
    const bytes = graft(book, ...all);
    expect(checkPackage(bytes)).toEqual([]);
    if (extension) expect(await conformanceErrors({ bytes, extension })).toEqual([]);
    const after = openWorkbook(bytes);
    for (const sheet of all) {
      expect(cellsOf(after, sheet)).toEqual(cellsOf(donor, sheet));
      expect(conditionsOf(after, sheet)).toEqual(conditionsOf(donor, sheet));
    }
    expect(
      after.tables
        .slice(-donor.tables.length)
        .map(({ displayName, ref, columns }) => [displayName, ref, columns]),
    ).toEqual(donor.tables.map(({ displayName, ref, columns }) => [displayName, ref, columns]));
    for (const name of donor.definedNames) expect(after.definedNames).toContainEqual(name);
  });

  test('leave every other part of the book as it was', () => {
    const before = readZip(richBook(), workbookLimits);
    const after = new Map(
      readZip(graft(richBook(), '信用评定'), workbookLimits).map((entry) => [entry.name, entry]),
    );
    const changed = before.filter((entry) => !Buffer.from(after.get(entry.name)!.data).equals(entry.data));
    expect(changed.map(({ name }) => name).sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
    ]);
  });

  test('bring no format twice', () => {
    const once = graft(plain, '信用评定', '参数');
    const twice = openWorkbook(graft(once, '客户登记'));
    const size = (workbook: Workbook): number =>
      child(workbook.tree('xl/styles.xml'), 'cellXfs')!.children.length;
    expect(size(twice)).toBe(size(openWorkbook(once)));
  });

  test('may be filled like any other', () => {
    const editor = editWorkbook(openWorkbook(graft(plain, '信用评定')));
    editor.fillTable('信用评定', {
      rows: 2,
      columns: new Map([['客户编号', (row: number) => `C00${row + 1}`]]),
    });
    const bytes = editor.toBytes();
    expect(checkPackage(bytes)).toEqual([]);
    expect(readTable(openWorkbook(bytes), '信用评定').columns.get('客户编号')).toEqual(['C001', 'C002']);
  });

  test('get a number when their name is taken, and are still found', () => {
    const parts = smallBook({});
    const taken = zipOf({
      ...parts,
      'xl/workbook.xml': parts['xl/workbook.xml']!.replace('name="表"', 'name="参数"'),
    });
    const after = openWorkbook(graft(taken, '参数'));
    expect(after.sheets.map(({ name }) => name)).toEqual(['参数', '参数 (2)']);
    expect(findTable(after, '参数')?.sheetName).toBe('参数 (2)');
    expect(after.definedNames.find(({ name }) => name === '基准日')?.formula).toBe("'参数 (2)'!$B$4");
  });

  test('bring the link to the contents only along with the contents', () => {
    const linkOf = (bytes: Uint8Array): boolean =>
      openWorkbook(bytes).text('xl/worksheets/sheet2.xml').includes('<hyperlink ');
    expect(linkOf(graft(plain, '信用评定'))).toBe(false);
    expect(linkOf(graft(plain, '信用评定', '目录'))).toBe(true);
  });

  test('replace names that pointed nowhere, and keep the others', () => {
    const parts = smallBook({
      afterSheets:
        '<definedNames><definedName name="我的">表!$A$1</definedName><definedName name="基准日">#REF!</definedName></definedNames>',
    });
    const names = openWorkbook(graft(zipOf(parts), '参数')).definedNames;
    expect(names.find(({ name }) => name === '我的')?.formula).toBe('表!$A$1');
    expect(names.filter(({ name }) => name === '基准日').map(({ formula }) => formula)).toEqual([
      "'参数'!$B$4",
    ]);
  });

  test('fit a workbook part that calls its relationships by another prefix', () => {
    const parts = smallBook({});
    const workbook = parts['xl/workbook.xml']!.replace('xmlns:r=', 'xmlns:rel=').replace('r:id=', 'rel:id=');
    const bytes = graft(zipOf({ ...parts, 'xl/workbook.xml': workbook }), '参数');
    expect(checkPackage(bytes)).toEqual([]);
    expect(openWorkbook(bytes).sheets).toHaveLength(2);
  });
});
