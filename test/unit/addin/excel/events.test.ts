import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostEvent } from '../../../../addin/book/host.ts';
import type { ExcelHost } from '../../../../addin/excel/excel-host.ts';
import { ltsc2021, type RequirementMatrix } from '../../../excel-host/index.ts';
import { deleteSheet } from '../../../excel-host/model/delete-sheet.ts';
import { excelWith, ledgerFile } from './support.ts';

const excel = excelWith(ledgerFile(8));
const { book, people, host: application, clock } = excel;
const before2021: RequirementMatrix = { ...ltsc2021, ExcelApi: '1.13' };

let host: ExcelHost;
let heard: HostEvent[];
let stop: () => void;

async function listen(): Promise<void> {
  host = excel.fresh();
  heard = [];
  stop = host.subscribe((event) => heard.push(event));
  await host.readTables();
  heard.length = 0;
}

beforeEach(listen);
afterEach(async () => {
  stop();
  await clock.pass(0);
  application.requirements = ltsc2021;
});

const settle = async (): Promise<void> => {
  await excel.settle();
  await clock.pass(0);
};
const changed = (table: string, from: string, first?: number, count = 1) => ({
  kind: 'changed',
  sheet: book.findTable(table)!.sheet.name,
  table,
  from,
  ...(first === undefined ? {} : { rows: { first, count } }),
});

describe('an edit', () => {
  it('is told with table and rows, without another question to Excel', async () => {
    const requests = application.requests;
    people.edit('客户登记', 'C6', [['甲']]);
    people.edit('客户登记', 'B8:C9', [
      ['乙', '乙'],
      ['丙', '丙'],
    ]);
    await settle();
    expect(heard).toEqual([changed('客户登记', 'user', 2), changed('客户登记', 'user', 4, 2)]);
    expect(application.requests).toBe(requests);
  });

  it('below the table is one of the whole table, which has grown', async () => {
    people.edit('客户登记', 'A12', [['C0009']]);
    await settle();
    expect(heard).toEqual([changed('客户登记', 'user')]);
    expect(book.findTable('客户登记')!.rowCount).toBe(9);
    heard.length = 0;
    people.edit('客户登记', 'B12', [['新客户']]);
    await settle();
    expect(heard).toEqual([changed('客户登记', 'user', 8)]);
  });

  it.each<[string, () => void]>([
    ['rows inserted', () => people.insertRows('客户登记', 2)],
    ['rows deleted', () => people.deleteRows('客户登记', 2)],
    ['rows sorted', () => people.sort('客户登记', '客户编号', false)],
  ])('%s is one of the whole table', async (_, act) => {
    act();
    await settle();
    expect(heard).toContainEqual(changed('客户登记', 'user'));
  });

  it('where rows have moved to is told of the rows as they are now', async () => {
    people.insertRows('客户登记', 0, 3);
    await settle();
    heard.length = 0;
    people.edit('客户登记', 'C10', [['甲']]);
    await settle();
    expect(heard).toEqual([changed('客户登记', 'user', 6)]);
  });

  it('beside every table is told of its sheet only', async () => {
    people.edit('目录', 'Z99', [['随手记']]);
    await settle();
    expect(heard).toEqual([{ kind: 'changed', sheet: '目录', from: 'user' }]);
  });

  it('of a co-author is told as theirs', async () => {
    people.remoteEdit('客户登记', 'C6', [['甲']]);
    await settle();
    expect(heard).toEqual([changed('客户登记', 'coauthor', 2)]);
  });
});

describe('a write of our own', () => {
  const write = () => host.writeCells([{ table: '客户登记', row: 2, header: '简称', value: '甲' }]);

  it('is told as ours, without another question to Excel', async () => {
    await write();
    const requests = application.requests;
    await settle();
    expect(heard).toEqual([changed('客户登记', 'self', 2)]);
    expect(application.requests).toBe(requests);
  });

  it('that makes a table longer has the tables looked at when the user goes on, once', async () => {
    await host.appendRows('客户登记', [{ 客户编号: 'C9001' }, { 客户编号: 'C9002' }]);
    await settle();
    heard.length = 0;
    const requests = application.requests;
    people.edit('客户登记', 'C13', [['甲']]);
    people.edit('客户登记', 'C6', [['乙']]);
    await settle();
    await clock.pass(0);
    expect(heard).toEqual([changed('客户登记', 'user', 9), changed('客户登记', 'user', 2)]);
    expect(application.requests - requests).toBeLessThanOrEqual(4);
  });

  it('is known as ours where Excel does not say whose it was; later ones are the user’s', async () => {
    application.requirements = before2021;
    await write();
    await settle();
    await clock.pass(1000);
    people.edit('客户登记', 'C6', [['乙']]);
    await settle();
    expect(heard).toEqual([changed('客户登记', 'self', 2), changed('客户登记', 'user', 2)]);
  });
});

describe('the selection', () => {
  it('is told with the rows, without another question to Excel', async () => {
    people.select('客户登记', 'B5');
    await settle();
    heard.length = 0;
    const requests = application.requests;
    people.select('客户登记', 'C6:D7,A4');
    await settle();
    expect(heard).toEqual([
      {
        kind: 'selected',
        selection: { sheet: '客户登记', cell: 'C6', table: '客户登记', rows: [0, 2, 3] },
      },
    ]);
    expect(application.requests).toBe(requests);
  });

  it('of a sheet that comes to the front is told', async () => {
    people.select('信用评定', 'A6');
    await settle();
    expect(heard.at(-1)).toEqual({
      kind: 'selected',
      selection: { sheet: '信用评定', cell: 'A6', table: '信用评定', rows: [2] },
    });
  });
});

describe('the workbook', () => {
  it('that comes to the front is told, so that what was missed is read', async () => {
    people.activate();
    await settle();
    expect(heard).toEqual([{ kind: 'activated' }]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a sheet added', async () => application.act('user', () => void book.addSheet('新表'))],
    [
      'a sheet with a table deleted',
      async () => application.act('user', () => deleteSheet(book, book.sheet('合同台账'))),
    ],
  ])('%s is told as another structure', async (_, act) => {
    await act();
    await settle();
    expect(heard).toContainEqual({ kind: 'structure' });
  });
});

describe('events', () => {
  it('told twice are told on twice: they say nothing but where to look', async () => {
    application.faults.events = 'duplicate';
    people.edit('客户登记', 'C6', [['甲']]);
    await settle();
    expect(heard).toEqual([changed('客户登记', 'user', 2), changed('客户登记', 'user', 2)]);
  });

  it('that cannot be understood, because Excel does not answer, have everything read', async () => {
    application.faults.throttled = 99;
    people.insertRows('客户登记', 0);
    await settle();
    await clock.pass(20_000);
    application.faults.throttled = 0;
    expect(heard).toContainEqual({ kind: 'activated' });
  });

  it('reach every listener until it stops, and Excel is listened to once', async () => {
    const second: HostEvent[] = [];
    const listened = application.protocol.registrations.size;
    const stopSecond = host.subscribe((event) => second.push(event));
    people.activate();
    await settle();
    stopSecond();
    people.activate();
    await settle();
    expect([heard.length, second.length]).toEqual([2, 1]);
    expect(application.protocol.registrations.size).toBe(listened);
  });

  it('are listened to no more when nobody wants them', async () => {
    stop();
    await clock.pass(0);
    await settle();
    people.edit('客户登记', 'C6', [['甲']]);
    await settle();
    expect(heard).toEqual([]);
    expect([...application.protocol.registrations.keys()]).toEqual([]);
    stop = host.subscribe((event) => heard.push(event));
    await host.readTables([]);
    people.edit('客户登记', 'C6', [['乙']]);
    await settle();
    expect(heard).toEqual([changed('客户登记', 'user', 2)]);
  });
});
