import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../src/ledger/problem.ts';
import { CellError } from '../../../src/ledger/value.ts';
import {
  CellFormula,
  type CellInput,
  checkPackage,
  editWorkbook,
  openWorkbook,
  readGrid,
  readTable,
  type WorkbookEditor,
} from '../../../src/xlsx/package/index.ts';
import { refusalOf } from './support/outcomes.ts';
import { main, smallBook, tablePart, textCell, zipOf } from './support/parts.ts';

const header = `<row r="1">${textCell('A1', '甲')}${textCell('B1', '乙')}</row>`;
const emptyTable = {
  sheetData: `${header}<row r="2"><c r="A2" s="3"/><c r="B2" s="4"/></row>`,
  tables: [tablePart('表一', 'A1:B2', ['甲', '乙'])],
};

function edited(book: Record<string, string>, edit: (editor: WorkbookEditor) => void): Uint8Array {
  const editor = editWorkbook(openWorkbook(zipOf(book)));
  edit(editor);
  return editor.toBytes();
}

function sheetXml(bytes: Uint8Array): string {
  return openWorkbook(bytes).text('xl/worksheets/sheet1.xml');
}

const column = (values: readonly CellInput[]) => ({
  rows: values.length,
  columns: new Map([['甲', (row: number) => values[row] ?? null]]),
});

describe('what a cell may hold', () => {
  test.each<[string, CellInput, string]>([
    ['text that looks like a formula', '=1+1', '<c r="A2" s="3" t="inlineStr"><is><t>=1+1</t></is></c>'],
    ['+', '+86', '<c r="A2" s="3" t="inlineStr"><is><t>+86</t></is></c>'],
    ['@', '@x', '<c r="A2" s="3" t="inlineStr"><is><t>@x</t></is></c>'],
    ['markup', '<b>&"', '<c r="A2" s="3" t="inlineStr"><is><t>&lt;b&gt;&amp;&quot;</t></is></c>'],
    [
      'control characters',
      'a\u0000\u0007\u001fb\uffff',
      '<c r="A2" s="3" t="inlineStr"><is><t>ab</t></is></c>',
    ],
    ['a lone surrogate', 'a\ud800b', '<c r="A2" s="3" t="inlineStr"><is><t>ab</t></is></c>'],
    ['an escape in the text', '_x0041_', '<c r="A2" s="3" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>'],
    ['spaces', ' a ', '<c r="A2" s="3" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>'],
    ['empty text', '', '<c r="A2" s="3"/>'],
    ['NaN', Number.NaN, '<c r="A2" s="3" t="e"><v>#NUM!</v></c>'],
    ['infinity', Number.NEGATIVE_INFINITY, '<c r="A2" s="3" t="e"><v>#NUM!</v></c>'],
    ['minus zero', -0, '<c r="A2" s="3"><v>0</v></c>'],
    ['boolean', false, '<c r="A2" s="3" t="b"><v>0</v></c>'],
    ['error', new CellError('#N/A'), '<c r="A2" s="3" t="e"><v>#N/A</v></c>'],
    ['unknown error', new CellError('<x>'), '<c r="A2" s="3" t="e"><v>#VALUE!</v></c>'],
    [
      'formula',
      new CellFormula('=IF(A1<2,"甲","")', '甲'),
      '<c r="A2" s="3" t="str"><f>IF(A1&lt;2,&quot;甲&quot;,&quot;&quot;)</f><v>甲</v></c>',
    ],
    [
      'formula with blank result',
      new CellFormula('A1', null),
      '<c r="A2" s="3" t="str"><f>A1</f><v></v></c>',
    ],
    ['formula without result', new CellFormula('A1'), '<c r="A2" s="3"><f>A1</f></c>'],
  ])('%s', (_, input, xml) => {
    const bytes = edited(smallBook(emptyTable), (editor) => editor.fillTable('表一', column([input])));
    expect(sheetXml(bytes)).toContain(xml);
    expect(checkPackage(bytes)).toEqual([]);
  });

  test('data that has the shape of a formula is no formula', () => {
    const data = JSON.parse('{"formula":"WEBSERVICE(1)","result":1}') as CellInput;
    const bytes = edited(smallBook(emptyTable), (editor) => editor.fillTable('表一', column([data])));
    expect(sheetXml(bytes)).not.toContain('WEBSERVICE');
  });

  test('text longer than a cell refuses the book and names the cell', () => {
    const long = {
      rows: 2,
      columns: new Map([['乙', (row: number) => (row === 1 ? 'x'.repeat(32_768) : 'y')]]),
    };
    expect(refusalOf(() => edited(smallBook(emptyTable), (editor) => editor.fillTable('表一', long)))).toBe(
      'text-too-long B3',
    );
    const longest = column(['x'.repeat(32_767)]);
    expect(
      refusalOf(() => edited(smallBook(emptyTable), (editor) => editor.fillTable('表一', longest))),
    ).toBe('none');
  });
});

describe('table rows', () => {
  test('zero rows leave one empty row with its formulas', () => {
    const book = smallBook({
      sheetData: `${header}<row r="2">${textCell('A2', 'x')}<c r="B2"><f>1</f><v>1</v></c></row><row r="3">${textCell('A3', 'y')}</row>`,
      tables: [
        tablePart('表一', 'A1:B3', ['甲', ['乙', '<calculatedColumnFormula>1+2</calculatedColumnFormula>']]),
      ],
    });
    const bytes = edited(book, (editor) => editor.fillTable('表一', { rows: 0, columns: new Map() }));
    const workbook = openWorkbook(bytes);
    expect(workbook.tables[0]?.ref).toEqual({ top: 1, left: 1, bottom: 2, right: 2 });
    expect(sheetXml(bytes)).toContain('<row r="2"><c r="A2"/><c r="B2"><f>1+2</f></c></row></sheetData>');
    // Nobody knows the result of that formula, so the program is asked to compute.
    expect(workbook.text('xl/workbook.xml')).toContain('<calcPr fullCalcOnLoad="1"/>');
    expect(checkPackage(bytes)).toEqual([]);
  });

  test('appending to a table that is still empty starts in its empty row', () => {
    const bytes = edited(smallBook(emptyTable), (editor) => editor.appendRows('表一', column(['x', 'y'])));
    expect(readTable(openWorkbook(bytes), '表一').columns.get('甲')).toEqual(['x', 'y']);
  });

  test('edits of one table add up in their order', () => {
    const bytes = edited(smallBook(emptyTable), (editor) => {
      editor.fillTable('表一', column(['a', 'b']));
      editor.appendRows('表一', column(['c']));
      editor.appendRows('表一', { rows: 1, columns: new Map([['乙', () => 4]]) });
      editor.updateCells(
        '表一',
        2,
        new Map<string, CellInput>([
          ['甲', 'C'],
          ['乙', 3],
        ]),
      );
    });
    const { columns } = readTable(openWorkbook(bytes), '表一');
    expect([...columns.values()]).toEqual([
      ['a', 'b', 'C', null],
      [null, null, 3, 4],
    ]);
    expect(checkPackage(bytes)).toEqual([]);
  });

  test('the totals row moves with the last row, either way', () => {
    const book = smallBook({
      sheetData: `${header}<row r="2">${textCell('A2', 'x')}</row><row r="3">${textCell('A3', 'y')}<c r="D3"><v>1</v></c></row><row r="4">${textCell('A4', '合计')}<c r="B4" s="4"><f>SUBTOTAL(109,表一[乙])</f><v>0</v></c></row>`,
      tables: [tablePart('表一', 'A1:B4', ['甲', '乙'], { totals: true })],
    });
    const rowsAfter = (rows: number) => {
      const bytes = edited(book, (editor) =>
        editor.fillTable('表一', column(Array.from({ length: rows }, () => 'z'))),
      );
      expect(checkPackage(bytes)).toEqual([]);
      expect(sheetXml(bytes)).toContain(
        `<c r="B${rows + 2}" s="4"><f>SUBTOTAL(109,表一[乙])</f><v>0</v></c>`,
      );
      return readGrid(openWorkbook(bytes), '表').rows.map((row) => row[0] ?? null);
    };
    expect(rowsAfter(1)).toEqual(['甲', 'z', '合计']);
    expect(rowsAfter(4)).toEqual(['甲', 'z', 'z', 'z', 'z', '合计']);
  });

  test('two tables side by side on the same rows', () => {
    const book = smallBook({
      sheetData: `<row r="1">${textCell('A1', '甲')}${textCell('C1', '丙')}</row><row r="2">${textCell('A2', 'a')}${textCell('C2', 'c')}</row><row r="3">${textCell('C3', 'd')}</row>`,
      tables: [tablePart('左', 'A1:A2', ['甲']), tablePart('右', 'C1:C3', ['丙'], { id: 2 })],
    });
    const bytes = edited(book, (editor) => {
      editor.fillTable('左', { rows: 4, columns: new Map([['甲', (row) => row]]) });
      editor.fillTable('右', { rows: 1, columns: new Map([['丙', () => 'R']]) });
    });
    expect(readGrid(openWorkbook(bytes), '表').rows).toEqual([
      ['甲', null, '丙'],
      [0, null, 'R'],
      [1],
      [2],
      [3],
    ]);
    expect(checkPackage(bytes)).toEqual([]);
  });

  test('prefixed XML gets prefixed cells', () => {
    const book = smallBook(emptyTable);
    book['xl/worksheets/sheet1.xml'] =
      `<x:worksheet xmlns:x="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row></x:sheetData><x:tableParts count="1"><x:tablePart r:id="rIdT1"/></x:tableParts></x:worksheet>`;
    const bytes = edited(book, (editor) => editor.fillTable('表一', column(['x', 2])));
    expect(readTable(openWorkbook(bytes), '表一').columns.get('甲')).toEqual(['x', 2]);
    expect(checkPackage(bytes)).toEqual([]);
  });

  test('dates go into a 1904 book by its own count, other numbers as they are', () => {
    const book = smallBook({
      ...emptyTable,
      workbookPr: '<workbookPr date1904="1"/>',
      sheetData: `${header}<row r="2"><c r="A2" s="1"/><c r="B2" s="4"/></row><row r="5"><c r="D5" s="2"/></row>`,
    });
    const bytes = edited(book, (editor) => {
      editor.fillTable('表一', {
        rows: 2,
        columns: new Map([
          ['甲', () => 45_350],
          ['乙', () => 45_350],
        ]),
      });
      editor.setCell('表', 'D5', 45_350);
    });
    expect(sheetXml(bytes)).toContain('<c r="A3" s="1"><v>43888</v></c><c r="B3" s="4"><v>45350</v></c>');
    expect(readGrid(openWorkbook(bytes), '表').rows.slice(1)).toEqual([
      [45_350, 45_350],
      [45_350, 45_350],
      [],
      [null, null, null, 45_350],
    ]);
  });

  test('a sheet whose rows have no numbers keeps them where they were', () => {
    const book = smallBook({
      ...emptyTable,
      sheetData: `<row><c t="inlineStr"><is><t>甲</t></is></c><c t="inlineStr"><is><t>乙</t></is></c></row><row/><row/><row><c><v>9</v></c></row>`,
      tables: [tablePart('表一', 'A1:B2', ['甲', '乙'])],
    });
    const bytes = edited(book, (editor) => editor.setCell('表', 'D3', 'x'));
    expect(readGrid(openWorkbook(bytes), '表').rows).toEqual([
      ['甲', '乙'],
      [],
      [null, null, null, 'x'],
      [9],
    ]);
  });
});

describe('healing', () => {
  test('column formulas and style come back, existing ones are not doubled', () => {
    const book = smallBook({
      ...emptyTable,
      tables: [
        tablePart(
          '表一',
          'A1:B2',
          ['甲', ['乙', '<calculatedColumnFormula>9</calculatedColumnFormula><extLst/>']],
          { style: false },
        ),
      ],
    });
    const bytes = edited(book, (editor) => {
      editor.setColumnFormula('表一', '甲', '=IF(1<2,1,2)');
      editor.setColumnFormula('表一', '乙', '1+1');
      editor.setTableStyle('表一', 'TableStyleLight1');
    });
    expect(openWorkbook(bytes).text('xl/tables/table1.xml')).toContain(
      '<tableColumn id="1" name="甲"><calculatedColumnFormula>IF(1&lt;2,1,2)</calculatedColumnFormula></tableColumn><tableColumn id="2" name="乙"><calculatedColumnFormula>1+1</calculatedColumnFormula><extLst/></tableColumn></tableColumns><tableStyleInfo name="TableStyleLight1"',
    );
    const again = editWorkbook(openWorkbook(bytes));
    again.setTableStyle('表一', 'TableStyleDark1');
    expect(openWorkbook(again.toBytes()).text('xl/tables/table1.xml')).not.toContain('Dark1');
  });

  test('a column filled by one formula carries it for rows typed later', () => {
    const bytes = edited(smallBook(emptyTable), (editor) =>
      editor.fillTable('表一', { rows: 2, columns: new Map([['乙', { formula: '1+1', result: () => 2 }]]) }),
    );
    expect(openWorkbook(bytes).tables[0]?.columns[1]).toEqual({ name: '乙', calculatedColumnFormula: '1+1' });
  });

  test.each<[string, string, string]>([
    ['none', '', '</sheets><calcPr fullCalcOnLoad="1"/></workbook>'],
    [
      'after names',
      '<definedNames><definedName name="n">1</definedName></definedNames><extLst/>',
      '</definedNames><calcPr fullCalcOnLoad="1"/><extLst/>',
    ],
    ['there already', '<calcPr calcId="1" fullCalcOnLoad="0"/>', '<calcPr calcId="1" fullCalcOnLoad="1"/>'],
  ])('full calculation on loading: calcPr %s', (_, afterSheets, xml) => {
    const editor = editWorkbook(openWorkbook(zipOf(smallBook({ afterSheets }))), { fullCalcOnLoad: true });
    expect(openWorkbook(editor.toBytes()).text('xl/workbook.xml')).toContain(xml);
  });
});

describe('refused edits', () => {
  const below = (inner: string, afterData = '') =>
    smallBook({ ...emptyTable, sheetData: `${emptyTable.sheetData}${inner}`, afterData });
  const three = (editor: WorkbookEditor) => editor.fillTable('表一', column(['a', 'b', 'c']));

  test.each<[string, Record<string, string>, (editor: WorkbookEditor) => void, string]>([
    ['content below', below(`<row r="4">${textCell('B4', '备注')}</row>`), three, 'table-blocked B4'],
    ['a styled blank below is free', below('<row r="4"><c r="B4" s="1"/></row>'), three, 'none'],
    ['content beside is free', below(`<row r="4">${textCell('C4', '备注')}</row>`), three, 'none'],
    [
      'merged cells',
      below('', '<mergeCells count="1"><mergeCell ref="B3:C3"/></mergeCells>'),
      three,
      'table-blocked B3:C3',
    ],
    [
      'another table',
      smallBook({
        ...emptyTable,
        tables: [...emptyTable.tables, tablePart('表二', 'B4:C5', ['x', 'y'], { id: 2 })],
      }),
      three,
      'table-blocked B4:C5',
    ],
    [
      'too many rows',
      smallBook(emptyTable),
      (editor) => editor.fillTable('表一', { rows: 1_048_576, columns: new Map() }),
      'table-too-long',
    ],
    ['unknown table', smallBook(emptyTable), (editor) => editor.fillTable('无', column([])), 'table-missing'],
    [
      'unknown column',
      smallBook(emptyTable),
      (editor) => editor.fillTable('表一', { rows: 1, columns: new Map([['丙', () => 1]]) }),
      'table-column-missing',
    ],
    [
      'unknown row',
      smallBook(emptyTable),
      (editor) => editor.updateCells('表一', 1, new Map()),
      'table-row-missing',
    ],
    ['unknown sheet', smallBook(emptyTable), (editor) => editor.setCell('无', 'A1', 1), 'sheet-missing'],
    ['no cell name', smallBook(emptyTable), (editor) => editor.setCell('表', 'A0', 1), 'cell-name A0'],
    [
      'a cell of a table',
      smallBook(emptyTable),
      (editor) => editor.setCell('表', 'A1', 1),
      'cell-in-table A1',
    ],
    [
      'a cell a table grows over',
      smallBook(emptyTable),
      (editor) => {
        editor.setCell('表', 'A3', 1);
        three(editor);
      },
      'table-blocked A3',
    ],
    [
      'rows out of order',
      smallBook({ ...emptyTable, sheetData: '<row r="2"/><row r="1"/>' }),
      three,
      'package-corrupt',
    ],
  ])('%s', (_, book, edit, refusal) => {
    expect(refusalOf(() => edited(book, edit))).toBe(refusal);
  });

  test('problems can be read before any bytes are asked for, and no bytes are given out', () => {
    const editor = editWorkbook(openWorkbook(zipOf(smallBook(emptyTable))));
    editor.setCell('无', 'A1', 1);
    editor.fillTable('无', column([]));
    expect(editor.problems.map((problem) => problem.code)).toEqual(['sheet-missing', 'table-missing']);
    expect(() => editor.toBytes()).toThrow(ProblemError);
  });
});
