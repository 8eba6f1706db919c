import { describe, expect, test } from 'vitest';
import { parseIsoDate } from '../../../src/ledger/calendar.ts';
import { appendRow, columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import { customerForms } from '../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { bookWithStandards, gridOf, imported, marksOf, recordsOf } from './support/grid.ts';

const register = ['客户编号', '客户名称', '客户类型', '统一社会信用代码', '注册地址', '状态'] as const;
const customer = (id: CellValue, name: CellValue, creditCode: CellValue = null): CellValue[] => [
  id,
  name,
  '药品批发',
  creditCode,
  '杭州市',
  '正常',
];
const salesHeader = ['单据编号', '单据日期', '客户名称', '品名', '数量', '含税单价'] as const;
const sale = (documentId: CellValue, name: CellValue = '甲医药'): CellValue[] => [
  documentId,
  '2026-01-05',
  name,
  '阿莫西林胶囊',
  10,
  2,
];

/** A book in which 甲医药 is C0001. */
function bookWithCustomer(): Ledger {
  const ledger = bookWithStandards();
  appendRow(tableData(ledger, 'customers'), { customerId: 'C0001', name: '甲医药' });
  return ledger;
}

const ids = (ledger: Ledger, table: string, column: string): CellValue[] =>
  columnValues(tableData(ledger, table), column);

describe('rows that are no data', () => {
  test('totals, blank rows and repeated headers are passed over', () => {
    const { ledger, sheets, problems } = imported(
      [
        gridOf(
          '销售明细',
          salesHeader,
          sale('XS1'),
          [],
          ['小计', null, null, null, 10, null],
          [...salesHeader],
          sale('XS2'),
          [null, '本月合计', null, null, 20, null],
          ['合 计', null, null, null, 20, null],
        ),
      ],
      bookWithCustomer(),
    );
    expect(ids(ledger, 'sales', 'documentId')).toEqual(['XS1', 'XS2']);
    expect(sheets[0]).toMatchObject({ rowsRead: 2, rowsImported: 2 });
    expect(marksOf(problems)).toEqual(['note total-row A4']);
    expect(problems[0]?.message).toContain('同类共 3 处');
  });

  test('a customer whose name begins like a total is one', () => {
    const { ledger } = imported([gridOf('客户资料', register, customer('C1', '合计通医药有限公司'))]);
    expect(ids(ledger, 'customers', 'name')).toEqual(['合计通医药有限公司']);
  });

  test('a remark below the table is named and stays out', () => {
    const { ledger, problems } = imported(
      [gridOf('销售明细', salesHeader, sale('XS1'), [null, null, null, '以上数据由财务核对'])],
      bookWithCustomer(),
    );
    expect(tableData(ledger, 'sales').rowCount).toBe(1);
    expect(marksOf(problems)).toContain('note note-row D3');
  });

  test('a document without its number is refused', () => {
    const { ledger, problems } = imported(
      [gridOf('销售明细', salesHeader, sale(null), sale('XS2'))],
      bookWithCustomer(),
    );
    expect(ids(ledger, 'sales', 'documentId')).toEqual(['XS2']);
    expect(marksOf(problems)).toEqual(['error key-missing A2']);
  });
});

describe('the register', () => {
  test('refuses the second customer of a name, an id or a credit code, naming the second', () => {
    const { ledger, problems } = imported([
      gridOf(
        '客户资料',
        register,
        customer('C1', '甲（杭州）医药', '914403001922038216'),
        customer('C2', '甲(杭州) 医药'),
        customer('c1', '乙医药'),
        customer('C3', '丙医药', '914403001922038216'),
      ),
    ]);
    expect(
      recordsOf(ledger, 'customers').map(({ customerId, name, creditCode }) => [
        customerId,
        name,
        creditCode,
      ]),
    ).toEqual([
      ['C1', '甲（杭州）医药', '914403001922038216'],
      ['C3', '丙医药', undefined],
    ]);
    expect(marksOf(problems)).toEqual([
      'error customer-duplicate B3',
      'error key-duplicate A4',
      'error unique-repeated D5',
    ]);
    expect(problems[0]?.message).toContain('甲(杭州) 医药');
  });

  test('numbers customers without id after the given ids, and says so', () => {
    const { ledger, problems } = imported([
      gridOf('客户资料', register, customer(null, '甲'), customer('C0001', '乙'), customer(null, '丙')),
    ]);
    expect(recordsOf(ledger, 'customers').map(({ customerId, name }) => [customerId, name])).toEqual([
      ['C0002', '甲'],
      ['C0001', '乙'],
      ['C0003', '丙'],
    ]);
    expect(marksOf(problems)).toEqual(['note customer-id-given B2']);
  });

  test('puts a letter before ids of digits, the same in every sheet', () => {
    const { ledger, problems } = imported([
      gridOf('回款明细', ['回款编号', '回款日期', '客户编号', '金额'], [77, '2026-01-05', 1001, 500]),
      gridOf('客户资料', register, customer(1001, '甲'), customer('001002', '乙')),
    ]);
    expect(ids(ledger, 'customers', 'customerId')).toEqual(['C1001', 'C001002']);
    expect(recordsOf(ledger, 'receipts')).toMatchObject([{ receiptId: 'HK77', customerId: 'C1001' }]);
    expect(problems.every(({ severity }) => severity === 'note')).toBe(true);
  });

  test('gives every customer his row in each form, in the order look-ups need', () => {
    const { ledger } = imported([gridOf('客户资料', register, customer('C2', '甲'), customer('C1', '乙'))]);
    for (const form of customerForms) expect(ids(ledger, form, 'customerId')).toEqual(['C1', 'C2']);
  });

  test('a file imported twice adds nothing and loses nothing', () => {
    const grids = [
      gridOf('客户资料', register, customer('C1', '甲医药')),
      gridOf('销售明细', salesHeader, sale('XS1'), sale('XS1')),
      gridOf('调查表', ['客户名称', '合作主动性', '配送车辆'], ['甲医药', '主动开拓', 3]),
    ];
    const once = imported(grids);
    const before = structuredClone(
      new Map([...once.ledger.tables].map(([id, { columns }]) => [id, [...columns]])),
    );
    const twice = imported(grids, once.ledger);
    expect(new Map([...twice.ledger.tables].map(([id, { columns }]) => [id, [...columns]]))).toEqual(before);
    expect(twice.sheets.map(({ rowsImported }) => rowsImported)).toEqual([0, 0, 0]);
    expect(twice.problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThanOrEqual(3);
  });
});

describe('rows of other sheets', () => {
  test.each<readonly [string, CellValue]>([
    ['exactly', '甲（杭州）医药有限公司'],
    ['with half-width brackets', '甲(杭州)医药有限公司'],
    ['with spaces', ' 甲 （杭州）医药有限公司 '],
    ['with an invisible character', '甲（杭州）\u200b医药有限公司'],
  ])('find their customer by his name written %s', (_, written) => {
    const { ledger, problems } = imported([
      gridOf('销售明细', salesHeader, sale('XS1', written)),
      gridOf('客户资料', register, customer('C1', '甲（杭州）医药有限公司')),
    ]);
    expect(ids(ledger, 'sales', 'customerId')).toEqual(['C1']);
    expect(problems).toEqual([]);
  });

  test('answers go into the row of the form that stands empty, and only there', () => {
    const ledger = imported([
      gridOf('客户资料', register, customer('C1', '甲医药'), customer('C2', '乙医药')),
    ]).ledger;
    const answers = (drive: string) =>
      gridOf('调查表', ['客户名称', '合作主动性', '配送车辆'], ['乙医药', drive, 3], ['乙医药', drive, 4]);
    const first = imported([answers('主动开拓')], ledger);
    expect(recordsOf(ledger, 'investigation')).toEqual([
      { customerId: 'C1' },
      { customerId: 'C2', x1: '主动开拓', j5b: 3 },
    ]);
    expect(first.sheets[0]).toMatchObject({ rowsRead: 2, rowsImported: 1 });
    expect(marksOf(first.problems)).toEqual(['error key-duplicate A3']);
    expect(imported([answers('被动')], ledger).sheets[0]).toMatchObject({ rowsImported: 0 });
    expect(recordsOf(ledger, 'investigation')[1]).toHaveProperty('x1', '主动开拓');
  });

  test('a document of somebody unknown stays with the customer blank; answers of somebody unknown stay out', () => {
    const { ledger, problems } = imported(
      [
        gridOf('销售明细', salesHeader, sale('XS1', '无名')),
        gridOf('调查表', ['客户名称', '合作主动性', '配送车辆'], ['无名', '主动开拓', 3]),
      ],
      bookWithCustomer(),
    );
    expect(recordsOf(ledger, 'sales')).toMatchObject([{ documentId: 'XS1', quantity: 10 }]);
    expect(ids(ledger, 'sales', 'customerId')).toEqual([null]);
    expect(ids(ledger, 'investigation', 'customerId')).toEqual(['C0001']);
    expect(marksOf(problems)).toEqual(['error customer-unknown A2', 'error customer-unknown C2']);
  });

  test('id and name of different customers are pointed out; the id counts', () => {
    const ledger = bookWithCustomer();
    appendRow(tableData(ledger, 'customers'), { customerId: 'C0002', name: '乙医药' });
    const { problems } = imported(
      [gridOf('销售明细', [...salesHeader, '客户编号'], [...sale('XS1', '乙医药'), 'C0001'])],
      ledger,
    );
    expect(ids(ledger, 'sales', 'customerId')).toEqual(['C0001']);
    expect(marksOf(problems)).toEqual(['warning customer-mismatch G2']);
  });

  test('lines of one document are kept under numbers of their own, free ones', () => {
    const { ledger, problems } = imported(
      [gridOf('销售明细', salesHeader, sale('XS1'), sale('XS1'), sale('XS1-2'), sale('XS1'), sale(20))],
      bookWithCustomer(),
    );
    const numbers = ids(ledger, 'sales', 'documentId');
    expect(numbers[0]).toBe('XS1');
    expect(numbers[2]).toBe('XS1-2');
    expect(numbers[4]).toBe('XS20');
    expect(new Set(numbers).size).toBe(5);
    expect(numbers.every((id) => /^XS(1(-\d)?|20)$/.test(String(id)))).toBe(true);
    expect(marksOf(problems)).toEqual(['note identifier-prefixed A6', 'note document-lines A3']);
  });

  test('parts of one receipt share its number', () => {
    const { ledger } = imported(
      [
        gridOf(
          '收款明细',
          ['回款编号', '回款日期', '客户名称', '金额'],
          ['HK1', '2026-01-05', '甲医药', 100],
          ['HK1', '2026-01-05', '甲医药', 200],
        ),
      ],
      bookWithCustomer(),
    );
    expect(ids(ledger, 'receipts', 'receiptId')).toEqual(['HK1', 'HK1']);
  });

  test('an amount that is not quantity times price is pointed out', () => {
    const { problems } = imported(
      [gridOf('销售明细', [...salesHeader, '金额'], [...sale('XS1'), 20], [...sale('XS2'), 25])],
      bookWithCustomer(),
    );
    expect(marksOf(problems)).toEqual(['warning amount-differs G3']);
  });

  test('a column per cent is read by the column, a column in 万元 by its header', () => {
    const { ledger, problems } = imported(
      [
        gridOf(
          '收款明细',
          ['回款编号', '回款日期', '客户名称', '收款金额（万元）'],
          ['HK1', '2026-01-05', '甲医药', 1.25],
        ),
        gridOf('销售明细', [...salesHeader, '税率（%）'], [...sale('XS1'), 13], [...sale('XS2'), 1]),
      ],
      bookWithCustomer(),
    );
    expect(ids(ledger, 'receipts', 'amount')).toEqual([12_500]);
    expect(ids(ledger, 'sales', 'taxRate')).toEqual([0.13, 0.01]);
    expect(problems).toEqual([]);
  });

  test('a refused cell is named, and the rest of its row comes in', () => {
    const { ledger, problems } = imported(
      [
        gridOf(
          '发货明细',
          ['发货明细账'],
          salesHeader,
          ['XS1', '2026-02-30', '甲医药', '阿莫西林', '１０', '￥2.00'],
          sale('XS2'),
        ),
      ],
      bookWithCustomer(),
    );
    expect(recordsOf(ledger, 'sales')[0]).toEqual({
      documentId: 'XS1',
      customerId: 'C0001',
      productName: '阿莫西林',
      quantity: 10,
      unitPrice: 2,
    });
    expect(recordsOf(ledger, 'sales')[1]).toMatchObject({ documentDate: parseIsoDate('2026-01-05') });
    expect(problems).toEqual([
      {
        code: 'date-impossible',
        severity: 'error',
        sheet: '发货明细',
        cell: 'B3',
        message: '工作表“发货明细”单元格 B3（单据日期）：“2026-02-30”不是真实存在的日期，该格留空。',
        repair: '请按凭证核对日期，写成 2026-01-05 的样子。',
      },
    ]);
  });
});
