import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startExcel } from './index.ts';

const blankBook = readFileSync(new URL('../../templates/book/空白客户台账.xlsx', import.meta.url));
const excel = startExcel({ workbook: blankBook });
const { Excel } = excel;

describe('the genuine client over the host', () => {
  test('writes and reads a range', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('草稿');
      sheet.getRange('A1:B2').values = [
        ['客户', '金额'],
        ['甲', 12.5],
      ];
      await context.sync();
      const range = sheet.getUsedRange();
      range.load('values,address,rowCount');
      await context.sync();
      expect(range.values).toEqual([
        ['客户', '金额'],
        ['甲', 12.5],
      ]);
      expect(range.address).toBe('草稿!A1:B2');
    });
  });

  test('tells changes made by the add-in, a person and a co-author', async () => {
    const seen: unknown[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('草稿');
      sheet.onChanged.add(async ({ address, source, triggerSource, details }) => {
        seen.push([address, source, triggerSource, details?.valueAfter]);
      });
      await context.sync();
      sheet.getRange('B2').values = [[7]];
      await context.sync();
    });
    excel.people.edit('草稿', 'B2', [[8]]);
    excel.people.remoteEdit('草稿', 'B2', [[9]]);
    await excel.settle();
    expect(seen).toEqual([
      ['B2', 'Local', 'ThisLocalAddin', 7],
      ['B2', 'Local', 'Unknown', 8],
      ['B2', 'Remote', 'Unknown', 9],
    ]);
  });

  test('shows the tables of an opened workbook', async () => {
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('客户登记');
      table.columns.load('items/name');
      table.worksheet.load('name');
      const body = table.getDataBodyRange();
      body.load('rowCount,formulas');
      await context.sync();
      expect(table.worksheet.name).toBe('客户登记');
      expect(table.columns.items[0]?.name).toBe('客户编号');
      expect(body.rowCount).toBe(1);
    });
  });
});
