import { describe, expect, it } from 'vitest';
import type { OnProgress, RowWrite } from '../../../../addin/book/host.ts';
import { openLiveBook } from '../../../../addin/book/live-book.ts';
import { type Wizard, wizardOf } from '../../../../addin/book/wizard.ts';
import { headerRows, mappingRows, previewRows } from '../../../../addin/book/wizard-rows.ts';
import type { Grid } from '../../../../src/import/grid.ts';
import { columnValues, tableData } from '../../../../src/ledger/data.ts';
import { ProblemError } from '../../../../src/ledger/problem.ts';
import { customerForms, tables } from '../../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../../src/ledger/value.ts';
import { defaultStandards } from '../../../../templates/standards/default.ts';
import { FakeBookHost } from '../../../support/fake-book-host.ts';
import { FakeClock, settled } from '../../../support/fake-clock.ts';
import { addCustomer, addRows, day, standardLedger } from '../../../support/ledger.ts';
import { gridOf } from '../../import/support/grid.ts';

const every = tables.map(({ name }) => name);
const today = day('2026-11-23');

const head = ['客户资料一览表', null, null, null, null];
const headers = ['客户代码', '单位名称', '单位类型', '公司地址', '客户状态'];
const customerRow = (id: number): CellValue[] => [id, `客户${id}`, '批发', '杭州', '正常'];
const register = (...rows: readonly (readonly CellValue[])[]): Grid =>
  gridOf('客户资料', head, headers, ...rows);

/** A host that may fail in the middle of an append, or look on while rows are written. */
class Watched extends FakeBookHost {
  appended: { table: string; rows: number }[] = [];
  beforeAppend: (call: number) => void = () => {};

  override async appendRows(table: string, rows: readonly RowWrite[], onProgress?: OnProgress) {
    this.beforeAppend(this.appended.length + 1);
    this.appended.push({ table, rows: rows.length });
    return super.appendRows(table, rows, onProgress);
  }
}

async function open(
  grid: Grid,
  present = every,
  fill: (ledger: ReturnType<typeof standardLedger>) => void = () => {},
) {
  const ledger = standardLedger();
  fill(ledger);
  const host = new Watched(ledger, today, present);
  host.foreign.set(grid.sheetName, grid);
  host.foreign.set('会议', gridOf('会议', ['时间', '地点'], ['周一', '杭州']));
  const book = openLiveBook(host, new FakeClock(0), () => today);
  await settled();
  await host.select({ sheet: grid.sheetName, cell: 'A1' });
  const wizard = wizardOf(host, book, defaultStandards);
  await wizard.start();
  const names = (table: string, column: string) =>
    columnValues(tableData(host.ledger, table), column).filter((value) => value !== null);
  /** What every table shows, and which there are. */
  const contents = async () =>
    structuredClone(
      [...(await host.readTables())].map(([name, { rowCount, columns }]) => [name, rowCount, [...columns]]),
    );
  return { host, book, wizard, names, contents };
}

function columnsOf({ state }: Wizard) {
  if (state.step !== 'columns') throw new Error(state.step);
  return state;
}

function toPreview(wizard: Wizard) {
  wizard.forward();
  wizard.forward();
  if (wizard.state.step !== 'preview') throw new Error(wizard.state.step);
  return wizard.state;
}

describe('a messy register into a book', () => {
  const grid = register(customerRow(1001), customerRow(1003), customerRow(1002), [
    '合计',
    3,
    null,
    null,
    null,
  ]);

  it('is read from the active sheet, recognised, and written with a row in every form', async () => {
    const { wizard, names, book, host } = await open(grid);
    expect(wizard.state).toMatchObject({ step: 'table', table: { id: 'customers' } });
    const preview = toPreview(wizard);
    expect(preview.preview.counts).toMatchObject({ added: 3, refusedRows: 0 });
    const phases = new Set<string>();
    wizard.subscribe((state) => state.step === 'applying' && phases.add(state.work.phase));
    await wizard.apply('导入“客户资料”');
    expect(wizard.state).toMatchObject({
      step: 'ended',
      written: { rows: 3, of: 3, forms: 3 * customerForms.length, tables: [] },
      point: { label: '导入“客户资料”' },
    });
    expect(wizard.state).not.toHaveProperty('why');
    expect([...phases]).toEqual(['checking', 'keeping', 'rows', 'forms', 'reading']);
    expect(names('customers', 'customerId')).toEqual(['C1001', 'C1003', 'C1002']);
    for (const form of customerForms) expect(names(form, 'customerId')).toEqual(['C1001', 'C1002', 'C1003']);
    expect(host.appended[0]).toEqual({ table: '客户登记', rows: 3 });
    expect(columnValues(tableData(book.state.live!.ledger, 'customers'), 'name')).toEqual([
      '客户1001',
      '客户1003',
      '客户1002',
    ]);
  });

  it('is taken back in one step: every cell as it was', async () => {
    const { wizard, contents } = await open(grid, every, (ledger) => addCustomer(ledger, 'C0009'));
    const before = await contents();
    toPreview(wizard);
    await wizard.apply('导入');
    expect(await contents()).not.toEqual(before);
    await wizard.undo();
    expect(wizard.state.step).toBe('undone');
    expect(await contents()).toEqual(before);
  });

  it('brings the tables a workbook lacks, and takes them away again', async () => {
    const { wizard, contents, book } = await open(grid, []);
    expect(book.state.phase).toBe('not-a-ledger');
    const preview = toPreview(wizard);
    expect(preview.adds.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['客户登记', '资信调查', '信用评定', '评分标准', '参数']),
    );
    await wizard.apply('导入');
    expect(book.state.phase).toBe('ready');
    expect(wizard.state).toMatchObject({ step: 'ended', written: { rows: 3 } });
    await wizard.undo();
    expect(await contents()).toEqual([]);
    expect(book.state.phase).toBe('not-a-ledger');
  });

  it('is not written a second time', async () => {
    const { wizard } = await open(grid);
    toPreview(wizard);
    await wizard.apply('导入');
    await wizard.start();
    const { preview } = toPreview(wizard);
    expect(preview.counts).toMatchObject({ added: 0, duplicates: 3 });
    await wizard.apply('导入');
    expect(wizard.state.step).toBe('preview');
  });
});

describe('answers for customers the book has', () => {
  it('fill the rows of the form that stand empty', async () => {
    const answers = gridOf(
      '调查表',
      ['单位名称', '合作主动性', '车辆数', '失信'],
      ['客户C2', '主动开拓', '3辆', '无'],
      ['客户C1', '按计划配合', 2, '无'],
    );
    const { wizard, names, contents } = await open(answers, every, (ledger) => {
      for (const id of ['C1', 'C2']) addCustomer(ledger, id);
    });
    const before = await contents();
    const { preview } = toPreview(wizard);
    expect(preview.counts).toMatchObject({ added: 0, filled: 2 });
    await wizard.apply('导入');
    expect(names('investigation', 'x1')).toEqual(['按计划配合', '主动开拓']);
    expect(names('investigation', 'j5b')).toEqual([2, 3]);
    await wizard.undo();
    expect(await contents()).toEqual(before);
  });
});

describe('a long sheet', () => {
  const long = register(...Array.from({ length: 1200 }, (_, row) => customerRow(2000 + row)));

  it('is written in parts with progress', async () => {
    const { wizard, host } = await open(long);
    const done: number[] = [];
    toPreview(wizard);
    wizard.subscribe((state) => {
      if (state.step === 'applying' && state.work.phase === 'rows') done.push(state.work.done);
    });
    await wizard.apply('导入');
    expect(host.appended.slice(0, 3).map(({ rows }) => rows)).toEqual([1000, 200, 1000]);
    expect([...done].sort((a, b) => a - b)).toEqual(done);
    expect(done.at(-1)).toBe(1200);
  });

  it('stops after the part under way when the user says so, and can be taken back', async () => {
    const { wizard, host, contents, names } = await open(long);
    const before = await contents();
    toPreview(wizard);
    host.beforeAppend = (call) => {
      if (call === 1) wizard.cancel();
    };
    await wizard.apply('导入');
    expect(wizard.state).toMatchObject({
      step: 'ended',
      why: 'cancelled',
      written: { rows: 1000, of: 1200, forms: 0 },
    });
    expect(names('customers', 'name')).toHaveLength(1000);
    await wizard.undo();
    expect(await contents()).toEqual(before);
  });
});

describe('what goes wrong', () => {
  const grid = register(customerRow(1), customerRow(2));
  const broken = new ProblemError({ code: 'sheet-protected', severity: 'error', message: '工作表受保护。' });

  it('before anything is written leaves the preview, with the reason', async () => {
    const { wizard, host, contents } = await open(grid);
    const before = await contents();
    toPreview(wizard);
    host.failure = broken;
    await wizard.apply('导入');
    expect(wizard.state).toMatchObject({ step: 'preview', problem: { code: 'sheet-protected' } });
    expect(await contents()).toEqual(before);
    await wizard.apply('导入');
    expect(wizard.state).toMatchObject({ step: 'ended', written: { rows: 2 } });
  });

  it.each([
    ['at the first row', 1, { rows: 0, of: 2, forms: 0 }],
    ['at the second form', 3, { rows: 2, of: 2, forms: 2 }],
  ])('%s: what was written is said, and the way back is open', async (_, call, written) => {
    const { wizard, host, contents } = await open(grid);
    const before = await contents();
    toPreview(wizard);
    host.beforeAppend = (now) => {
      if (now === call) throw broken;
    };
    await wizard.apply('导入');
    expect(wizard.state).toMatchObject({ step: 'ended', why: { code: 'sheet-protected' }, written });
    await wizard.undo();
    expect(await contents()).toEqual(before);
  });

  it('without a reason of its own becomes a sentence too', async () => {
    const { wizard, host } = await open(grid);
    toPreview(wizard);
    host.beforeAppend = () => {
      throw new TypeError('x is not a function');
    };
    await wizard.apply('导入');
    expect(wizard.state).toMatchObject({ step: 'ended', why: { code: 'step-failed' } });
  });

  it('on the way back is told, and the way back stays open', async () => {
    const { wizard, host, contents } = await open(grid);
    const before = await contents();
    toPreview(wizard);
    await wizard.apply('导入');
    host.failure = broken;
    await wizard.undo();
    expect(wizard.state).toMatchObject({ step: 'ended', problem: { code: 'sheet-protected' } });
    await wizard.undo();
    expect(await contents()).toEqual(before);
  });

  it('with the list of worksheets is told', async () => {
    const { wizard, host } = await open(grid);
    host.failure = broken;
    await wizard.start();
    expect(wizard.state).toMatchObject({ step: 'sheet', problem: { code: 'sheet-protected' } });
  });
});

describe('what changes between the look and the word', () => {
  const grid = register(customerRow(1), customerRow(2));

  it('in the sheet is shown again before it is written', async () => {
    const { wizard, host, names } = await open(grid);
    toPreview(wizard);
    host.foreign.set('客户资料', register(customerRow(1), customerRow(2), customerRow(3)));
    await wizard.apply('导入');
    expect(wizard.state).toMatchObject({ step: 'preview', changed: true, preview: { counts: { added: 3 } } });
    expect(names('customers', 'name')).toEqual([]);
    await wizard.apply('导入');
    expect(names('customers', 'name')).toHaveLength(3);
  });

  it('in the book is shown again too', async () => {
    const { wizard, host, book } = await open(grid);
    toPreview(wizard);
    host.userEdit('客户登记', 0, '客户编号', 'C9');
    host.userEdit('客户登记', 0, '客户名称', '客户1');
    await book.refresh();
    await wizard.apply('导入');
    expect(wizard.state).toMatchObject({
      step: 'preview',
      changed: true,
      preview: { counts: { added: 1, duplicates: 1 } },
    });
  });

  it('is looked at when the user asks for it', async () => {
    const { wizard, host } = await open(grid);
    toPreview(wizard);
    host.foreign.set('客户资料', register(customerRow(1)));
    await wizard.reread();
    expect(wizard.state).toMatchObject({ step: 'preview', preview: { counts: { added: 1 } } });
    expect(wizard.state).not.toHaveProperty('changed');
  });
});

describe('beginning', () => {
  it('on a table of ours asks which sheet', async () => {
    const { wizard, host } = await open(register(customerRow(1)));
    host.selectRows('客户登记', 0);
    await wizard.start();
    expect(wizard.state).toMatchObject({
      step: 'sheet',
      sheets: expect.arrayContaining([{ name: '会议', rows: 2, columns: 2 }]),
    });
    await wizard.chooseSheet('会议');
    expect(wizard.state).toMatchObject({ step: 'table', candidates: [] });
    expect(wizard.state).not.toHaveProperty('table');
  });
});

describe('what is shown', () => {
  const grid = gridOf(
    '客户资料',
    ['客户资料'],
    ['客户编号', '单位名称', '单位全称', '类型', null],
    ['C1', ' 甲医药 ', '甲医药有限公司', '批发', 'a@b.cn'],
    ['C2', '乙医药', '乙医药有限公司', '火星', 'c@d.cn'],
    ['C3', '丙医药', '丙医药有限公司', '药店', 'e@f.cn'],
  );

  it('of a column: its letter, words and samples, and what it may be', async () => {
    const { wizard } = await open(grid);
    wizard.chooseTable('customers');
    wizard.forward();
    const rows = mappingRows(columnsOf(wizard), wizard.scene);
    expect(
      rows.map(({ letter, header, match, doubt }) => [letter, header, match?.column.id, doubt?.reason]),
    ).toEqual([
      ['A', '客户编号', 'customerId', undefined],
      ['B', '单位名称', 'name', undefined],
      ['C', '单位全称', undefined, 'unknown'],
      ['D', '类型', 'customerType', undefined],
      ['E', '', undefined, undefined],
    ]);
    expect(rows[1]?.samples).toEqual([' 甲医药 ', '乙医药']);
    expect(rows[2]?.takenBy.get('name')).toBe('单位名称');
    expect(rows[4]?.likely.map(({ id }) => id)).toEqual(['email']);
    expect(rows.some(({ byUser }) => byUser)).toBe(false);
    wizard.chooseTarget(4, 'email');
    const chosen = columnsOf(wizard);
    expect(mappingRows(chosen, wizard.scene)[4]).toMatchObject({ byUser: true, match: { by: 'user' } });
    expect(headerRows(chosen).map(({ number, words }) => [number, words[0]])).toEqual([
      [1, '客户资料'],
      [2, '客户编号'],
      [3, 'C1'],
      [4, 'C2'],
      [5, 'C3'],
    ]);
  });

  it('of the rows: what changed, so many at a time', async () => {
    const { wizard } = await open(grid);
    wizard.chooseTable('customers');
    const state = toPreview(wizard);
    const all = previewRows(state, 2, false);
    expect(all).toMatchObject({ more: true, rows: [{ number: 3 }, { number: 4 }] });
    const [first] = all.rows;
    expect(first?.cells.map(({ value, original, change }) => [value, original, change])).toEqual([
      ['C1', 'C1', undefined],
      ['甲医药', ' 甲医药 ', 'spaces'],
      ['药品批发', '批发', 'choice'],
    ]);
    expect(all.rows[1]?.cells[2]).toMatchObject({
      value: null,
      problem: { code: 'choice-unknown', cell: 'D4' },
    });
    expect(previewRows(state, 20, true)).toMatchObject({ more: false, rows: [{}, {}, {}] });
  });
});

it('rows beside the customers already there keep their places', async () => {
  const { wizard, host } = await open(register(customerRow(5)), every, (ledger) => {
    addCustomer(ledger, 'C0001');
    addRows(ledger, 'contacts', { customerId: 'C0001', name: '张三' });
  });
  toPreview(wizard);
  await wizard.apply('导入');
  expect(host.cell('客户登记', 0, '客户编号')).toBe('C0001');
  expect(host.cell('客户登记', 1, '客户编号')).toBe('C5');
  expect(host.cell('联系人', 0, '姓名')).toBe('张三');
});
