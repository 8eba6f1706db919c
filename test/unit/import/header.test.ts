import { describe, expect, test } from 'vitest';
import { choicesOf } from '../../../src/import/choices.ts';
import { recogniseHeader } from '../../../src/import/header.ts';
import { clearWinner, rankTables } from '../../../src/import/recognise.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { bookWithStandards, gridOf, imported, recordsOf } from './support/grid.ts';

const context = {
  choicesOf: (column: Parameters<typeof choicesOf>[0]) => choicesOf(column, bookWithStandards()),
};

/** Source header → identifier of the column it became. */
function mapping(table: string, ...rows: readonly (readonly CellValue[])[]): Record<string, string> {
  const header = recogniseHeader(gridOf('表', ...rows), tableOf(table), context);
  return Object.fromEntries((header?.matches ?? []).map(({ header: words, column }) => [words, column.id]));
}

/** Source header → why it was left out. */
function doubts(table: string, ...rows: readonly (readonly CellValue[])[]): Record<string, string> {
  const header = recogniseHeader(gridOf('表', ...rows), tableOf(table), context);
  return Object.fromEntries((header?.doubts ?? []).map(({ header: words, reason }) => [words, reason]));
}

describe('the header', () => {
  test.each<readonly [string, readonly (readonly CellValue[])[], number]>([
    [
      'in the first row',
      [
        ['客户编号', '客户名称'],
        ['C1', '甲'],
      ],
      0,
    ],
    ['below a title', [['客户资料一览表'], ['客户编号', '客户名称'], ['C1', '甲']], 1],
    [
      'below title, note and blank row',
      [['客户资料一览表（2026年）'], [null], ['制表：客服部', null, '单位：元'], ['客户编号', '客户名称']],
      3,
    ],
    ['below a title that is itself a column name', [['客户名称'], ['客户编号', '客户名称', '状态']], 1],
    [
      'below numbers',
      [
        [1, 2, 3],
        ['客户编号', '客户名称', '状态'],
      ],
      1,
    ],
  ])('%s is found', (_, rows, expected) => {
    expect(recogniseHeader(gridOf('表', ...rows), tableOf('customers'))?.headerRow).toBe(expected);
  });

  test('is not looked for below the fifteenth row, nor where one word fits', () => {
    const far = [...Array.from({ length: 16 }, () => ['说明']), ['客户编号', '客户名称']];
    expect(recogniseHeader(gridOf('表', ...far), tableOf('customers'))).toBeUndefined();
    expect(recogniseHeader(gridOf('表', ['客户名称', '随笔']), tableOf('customers'))).toBeUndefined();
  });

  test('does not take a title for the name of the unnamed column below it', () => {
    const rows = [['客户资料一览表'], [null, '客户编号', '客户名称'], [1, 'C1', '甲公司']];
    expect(mapping('customers', ...rows)).toEqual({ 客户编号: 'customerId', 客户名称: 'name' });
    expect(doubts('customers', ...rows)).toEqual({});
  });

  test('of two lines under merged group headings is read as one', () => {
    const rows = [
      ['基本情况', null, '银行资料', null],
      ['客户编号', '客户名称', '开户银行', '帐号'],
      ['C1', '甲公司', '某银行', '4402010019200123456'],
    ];
    expect(mapping('customers', ...rows)).toEqual({
      客户编号: 'customerId',
      客户名称: 'name',
      开户银行: 'bankName',
      帐号: 'bankAccount',
    });
  });

  test.each<readonly [string, string, string]>([
    ['customers', '税号', 'creditCode'],
    ['customers', '纳税人识别号', 'creditCode'],
    ['customers', '  法 人：', 'legalRepresentative'],
    ['customers', '注册资金（万元）', 'registeredCapital'],
    ['customers', '注册资本(元)', 'registeredCapital'],
    ['customers', '*统一社会\n信用代码', 'creditCode'],
    ['sales', '单号', 'documentId'],
    ['sales', '日期', 'documentDate'],
    ['sales', '药品名称', 'productName'],
    ['sales', '账期', 'termDays'],
    ['sales', '税率（%）', 'taxRate'],
    ['receipts', '到账日期', 'receivedOn'],
    ['receipts', '收款金额(元)', 'amount'],
    ['receipts', '收款金额（万元）', 'amount'],
    ['customers', 'Credit Code', 'creditCode'],
    ['customers', 'registered_address', 'registeredAddress'],
    ['sales', 'UNIT PRICE', 'unitPrice'],
    ['sales', '单价(元)', 'unitPrice'],
    ['sales', '规格(型号)', 'specification'],
    ['contacts', '电话(必填)', 'mobile'],
    ['contacts', '电话(办公)', 'officePhone'],
  ])('%s: %j is %s', (table, header, column) => {
    const key = table === 'customers' ? ['客户编号', '客户名称'] : ['客户编号', '备注'];
    expect(mapping(table, [...key, header])[header]).toBe(column);
  });
});

describe('a column that is not what it is called', () => {
  test('unknown words are reported', () => {
    expect(doubts('customers', ['客户编号', '客户名称', '微信群'])).toEqual({ 微信群: 'unknown' });
  });

  test.each<readonly [string, string, readonly CellValue[]]>([
    ['dates that are words', '成立日期', ['杭州', '苏州', '宁波']],
    ['credit codes that are names', '税号', ['张三', '李四', '王五']],
    ['choices that are none', '客户状态', ['红', '黄', '蓝']],
    ['amounts that are words', '注册资本(万元)', ['较大', '一般', '较小']],
  ])('%s are left out', (_, header, values) => {
    const rows = values.map((value, index) => [`C${index + 1}`, `客户${index + 1}`, value]);
    const head = ['客户编号', '客户名称', header];
    expect(doubts('customers', head, ...rows)).toEqual({ [header]: 'values' });
    expect(Object.keys(mapping('customers', head, ...rows))).toEqual(['客户编号', '客户名称']);
  });

  test('half of the values may be dirty', () => {
    const rows = [
      ['客户编号', '客户名称', '成立日期'],
      ['C1', '甲', '2020-01-05'],
      ['C2', '乙', '不详'],
    ];
    expect(mapping('customers', ...rows)).toHaveProperty('成立日期', 'establishedOn');
  });

  test('a unit that does not convert is left out', () => {
    expect(doubts('receipts', ['回款编号', '客户编号', '金额(千元)'])).toEqual({ '金额(千元)': 'unit' });
  });

  test.each<readonly [string, string, string]>([
    ['sales', '单价(不含税)', '含税单价'],
    ['sales', '不含税单价', '含税单价'],
    ['sales', '单价（美元）', '含税单价'],
    ['sales', '单价(成本)', '含税单价'],
    ['sales', '有效期(月)', '有效期至'],
    ['receipts', '回款金额(不含税)', '金额'],
    ['receipts', '去年回款金额', '金额'],
    ['receipts', '预计回款金额', '金额'],
    ['customers', '客户名称(简称)', '客户名称'],
    ['customers', '地址(开票)', '注册地址'],
    ['customers', '开票电话', '电话'],
    ['contacts', '电话(传真)', '手机'],
    ['contacts', '电话（座机）', '手机'],
  ])('%s: %j only looks like %s', (table, header, meant) => {
    const key = table === 'customers' ? ['客户编号', '税号'] : ['客户编号', '备注'];
    const found = recogniseHeader(gridOf('表', [...key, header]), tableOf(table), context);
    expect(found?.doubts).toEqual([
      { sourceColumn: 2, header, reason: 'vetoed', meant, word: expect.stringMatching(/./) },
    ]);
  });

  test('a heading over a group is part of the name, or speaks against it', () => {
    const rows = [
      ['基本情况', null, null, '收货信息', null, '开票信息', null, null, '备注'],
      ['客户编号', '客户名称', '电话', '地址', '电话', '税号', '电话', '帐号', null],
    ];
    expect(mapping('customers', ...rows)).toEqual({
      客户编号: 'customerId',
      客户名称: 'name',
      电话: 'phone',
      地址: 'deliveryAddress',
      税号: 'creditCode',
      帐号: 'bankAccount',
      备注: 'remark',
    });
    const found = recogniseHeader(gridOf('表', ...rows), tableOf('customers'), context);
    expect(found?.doubts.map(({ sourceColumn, reason }) => [sourceColumn, reason])).toEqual([
      [4, 'vetoed'],
      [6, 'vetoed'],
    ]);
  });

  test.each<readonly [string, string, number | undefined]>([
    ['单位：万元', '金额', 12_500],
    ['制表：客服部　单位：人民币万元', '金额', 12_500],
    ['单位：万元', '金额(元)', 1.25],
    ['单位：元', '金额', 1.25],
    ['单位：千元', '金额', undefined],
  ])('under a note %j a column %j counts so', (note, header, expected) => {
    const head = ['回款编号', '回款日期', '客户名称', header];
    const rows = [['收款明细'], [note], head, ['HK1', '2026-01-05', '甲', 1.25]];
    const { ledger } = imported([gridOf('收款明细', ...rows)]);
    expect(recordsOf(ledger, 'receipts')[0]?.amount).toBe(expected);
  });

  test('of two columns with the same meaning the one with our word is taken', () => {
    const rows = [
      ['客户编号', '企业名称', '客户名称', '状态'],
      ['C1', '旧名', '新名', '正常'],
    ];
    expect(mapping('customers', ...rows)).toHaveProperty('客户名称', 'name');
    expect(doubts('customers', ...rows)).toEqual({ 企业名称: 'taken' });
  });

  test('every column left out is named with its cell, and its values stay out', () => {
    const { problems, ledger, sheets } = imported([
      gridOf(
        '客户资料',
        ['一览表'],
        ['编号', '单位名称', '单位类型', '税号', '成立时间', '微信群'],
        ['C1', '甲医药有限公司', '药品批发', null, '杭州', '群一'],
      ),
    ]);
    expect(sheets[0]?.unknownHeaders).toEqual(['成立时间', '微信群']);
    expect(problems).toEqual([
      expect.objectContaining({ code: 'column-values', severity: 'warning', sheet: '客户资料', cell: 'E2' }),
      expect.objectContaining({ code: 'column-unknown', severity: 'warning', sheet: '客户资料', cell: 'F2' }),
    ]);
    expect(problems[1]?.message).toBe('工作表“客户资料”单元格 F2：台账没有“微信群”这一列，没有导入。');
    expect(recordsOf(ledger, 'customers')).toEqual([
      { customerId: 'C1', name: '甲医药有限公司', customerType: '药品批发' },
    ]);
  });
});

describe('two tables on one sheet', () => {
  const register = [
    ['客户编号', '客户名称', '客户类型', '状态'],
    ['C1', '甲公司', '药品批发', '正常'],
    ['C2', '乙公司', '药品批发', '正常'],
  ];
  const contacts = [
    ['客户编号', '姓名', '手机'],
    ['C1', '张三', '13800000000'],
    ['C1', '李四', '13800000001'],
  ];

  test.each([
    ['one below the other', [...register, [], ['联系人'], ...contacts]],
    ['one below the other, close', [...register, ...contacts]],
  ])('%s: only the first comes in, and the second is named', (_, rows) => {
    const { ledger, problems } = imported([gridOf('客户资料', ...rows)]);
    expect(recordsOf(ledger, 'customers').map(({ name }) => name)).toEqual(['甲公司', '乙公司']);
    const [first] = problems.filter(({ code }) => code === 'second-table');
    expect(first?.cell).toBe(`A${rows.findIndex(([, word]) => word === '姓名') + 1}`);
  });

  test('side by side: the columns behind the gap stay out', () => {
    const rows = register.map((row, index) => [...row, null, ...(contacts[index] ?? [])]);
    const { ledger, problems } = imported([gridOf('客户资料', ...rows)]);
    expect(recordsOf(ledger, 'customers')[0]).toEqual({
      customerId: 'C1',
      name: '甲公司',
      customerType: '药品批发',
      status: '正常',
    });
    expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual([
      'column-apart F1',
      'column-apart G1',
      'column-apart H1',
    ]);
  });

  test('an empty column alone divides nothing', () => {
    const rows = register.map(([id = '', name = '', ...rest]) => [id, name, null, ...rest]);
    expect(recordsOf(imported([gridOf('客户资料', ...rows)]).ledger, 'customers')[0]).toHaveProperty(
      'status',
      '正常',
    );
  });

  test('a header printed again on every page ends nothing', () => {
    const [head = [], ...rest] = register;
    const { ledger, problems } = imported([gridOf('客户资料', head, rest[0] ?? [], head, rest[1] ?? [])]);
    expect(recordsOf(ledger, 'customers')).toHaveLength(2);
    expect(problems).toEqual([]);
  });
});

describe('which table a sheet is', () => {
  test.each<readonly [string, string, readonly string[], string | undefined]>([
    ['客户资料', 'customers', ['编号', '单位名称', '单位类型', '税号', '地址', '状态'], 'customers'],
    [
      'Sheet1',
      'customers',
      ['客户编号', '客户名称', '客户类型', '统一社会信用代码', '注册地址', '状态'],
      'customers',
    ],
    ['发货明细', 'sales', ['日期', '单号', '购货单位', '药品名称', '数量', '单价', '金额'], 'sales'],
    ['收款明细', 'receipts', ['收款单号', '收款日期', '付款单位', '客户编号', '收款金额'], 'receipts'],
    ['合同登记', 'contracts', ['合同号', '模板', '我方公司', '客户名称', '签约日期'], 'contracts'],
    ['合同货物', 'contractLines', ['合同号', '行号', '品名', '规格型号', '数量', '单价'], 'contractLines'],
    ['会议纪要', '', ['时间', '地点', '主持人', '内容'], undefined],
    ['客户资料', '', ['客户名称', '喜好'], undefined],
  ])('%s (%s) is recognised by name and header', (name, _, header, expected) => {
    expect(clearWinner(rankTables(gridOf(name, header), context))?.mapping.table.id).toBe(expected);
  });

  test('a sheet that is no ledger is reported and left out', () => {
    const { sheets, problems, ledger } = imported([gridOf('会议纪要', ['时间', '地点'], ['周一', '杭州'])]);
    expect(sheets).toMatchObject([{ sheet: '会议纪要', rowsRead: 0, rowsImported: 0 }]);
    expect(sheets[0]).not.toHaveProperty('table');
    expect(problems).toMatchObject([
      { code: 'sheet-not-recognised', severity: 'warning', sheet: '会议纪要' },
    ]);
    expect(recordsOf(ledger, 'customers')).toEqual([]);
  });

  test('a blank sheet is passed over in silence', () => {
    expect(imported([gridOf('Sheet2', [null, '  '])]).problems).toEqual([]);
  });

  test('--sheet and --as name what there is when the name is wrong', () => {
    const grids = [gridOf('客户资料', ['客户编号', '客户名称'], ['C1', '甲'])];
    expect(imported(grids, undefined, { sheet: '没有' }).problems).toMatchObject([
      { code: 'sheet-missing', severity: 'error', repair: expect.stringContaining('客户资料') },
    ]);
    expect(imported(grids, undefined, { as: '没有' }).problems[0]).toMatchObject({
      code: 'table-unknown',
      severity: 'error',
      repair: expect.stringContaining('客户登记'),
    });
  });

  test('--as decides where the program would doubt', () => {
    const grids = [gridOf('名单', ['客户编号', '客户名称'], ['C1', '甲'])];
    expect(imported(grids).sheets[0]).not.toHaveProperty('table');
    const { ledger } = imported(grids, undefined, { as: '客户登记' });
    expect(recordsOf(ledger, 'customers')).toEqual([{ customerId: 'C1', name: '甲' }]);
  });
});
