import { expect, test } from 'vitest';
import { checkPackage, editWorkbook, openWorkbook, readTable, readGrid } from '../../../src/xlsx/package/index.ts';
import { conformanceErrors } from '../../support/validator.ts';
import { smallBook, tablePart, textCell, zipOf } from './support/parts.ts';
test('smoke', async () => {
  const bytes = zipOf(smallBook({
    beforeData: '<dimension ref="A1:B2"/>',
    sheetData: `<row r="1" spans="1:2">${textCell('A1','甲')}${textCell('B1','乙')}</row><row r="2" ht="20" customHeight="1"><c r="A2" s="3"/><c r="B2" s="4"><f>1+1</f><v>2</v></c></row>`,
    afterData: '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="A2"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
    tables: [tablePart('表一','A1:B2',['甲',['乙','<calculatedColumnFormula>1+1</calculatedColumnFormula>']])],
  }));
  expect(checkPackage(bytes)).toEqual([]);
  const e = editWorkbook(openWorkbook(bytes));
  e.fillTable('表一', { rows: 3, columns: new Map([['甲', (r: number) => '=a' + r]]) });
  e.setCell('表', 'D9', 5);
  const out = e.toBytes();
  const w = openWorkbook(out);
  console.log(w.text('xl/worksheets/sheet1.xml'), w.text('xl/tables/table1.xml'), readTable(w, '表一').columns, readGrid(w, '表').rows);
  expect(checkPackage(out)).toEqual([]);
  console.log(await conformanceErrors({bytes: out, extension: 'xlsx'}));
});
