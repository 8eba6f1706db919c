import { expect, test } from 'vitest';
import { checkPackage } from '../../../src/xlsx/package/index.ts';
import { smallBook, tablePart, textCell, zipOf } from './support/parts.ts';

const sound = smallBook({
  beforeData: '<dimension ref="A1:B3"/>',
  sheetData: `<row r="1">${textCell('A1', '甲')}${textCell('B1', '乙')}</row><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="4"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>`,
  afterData:
    '<dataValidations count="1"><dataValidation type="whole" sqref="A2:A3 C1"><formula1>1</formula1></dataValidation></dataValidations><pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>',
  strings: ['<t>x</t>'],
  tables: [
    tablePart('表一', 'A1:B3', ['甲', ['乙', '<calculatedColumnFormula>1+1</calculatedColumnFormula>']]),
  ],
});

const sheet = 'xl/worksheets/sheet1.xml';
const table = 'xl/tables/table1.xml';
const workbook = 'xl/workbook.xml';
const types = '[Content_Types].xml';
const links = 'xl/_rels/workbook.xml.rels';

test('a sound book has no finding', () => {
  expect(checkPackage(zipOf(sound))).toEqual([]);
});

test.each<[string, string, string, string, RegExp]>([
  ['header cell', sheet, '<t>乙</t>', '<t>丙</t>', /B1 应是列名“乙”/],
  ['order of rows', sheet, '<row r="3"><c r="A3">', '<row r="1"><c r="A1">', /第 1 行的次序不对/],
  ['order of cells', sheet, 'r="B2" s="4"', 'r="A2" s="4"', /A2 的次序不对/],
  ['style index', sheet, 's="4"', 's="9"', /B2 的格式编号超出范围/],
  ['shared string index', sheet, '<v>0</v>', '<v>5</v>', /A2 的文本编号超出范围/],
  ['range', sheet, 'A2:A3 C1', 'A2:A0', /区域“A2:A0”不合规/],
  ['range twice', sheet, 'A2:A3 C1', 'C1 C1', /区域“C1 C1”重复/],
  [
    'merged cells in a table',
    sheet,
    '<dataVal',
    '<mergeCells><mergeCell ref="A2:B2"/></mergeCells><dataVal',
    /合并单元格 A2:B2/,
  ],
  [
    'order of elements',
    sheet,
    '</sheetData>',
    '</sheetData><tableParts/>',
    /元素 dataValidations 的位置不对/,
  ],
  [
    'table wider than its columns',
    table,
    'ref="A1:B3" totals',
    'ref="A1:C3" totals',
    /有 2 列，区域却宽 3 列/,
  ],
  ['column count', table, 'tableColumns count="2"', 'tableColumns count="3"', /列数写成 3/],
  ['column id twice', table, 'tableColumn id="2"', 'tableColumn id="1"', /列编号重复/],
  ['column name twice', table, 'name="乙"', 'name="甲"', /列名重复/],
  ['equals sign in a formula', table, '>1+1<', '>=1+1<', /列“乙”的公式多了等号/],
  ['filter range', table, 'autoFilter ref="A1:B3"', 'autoFilter ref="A1:B2"', /筛选区域是 A1:B2，应是 A1:B3/],
  ['table without rows', table, 'ref="A1:B3" totals', 'ref="A1:B1" totals', /没有数据行/],
  ['table name', table, 'displayName="表一"', 'displayName="TBL1"', /表格名“TBL1”不合规/],
  ['sheet name', workbook, 'name="表"', 'name="a/b"', /工作表名“a\/b”不合规/],
  [
    'content type of a part',
    types,
    'PartName="/xl/styles.xml"',
    'PartName="/xl/style.xml"',
    /登记了不存在的 xl\/style\.xml/,
  ],
  [
    'relationship to nothing',
    links,
    'Target="styles.xml"',
    'Target="style.xml"',
    /指向不存在的 xl\/style\.xml/,
  ],
  ['relationship id twice', links, 'Id="rId2"', 'Id="rId1"', /关系标识“rId1”重复/],
  ['broken XML', workbook, '</sheets>', '', /不是合格的 XML/],
])('finds a planted fault: %s', (_, part, from, to, message) => {
  const xml = sound[part] ?? '';
  expect(xml).toContain(from);
  const faults = checkPackage(zipOf({ ...sound, [part]: xml.replace(from, () => to) }));
  expect(faults.map((fault) => fault.message).join('\n')).toMatch(message);
});

test('finds tables that overlap, and names and numbers used twice', () => {
  const book = smallBook({
    sheetData: `<row r="1">${textCell('A1', '甲')}</row><row r="2"/><row r="3"/>`,
    tables: [tablePart('表一', 'A1:A3', ['甲']), tablePart('表一', 'A1:A2', ['甲'])],
  });
  const text = checkPackage(zipOf(book))
    .map((fault) => fault.message)
    .join('\n');
  expect(text).toMatch(/表格名“表一”重复/);
  expect(text).toMatch(/表格编号 1 重复/);
  expect(text).toMatch(/与表格“表一”重叠/);
});

test('finds a part nobody registered', () => {
  const faults = checkPackage(zipOf({ ...sound, 'xl/odd.qqq': 'x' }));
  expect(faults.map((fault) => fault.message)).toEqual(['部件 [Content_Types].xml：没有登记 xl/odd.qqq。']);
});
