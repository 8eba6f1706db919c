import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTables, type PaintReport } from '../../../../../addin/excel/paint/add-tables.ts';
import { withNeeded } from '../../../../../src/book/needs.ts';
import { ProblemError } from '../../../../../src/ledger/problem.ts';
import { tables } from '../../../../../src/ledger/tables/index.ts';
import { startExcel } from '../../../../excel-host/index.ts';
import { deleteSheet } from '../../../../excel-host/model/delete-sheet.ts';
import { takeSnapshot } from '../../../../excel-host/model/snapshot.ts';
import { paintedFacts } from './facts/painted-sheet.ts';
import type { SheetFacts } from './facts/sheet-facts.ts';

const { Excel, host, people } = startExcel();
const { book } = host;

const add = (...names: string[]): Promise<PaintReport> => Excel.run((context) => addTables(context, names));
const refused = async (...names: string[]) => {
  const error = await add(...names).catch((caught: unknown) => caught);
  if (!(error instanceof ProblemError)) throw error;
  return error.problem;
};
const sheetNames = () => book.sheets.map(({ name }) => name);
const facts = (...without: string[]): Record<string, SheetFacts> =>
  Object.fromEntries(
    book.sheets
      .filter(({ name }) => !without.includes(name))
      .map((sheet) => [sheet.name, paintedFacts(book, sheet)]),
  );

/** What the user's workbook has of its own: values, looks, rules, a table, a name, a protected sheet. */
async function fillByUser(): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.name = '往来';
    sheet.getRange('A1:B2').values = [
      ['单位', '余额'],
      ['甲公司', 120],
    ];
    sheet.getRange('C2').formulas = [['=B2*2']];
    sheet.getRange('A1:B1').format.fill.color = '#FF0000';
    sheet.tables.add('A1:B2', true).name = '往来表';
    sheet.getRange('B2').dataValidation.rule = { wholeNumber: { operator: 'GreaterThan', formula1: 0 } };
    sheet.getRange('B2').conditionalFormats.add('Custom').custom.rule.formula = '=B2>100';
    context.workbook.names.add('余额', sheet.getRange('B2'));
    const locked = context.workbook.worksheets.add('锁定');
    locked.getRange('A1').values = [['不要动']];
    locked.protection.protect();
    await context.sync();
  });
}

let reset: () => void;
beforeEach(() => {
  reset = takeSnapshot(book);
});
afterEach(() => reset());

describe('a workbook of someone', () => {
  beforeEach(fillByUser);

  it('keeps everything it has', async () => {
    const before = facts();
    await add('公司信息', '授信标准');
    expect(sheetNames()).toEqual(['往来', '锁定', '目录', '等级标准', '授信标准', '公司信息']);
    expect(facts('目录', '等级标准', '授信标准', '公司信息')).toEqual(before);
    expect(book.names.get('余额')?.formula).toBe('=往来!$B$2');
  });

  it('gets tables whose formulas refer to nothing that is not there', async () => {
    const { added } = await add('销售台账');
    expect(added.map(({ table }) => table)).toEqual(withNeeded(['sales']).map(({ name }) => name));
    expect(book.tables.map(({ name }) => name)).toEqual(['往来表', ...added.map(({ table }) => table)]);
  });

  it('gets a sheet of another name where the name is taken, and links lead there', async () => {
    const own = ['公司信息', '目录'];
    for (const name of own) book.addSheet(name).grid.set(1, 1, '我的');
    const before = facts();
    const { added, notes } = await add('公司信息');
    expect(added).toEqual([{ table: '公司信息', sheet: '公司信息 (2)' }]);
    expect(notes.map(({ sheet }) => sheet)).toEqual(['公司信息 (2)']);
    expect(facts('公司信息 (2)', '目录 (2)')).toEqual(before);
    const links = ['公司信息 (2)', '目录 (2)'].map((name) => [...book.sheet(name).hyperlinks.values()]);
    expect(links.map(([link]) => link?.documentReference)).toEqual(["'目录 (2)'!A1", "'公司信息 (2)'!A1"]);
  });

  it.each([
    ['a table of the wanted name', '公司信息', 'table-name-taken', '没有 “公司代码”、'],
    ['a table of a name that formulas need', '授信标准', 'table-name-taken', '没有 “等级”。'],
  ])('with %s is left as it is', async (_, wanted, code, sentence) => {
    await Excel.run(async (context) => {
      const { tables: own } = context.workbook;
      own.add('往来!E1:F2', true).name = wanted === '授信标准' ? '等级标准' : wanted;
    });
    const before = facts();
    const problem = await refused(wanted);
    expect(problem).toMatchObject({ code, severity: 'error', sheet: '往来', cell: 'E1' });
    expect(problem.message).toContain(sentence);
    expect(facts()).toEqual(before);
  });

  it('with names that parameters would take is left as it is; all of them are told', async () => {
    await Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem('往来').getRange('B2');
      for (const name of ['基准日', '现用标准']) context.workbook.names.add(name, cell);
    });
    const before = facts();
    const problem = await refused('参数');
    expect(problem.message.split('\n')).toEqual([
      '“基准日”在这个工作簿里已经是 往来!$B$2 的名称，不能再作参数的名称。',
      '“现用标准”在这个工作簿里已经是 往来!$B$2 的名称，不能再作参数的名称。',
    ]);
    expect(facts()).toEqual(before);
  });

  it('whose structure is locked is left as it is', async () => {
    book.structureProtected = true;
    expect(await refused('参数')).toMatchObject({ code: 'workbook-locked' });
  });
});

describe('a book of ours', () => {
  beforeEach(() => add(...tables.map(({ name }) => name)));

  it('gets back a table it has lost: same sheet, same place, nothing else changed', async () => {
    const before = facts();
    const order = sheetNames();
    deleteSheet(book, book.sheet('联系人'));
    const { added, broken } = await add('联系人');
    expect(added).toEqual([{ table: '联系人', sheet: '联系人' }]);
    expect(broken).toEqual([]);
    expect(sheetNames()).toEqual(order);
    expect(facts()).toEqual(before);
  });

  it('names the columns whose formulas the lost table broke', async () => {
    deleteSheet(book, book.sheet('等级标准'));
    const { broken } = await add('等级标准');
    expect(new Set(broken.map(({ table }) => table))).toEqual(new Set(['信用评定', '人工调整', '分类标准']));
    expect(broken).toEqual(
      expect.arrayContaining([
        { table: '信用评定', header: '初评等级' },
        { table: '信用评定', header: '最终等级' },
        { table: '分类标准', header: '等级序' },
      ]),
    );
  });

  it('has the names of its parameters lead to the new 参数', async () => {
    deleteSheet(book, book.sheet('参数'));
    expect(book.names.get('基准日')?.formula).toContain('#REF!');
    await add('参数');
    expect(book.names.get('基准日')?.formula).toBe('=参数!$B$4');
  });

  it('offers the choices that its standards have now', async () => {
    deleteSheet(book, book.sheet('授信标准'));
    people.edit('等级标准', 'A10:C10', [['S', 95, '特优']]);
    await add('授信标准');
    const { validations } = paintedFacts(book, book.sheet('授信标准'));
    expect(validations.A4?.rule).toEqual(['list', '等级标准!A4:A10', 'blank']);
  });

  it('lists a table it never had in its own 目录, whatever else stands there', async () => {
    deleteSheet(book, book.sheet('公司信息'));
    const contents = book.sheet('目录');
    const row = [...contents.grid.rows].find(([, cells]) => cells.get(1)?.value === '公司信息')?.[0] ?? 0;
    contents.hyperlinks.delete(`${row}:1`);
    people.edit('目录', `A${row}:C${row}`, [['', '', '']]);
    people.edit('目录', 'B2', [['我的备注']]);
    await add('公司信息');
    const painted = paintedFacts(book, contents).cells;
    const line = Object.entries(painted).find(([, { value }]) => value === '公司信息');
    expect(line?.[1].link).toBe('公司信息!A1');
    expect(painted.B2?.value).toBe('我的备注');
  });

  it('with a locked 目录 gets its table all the same', async () => {
    deleteSheet(book, book.sheet('联系人'));
    book.sheet('目录').protection = { options: {} };
    expect((await add('联系人')).added).toHaveLength(1);
  });

  it('is only read when nothing is missing', async () => {
    const requests = host.requests;
    expect((await add('客户登记', '参数')).added).toEqual([]);
    expect(host.requests - requests).toBe(2);
  });

  it('takes two syncs to read and two to write for one table', async () => {
    deleteSheet(book, book.sheet('联系人'));
    const requests = host.requests;
    await add('联系人');
    expect(host.requests - requests).toBeLessThanOrEqual(4);
  });
});

describe('an attempt that fails midway', () => {
  const wanted = ['公司信息', '授信标准', '合同明细'];

  const places = [20, 300, 1500].flatMap((failAt) =>
    (['keep', 'rollback'] as const).map((afterFailure) => ({ failAt, afterFailure })),
  );

  it.each(places)('at action $failAt is made good by the next one ($afterFailure)', async (fault) => {
    await add(...wanted);
    const whole = facts();
    const order = sheetNames();
    reset();
    reset = takeSnapshot(book);
    Object.assign(host.faults, fault);
    await expect(add(...wanted)).rejects.toMatchObject({ code: 'GeneralException' });
    await add(...wanted);
    expect(sheetNames()).toEqual(order);
    expect(facts()).toEqual(whole);
  });
});
