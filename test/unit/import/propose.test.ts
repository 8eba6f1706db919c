import { describe, expect, test } from 'vitest';
import { alternativesOf } from '../../../src/import/alternatives.ts';
import { customerIndexOf } from '../../../src/import/customer-index.ts';
import { candidateSentence, doubtSentence, matchSentence } from '../../../src/import/evidence.ts';
import type { Grid } from '../../../src/import/grid.ts';
import type { MappingChoices } from '../../../src/import/mapping.ts';
import { mapAs, proposeMapping, retarget, untarget } from '../../../src/import/propose.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { bookWithStandards, gridOf } from './support/grid.ts';

const ledger = bookWithStandards();
const context = { ledger, customers: customerIndexOf(ledger) };

const sheet = gridOf(
  '客户资料',
  ['编号', '单位名称', '单位类型', '税号', '成立时间', '开业日', '单位全称', null],
  ['C1', '甲医药', '批发', '914403001922038216', '2020-01-05', '2020-02-01', '甲医药有限公司', 'a@b.cn'],
  ['C2', '乙医药', '批发', '91440300', '不详', '2020-02-02', '乙医药有限公司', 'c@d.cn'],
  ['C3', '丙医药', '红', null, '2020-01-07', '2020-02-03', '丙医药有限公司', 'e@f.cn'],
);

const mapped = (grid: Grid, choices?: MappingChoices, table = 'customers') =>
  mapAs(grid, table, context, choices)!;
const filled = (grid: Grid, choices?: MappingChoices, table = 'customers'): Record<number, string> =>
  Object.fromEntries(
    mapped(grid, choices, table).matches.map(({ sourceColumn, column }) => [sourceColumn, column.id]),
  );

describe('evidence', () => {
  test('for a table: headers, required columns, the name of the sheet', () => {
    const { candidates, mapping } = proposeMapping(sheet, context);
    expect(mapping?.table.id).toBe('customers');
    expect(candidates[0]).toMatchObject({
      headers: { all: 7, matched: 5 },
      name: { words: '客户资料', share: 1 },
    });
    expect(candidates[0]?.required.missing.map(({ id }) => id)).toEqual(['registeredAddress', 'status']);
    expect(candidateSentence(candidates[0]!)).toBe(
      '7 个表头认得 5 个，必填的 6 列有 4 列（缺注册地址、状态），工作表名里有“客户资料”',
    );
  });

  test('for a column: how it is named, how its values read, examples of what does not', () => {
    const [id, name, kind, code, founded] = mapped(sheet).matches;
    expect(matchSentence(id!)).toBe('“编号”是“客户编号”的另一种写法，看过的 3 格都读得出');
    expect(name).toMatchObject({ by: 'alias', shape: { filled: 3, readable: 3, unreadable: [] } });
    expect(kind?.shape.unreadable).toEqual(['红']);
    expect(matchSentence(code!)).toBe(
      '“税号”是“统一社会信用代码”的另一种写法，看过的 2 格有 1 格读不出，如“91440300”',
    );
    expect(founded?.shape).toEqual({ filled: 3, readable: 2, unreadable: ['不详'] });
  });

  test('for a column in another unit', () => {
    const grid = gridOf('收款', ['单位：万元'], ['回款编号', '客户编号', '回款日期', '金额', '折让(元)']);
    const [, , , amount, discount] = mapped(grid, {}, 'receipts').matches;
    expect(matchSentence(amount!)).toBe('表头就是“金额”，表上注明单位万元，已换算，下面没有内容');
    expect(matchSentence(discount!)).toBe('“折让(元)”是“手续费折让”的另一种写法，下面没有内容');
  });

  test('for a column left out', () => {
    const head = ['客户编号', '客户名称', '微信群', '开票电话', '注册资本(千元)', '企业名称', '状态'];
    const grid = gridOf('表', head, ['C1', '甲', '群', '0571', 3, '甲', '红']);
    expect(mapped(grid).doubts.map(doubtSentence)).toEqual([
      '台账没有“微信群”这一列，没有导入',
      '“开票电话”带有“开票”，不是“电话”，没有导入',
      '“注册资本(千元)”的单位与“注册资本(万元)”换算不清，没有导入',
      '“企业名称”与另一列都对应“客户名称”，只导入了另一列',
      '“状态”像是“状态”，但下面的内容对不上，没有导入',
    ]);
  });
});

describe('what the user changes', () => {
  const choose = (...steps: readonly (readonly [number, string | null])[]) =>
    steps.reduce<MappingChoices>((choices, [column, target]) => retarget(choices, column, target), {});

  test('another target for a column is taken whatever it is called, and says so', () => {
    const choices = choose([5, 'openedOn']);
    expect(filled(sheet, choices)).toMatchObject({ 4: 'establishedOn', 5: 'openedOn' });
    expect(mapped(sheet, choices).matches.find(({ sourceColumn }) => sourceColumn === 5)).toMatchObject({
      by: 'user',
      shape: { filled: 3, readable: 3 },
    });
  });

  test('a target that another column filled goes over, and the other column is told', () => {
    const { matches, doubts } = mapped(sheet, choose([6, 'name']));
    expect(matches.find(({ column }) => column.id === 'name')?.sourceColumn).toBe(6);
    expect(doubts).toContainEqual({
      sourceColumn: 1,
      header: '单位名称',
      reason: 'taken',
      meant: '客户名称',
    });
  });

  test('of two columns sent to one target the later word counts', () => {
    expect(choose([5, 'openedOn'], [4, 'openedOn'])).toEqual({ targets: { 4: 'openedOn' } });
    expect(filled(sheet, choose([5, 'openedOn'], [4, 'openedOn']))[5]).toBeUndefined();
  });

  test('a column may be left out, and taken back', () => {
    const left = choose([3, null]);
    expect(filled(sheet, left)[3]).toBeUndefined();
    expect(mapped(sheet, left).doubts).toContainEqual({ sourceColumn: 3, header: '税号', reason: 'user' });
    expect(filled(sheet, untarget(left, 3))).toEqual(filled(sheet));
  });

  test('a column without header may be named', () => {
    expect(mapped(sheet).unnamed).toEqual([7]);
    expect(filled(sheet, choose([7, 'email']))[7]).toBe('email');
    expect(mapped(sheet, choose([7, 'email'])).unnamed).toEqual([]);
  });

  test('a unit that does not convert is not overruled', () => {
    const grid = gridOf('收款', ['回款编号', '客户编号', '回款日期', '金额(千元)'], ['HK1', 'C1', 46027, 5]);
    const { matches, doubts } = mapped(grid, choose([3, 'amount']), 'receipts');
    expect(matches.some(({ sourceColumn }) => sourceColumn === 3)).toBe(false);
    expect(doubts).toContainEqual({ sourceColumn: 3, header: '金额(千元)', reason: 'unit', meant: '金额' });
  });

  test('the header may be any row, of one line or two', () => {
    const rows: readonly (readonly CellValue[])[] = [
      ['客户编号', '客户名称', '状态'],
      ['C1', '甲', '正常'],
      ['合同编号', '序号', '通用名称'],
      ['HT1', 1, '阿莫西林'],
    ];
    const grid = gridOf('混合', ...rows);
    expect(filled(grid, { header: { row: 2, lines: 1 } }, 'contractLines')).toEqual({
      0: 'contractNo',
      1: 'lineNo',
      2: 'productName',
    });
    expect(mapped(grid, { header: { row: 0, lines: 1 } })).toMatchObject({ headerRow: 0, endRow: 2 });
    expect(filled(grid, { header: { row: 3, lines: 1 } })).toEqual({});
    expect(mapped(grid, { header: { row: 0, lines: 2 } })).toMatchObject({ headerRow: 0, headerLines: 2 });
  });
});

describe('alternatives', () => {
  const likely = (column: number, grid = sheet) =>
    alternativesOf(grid, mapped(grid), column, context)
      .filter((one) => one.likely)
      .map((one) => one.column.id);

  test('are the columns that are read, in the order of the table, with who fills them', () => {
    const all = alternativesOf(sheet, mapped(sheet), 6, context);
    expect(all.map(({ column }) => column.id).slice(0, 4)).toEqual([
      'customerId',
      'name',
      'shortName',
      'customerType',
    ]);
    expect(all.some(({ column }) => column.derived)).toBe(false);
    expect(all.find(({ column }) => column.id === 'name')?.takenBy).toBe(1);
  });

  test('are likely by their words or by values that say it, and stay a choice', () => {
    expect(likely(5)).toContain('openedOn');
    expect(likely(5)).not.toContain('remark');
    expect(likely(7)).toEqual(['email']);
    expect(likely(0)).toEqual([]);
    const head = ['客户编号', '客户名称', '状态', '对账习惯', '开票电话'];
    const rows = [1, 2, 3].map((id) => [`C${id}`, `客户${id}`, '正常', '月底', '0571-1']);
    const habits = gridOf('客户资料', head, ...rows);
    expect(likely(3, habits)).toEqual([]);
    expect(likely(4, habits)).toEqual(['invoiceAddressPhone']);
  });

  test('do not offer again what was turned down, nor a unit that does not convert', () => {
    const head = ['客户名称', '联系人', '职务', '联系电话', '办公电'];
    const grid = gridOf('通讯录', head, ['甲', '王', '采购', '0571-88880000', '0571-88880000']);
    const contacts = mapped(grid, {}, 'contacts');
    const of = (column: number) => alternativesOf(grid, contacts, column, context);
    expect(
      of(3)
        .filter((one) => one.likely)
        .map((one) => one.column.id),
    ).not.toContain('mobile');
    expect(
      of(4)
        .filter((one) => one.likely)
        .map((one) => one.column.id),
    ).toEqual(['officePhone']);
    const receipts = gridOf('收款', ['回款编号', '客户编号', '回款日期', '金额(千元)']);
    const offered = alternativesOf(receipts, mapped(receipts, {}, 'receipts'), 3, context);
    expect(offered.map(({ column }) => column.id)).not.toContain('amount');
  });
});
