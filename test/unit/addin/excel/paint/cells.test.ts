import { expect, it } from 'vitest';
import { paintCells } from '../../../../../addin/excel/paint/cells.ts';
import { paintSheet } from '../../../../../addin/excel/paint/sheet.ts';
import { labelLook } from '../../../../../src/xlsx/design/style.ts';
import { startExcel } from '../../../../excel-host/index.ts';
import { paintedFacts } from './facts/painted-sheet.ts';

const { Excel, host } = startExcel();

it.each([
  '=1+1',
  '+86 10',
  '-',
  '@某',
  "'引",
  'TRUE',
  '007',
  '1/2',
  '2026-01-31',
  '2026年1月31日',
  '12:30',
  '50%',
  '¥1,200.00',
  '1E5',
  '客户登记',
  '1. 先填公司',
  'C0001',
])('a text stays the text %s, in a cell for text and in any other', async (text) => {
  const looks = [labelLook(), { ...labelLook(), numberFormat: '@' }];
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    paintCells(sheet, [looks.map((look) => ({ content: text, look }))]);
  });
  const { cells } = paintedFacts(host.book, host.book.sheet('Sheet1'));
  expect([cells.A1, cells.B1]).toMatchObject([
    { value: text, numberFormat: 'General' },
    { value: text, numberFormat: '@' },
  ]);
});

it('a sheet of long lists is out of the reach of the user', async () => {
  await Excel.run(async (context) => {
    paintSheet(context, {
      name: '选项',
      hidden: true,
      columns: [],
      heights: new Map(),
      cells: [[{ content: '甲' }, { content: '子' }], [{ content: '乙' }]],
      validations: [],
      highlights: [],
      names: [],
    });
  });
  const { visibility, cells } = paintedFacts(host.book, host.book.sheet('选项'));
  expect(visibility).toBe('veryHidden');
  expect([cells.A1?.value, cells.A2?.value, cells.B1?.value]).toEqual(['甲', '乙', '子']);
});
