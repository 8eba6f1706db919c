import { describe, expect, test } from 'vitest';
import { workbookLimits } from '../../../src/opc/limits.ts';
import { findTable, openWorkbook, readSheet, readTable } from '../../../src/xlsx/package/index.ts';
import { refusalOf, rowsOf } from './support/outcomes.ts';
import {
  documentRelations,
  main,
  relations,
  smallBook,
  strictMain,
  tablePart,
  textCell,
  zipOf,
} from './support/parts.ts';

describe('packages other programs write', () => {
  const data = `<row r="1"><c r="A1"><v>7</v></c></row>`;

  test('prefixed XML and absolute targets', () => {
    const parts = smallBook({ strings: ['<t>a</t>'] });
    const bytes = zipOf({
      ...parts,
      '_rels/.rels': relations({ rId1: ['officeDocument', '/xl/workbook.xml'] }),
      'xl/workbook.xml': `<x:workbook xmlns:x="${main}" xmlns:r="${documentRelations}"><x:workbookPr date1904="true"/><x:sheets><x:sheet name="表" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': relations({
        rId1: ['worksheet', '/xl/worksheets/sheet1.xml'],
        rId3: ['sharedStrings', '/xl/sharedStrings.xml'],
      }),
      'xl/sharedStrings.xml': `<x:sst xmlns:x="${main}"><x:si><x:t>甲</x:t></x:si><x:si><x:r><x:t>乙</x:t></x:r><x:rPh><x:t>丙</x:t></x:rPh></x:si></x:sst>`,
      'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>丁</x:t></x:is></x:c><x:c r="D1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    });
    expect(openWorkbook(bytes).date1904).toBe(true);
    expect(rowsOf(bytes)[0]?.cells).toEqual([
      { column: 1, value: '甲', style: 0 },
      { column: 2, value: '乙', style: 0 },
      { column: 3, value: '丁', style: 0 },
      { column: 4, value: 2, style: 0, formula: '1+1' },
    ]);
  });

  test('strict namespaces', () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const bytes = zipOf({
      ...smallBook({}),
      '_rels/.rels': relations({ rId1: [`${strict}/officeDocument`, 'xl/workbook.xml'] }),
      'xl/workbook.xml': `<workbook xmlns="${strictMain}" xmlns:r="${strict}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations({ rId1: [`${strict}/worksheet`, 'worksheets/sheet1.xml'] }),
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${strictMain}"><sheetData>${data}</sheetData></worksheet>`,
    });
    expect(rowsOf(bytes)[0]?.cells[0]?.value).toBe(7);
  });

  test('UTF-16 worksheet', () => {
    const xml = `\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${main}"><sheetData><row r="1">${textCell('A1', '客户')}</row></sheetData></worksheet>`;
    const bytes = new Uint8Array(xml.length * 2);
    [...xml].forEach((letter, i) => {
      new DataView(bytes.buffer).setUint16(i * 2, letter.charCodeAt(0), true);
    });
    expect(rowsOf(zipOf({ ...smallBook({}), 'xl/worksheets/sheet1.xml': bytes }))[0]?.cells[0]?.value).toBe(
      '客户',
    );
  });

  test('sheet states, chart sheets and defined names', () => {
    const parts = smallBook({ sheetData: data });
    const workbook = openWorkbook(
      zipOf({
        ...parts,
        'xl/chartsheets/sheet1.xml': `<chartsheet xmlns="${main}"/>`,
        'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${documentRelations}"><sheets><sheet name="表" sheetId="1" state="veryHidden" r:id="rId1"/><sheet name="图" sheetId="2" r:id="rId9"/><sheet name="缺" sheetId="3" r:id="rId8"/></sheets><definedNames><definedName name="列表">表!$A$1:$A$9</definedName><definedName name="_xlnm.Print_Area" localSheetId="0" hidden="1">表!$A$1</definedName></definedNames></workbook>`,
        'xl/_rels/workbook.xml.rels': relations({
          rId1: ['worksheet', 'worksheets/sheet1.xml'],
          rId9: ['chartsheet', 'chartsheets/sheet1.xml'],
        }),
      }),
    );
    expect(workbook.sheets.map(({ name, state, kind }) => [name, state, kind])).toEqual([
      ['表', 'veryHidden', 'worksheet'],
      ['图', 'visible', 'other'],
    ]);
    expect(workbook.definedNames).toEqual([
      { name: '列表', formula: '表!$A$1:$A$9', hidden: false },
      { name: '_xlnm.Print_Area', formula: '表!$A$1', hidden: true, sheetName: '表' },
    ]);
    readSheet(workbook, '图', () => expect.unreachable());
  });
});

describe('tables', () => {
  const book = smallBook({
    sheetData: `<row r="3">${textCell('B3', '编号')}${textCell('C3', '得分')}</row><row r="4">${textCell('A4', '外')}${textCell('B4', 'C1')}<c r="C4"><f>1</f><v>80</v></c></row><row r="6">${textCell('B6', 'C3')}</row><row r="7"><c r="C7"><v>99</v></c></row>`,
    tables: [
      tablePart(
        '客户',
        'B3:C7',
        ['编号', ['得分', '<calculatedColumnFormula>客户[[#This Row],[编号]]</calculatedColumnFormula>']],
        {
          totals: true,
        },
      ),
    ],
  });

  test('definition', () => {
    expect(findTable(openWorkbook(zipOf(book)), '客户')).toMatchObject({
      displayName: '客户',
      sheetName: '表',
      part: 'xl/tables/table1.xml',
      ref: { top: 3, left: 2, bottom: 7, right: 3 },
      headerRow: true,
      totalsRow: true,
      columns: [{ name: '编号' }, { name: '得分', calculatedColumnFormula: '客户[[#This Row],[编号]]' }],
    });
  });

  test('data rows as columns: no header, no totals, gaps are blank', () => {
    const { firstRow, rowCount, columns } = readTable(openWorkbook(zipOf(book)), '客户');
    expect({ firstRow, rowCount }).toEqual({ firstRow: 4, rowCount: 3 });
    expect([...columns]).toEqual([
      ['编号', ['C1', null, 'C3']],
      ['得分', [80, null, null]],
    ]);
  });

  test('a reference far beyond the rows costs nothing', () => {
    const huge = { ...book, 'xl/tables/table1.xml': tablePart('客户', 'B3:C1048576', ['编号', '得分']) };
    expect(readTable(openWorkbook(zipOf(huge)), '客户').rowCount).toBe(4);
  });

  test('an unknown table or sheet names those there are', () => {
    const workbook = openWorkbook(zipOf(book));
    expect(() => readTable(workbook, '无')).toThrow('没有名为“无”的表格');
    expect(refusalOf(() => readSheet(workbook, '无', () => {}))).toBe('sheet-missing');
  });
});

describe('refusals', () => {
  const book = smallBook({ sheetData: '<row r="1"><c r="A1"><v>7</v></c></row>', strings: ['<t>a</t>'] });
  const good = zipOf(book);
  const doctype = '<!DOCTYPE x [<!ENTITY a "b">]>';
  const withDoctype = (part: string) => ({
    ...book,
    [part]: (book[part] ?? '').replace('?>', `?>${doctype}`),
  });

  test.each<[string, string, Uint8Array]>([
    ['garbage', 'package-corrupt', new Uint8Array(5000).fill(65)],
    ['empty file', 'package-corrupt', new Uint8Array(0)],
    ['cut off', 'package-corrupt', good.subarray(0, good.length - 100)],
    ['no workbook', 'package-not-workbook', zipOf({ 'word/document.xml': '<a/>' })],
    [
      'another root',
      'package-not-workbook',
      zipOf({ ...book, 'xl/workbook.xml': `<document xmlns="${main}"/>` }),
    ],
    [
      'broken XML in the workbook',
      'package-corrupt',
      zipOf({ ...book, 'xl/workbook.xml': '<workbook><sheets>' }),
    ],
    ['DTD in the workbook', 'package-doctype', zipOf(withDoctype('xl/workbook.xml'))],
    ['DTD in relationships', 'package-doctype', zipOf(withDoctype('_rels/.rels'))],
    ['DTD in a worksheet', 'package-doctype', zipOf(withDoctype('xl/worksheets/sheet1.xml'))],
    ['DTD in shared strings', 'package-doctype', zipOf(withDoctype('xl/sharedStrings.xml'))],
    ['DTD in styles', 'package-doctype', zipOf(withDoctype('xl/styles.xml'))],
    [
      'sheet breaks off in a cell',
      'package-corrupt',
      zipOf({
        ...book,
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>`,
      }),
    ],
    [
      'sheet breaks off in the head',
      'package-corrupt',
      zipOf({ ...book, 'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetPr>` }),
    ],
    [
      'column beyond XFD',
      'package-corrupt',
      zipOf({
        ...book,
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="XFE1"/></row></sheetData></worksheet>`,
      }),
    ],
    [
      'row beyond the last',
      'package-corrupt',
      zipOf({
        ...book,
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1048577"/></sheetData></worksheet>`,
      }),
    ],
    [
      'unescaped < in a tag',
      'package-corrupt',
      zipOf({
        ...book,
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c <c></row></sheetData></worksheet>`,
      }),
    ],
  ])('%s', (_, code, bytes) => {
    expect(refusalOf(() => rowsOf(bytes))).toBe(code);
  });

  test('password: a compound file with an encrypted package', () => {
    const bytes = new Uint8Array(4096);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(
      [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]),
      1024,
    );
    expect(refusalOf(() => openWorkbook(bytes))).toBe('package-encrypted');
  });

  test('zip bomb: the ratio is refused before anything is inflated', () => {
    const bytes = zipOf({ ...book, 'xl/worksheets/sheet1.xml': ' '.repeat(5_000_000) });
    expect(refusalOf(() => openWorkbook(bytes))).toBe('package-too-large');
  });

  test('limits are the caller’s', () => {
    expect(refusalOf(() => openWorkbook(good, { ...workbookLimits, entries: 3 }))).toBe('package-too-large');
    expect(refusalOf(() => openWorkbook(good, { ...workbookLimits, partBytes: 100 }))).toBe(
      'package-too-large',
    );
  });

  test('content that does not match its CRC', () => {
    const bytes = good.slice();
    // The CRC in the central directory of the first entry.
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 16, 0, true);
    expect(refusalOf(() => openWorkbook(bytes))).toBe('package-corrupt');
  });
});
