import { beforeEach, describe, expect, it } from 'vitest';
import type { RowWrite } from '../../../../addin/book/host.ts';
import type { ExcelHost } from '../../../../addin/excel/excel-host.ts';
import { columnFormula } from '../../../../src/book/rules.ts';
import { sameFormula } from '../../../../src/formula/same-formula.ts';
import type { CellValue } from '../../../../src/ledger/value.ts';
import { settled } from '../../../support/fake-clock.ts';
import { day } from '../../../support/ledger.ts';
import { cellsIn, excelWith, latest, ledgerFile, problemOf, syncsOf } from './support.ts';

const excel = excelWith(ledgerFile(12));
const { book, people, host: application, clock } = excel;

let host: ExcelHost;
beforeEach(() => {
  host = excel.fresh();
});

const { table, at, cell, held } = cellsIn(book);
const read = async (name: string, header: string): Promise<readonly CellValue[]> =>
  (await host.readTables([name])).get(name)!.columns.get(header)!;
const formulasOf = async (table: string, header: string): Promise<readonly CellValue[]> =>
  (await host.readFormulas([{ table, header }]))[0]!;
const write = (header: string, value: CellValue, row = 0) =>
  host.writeCells([{ table: '客户登记', row, header, value }]);
/** Every cell of every sheet. */
const contents = () => structuredClone(book.sheets.map(({ name, grid }) => [name, [...grid.rows]]));
const customer = (id: string, more: RowWrite = {}): RowWrite => ({
  客户编号: id,
  客户名称: `新客户${id}`,
  客户类型: '单体药店',
  ...more,
});

describe('cells', () => {
  it.each([
    '=1+1',
    '+86 10 6588',
    '-5',
    '@甲',
    "'甲'",
    '007',
    '91350100M000100Y43',
    '12345678901234567890',
    '1/2',
    '2026-01-02',
    '3月1日',
    '50%',
    '¥100',
    '１２３',
    'TRUE',
    '#N/A',
    '1E5',
    'Mar 3',
    '甲公司',
  ])('%s stays text, in columns of text and of numbers', async (text) => {
    for (const header of ['简称', '注册资本(万元)']) {
      await write(header, text);
      expect(held('客户登记', header, 0), header).toBe(text);
      expect(cell('客户登记', header, 0)?.formula).toBeUndefined();
    }
  });

  it.each<[string, CellValue]>([
    ['注册资本(万元)', 600.5],
    ['成立日期', day('2020-02-29')],
    ['简称', null],
  ])('%s takes %s', async (header, value) => {
    await write(header, value);
    expect(held('客户登记', header, 0)).toBe(value);
    expect(syncsOf(host)).toBe(3);
  });

  it('of several tables and columns are written together: one sync beside the two for the places', async () => {
    await host.writeCells([
      { table: '客户登记', row: 2, header: '简称', value: '丙' },
      { table: '客户登记', row: 0, header: '简称', value: '甲' },
      { table: '客户登记', row: 0, header: '经济性质', value: '民营' },
      { table: '信用评定', row: 1, header: '批准', value: '王' },
    ]);
    expect(['甲', '丙', '民营'].join()).toBe(
      [held('客户登记', '简称', 0), held('客户登记', '简称', 2), held('客户登记', '经济性质', 0)].join(),
    );
    expect(syncsOf(host)).toBe(3);
  });

  it('leave their neighbours alone', async () => {
    const before = await read('客户登记', '简称');
    await write('简称', '新', 3);
    expect(await read('客户登记', '简称')).toEqual(before.map((value, row) => (row === 3 ? '新' : value)));
  });

  it('go where the table has moved to', async () => {
    people.insertRows('客户登记', 0);
    await write('简称', '第二行', 1);
    expect(held('客户登记', '简称', 1)).toBe('第二行');
  });

  it.each([
    ['a row beyond the table', { table: '客户登记', row: 99, header: '简称' }, 'row-missing'],
    ['a column there is not', { table: '客户登记', row: 0, header: '没有' }, 'column-missing'],
    ['a table there is not', { table: '没有', row: 0, header: '简称' }, 'table-missing'],
  ])('%s is refused before anything is written', async (_, place, code) => {
    const before = contents();
    const good = { table: '客户登记', row: 0, header: '简称', value: '先写' };
    expect((await problemOf(host.writeCells([good, { ...place, value: '后写' }]))).code).toBe(code);
    expect(contents()).toEqual(before);
  });
});

describe('new rows', () => {
  it('stand below the last filled one; derived columns fill themselves', async () => {
    const first = await host.appendRows('客户登记', [customer('C9001'), customer('C9002')]);
    expect(first).toBe(12);
    expect(syncsOf(host)).toBe(6);
    expect((await read('客户登记', '客户编号')).slice(11)).toEqual(['C0012', 'C9001', 'C9002']);
    await host.appendRows('信用评定', [{ 客户编号: 'C9001' }]);
    expect(cell('信用评定', '最终等级', 12)?.formula).toBe(cell('信用评定', '最终等级', 11)?.formula);
  });

  it('fill derived columns where Excel does not do so by itself', async () => {
    book.options.autoFillColumns = false;
    await host.appendRows('信用评定', [{ 客户编号: 'C9001' }]);
    const formula = cell('信用评定', '最终等级', 12)?.formula;
    expect(sameFormula(String(formula), columnFormula('rating', 'grade')!, '信用评定')).toBe(true);
    book.options.autoFillColumns = true;
  });

  it('fill the empty rows a table has before it grows', async () => {
    people.insertRows('客户登记', 12, 3);
    expect(await host.appendRows('客户登记', [customer('C9001'), customer('C9002')])).toBe(12);
    expect(table('客户登记').rowCount).toBe(15);
    expect(await host.appendRows('客户登记', [customer('C9003'), customer('C9004')])).toBe(14);
    expect(table('客户登记').rowCount).toBe(16);
  });

  it('may leave columns out and keep text as text', async () => {
    await host.appendRows('客户登记', [customer('C9001', { 简称: '=A1' }), { 客户编号: 'C9002' }]);
    expect([held('客户登记', '简称', 12), held('客户登记', '客户名称', 13)]).toEqual(['=A1', null]);
  });

  it('make room for the totals row', async () => {
    table('合同台账').showTotals = true;
    const { rowCount } = table('合同台账');
    await host.appendRows('合同台账', [{ 合同编号: 'HT-9' }]);
    expect(table('合同台账').rowCount).toBe(rowCount + 1);
    expect(table('合同台账').showTotals).toBe(true);
  });

  it('are not written over what stands below', async () => {
    const { sheet, lastRow } = table('客户登记');
    sheet.grid.set(lastRow + 2, 3, '备注：别动');
    const before = contents();
    const problem = await problemOf(host.appendRows('客户登记', [customer('C9001'), customer('C9002')]));
    expect(problem).toMatchObject({ code: 'table-blocked', sheet: '客户登记' });
    expect(problem.message).toContain(`C${lastRow + 2}`);
    expect(contents()).toEqual(before);
  });

  it('say how far they are', async () => {
    const steps: number[][] = [];
    const rows = Array.from({ length: 3000 }, (_, k) => customer(`C${9001 + k}`, { 简称: `甲${k}` }));
    await host.appendRows('客户登记', rows, (...step) => steps.push(step));
    expect(steps.at(-1)).toEqual([3000, 3000]);
    expect(held('客户登记', '简称', 3011)).toBe('甲2999');
    expect(syncsOf(host)).toBeLessThanOrEqual(6);
  });
});

describe('formulas', () => {
  it('that were overwritten are the rules again; what people typed stays', async () => {
    const names = await read('客户登记', '客户名称');
    const formulas = await formulasOf('信用评定', '最终等级');
    const { sheet, firstRow } = table('信用评定');
    sheet.grid.set(firstRow + 4, at('信用评定', '最终等级', 4)[1], 'AAA');
    await host.restoreFormulas([{ table: '信用评定', header: '最终等级' }]);
    expect(syncsOf(host)).toBe(3);
    expect(await formulasOf('信用评定', '最终等级')).toEqual(formulas);
    expect(await read('客户登记', '客户名称')).toEqual(names);
  });
});

describe('a cell that is being edited', () => {
  it('makes a write wait until it is finished', async () => {
    application.enterCellEdit();
    const written = write('简称', '等到了');
    await settled();
    expect(held('客户登记', '简称', 0)).not.toBe('等到了');
    application.leaveCellEdit();
    await written;
    expect(held('客户登记', '简称', 0)).toBe('等到了');
  });

  it('makes following wait as well', async () => {
    application.enterCellEdit();
    const reading = host.readRows('客户登记', 0, 1);
    await clock.pass(20_000);
    application.leaveCellEdit();
    expect((await reading).columns.get('客户编号')).toEqual(['C0001']);
    expect(latest(host)).toMatchObject({ attempts: 1, syncs: 1 });
  });

  it('makes a reading of the whole book try again, then say so', async () => {
    application.enterCellEdit();
    const reading = host.readTables(['客户登记']);
    await clock.pass(400);
    application.leaveCellEdit();
    await clock.pass(1000);
    expect([...(await reading).keys()]).toEqual(['客户登记']);
    application.enterCellEdit();
    const refused = problemOf(host.readTables(['客户登记']));
    await clock.pass(30_000);
    expect(await refused).toMatchObject({ code: 'excel-cell-edit' });
    application.leaveCellEdit();
  });
});

describe('Excel', () => {
  it('that is busy is asked again, and rows are not written twice', async () => {
    application.faults.throttled = 2;
    const appended = host.appendRows('客户登记', [customer('C9001')]);
    await clock.pass(2000);
    expect(await appended).toBe(12);
    expect((await read('客户登记', '客户编号')).filter((id) => id === 'C9001')).toHaveLength(1);
    expect(host.runner.records[0]).toMatchObject({ operation: '添加行', attempts: 3 });
  });

  it('that takes less at once gets the rows in more requests', async () => {
    const rows = Array.from({ length: 400 }, (_, k) =>
      customer(`C${9001 + k}`, { 注册地址: '路'.repeat(3000) }),
    );
    await host.appendRows('客户登记', rows);
    expect(held('客户登记', '客户编号', 411)).toBe('C9400');
    expect(syncsOf(host)).toBeLessThanOrEqual(8);
  });

  it('that refuses a size is told in words', async () => {
    application.faults.largestRequest = 500;
    const problem = await problemOf(write('简称', '太长'.repeat(500)));
    expect(problem).toMatchObject({
      code: 'excel-too-large',
      message: expect.stringContaining('没能填写单元格'),
    });
    expect(latest(host).attempts).toBe(1);
  });

  it('that calculates by hand takes rows all the same', async () => {
    book.calculationMode = 'Manual';
    expect(await host.appendRows('客户登记', [customer('C9001')])).toBe(12);
    expect(book.calculationMode).toBe('Manual');
    expect(held('客户登记', '客户编号', 12)).toBe('C9001');
  });

  it.each(['keep', 'rollback'] as const)(
    'that fails in the middle (%s) says what was being done',
    async (after) => {
      application.faults.afterFailure = after;
      application.faults.failAt = 4;
      const problem = await problemOf(host.appendRows('客户登记', [customer('C9001')]));
      expect(problem).toMatchObject({
        code: 'excel-refused',
        message: expect.stringContaining('没能添加行'),
      });
      await host.appendRows('客户登记', [customer('C9002')]);
      expect(await read('客户登记', '客户编号')).toContain('C9002');
    },
  );
});

describe('the sheet', () => {
  it.each([
    [
      'is protected',
      'excel-protected',
      () => {
        table('客户登记').sheet.protection = { options: {} };
      },
    ],
    [
      'has merged cells below the table',
      'excel-merged',
      () => {
        const { sheet, lastRow } = table('客户登记');
        sheet.merges = [...sheet.merges, { top: lastRow + 1, bottom: lastRow + 2, left: 1, right: 2 }];
      },
    ],
  ])('%s: refused with what to do, nothing written', async (_, code, prepare) => {
    prepare();
    const before = contents();
    const problem = await problemOf(host.appendRows('客户登记', [customer('C9001')]));
    expect(problem).toMatchObject({ code, repair: expect.stringMatching(/。$/) });
    expect(contents()).toEqual(before);
  });

  it('is filtered: rows are written below the last one, hidden ones are not touched', async () => {
    const before = await read('客户登记', '客户编号');
    people.filter('客户登记', '客户编号', ['C0002']);
    expect(await host.appendRows('客户登记', [customer('C9001')])).toBe(12);
    await write('简称', '看不见', 5);
    expect(await read('客户登记', '客户编号')).toEqual([...before, 'C9001']);
    expect(held('客户登记', '简称', 5)).toBe('看不见');
  });
});

describe('a new book', () => {
  it('is the blank book, in a window of its own', async () => {
    await host.createBook();
    const [file] = book.created;
    expect(Buffer.from(file!, 'base64').subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(application.book.sheets.length).toBeGreaterThan(20);
  });
});
