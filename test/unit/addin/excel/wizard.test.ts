import { beforeEach, describe, expect, it } from 'vitest';
import { customerForms, tableOf } from '../../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../../src/ledger/value.ts';
import { dumpNames, dumpSheet } from '../../../excel-host/index.ts';
import type { Book } from '../../../excel-host/model/book.ts';
import { deleteSheet } from '../../../excel-host/model/delete-sheet.ts';
import { differences } from '../../../support/differences.ts';
import { openPane, type TestPane } from './pane.ts';
import { cellsIn, excelWith, ledgerFile } from './support.ts';

const excel = excelWith(ledgerFile(4));
const { book: workbook, people, host: application } = excel;
const { held, table, at } = cellsIn(workbook);

let pane: TestPane;
beforeEach(async () => {
  pane?.book.close();
  pane = await openPane(excel);
});

type Rows = readonly (readonly CellValue[])[];

/** A sheet as people keep them, in front of the user. */
async function foreign(name: string, rows: Rows): Promise<void> {
  const { grid } = workbook.addSheet(name);
  rows.forEach((cells, row) => {
    cells.forEach((value, column) => void grid.set(row + 1, column + 1, value));
  });
  people.select(name, 'A1');
  await pane.follow();
}

/** The way through the wizard to its preview. */
async function preview() {
  await pane.through(() => pane.wizard.start());
  pane.wizard.forward();
  pane.wizard.forward();
  const { state } = pane.wizard;
  if (state.step !== 'preview') throw new Error(`${state.step}: ${JSON.stringify(state).slice(0, 300)}`);
  return state;
}

const apply = () => pane.through(() => pane.wizard.apply('导入'));
const undo = () => pane.through(() => pane.wizard.undo());
/** Everything of the workbook but the restore points within. */
const whole = (book: Book = workbook) => ({
  order: book.sheets.map(({ name }) => name),
  sheets: Object.fromEntries(book.sheets.map(({ name }) => [name, dumpSheet(book, name)])),
  names: dumpNames(book),
  active: book.activeSheet.name,
});
/** The last rows of a table, some columns of them. */
const lastRows = (name: string, count: number, headers: readonly string[]) =>
  Array.from({ length: count }, (_, k) =>
    headers.map((header) => held(name, header, table(name).rowCount - count + k)),
  );

interface Case {
  readonly table: string;
  readonly rows: Rows;
  readonly headers: readonly string[];
  /** What stands in the last rows afterwards. */
  readonly expected: Rows;
  readonly refused?: number;
}

const customer = (): string => String(held('客户登记', '客户名称', 0));
const cases: readonly Case[] = [
  {
    table: '客户登记',
    rows: [
      ['客户资料一览表（2026年）'],
      ['编制：客服部', null, null, null, '单位：万元'],
      ['客户代码', '单位名称', '单位类型', '注册资金', '成立时间', '公司地址', '客户状态', '对账习惯'],
      [9001, ' 杭州纸飞机医药有限公司 ', '批发', '１，２００', '2020.1.5', '文三路', '正常', '月底'],
      [9002, '宁波百草堂大药房', '药店', 50, '2009年2月3日', '=宁波', '正常', '邮件'],
      ['合计', null, null, 1250],
      [null, null, '制表人：葛兰'],
    ],
    headers: ['客户编号', '客户名称', '注册资本(万元)', '成立日期', '注册地址'],
    expected: [
      ['C9001', '杭州纸飞机医药有限公司', 1200, 43835, '文三路'],
      ['C9002', '宁波百草堂大药房', 50, 39847, '=宁波'],
    ],
  },
  {
    table: '证照',
    rows: [
      ['证照登记'],
      ['客户编码', '客户名称', '证件类型', '证号', '有效期至'],
      ['C0001', customer(), '营业执照', '０１２３４５', '2027/3/31'],
      ['C0001', customer(), '药品经营许可证', '浙AA571', 46800],
    ],
    headers: ['客户编号', '证照类型', '证照号码', '有效期止'],
    expected: [
      ['C0001', '营业执照', '012345', 46477],
      ['C0001', '药品经营许可证', '浙AA571', 46800],
    ],
  },
  {
    table: '销售台账',
    rows: [
      [null, '销售明细（11月）'],
      ['单号', '日期', '客户编码', '通用名称', '数量', '单价', '税率(%)'],
      ['XS-90001', '2026-11-20', 'C0001', '阿莫西林胶囊', '1,000', 12.5, '13%'],
      ['XS-90002', '20261121', 'C0002', '布洛芬缓释胶囊', '-20', '￥8.8', 0.13],
      ['合计', null, null, null, 980],
    ],
    headers: ['单据编号', '单据日期', '客户编号', '品名', '数量', '含税单价', '税率'],
    expected: [
      ['XS-90001', 46346, 'C0001', '阿莫西林胶囊', 1000, 12.5, 0.13],
      ['XS-90002', 46347, 'C0002', '布洛芬缓释胶囊', -20, 8.8, 0.13],
    ],
  },
  {
    table: '回款台账',
    rows: [
      ['收款登记'],
      [],
      ['收款单号', '收款日期', '客户编码', '付款单位', '收款方式', '回款金额'],
      ['SK-9001', '2026年11月20日', 'C0001', customer(), '电汇', '12，500.00'],
      ['SK-9002', 46340, 'C0002', null, '现金', 300],
    ],
    headers: ['回款编号', '回款日期', '客户编号', '收款方式', '金额'],
    expected: [
      ['SK-9001', 46346, 'C0001', '电汇', 12500],
      ['SK-9002', 46340, 'C0002', '现金', 300],
    ],
  },
];

describe.each(cases)('a messy sheet of $table', ({ table: name, rows, headers, expected, refused = 0 }) => {
  it('is recognised, cleaned, written below the last row, and taken back: the workbook is what it was', async () => {
    await foreign('外来表', rows);
    const before = whole();
    const { table: found, preview: shown } = await preview();
    expect(found.name).toBe(name);
    expect([shown.counts.added, shown.counts.refusedRows]).toEqual([expected.length, refused]);
    expect(differences(before, whole()).join('\n')).toBe('');

    await apply();
    expect(pane.wizard.state).toMatchObject({ step: 'ended', written: { rows: expected.length } });
    expect(pane.wizard.state).not.toHaveProperty('why');
    expect(lastRows(name, expected.length, headers)).toEqual(expected);
    if (name === '客户登记')
      for (const form of customerForms)
        expect(lastRows(tableOf(form).name, 2, ['客户编号'])).toEqual([['C9001'], ['C9002']]);
    // The new rows look and calculate as those above them.
    const [row] = at(name, headers[0]!, table(name).rowCount - 1);
    const sheet = dumpSheet(workbook, table(name).sheet.name);
    const like = (line: number) =>
      Object.entries(sheet.cells)
        .filter(([cell]) => cell.replace(/[A-Z]/g, '') === String(line))
        .map(([cell, { value: _, ...look }]) => [cell.replace(/\d/g, ''), look]);
    expect(like(row)).toEqual(like(row - expected.length));
    // What people had on their sheet stays.
    expect(differences(before.sheets.外来表, whole().sheets.外来表).join('\n')).toBe('');

    await undo();
    expect(pane.wizard.state.step).toBe('undone');
    expect(differences(before, whole()).join('\n')).toBe('');
  });
});

describe('a workbook that is no ledger', () => {
  it('gets the tables it needs with the rows, and is taken back to the one sheet it had', async () => {
    for (const sheet of [...workbook.sheets])
      workbook.sheets = workbook.sheets.filter((other) => other !== sheet);
    workbook.tables = [];
    workbook.names.clear();
    const { rows } = cases[0]!;
    await foreign('往来单位', rows);
    await pane.through(() => pane.book.refresh());
    expect(pane.book.state.phase).toBe('not-a-ledger');
    const before = whole();
    await preview();
    await apply();
    expect(pane.wizard.state).toMatchObject({ step: 'ended', written: { rows: 2 } });
    expect(pane.book.state.phase).toBe('ready');
    expect(lastRows('客户登记', 2, ['客户编号'])).toEqual([['C9001'], ['C9002']]);
    await undo();
    expect(differences(before, whole()).join('\n')).toBe('');
    expect(pane.book.state.phase).toBe('not-a-ledger');
  });
});

describe('a ledger that lacks tables', () => {
  it('gets back its lines of 目录 as they were when what was added is taken away', async () => {
    application.act('user', () => {
      deleteSheet(workbook, workbook.sheet('联系人'));
      deleteSheet(workbook, workbook.sheet('公司信息'));
    });
    const row = [...workbook.sheet('目录').grid.rows].find(
      ([, cells]) => cells.get(1)?.value === '联系人',
    )![0];
    people.edit('目录', `A${row}:C${row}`, [['', '', '']]);
    await pane.follow();
    const before = whole();
    const point = await pane.through(() => pane.host.capture('补齐缺表', []));
    await pane.through(() => pane.host.addTables(['联系人', '公司信息']));
    expect(differences(before.sheets.目录, whole().sheets.目录)).not.toEqual([]);
    await pane.through(() => pane.host.restore(point.result.id));
    expect(differences(before, whole()).join('\n')).toBe('');
  });
});

describe('an import that breaks in the middle', () => {
  it.each(['keep', 'rollback'] as const)(
    'says what was written until then, and is taken back all the same (%s)',
    async (afterFailure) => {
      await foreign('外来表', cases[0]!.rows);
      const before = whole();
      await preview();
      application.faults.afterFailure = afterFailure;
      pane.wizard.subscribe((state) => {
        if (state.step === 'applying' && state.work.phase === 'forms' && state.work.done > 4)
          application.faults.failAt = 1;
      });
      await apply();
      application.faults.failAt = undefined;
      const { state } = pane.wizard;
      expect(state).toMatchObject({ step: 'ended', why: { severity: 'error' }, written: { rows: 2, of: 2 } });
      await undo();
      expect(differences(before, whole()).join('\n')).toBe('');
    },
  );

  it('stopped by the user is taken back as well', async () => {
    await foreign('外来表', cases[0]!.rows);
    const before = whole();
    await preview();
    pane.wizard.subscribe((state) => {
      if (state.step === 'applying' && state.work.phase === 'rows' && !state.cancelling) pane.wizard.cancel();
    });
    await apply();
    expect(pane.wizard.state).toMatchObject({
      step: 'ended',
      why: 'cancelled',
      written: { rows: 2, forms: 0 },
    });
    await undo();
    expect(differences(before, whole()).join('\n')).toBe('');
  });
});

describe('a sheet that changed since the preview', () => {
  it('is shown again before anything is written', async () => {
    await foreign('外来表', cases[0]!.rows);
    await preview();
    people.edit('外来表', 'B4', [['改名的公司']]);
    const before = whole();
    await apply();
    expect(pane.wizard.state).toMatchObject({ step: 'preview', changed: true });
    expect(differences(before, whole()).join('\n')).toBe('');
    await apply();
    expect(lastRows('客户登记', 2, ['客户名称'])[0]).toEqual(['改名的公司']);
  });
});
