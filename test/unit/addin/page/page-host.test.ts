import { beforeEach, describe, expect, it } from 'vitest';
import type { HostEvent } from '../../../../addin/book/host.ts';
import { openLiveBook } from '../../../../addin/book/live-book.ts';
import { PageBook } from '../../../../addin/page/page-book.ts';
import type { PageHost } from '../../../../addin/page/page-host.ts';
import { calculate } from '../../../../src/book/calculate.ts';
import { readLedger } from '../../../../src/book/read.ts';
import { columnFormula } from '../../../../src/book/rules.ts';
import { tableData } from '../../../../src/ledger/data.ts';
import { tables } from '../../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../../src/ledger/value.ts';
import {
  CellFormula,
  checkPackage,
  editWorkbook,
  openWorkbook,
  readTable,
  type Workbook,
  withSheetsOf,
} from '../../../../src/xlsx/package/index.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { day } from '../../../support/ledger.ts';
import { smallBook, zipOf } from '../../xlsx/support/parts.ts';
import { richBook } from '../../xlsx/support/rich-book.ts';
import { blankWorkbook, hostOf, sampleFile, saved, today } from './support.ts';

let host: PageHost;
const heard: HostEvent[] = [];

beforeEach(() => {
  host = hostOf(sampleFile());
  heard.length = 0;
  host.subscribe((event) => heard.push(event));
});

const shown = async (table: string, header: string): Promise<readonly CellValue[]> =>
  (await host.readTables([table])).get(table)!.columns.get(header)!;
const formulasOf = async (table: string, header: string): Promise<readonly CellValue[]> =>
  (await host.readFormulas([{ table, header }]))[0]!;
const read = (workbook: Workbook, table: string, header: string): readonly CellValue[] =>
  readTable(workbook, table).columns.get(header)!;

/** The row of a rated customer who was judged good at paying on time. */
const rated = async (): Promise<number> => {
  const grades = await shown('信用评定', '最终等级');
  return grades.findIndex((grade) => grade === 'A' || grade === 'AA');
};

/** The file with a cell changed by someone else, as `new`. */
function changed(edit: (editor: ReturnType<typeof editWorkbook>) => void): Workbook {
  const editor = editWorkbook(sampleFile());
  edit(editor);
  return openWorkbook(editor.toBytes());
}

describe('reading', () => {
  it('shows every table with what the rules give', async () => {
    const { ledger } = readLedger(sampleFile());
    calculate(ledger, today);
    const all = await host.readTables();
    expect([...all.keys()]).toEqual(tables.map(({ name }) => name));
    for (const table of tables.filter(({ id }) => id !== 'settings'))
      for (const column of table.columns)
        expect(all.get(table.name)!.columns.get(column.header)).toEqual(
          tableData(ledger, table.id).columns.get(column.id),
        );
  });

  it('gives rows of a table, fewer at its end', async () => {
    const { rowCount } = (await host.readTables(['客户登记'])).get('客户登记')!;
    const some = await host.readRows('客户登记', rowCount - 2, 5);
    expect(some.rowCount).toBe(rowCount);
    expect(some.columns.get('客户编号')).toEqual((await shown('客户登记', '客户编号')).slice(-2));
  });

  it('gives formulas as the rules write them, and the parameters with theirs', async () => {
    expect(new Set(await formulasOf('信用评定', '最终等级'))).toEqual(
      new Set([`=${columnFormula('rating', 'grade')}`]),
    );
    const names = await shown('参数', '参数');
    const formulas = await formulasOf('参数', '值');
    expect(formulas[names.indexOf('基准日')]).toBe('=TODAY()');
    expect((await shown('参数', '值'))[names.indexOf('统计期止')]).toBe(day('2026-10-31'));
  });

  it.each([
    ['a missing table', () => host.readRows('没有的表', 0, 1), 'table-missing'],
    ['a missing column', () => formulasOf('客户登记', '没有的列'), 'column-missing'],
    ['a missing sheet', () => host.readGrid('没有的表'), 'sheet-missing'],
    [
      'a missing row',
      () => host.writeCells([{ table: '客户登记', row: 9999, header: '简称', value: '' }]),
      'row-missing',
    ],
    ['a missing file', () => host.readAttachment('没有的.docx'), 'attachment-missing'],
    ['a missing restore point', () => host.restore('没有'), 'restore-point-missing'],
  ])('says so for %s', async (_, task, code) => {
    await expect(task()).rejects.toMatchObject({ problem: { code } });
  });
});

describe('typing', () => {
  it('changes what depends on the cell at once, and tells', async () => {
    const row = await rated();
    const before = await shown('信用评定', '综合得分');
    host.type([{ table: '资信调查', row, header: '账户冻结', value: '是' }]);
    const after = await shown('信用评定', 'V1重大风险');
    expect(after[row]).toBe('是');
    expect(before).toHaveLength(after.length);
    expect(heard).toEqual([
      { kind: 'changed', sheet: '资信调查', table: '资信调查', rows: { first: row, count: 1 }, from: 'user' },
    ]);
  });

  it('reaches the file: the saved book gives the same, and nothing else changed', async () => {
    const row = await rated();
    host.type([
      { table: '资信调查', row, header: '账户冻结', value: '是' },
      { table: '客户登记', row, header: '备注', value: '=1+1' },
    ]);
    const file = saved(host);
    expect(checkPackage(host.book.edited().toBytes())).toEqual([]);
    expect(read(file, '资信调查', '账户冻结')[row]).toBe('是');
    expect(read(file, '客户登记', '备注')[row]).toBe('=1+1');
    expect(read(file, '信用评定', '最终等级')).toEqual(await shown('信用评定', '最终等级'));
    const untouched = [
      'xl/styles.xml',
      'xl/theme/theme1.xml',
      'xl/worksheets/sheet1.xml',
      'xl/sharedStrings.xml',
    ];
    for (const part of untouched) expect(file.entry(part)!.data).toEqual(sampleFile().entry(part)!.data);
  });

  it('of another 基准日 counts everything to it, and to today again when it is emptied', async () => {
    const row = (await shown('参数', '参数')).indexOf('基准日');
    const period = async () => (await shown('参数', '值'))[row + 2];
    host.type([{ table: '参数', row, header: '值', value: day('2026-03-05') }]);
    expect(await period()).toBe(day('2026-02-28'));
    expect((await formulasOf('参数', '值'))[row]).toBe(day('2026-03-05'));
    expect(readLedger(saved(host)).fixedAsOf).toBe(day('2026-03-05'));
    host.type([{ table: '参数', row, header: '值', value: null }]);
    expect(await period()).toBe(day('2026-10-31'));
    expect(readLedger(saved(host)).fixedAsOf).toBeUndefined();
  });

  it('is followed by the live book, grade changes included', async () => {
    const clock = new FakeClock();
    const live = openLiveBook(host, clock, () => today);
    await live.refresh();
    const row = await rated();
    host.type([{ table: '资信调查', row, header: '账户冻结', value: '是' }]);
    await clock.pass(1000);
    expect(live.state.phase).toBe('ready');
    expect(live.state.tampered).toEqual([]);
    expect(live.state.gradeChanges[0]?.customerId).toBe((await shown('信用评定', '客户编号'))[row]);
    live.close();
  });
});

describe('new rows', () => {
  it('stand below the last filled one and are rated', async () => {
    const count = (await shown('客户登记', '客户编号')).length;
    const first = await host.appendRows('客户登记', [{ 客户编号: 'C9999', 客户名称: '新公司' }]);
    expect(first).toBe(count);
    await host.appendRows('信用评定', [{ 客户编号: 'C9999' }]);
    expect((await shown('信用评定', '客户名称')).at(-1)).toBe('新公司');
    const file = saved(host);
    expect(read(file, '客户登记', '客户名称').at(-1)).toBe('新公司');
    expect(read(file, '信用评定', '客户名称').at(-1)).toBe('新公司');
  });

  it('take the place of the empty row of a new book', async () => {
    host = hostOf(blankWorkbook());
    expect(await host.appendRows('联系人', [{ 客户编号: 'C1' }, { 客户编号: 'C2' }])).toBe(0);
    expect(read(saved(host), '联系人', '客户编号')).toEqual(['C1', 'C2']);
  });

  it('may be empty ones', async () => {
    const { rowCount } = host.book.page('证照');
    host.growTo('证照', rowCount + 2);
    expect((await shown('证照', '客户编号')).slice(-2)).toEqual([null, null]);
    expect(await host.appendRows('证照', [{ 客户编号: 'C9' }])).toBe(rowCount);
    expect(read(saved(host), '证照', '客户编号')).toHaveLength(rowCount + 2);
  });
});

describe('formulas someone changed', () => {
  const overwritten = changed((editor) =>
    editor.updateCells(
      '信用评定',
      3,
      new Map<string, CellValue | CellFormula>([
        ['最终等级', 'AAA'],
        ['综合得分', new CellFormula('1+98', 99)],
      ]),
    ),
  );

  it('are shown as they stand and kept by saving', async () => {
    host = hostOf(overwritten);
    expect((await formulasOf('信用评定', '最终等级')).slice(2, 4)).toEqual([
      `=${columnFormula('rating', 'grade')}`,
      'AAA',
    ]);
    expect((await formulasOf('信用评定', '综合得分'))[3]).toBe('=1+98');
    expect((await shown('信用评定', '综合得分'))[3]).toBe(99);
    const again = new PageBook(saved(host), today);
    expect(again.formulas('信用评定', '最终等级')[3]).toBe('AAA');
    expect(again.formulas('信用评定', '综合得分')[3]).toBe('=1+98');
  });

  it('come back on demand', async () => {
    host = hostOf(overwritten);
    await host.restoreFormulas(['最终等级', '综合得分'].map((header) => ({ table: '信用评定', header })));
    expect(await shown('信用评定', '最终等级')).toEqual(
      await hostOf(sampleFile())
        .readTables()
        .then((all) => all.get('信用评定')!.columns.get('最终等级')),
    );
    expect(new PageBook(saved(host), today).formulas('信用评定', '综合得分')[3]).toBe(
      `=${columnFormula('rating', 'total')}`,
    );
  });

  it('in input cells stay until something is typed there', async () => {
    const book = changed((editor) =>
      editor.updateCells('客户登记', 0, new Map([['注册资本(万元)', new CellFormula('100*5', 500)]])),
    );
    host = hostOf(book);
    expect((await formulasOf('客户登记', '注册资本(万元)'))[0]).toBe('=100*5');
    expect(new PageBook(saved(host), today).formulas('客户登记', '注册资本(万元)')[0]).toBe('=100*5');
    host.type([{ table: '客户登记', row: 0, header: '注册资本(万元)', value: 600 }]);
    expect(new PageBook(saved(host), today).formulas('客户登记', '注册资本(万元)')[0]).toBe(600);
  });
});

describe('restore points', () => {
  it('bring the tables back that they keep, and leave the others', async () => {
    const before = await shown('证照', '客户编号');
    const point = await host.capture('导入', ['证照']);
    await host.appendRows('证照', [{ 客户编号: 'C9' }]);
    host.type([{ table: '客户登记', row: 0, header: '简称', value: '留着' }]);
    await host.restore(point.id);
    expect(await shown('证照', '客户编号')).toEqual(before);
    expect((await shown('客户登记', '简称'))[0]).toBe('留着');
    expect(heard.at(-1)).toEqual({ kind: 'structure' });
    expect(await host.restorePoints()).toEqual([point]);
  });

  it('take tables away that came since', async () => {
    // A book of the user's own in which only 客户登记 stands.
    host = hostOf(withSheetsOf(openWorkbook(zipOf(smallBook({}))), blankWorkbook(), ['客户登记']));
    const had = (await host.worksheets()).map(({ name }) => name);
    const point = await host.capture('补表', []);
    await host.addTables(['信用评定', '参数']);
    expect((await host.readTables()).has('信用评定')).toBe(true);
    expect(checkPackage(host.book.edited().toBytes())).toEqual([]);
    expect(readTable(saved(host), '参数').columns.get('参数')).toContain('基准日');
    await host.restore(point.id);
    expect((await host.worksheets()).map(({ name }) => name)).toEqual(had);
    expect(saved(host).sheets.map(({ name }) => name)).not.toContain('参数');
  });
});

describe('files inside the book', () => {
  it('are saved with it and can be taken out again', async () => {
    const bytes = new Uint8Array([80, 75, 3, 4, 0, 255]);
    await host.writeAttachment('我的模板.docx', bytes);
    await host.writeAttachment('另一个.docx', new Uint8Array([1]));
    const once = hostOf(saved(host));
    expect(await once.attachments()).toEqual(['我的模板.docx', '另一个.docx']);
    expect(await once.readAttachment('我的模板.docx')).toEqual(bytes);
    await once.removeAttachment('另一个.docx');
    await once.writeAttachment('我的模板.docx', new Uint8Array([2]));
    const twice = hostOf(saved(once));
    expect(await twice.attachments()).toEqual(['我的模板.docx']);
    expect(await twice.readAttachment('我的模板.docx')).toEqual(new Uint8Array([2]));
  });
});

describe('sheets that are not ours', () => {
  it('are listed with those of the file beside, under names that do not clash', async () => {
    const source = { name: '旧.xlsm', workbook: openWorkbook(richBook()) };
    host = hostOf(sampleFile(), source);
    const names = (await host.worksheets())
      .filter(({ table }) => table === undefined)
      .map(({ name }) => name);
    expect(names).toEqual(['目录', '台账', '透视']);
    expect((await host.readGrid('台账')).rows[2]).toEqual(['单号', '客户', '金额', '含税']);
    const clash = hostOf(sampleFile(), { name: '旧.xlsx', workbook: sampleFile() });
    const clashing = (await clash.worksheets())
      .filter(({ table }) => table === undefined)
      .map(({ name }) => name);
    expect(clashing).toContain('[旧.xlsx]客户登记');
    expect((await clash.readGrid('[旧.xlsx]客户登记')).sheetName).toBe('客户登记');
  });

  it('and ours are grids of what they show', async () => {
    const { rows, firstRow } = await host.readGrid('信用评定');
    expect(firstRow).toBe(3);
    expect(rows[0]?.slice(0, 2)).toEqual(['客户编号', '客户名称']);
    expect(rows[1]?.[1]).toBe((await shown('信用评定', '客户名称'))[0]);
  });
});

describe('the selection', () => {
  it('goes to a cell of a table, its rows with it', async () => {
    await host.select({ sheet: '客户登记', cell: 'B6' });
    expect(await host.selection()).toEqual({ sheet: '客户登记', cell: 'B6', table: '客户登记', rows: [2] });
    await host.select({ sheet: '客户登记', cell: 'A1' });
    expect((await host.selection())?.rows).toEqual([]);
    await expect(host.select({ sheet: '没有', cell: 'A1' })).rejects.toMatchObject({
      problem: { code: 'sheet-missing' },
    });
  });
});
