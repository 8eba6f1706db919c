import { describe, expect, test } from 'vitest';
import { CellError, type CellValue } from '../../../src/ledger/value.ts';
import { openWorkbook, readGrid, readSheet, sheetMerges } from '../../../src/xlsx/package/index.ts';
import { rowsOf } from './support/outcomes.ts';
import { smallBook, textCell, zipOf } from './support/parts.ts';

function firstValue(sheetData: string, strings?: readonly string[], workbookPr = ''): CellValue | undefined {
  const bytes = zipOf(smallBook({ sheetData, workbookPr, ...(strings ? { strings } : {}) }));
  return rowsOf(bytes)[0]?.cells[0]?.value;
}

describe('cell values', () => {
  const cell = (attributes: string, inner: string) => `<row r="1"><c r="A1" ${attributes}>${inner}</c></row>`;
  test.each<[string, string, CellValue]>([
    ['integer', cell('', '<v>42</v>'), 42],
    ['negative decimal', cell('', '<v>-0.015</v>'), -0.015],
    ['17 digits', cell('', '<v>0.30000000000000004</v>'), 0.30000000000000004],
    ['exponent', cell('', '<v>1.5E-7</v>'), 1.5e-7],
    ['spaces around', cell('', '<v> 7 </v>'), 7],
    ['a number that is none', cell('', '<v>一百</v>'), '一百'],
    ['NaN is text', cell('', '<v>NaN</v>'), 'NaN'],
    ['too large a number is text', cell('', '<v>1e999</v>'), '1e999'],
    ['empty v', cell('', '<v></v>'), null],
    ['self-closed v', cell('', '<v/>'), null],
    ['style only', '<row r="1"><c r="A1" s="1"/></row>', null],
    ['true', cell('t="b"', '<v>1</v>'), true],
    ['false', cell('t="b"', '<v>0</v>'), false],
    ['formula text', cell('t="str"', '<f>A2</f><v>甲 &amp; 乙</v>'), '甲 & 乙'],
    ['inline text', cell('t="inlineStr"', '<is><t>甲</t></is>'), '甲'],
    [
      'inline rich text',
      cell('t="inlineStr"', '<is><r><rPr><b/></rPr><t>甲</t></r><r><t>乙</t></r></is>'),
      '甲乙',
    ],
    ['kept spaces', cell('t="inlineStr"', '<is><t xml:space="preserve"> 甲 </t></is>'), ' 甲 '],
    ['_xHHHH_', cell('t="str"', '<v>a_x000D_b_x005F_x0041_</v>'), 'a\rb_x0041_'],
    ['character references', cell('t="str"', '<v>&#x7532;&#20057;&lt;&quot;&apos;</v>'), '甲乙<"\''],
    ['CDATA', cell('t="str"', '<v><![CDATA[<a>&amp;]]></v>'), '<a>&amp;'],
    ['comment between', cell('', '<!-- <v>1</v> --><v>2</v>'), 2],
    ['ISO date', cell('t="d"', '<v>2024-02-29T12:00:00</v>'), 45351.5],
    ['single quotes', "<row r='1'><c t='str' r='A1'><v>x</v></c></row>", 'x'],
    ['> in an attribute', '<row r="1" note="a>b"><c r="A1" cm=">"><v>3</v></c></row>', 3],
    ['unknown element first', cell('', '<extra><v>9</v></extra><v>4</v>'), 4],
  ])('%s', (_, sheetData, value) => {
    expect(firstValue(sheetData)).toEqual(value);
  });

  test('errors keep their code', () => {
    expect(firstValue(cell('t="e"', '<v>#N/A</v>'))).toEqual(new CellError('#N/A'));
  });

  test.each<[string, string, CellValue]>([
    ['plain', '<t>甲</t>', '甲'],
    ['runs', '<r><t>甲</t></r><r><rPr><sz val="9"/></rPr><t xml:space="preserve"> 乙</t></r>', '甲 乙'],
    [
      'phonetic runs left out',
      '<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/>',
      '東京',
    ],
    ['empty', '<t/>', ''],
    ['entities', '<t>a&amp;b_x000a_c</t>', 'a&b\nc'],
  ])('shared string: %s', (_, item, value) => {
    expect(firstValue(cell('t="s"', '<v>1</v>'), ['<t>other</t>', item])).toEqual(value);
  });

  test('a shared string that is not there is an error, not a crash', () => {
    expect(firstValue(cell('t="s"', '<v>5</v>'), ['<t>甲</t>'])).toEqual(new CellError('#REF!'));
  });

  test.each<[string, number, number]>([
    ['general number', 0, 100],
    ['built-in date format', 1, 1562],
    ['custom date format', 2, 1562],
    ['money', 4, 100],
  ])('1904 workbook: %s', (_, style, value) => {
    const sheetData = `<row r="1"><c r="A1" s="${style}"><v>100</v></c></row>`;
    expect(firstValue(sheetData, undefined, '<workbookPr date1904="1"/>')).toBe(value);
    expect(firstValue(sheetData)).toBe(100);
  });
});

describe('rows and columns', () => {
  test('rows and cells without r take the next place', () => {
    const rows = rowsOf(
      zipOf(
        smallBook({
          sheetData:
            '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"/><row><c><v>4</v></c></row>',
        }),
      ),
    );
    expect(rows.map((row) => [row.number, row.cells.map((cell) => [cell.column, cell.value])])).toEqual([
      [
        1,
        [
          [1, 1],
          [4, 2],
          [5, 3],
        ],
      ],
      [5, []],
      [6, [[1, 4]]],
    ]);
  });

  test('shared formulas read as they stand in each cell', () => {
    const rows = rowsOf(
      zipOf(
        smallBook({
          sheetData:
            '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1+SUM(A$1:A1)&amp;"A1"+\'表 A1\'!A1+表[[#This Row],[A1]]</f><v>1</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>2</v></c></row>',
        }),
      ),
    );
    expect(rows[1]?.cells[0]?.formula).toBe('A3*$C$1+SUM(A$1:A3)&"A1"+\'表 A1\'!A3+表[[#This Row],[A1]]');
  });

  test('reading stops when the caller has seen enough', () => {
    const sheetData = Array.from({ length: 50 }, (_, i) => `<row r="${i + 1}"/>`).join('');
    let seen = 0;
    readSheet(openWorkbook(zipOf(smallBook({ sheetData }))), '表', () => ++seen < 3);
    expect(seen).toBe(3);
  });

  test('a grid has cell positions and lists merged ranges', () => {
    const workbook = openWorkbook(
      zipOf(
        smallBook({
          sheetData: `<row r="2">${textCell('B2', '题')}</row><row r="4"><c r="C4"><v>1</v></c></row>`,
          afterData: '<mergeCells count="1"><mergeCell ref="B2:XFD3"/></mergeCells>',
        }),
      ),
    );
    expect(readGrid(workbook, '表').rows).toEqual([[], [null, '题'], [], [null, null, 1]]);
    expect(readGrid(workbook, '表', { maxRows: 2 })).toMatchObject({
      rows: [[], [null, '题']],
      truncated: true,
    });
    expect(sheetMerges(workbook, '表')).toEqual([{ top: 2, left: 2, bottom: 3, right: 16384 }]);
  });

  test('a row larger than one buffer is read whole', () => {
    const text = Array.from({ length: 30_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + ((i * i) % 20_011)),
    ).join('');
    const cells = Array.from(
      { length: 60 },
      (_, k) => `<c t="inlineStr"><is><t>${text}${k}</t></is></c>`,
    ).join('');
    const rows = rowsOf(
      zipOf(smallBook({ sheetData: `<row r="1">${cells}</row><row r="2"><c><v>1</v></c></row>` })),
    );
    expect(rows[0]?.cells.map((cell) => cell.value)).toEqual(Array.from({ length: 60 }, (_, k) => text + k));
    expect(rows[1]?.cells[0]?.value).toBe(1);
  });
});
