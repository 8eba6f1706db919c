import { describe, expect, test } from 'vitest';
import { changeOf } from '../../../src/import/change.ts';
import { customerIndexOf } from '../../../src/import/customer-index.ts';
import type { Grid } from '../../../src/import/grid.ts';
import { previewCell, previewImport } from '../../../src/import/preview.ts';
import { proposeMapping } from '../../../src/import/propose.ts';
import { columnOf } from '../../../src/ledger/column.ts';
import { appendRow, type Ledger, tableData } from '../../../src/ledger/data.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import { CellError, type CellValue } from '../../../src/ledger/value.ts';
import { bookWithStandards, gridOf } from './support/grid.ts';

describe('what cleaning did to a value is named', () => {
  test.each<readonly [table: string, column: string, CellValue, CellValue, string | undefined]>([
    ['customers', 'name', '甲医药', '甲医药', undefined],
    ['customers', 'name', ' 甲医药\n', '甲医药', 'spaces'],
    ['customers', 'name', 2026, '2026', 'text'],
    ['customers', 'name', '', null, undefined],
    ['customers', 'creditCode', '9144 0300 1922 0382 16', '914403001922038216', 'spaces'],
    ['customers', 'creditCode', '９１440300192203821x', '91440300192203821X', 'width'],
    ['customers', 'bankAccount', 1234567890123, '1234567890123', 'text'],
    ['customers', 'customerId', '1001', 'C1001', 'prefix'],
    ['customers', 'customerId', null, 'C0001', 'numbered'],
    ['sales', 'customerId', null, 'C0001', 'customer'],
    ['sales', 'customerId', '甲医药', 'C0001', 'customer'],
    ['sales', 'documentId', 'XS1', 'XS1-2', 'numbered'],
    ['sales', 'documentId', 77, 'XS77', 'prefix'],
    ['customers', 'establishedOn', '2026.1.5', 46027, 'date'],
    ['customers', 'establishedOn', 46027, 46027, undefined],
    ['customers', 'establishedOn', 46027.5, 46027, 'date'],
    ['licences', 'validTo', '长期 ', '长期', 'spaces'],
    ['customers', 'customerType', '批发', '药品批发', 'choice'],
    ['customers', 'customerType', '药品批发 ', '药品批发', 'spaces'],
    ['investigation', 'dishonest', true, '是', 'choice'],
    ['receipts', 'amount', '￥1,200.50', 1200.5, 'number'],
    ['receipts', 'amount', '１２０', 120, 'number'],
    ['receipts', 'amount', '12.5万', 125_000, 'unit'],
    ['receipts', 'amount', 1.25, 12_500, 'unit'],
    ['sales', 'taxRate', 13, 0.13, 'percent'],
    ['sales', 'taxRate', '13%', 0.13, 'percent'],
  ])('%s.%s: %j as %j is %s', (table, column, original, value, kind) => {
    expect(changeOf(columnOf(tableOf(table), column), original, value)).toBe(kind);
  });
});

function book(): Ledger {
  const ledger = bookWithStandards();
  appendRow(tableData(ledger, 'customers'), { customerId: 'C0001', name: '甲医药' });
  return ledger;
}

function preview(grid: Grid, ledger = book()) {
  const { mapping } = proposeMapping(grid, { ledger, customers: customerIndexOf(ledger) });
  return { grid, found: previewImport(grid, mapping!, ledger) };
}

const sales = (...rows: readonly (readonly CellValue[])[]) =>
  gridOf('销售明细', ['单号', '日期', '客户名称', '品名', '数量', '含税单价', '税率'], ...rows);

describe('a preview', () => {
  test('shows of every cell what it becomes, what it was, and why', () => {
    const { grid, found } = preview(
      sales(
        [7, '2026-02-30', '甲 医药', '阿莫西林', '１０', 2, '13%'],
        ['XS8', 46027, '甲医药', '阿莫西林', 1, 2, 0.13],
      ),
    );
    expect(found.columns.map(({ column }) => column.id)).toEqual([
      'customerId',
      'documentId',
      'documentDate',
      'productName',
      'quantity',
      'unitPrice',
      'taxRate',
    ]);
    const cells = found.columns.map((column) => previewCell(grid, found, found.rows[0]!, column));
    expect(cells).toEqual([
      { value: 'C0001', original: '甲 医药', cell: 'C2', change: 'customer' },
      {
        value: 'XS7',
        original: 7,
        cell: 'A2',
        change: 'prefix',
        problem: expect.objectContaining({ severity: 'note' }),
      },
      {
        value: null,
        original: '2026-02-30',
        cell: 'B2',
        problem: expect.objectContaining({ code: 'date-impossible' }),
      },
      { value: '阿莫西林', original: '阿莫西林', cell: 'D2' },
      { value: 10, original: '１０', cell: 'E2', change: 'number' },
      { value: 2, original: 2, cell: 'F2' },
      { value: 0.13, original: '13%', cell: 'G2', change: 'percent' },
    ]);
    expect(found.counts).toEqual({
      added: 2,
      filled: 0,
      refusedRows: 0,
      duplicates: 0,
      refusedCells: 1,
      warnings: 0,
      changed: { customer: 2, prefix: 1, number: 1, percent: 1 },
    });
  });

  test('tells duplicates from other refused rows, each with its cell', () => {
    const ledger = book();
    appendRow(tableData(ledger, 'sales'), { documentId: 'XS1' });
    const { found } = preview(
      sales(
        ['XS1', 46027, '甲医药', '阿莫西林', 1, 2, null],
        [null, 46027, '甲医药', '阿莫西林', 1, 2, null],
        ['XS2', 46027, '无名', '阿莫西林', 1, 2, null],
        ['合计', null, null, null, 3, null, null],
      ),
      ledger,
    );
    expect(found.refusedRows.map(({ row, duplicate, problem }) => [row, problem.cell, duplicate])).toEqual([
      [1, 'A2', true],
      [2, 'A3', false],
    ]);
    expect(found.refusedRows[0]?.problem.message).toContain('已在台账中');
    expect(found.skipped).toEqual([{ row: 4, what: 'total' }]);
    expect(found.counts).toMatchObject({ added: 1, refusedRows: 2, duplicates: 1, refusedCells: 1 });
    expect(found.rows[0]?.record).not.toHaveProperty('customerId');
  });

  test('shows the number a customer is given', () => {
    const register = ['客户名称', '客户类型', '注册地址', '状态'];
    const { grid, found } = preview(gridOf('客户资料', register, ['乙', '药品批发', '杭州', '正常']));
    expect(found.columns[0]?.column.id).toBe('customerId');
    expect(previewCell(grid, found, found.rows[0]!, found.columns[0]!)).toEqual({
      value: 'C0002',
      original: null,
      change: 'numbered',
    });
  });

  test('previewed twice is the same, whatever a cell holds', () => {
    const ledger = book();
    const grid = sales(['XS1', new CellError('#REF!'), '甲医药', true, '十', null, '高']);
    expect(preview(grid, ledger).found).toEqual(preview(grid, ledger).found);
  });
});
