import { beforeEach, describe, expect, it } from 'vitest';
import type { ExcelHost } from '../../../../addin/excel/excel-host.ts';
import { deleteSheet } from '../../../excel-host/model/delete-sheet.ts';
import { deleteColumn } from '../../../excel-host/model/table-edits.ts';
import { cellsIn, excelWith, ledgerFile, problemOf } from './support.ts';

const excel = excelWith(ledgerFile(10));
const { book, people, host: application, clock } = excel;

let host: ExcelHost;
beforeEach(() => {
  host = excel.fresh();
});

const both = ['客户登记', '信用评定'];
/** Everything the book's tables hold, formulas as they are kept. */
const contents = () =>
  book.tables.map((table) => {
    const { top, bottom, left, right } = table.area;
    const cells: unknown[] = [];
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const cell = table.sheet.grid.cell(row, column);
        // Excel writes 表[[列]] as 表[列].
        cells.push(cell?.formula?.replace(/\[\[([^[\]]+)\]\]/g, '[$1]') ?? cell?.value ?? null);
      }
    return [table.name, table.sheet.name, top, bottom, left, right, cells];
  });
const { table, at: cellOf, put } = cellsIn(book);
function deleteColumns(name: string, ...headers: string[]): void {
  for (const column of table(name).columns.filter((each) => headers.includes(each.name)))
    deleteColumn(book, table(name), column);
}
const syncs = (): number => host.runner.records.reduce((sum, record) => sum + record.syncs, 0);
/** A gateway that has just been opened on the same workbook. */
const reopened = (): ExcelHost => new (host.constructor as new (c: typeof clock) => ExcelHost)(clock);

describe('a restore point', () => {
  it('brings back in one step what was typed, added and emptied', async () => {
    const before = contents();
    const point = await host.capture('导入“客户资料”', both);
    expect(point).toEqual({
      id: expect.any(String),
      label: '导入“客户资料”',
      madeAt: '2026-11-23T09:00:00.000Z',
      tables: both,
    });
    await host.writeCells([
      { table: '客户登记', row: 0, header: '简称', value: '改了' },
      { table: '客户登记', row: 1, header: '客户名称', value: null },
      { table: '信用评定', row: 2, header: '批准', value: '王' },
    ]);
    await host.appendRows('客户登记', [{ 客户编号: 'C9001' }, { 客户编号: 'C9002' }]);
    expect(contents()).not.toEqual(before);
    await host.restore(point.id);
    expect(contents()).toEqual(before);
  });

  it.each<[string, () => void]>([
    ['rows inserted in the middle', () => people.insertRows('客户登记', 3, 2)],
    ['rows deleted', () => people.deleteRows('客户登记', 2, 4)],
    ['rows sorted', () => people.sort('客户登记', '客户编号', false)],
    ['columns deleted', () => deleteColumns('客户登记', '简称', '注册资本(万元)')],
    ['a column of a rule deleted', () => deleteColumns('信用评定', '初评等级')],
    ['a filter set', () => people.filter('客户登记', '客户编号', ['C0002'])],
    ['dates, numbers and odd texts overwritten', () => put('客户登记', '成立日期', 0, '不详')],
  ])('brings back the contents after %s', async (_, act) => {
    put('客户登记', '简称', 0, '=1+1');
    put('客户登记', '简称', 1, "'007");
    put('客户登记', '注册资本(万元)', 2, '约30');
    const before = contents();
    const { id } = await host.capture('前', both);
    act();
    await host.restore(id);
    expect(contents()).toEqual(before);
  });

  it('keeps formulas of the user and columns of the user', async () => {
    await excel.Excel.run(async (context) => {
      context.workbook.tables.getItem('客户登记').columns.add(undefined, undefined, '我的备注');
      await context.sync();
    });
    put('客户登记', '我的备注', 1, '老客户');
    table('客户登记').sheet.grid.set(...cellOf('客户登记', '注册资本(万元)', 0), null, '=100*6');
    const before = contents();
    const { id } = await host.capture('前', both);
    put('客户登记', '我的备注', 1, null);
    put('客户登记', '注册资本(万元)', 0, 1);
    await host.restore(id);
    expect(contents()).toEqual(before);
  });

  it('takes away tables that came since, with their sheets', async () => {
    for (const name of ['合同台账', '回款记录'])
      if (book.findTable(name)) deleteSheet(book, table(name).sheet);
    const sheets = book.sheets.map(({ name }) => name);
    const before = contents();
    const { id } = await host.capture('补齐缺表', []);
    await host.addTables(['合同台账']);
    expect(book.findTable('合同台账')).toBeDefined();
    await host.restore(id);
    expect(book.sheets.map(({ name }) => name)).toEqual(sheets);
    expect(contents().map(([name]) => name)).toEqual(before.map(([name]) => name));
  });

  it('draws a table again whose sheet was deleted, with what it held', async () => {
    const names = (await host.readTables(['客户登记'])).get('客户登记')!.columns.get('客户名称');
    const { id } = await host.capture('前', ['客户登记']);
    deleteSheet(book, table('客户登记').sheet);
    await host.restore(id);
    expect((await host.readTables(['客户登记'])).get('客户登记')!.columns.get('客户名称')).toEqual(names);
  });

  it('outlives the pane: it lies in the workbook', async () => {
    const before = contents();
    const point = await host.capture('前', both);
    put('客户登记', '简称', 0, '改了');
    const later = reopened();
    expect(await later.restorePoints()).toEqual([point]);
    await later.restore(point.id);
    expect(contents()).toEqual(before);
  });

  it('costs few syncs', async () => {
    await host.capture('前', both);
    // Sheets and shapes 2, 目录 1, contents 1; list 1, pieces 1, new list 1, what is unused 1, taking away 2.
    expect(syncs()).toBeLessThanOrEqual(10);
    const [point] = await host.restorePoints();
    host.runner.records.length = 0;
    await host.restore(point!.id);
    expect(syncs()).toBeLessThanOrEqual(18);
  });
});

describe('restore points', () => {
  it('are at most five, newest first; no part of an older one is left behind', async () => {
    for (const label of ['一', '二', '三', '四', '五', '六', '七']) {
      await host.capture(label, ['客户登记']);
      await clock.pass(60_000);
    }
    const points = await host.restorePoints();
    expect(points.map(({ label }) => label)).toEqual(['七', '六', '五', '四', '三']);
    expect(book.customXml).toHaveLength(6);
  });

  it('made in the same instant differ', async () => {
    const [one, two] = [await host.capture('一', []), await host.capture('二', [])];
    expect(one.id).not.toBe(two.id);
    expect((await host.restorePoints()).map(({ label }) => label)).toEqual(['二', '一']);
  });

  it('may each be gone back to, also after another', async () => {
    const first = contents();
    const one = await host.capture('一', both);
    put('客户登记', '简称', 0, '第一次');
    const second = contents();
    const two = await host.capture('二', both);
    put('客户登记', '简称', 0, '第二次');
    await host.restore(one.id);
    expect(contents()).toEqual(first);
    await host.restore(two.id);
    expect(contents()).toEqual(second);
  });

  it('that lost a piece change nothing', async () => {
    const { id } = await host.capture('前', both);
    book.customXml = book.customXml.filter(({ xml }) => !xml.startsWith('<restore-point '));
    put('客户登记', '简称', 0, '改了');
    const before = contents();
    expect((await problemOf(host.restore(id))).code).toBe('restore-point-missing');
    expect(contents()).toEqual(before);
  });

  it('that are unreadable are none', async () => {
    book.customXml.push({
      id: '{x}',
      xml: '<restore-points xmlns="urn:customer-ledger:restore-points">{"no json</restore-points>',
    });
    expect(await host.restorePoints()).toEqual([]);
    await host.capture('前', []);
    expect((await host.restorePoints()).map(({ label }) => label)).toEqual(['前']);
  });
});

describe('a failure in the middle', () => {
  /** Actions of a request counted from 0; 3 is in the midst of each of ours. */
  const breaks = (after: 'keep' | 'rollback'): void => {
    application.faults.afterFailure = after;
    application.faults.failAt = 3;
  };

  it.each(['keep', 'rollback'] as const)(
    'of an import (%s) is undone by its restore point',
    async (after) => {
      const before = contents();
      const { id } = await host.capture('导入', both);
      breaks(after);
      await problemOf(host.appendRows('客户登记', [{ 客户编号: 'C9001' }]));
      await host.appendRows('客户登记', [{ 客户编号: 'C9002' }]);
      await host.restore(id);
      expect(contents()).toEqual(before);
    },
  );

  it.each(['keep', 'rollback'] as const)(
    'of going back (%s) is healed by going back again',
    async (after) => {
      const before = contents();
      const { id } = await host.capture('导入', both);
      await host.appendRows('客户登记', [{ 客户编号: 'C9001' }]);
      put('信用评定', '批准', 0, '王');
      // Beginning with the reading of the tables, each request in turn breaks once.
      for (let request = 0; request < 4; request++) {
        breaks(after);
        await host.restore(id).catch(() => {});
      }
      application.faults.failAt = undefined;
      await host.restore(id);
      expect(contents()).toEqual(before);
    },
  );

  it('of keeping leaves the points there were', async () => {
    const point = await host.capture('一', both);
    application.faults.largestRequest = 300;
    expect((await problemOf(host.capture('二', both))).code).toBe('excel-too-large');
    application.faults.largestRequest = 5_000_000;
    expect(await host.restorePoints()).toEqual([point]);
    // What an attempt may have left is cleared away by the next one.
    const left = {
      id: '{x}',
      xml: '<restore-point xmlns="urn:customer-ledger:restore-point">eJw</restore-point>',
    };
    book.customXml.push(left);
    await host.capture('三', both);
    expect(book.customXml).not.toContain(left);
    expect(book.customXml).toHaveLength(3);
  });
});
