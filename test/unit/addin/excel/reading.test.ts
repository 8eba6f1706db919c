import { beforeEach, describe, expect, it } from 'vitest';
import type { ExcelHost } from '../../../../addin/excel/excel-host.ts';
import { calculate } from '../../../../src/book/calculate.ts';
import { readLedger } from '../../../../src/book/read.ts';
import { columnFormula } from '../../../../src/book/rules.ts';
import { sameFormula } from '../../../../src/formula/same-formula.ts';
import { CellError, type CellValue } from '../../../../src/ledger/value.ts';
import { openWorkbook } from '../../../../src/xlsx/package/index.ts';
import { every, excelWith, latest, ledgerFile, problemOf, syncsOf, today } from './support.ts';

const file = ledgerFile(15);
const excel = excelWith(file);
const { book, people } = excel;
const { ledger } = readLedger(openWorkbook(file));
calculate(ledger, today);

let host: ExcelHost;
beforeEach(() => {
  host = excel.fresh();
});

const formulasOf = async (table: string, header: string): Promise<readonly CellValue[]> =>
  (await host.readFormulas([{ table, header }]))[0]!;

describe('tables', () => {
  it('are read as the book shows them, all of them', async () => {
    const all = await host.readTables();
    expect([...all.keys()]).toEqual(every);
    for (const { table, columns, rowCount } of ledger.tables.values()) {
      if (table.id === 'settings') continue;
      const shown = all.get(table.name)!;
      expect(shown.rowCount).toBe(rowCount);
      // Excel does not tell a formula's empty text from nothing.
      const values = (id: string) => columns.get(id)!.map((value) => (value === '' ? null : value));
      for (const { id, header } of table.columns) expect(shown.columns.get(header)).toEqual(values(id));
    }
  });

  it('are read when named, and left out when the book lacks them', async () => {
    const some = await host.readTables(['信用评定', '没有的表']);
    expect([...some.keys()]).toEqual(['信用评定']);
    expect(some.get('信用评定')).toMatchObject({ sheet: '信用评定', firstRow: 4, firstColumn: 1 });
  });

  it('cost two syncs for where they stand, and one for every 20,000 cells', async () => {
    const steps: number[][] = [];
    const all = await host.readTables(undefined, (...step) => steps.push(step));
    const cells = [...all.values()].reduce((sum, { rowCount, columns }) => sum + rowCount * columns.size, 0);
    expect(syncsOf(host)).toBeLessThanOrEqual(2 + Math.ceil(cells / 20_000) + 1);
    expect(steps.at(-1)).toEqual([cells, cells]);
  });

  it('are found where they moved', async () => {
    await host.readTables();
    people.insertRows('客户登记', 0, 2);
    const { firstRow, columns } = (await host.readTables(['客户登记'])).get('客户登记')!;
    expect(firstRow).toBe(4);
    expect(columns.get('客户编号')?.slice(0, 3)).toEqual([null, null, 'C0001']);
  });

  it('show errors of cells as errors, and what looks like one in text as text', async () => {
    const { sheet } = book.findTable('客户登记')!;
    sheet.grid.set(4, 2, new CellError('#N/A'));
    const { columns } = await host.readRows('客户登记', 0, 1);
    expect([...columns.values()][1]).toEqual([new CellError('#N/A')]);
  });
});

describe('rows', () => {
  it('are read with one sync', async () => {
    const { columns, rowCount, firstRow } = await host.readRows('客户登记', 3, 2);
    expect(columns.get('客户编号')).toEqual(['C0004', 'C0005']);
    expect([rowCount, firstRow]).toEqual([15, 4]);
    expect(syncsOf(host)).toBe(1);
  });

  it('are fewer when the table ends before', async () => {
    const { columns } = await host.readRows('客户登记', 13, 5);
    expect(columns.get('客户编号')).toEqual(['C0014', 'C0015']);
  });

  it('are none beyond the end', async () => {
    const { columns, rowCount } = await host.readRows('客户登记', 20, 5);
    expect(columns.get('客户编号')).toEqual([]);
    expect(rowCount).toBe(15);
  });
});

describe('formulas', () => {
  it('are those of the rules, as Excel writes them', async () => {
    const formulas = await formulasOf('信用评定', '最终等级');
    expect(formulas).toHaveLength(15);
    const rule = columnFormula('rating', 'grade')!;
    for (const formula of formulas) expect(sameFormula(String(formula), rule, '信用评定')).toBe(true);
    expect(syncsOf(host)).toBeLessThanOrEqual(3);
  });

  it('of many columns and rows come in one request beside the two for the places', async () => {
    const [points, grades, beyond] = await host.readFormulas([
      { table: '信用评定', header: '综合得分', rows: { first: 2, count: 3 } },
      { table: '信用评定', header: '最终等级' },
      { table: '客户登记', header: '客户名称', rows: { first: 14, count: 9 } },
    ]);
    expect([points?.length, grades?.length, beyond?.length]).toEqual([3, 15, 1]);
    expect(points?.[0]).toMatch(/^=/);
    expect(beyond).toEqual([(await host.readRows('客户登记', 14, 1)).columns.get('客户名称')![0]]);
    expect(host.runner.records[0]).toMatchObject({ operation: '读取公式', syncs: 3 });
  });

  it('are constants where somebody typed over them', async () => {
    const before = await formulasOf('信用评定', '最终等级');
    const at = await host.readTables(['信用评定']);
    const column = [...at.get('信用评定')!.columns.keys()].indexOf('最终等级') + 1;
    book.findTable('信用评定')!.sheet.grid.set(5, column, 'AAA');
    const after = await formulasOf('信用评定', '最终等级');
    expect(after).toEqual(before.map((formula, row) => (row === 1 ? 'AAA' : formula)));
  });
});

describe('worksheets', () => {
  it('are listed with the table on them and the cells in use; very hidden ones are not', async () => {
    const own = book.addSheet('我的客户');
    own.grid.set(3, 2, '单位名称');
    own.grid.set(9, 4, '甲');
    book.addSheet('系统').visibility = 'VeryHidden';
    const sheets = await host.worksheets();
    expect(sheets.find(({ name }) => name === '客户登记')).toMatchObject({ table: '客户登记', rows: 18 });
    expect(sheets.at(-1)).toEqual({ name: '我的客户', rows: 9, columns: 4 });
    expect(syncsOf(host)).toBeLessThanOrEqual(3);
  });

  it('are read from column A and the first used row on', async () => {
    const own = book.addSheet('我的客户');
    own.grid.set(3, 2, '单位名称');
    own.grid.set(5, 3, 12);
    expect(await host.readGrid('我的客户')).toEqual({
      sheetName: '我的客户',
      firstRow: 3,
      rows: [
        [null, '单位名称', null],
        [null, null, null],
        [null, null, 12],
      ],
    });
    expect(syncsOf(host)).toBe(2);
  });

  it('may be empty', async () => {
    book.addSheet('空');
    expect(await host.readGrid('空')).toEqual({ sheetName: '空', firstRow: 1, rows: [] });
  });
});

describe('the selection', () => {
  it.each([
    ['a cell of a table', '客户登记', 'C6', { cell: 'C6', table: '客户登记', rows: [2] }],
    ['several areas', '客户登记', 'C6:D7,A4', { table: '客户登记', rows: [0, 2, 3] }],
    ['the header', '客户登记', 'A3', { rows: [] }],
    ['whole columns', '客户登记', 'B1:B1048576', { rows: Array.from({ length: 15 }, (_, row) => row) }],
    ['cells beside the tables', '目录', 'B3', { cell: 'B3', rows: [] }],
  ])('of %s is told with the rows', async (_, sheet, address, expected) => {
    people.select(sheet, address);
    const selection = await host.selection();
    expect(selection).toMatchObject({ sheet, ...expected });
    expect(syncsOf(host)).toBeLessThanOrEqual(4);
  });

  it('moves when a cell is shown to the user, on a hidden sheet too', async () => {
    book.sheet('信用评定').visibility = 'Hidden';
    await host.select({ sheet: '信用评定', cell: 'D5' });
    expect(syncsOf(host)).toBe(2);
    expect(book.sheet('信用评定').visibility).toBe('Visible');
    expect(await host.selection()).toEqual({ sheet: '信用评定', cell: 'D5', table: '信用评定', rows: [1] });
  });
});

describe('what is not there', () => {
  it.each([
    ['a table', () => host.readRows('没有的表', 0, 1), 'table-missing'],
    ['a table to read formulas of', () => formulasOf('没有的表', '列'), 'table-missing'],
    ['a column', () => formulasOf('客户登记', '没有的列'), 'column-missing'],
    ['a sheet to read', () => host.readGrid('没有的表'), 'sheet-missing'],
    ['a sheet to show', () => host.select({ sheet: '没有的表', cell: 'A1' }), 'sheet-missing'],
    ['a file', () => host.readAttachment('没有.docx'), 'attachment-missing'],
    ['a restore point', () => host.restore('没有'), 'restore-point-missing'],
  ])('%s is told by its name', async (_, task, code) => {
    expect(await problemOf(task())).toMatchObject({ code, severity: 'error' });
    expect(latest(host).attempts).toBe(1);
  });
});

describe('a workbook without any table of ours', () => {
  it('has no tables to show, and is no error', async () => {
    book.tables = [];
    expect(await host.readTables()).toEqual(new Map());
  });
});

describe('an answer that is too big', () => {
  it('is asked for in smaller pieces', async () => {
    const whole = await host.readTables(['客户登记']);
    const { rowCount, columns } = whole.get('客户登记')!;
    excel.host.faults.largestAnswer = 6_000;
    expect(await host.readTables(['客户登记'])).toEqual(whole);
    expect(syncsOf(host)).toBeLessThanOrEqual(2 + rowCount * columns.size);
  });
});
