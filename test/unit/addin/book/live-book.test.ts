import { beforeEach, describe, expect, it } from 'vitest';
import { openLiveBook } from '../../../../addin/book/live-book.ts';
import type { BookState, LiveBookPort } from '../../../../addin/book/state.ts';
import { tableData, valueAt } from '../../../../src/ledger/data.ts';
import { ProblemError } from '../../../../src/ledger/problem.ts';
import { tables } from '../../../../src/ledger/tables/index.ts';
import { FakeBookHost } from '../../../support/fake-book-host.ts';
import { FakeClock, settled } from '../../../support/fake-clock.ts';
import {
  addCustomer,
  addLicences,
  addRows,
  answersOf778,
  day,
  standardLedger,
} from '../../../support/ledger.ts';

const today = day('2026-11-23');
const potential = {
  expectedPurchase: 300,
  plannedPurchaseDays: 8,
  ownShare: 0.6,
  marketCoverage: 0.5,
  willingness: '强',
};

let host: FakeBookHost;
let clock: FakeClock;
let book: LiveBookPort;
let states: BookState[];

/** Two new customers with every form filled, a licence set and a contract each. */
function openBook(present = tables.map((table) => table.name)): void {
  const ledger = standardLedger();
  for (const id of ['C0001', 'C0002']) {
    addCustomer(ledger, id, { answers: answersOf778, potential });
    addLicences(ledger, id);
    addRows(ledger, 'contracts', { contractNo: `HT-${id}`, customerId: id });
    addRows(ledger, 'contractLines', { contractNo: `HT-${id}`, lineNo: 1 });
  }
  host = new FakeBookHost(ledger, today, present);
  clock = new FakeClock(Date.UTC(2026, 10, 23, 1));
  book = openLiveBook(host, clock, () => today);
  states = [];
  book.subscribe((state) => states.push(state));
}

const shown = (table: string, row: number, header: string) => host.cell(table, row, header);
const computed = (table: string, row: number, column: string) =>
  valueAt(tableData(book.state.live!.ledger, table), row, column);

beforeEach(async () => {
  openBook();
  await settled();
  host.reads.length = 0;
});

describe('opening', () => {
  it('reads and calculates the book', () => {
    expect(book.state).toMatchObject({ phase: 'ready', missingTables: [], tampered: [], gradeChanges: [] });
    expect(computed('rating', 0, 'grade')).toBe(shown('信用评定', 0, '最终等级'));
    expect(computed('rating', 0, 'grade')).not.toBe('');
    expect(states[0]).toMatchObject({ phase: 'loading', progress: { done: 1, total: tables.length } });
    expect(book.state.progress).toBeUndefined();
  });

  it('says when the workbook is no ledger, and that a table is missing', async () => {
    openBook([]);
    await settled();
    expect(book.state.phase).toBe('not-a-ledger');
    expect(book.state.live).toBeUndefined();
    openBook(['客户登记', '信用评定']);
    await settled();
    expect(book.state.phase).toBe('ready');
    expect(book.state.missingTables).toHaveLength(tables.length - 2);
    expect(book.state.problems).toEqual([]);
  });

  it('counts to the date typed into the book, and to today where it counts itself', async () => {
    expect(book.state.live?.asOf).toBe(today);
    const row = host.ledger.tables.get('settings')!.columns.get('name')!.indexOf('基准日');
    host.fixedAsOf = true;
    host.asOf = day('2026-06-30');
    host.userEdit('参数', row, '值', host.asOf);
    await clock.pass(150);
    expect(book.state.live?.asOf).toBe(day('2026-06-30'));
  });
});

describe('edits', () => {
  it('are followed 150 ms after the last of them, in one reading of the rows', async () => {
    host.userEdit('资信调查', 0, '配送车辆', 0);
    await clock.pass(100);
    host.userEdit('资信调查', 0, '业务仓储人员', 1);
    await clock.pass(149);
    expect(host.reads).toEqual([]);
    await clock.pass(1);
    expect(host.reads).toEqual(['资信调查 0+1']);
    expect(computed('rating', 0, 'total')).toBe(shown('信用评定', 0, '综合得分'));
    expect(computed('rating', 1, 'total')).toBe(shown('信用评定', 1, '综合得分'));
  });

  it('that never pause are followed all the same', async () => {
    for (let i = 0; i < 11; i++) {
      host.userEdit('客户登记', 0, '备注', `第 ${i} 次`);
      await clock.pass(100);
    }
    expect(host.reads).toContain('客户登记 0+1');
  });

  it('are read, never believed: an event that lies changes nothing', async () => {
    const before = book.state.revision;
    host.tell({
      kind: 'changed',
      sheet: '客户登记',
      table: '客户登记',
      rows: { first: 0, count: 99 },
      from: 'user',
    });
    host.tell({ kind: 'changed', sheet: '客户登记', table: '客户登记', from: 'user' });
    host.tell({ kind: 'changed', sheet: '别的表', from: 'user' });
    await clock.pass(150);
    expect(book.state.revision).toBe(before);
  });

  it('counted once when their event comes twice', async () => {
    host.userEdit('客户登记', 0, '注册资本(万元)', 50);
    host.tell({
      kind: 'changed',
      sheet: '客户登记',
      table: '客户登记',
      rows: { first: 0, count: 1 },
      from: 'user',
    });
    await clock.pass(150);
    const { revision } = book.state;
    host.tell({
      kind: 'changed',
      sheet: '客户登记',
      table: '客户登记',
      rows: { first: 0, count: 1 },
      from: 'user',
    });
    await clock.pass(150);
    expect(book.state.revision).toBe(revision);
    expect(host.reads).toEqual(['客户登记 0+1', '客户登记 0+1']);
  });

  it('during a reading are not lost', async () => {
    host.hold();
    host.userEdit('资信调查', 0, '配送车辆', 0);
    await clock.pass(150);
    host.userEdit('资信调查', 0, '配送车辆', 4);
    await clock.pass(500);
    host.release();
    await settled();
    expect(computed('investigation', 0, 'j5b')).toBe(4);
  });

  it('that insert or delete rows have the table read whole', async () => {
    host.insertRow('资信调查', 0);
    await clock.pass(150);
    expect(host.reads).toEqual(['资信调查']);
    expect(computed('investigation', 1, 'customerId')).toBe('C0001');
    expect(computed('rating', 0, 'total')).toBe(shown('信用评定', 0, '综合得分'));
    host.deleteRow('资信调查', 1);
    await clock.pass(150);
    expect(computed('rating', 0, 'total')).toBe(shown('信用评定', 0, '综合得分'));
    expect(computed('rating', 0, 'total')).toBe('');
  });

  it('whose event names rows that moved have the table read whole', async () => {
    host.delivers = false;
    host.insertRow('资信调查', 0);
    host.delivers = true;
    host.userEdit('资信调查', 2, '配送车辆', 0);
    await clock.pass(150);
    expect(host.reads).toEqual(['资信调查 2+1', '资信调查']);
    expect(computed('investigation', 2, 'j5b')).toBe(0);
  });

  it('of a deleted table leave it missing', async () => {
    host.deleteTable('联系人');
    host.tell({
      kind: 'changed',
      sheet: '联系人',
      table: '联系人',
      rows: { first: 0, count: 1 },
      from: 'user',
    });
    await clock.pass(150);
    expect(book.state.missingTables).toEqual(['联系人']);
  });

  it('made through the pane are written, read back and followed', async () => {
    await book.edit([{ table: 'investigation', row: 0, column: 'j5b', value: 0 }]);
    expect(shown('资信调查', 0, '配送车辆')).toBe(0);
    expect(computed('rating', 0, 'total')).toBe(shown('信用评定', 0, '综合得分'));
    await clock.pass(1000);
    expect(host.reads).toEqual(['资信调查 0+1']);
  });

  it('report unreadable cells with their place', async () => {
    host.userEdit('客户登记', 1, '注册资本(万元)', '六百');
    await clock.pass(150);
    expect(book.state.problems).toMatchObject([{ code: 'cell-unreadable', sheet: '客户登记', cell: 'I5' }]);
    host.userEdit('客户登记', 1, '注册资本(万元)', 600);
    await clock.pass(150);
    expect(book.state.problems).toEqual([]);
  });
});

describe('grades', () => {
  it('that change are announced with what moved them', async () => {
    const before = computed('rating', 1, 'grade');
    host.userEdit('资信调查', 1, '失信被执行人', '是');
    await clock.pass(150);
    expect(book.state.gradeChanges).toEqual([
      {
        customerId: 'C0002',
        name: '客户C0002',
        before,
        after: shown('信用评定', 1, '最终等级'),
        cause: '失信被执行人',
        at: '2026-11-23T01:00:00.150Z',
      },
    ]);
  });

  it('moved by a co-author only refresh', async () => {
    host.userEdit('资信调查', 1, '失信被执行人', '是', 'coauthor');
    await clock.pass(150);
    expect(computed('rating', 1, 'grade')).toBe(shown('信用评定', 1, '最终等级'));
    expect(book.state.gradeChanges).toEqual([]);
    host.userEdit('资信调查', 1, '失信被执行人', '否');
    await clock.pass(150);
    expect(book.state.gradeChanges).toHaveLength(1);
  });

  it('keep to their customer when rows move', async () => {
    host.insertRow('信用评定', 0, { 客户编号: 'C0009' });
    await clock.pass(150);
    expect(book.state.gradeChanges).toEqual([]);
  });
});

describe('missed events', () => {
  it('are healed when the workbook comes to the front', async () => {
    host.delivers = false;
    host.userEdit('资信调查', 0, '配送车辆', 0);
    host.insertRow('联系人', 0, { 客户编号: 'C0002' });
    host.insertRow('证照', 0, { 客户编号: 'C0002' });
    host.delivers = true;
    host.tell({ kind: 'activated' });
    await clock.pass(150);
    expect(computed('rating', 0, 'total')).toBe(shown('信用评定', 0, '综合得分'));
    expect(computed('contacts', 0, 'customerId')).toBe('C0002');
  });

  it('cost nothing when there were none', async () => {
    const { live, revision } = book.state;
    host.tell({ kind: 'activated' });
    await clock.pass(150);
    expect(book.state).toMatchObject({ revision });
    expect(book.state.live).toBe(live);
  });

  it('own writes of the add-in are nobody’s edit', async () => {
    host.userEdit('客户登记', 0, '备注', '自己写的', 'self');
    await clock.pass(1000);
    expect(host.reads).toEqual([]);
  });
});

describe('errors of the host', () => {
  const failure = new ProblemError({ code: 'cell-edit', severity: 'error', message: '正在编辑单元格。' });

  it('are shown, and the next event reads everything', async () => {
    host.userEdit('资信调查', 0, '配送车辆', 0);
    host.failure = failure;
    await clock.pass(150);
    expect(book.state).toMatchObject({ phase: 'ready', problem: failure.problem });
    host.userEdit('客户登记', 0, '备注', '好了');
    await clock.pass(150);
    expect(book.state.problem).toBeUndefined();
    expect(computed('investigation', 0, 'j5b')).toBe(0);
  });

  it('fail the opening until it is tried again', async () => {
    openBook();
    host.failure = failure;
    await settled();
    expect(book.state).toMatchObject({ phase: 'failed', problem: failure.problem });
    await book.refresh();
    expect(book.state.phase).toBe('ready');
    expect(book.state.problem).toBeUndefined();
  });

  it('reach whoever edits', async () => {
    host.failure = failure;
    await expect(book.edit([{ table: 'customers', row: 0, column: 'remark', value: '甲' }])).rejects.toBe(
      failure,
    );
  });
});

describe('selection', () => {
  it.each([
    ['客户登记', 1],
    ['资信调查', 1],
    ['证照', 2],
    ['合同台账', 1],
    ['合同明细', 1],
  ])('of a row of %s shows its customer', (table, row) => {
    host.selectRows(table, row);
    expect(book.state.customerId).toBe('C0002');
  });

  it('elsewhere shows none', () => {
    host.selectRows('客户登记', 1);
    host.selectRows('评分标准', 1);
    expect(book.state.customerId).toBeUndefined();
    host.tell({ kind: 'selected', selection: { sheet: '别的表', cell: 'A1', rows: [] } });
    expect(book.state.customerId).toBeUndefined();
    expect(book.state.selection?.sheet).toBe('别的表');
  });

  it('stays with the row when its customer is typed over', async () => {
    host.selectRows('联系人', 0);
    expect(book.state.customerId).toBeUndefined();
    host.userEdit('联系人', 0, '客户编号', 'C0001');
    await clock.pass(150);
    expect(book.state.customerId).toBe('C0001');
  });
});

describe('an overwritten formula', () => {
  it('is flagged with what is shown and what the rule gives, until it is repaired', async () => {
    host.overwrite('信用评定', 1, '综合得分', 99);
    await clock.pass(150);
    expect(host.reads).toEqual(['信用评定 1+1', '信用评定.综合得分']);
    const flag = { sheet: '信用评定', cell: 'G5', table: '信用评定', header: '综合得分', row: 1, shown: 99 };
    expect(book.state.tampered).toEqual([{ ...flag, computed: computed('rating', 1, 'total') }]);

    host.userEdit('资信调查', 1, '配送车辆', 0);
    await clock.pass(150);
    expect(book.state.tampered).toEqual([{ ...flag, computed: computed('rating', 1, 'total') }]);

    await host.restoreFormulas([{ table: '信用评定', header: '综合得分' }]);
    await book.refresh();
    expect(book.state.tampered).toEqual([]);
  });

  it('is found on opening', async () => {
    host.delivers = false;
    host.overwrite('信用评定', 0, '最终等级', 'AAA');
    await book.refresh();
    expect(book.state.tampered).toMatchObject([{ header: '最终等级', cell: 'S4', shown: 'AAA' }]);
  });

  it('is not a formula that has not been recalculated', async () => {
    host.stale.set('信用评定.综合得分.0', 12);
    await book.refresh();
    expect(host.reads).toContain('信用评定.综合得分');
    expect(book.state.tampered).toEqual([]);
  });
});

it('is silent once closed', async () => {
  book.close();
  states.length = 0;
  host.userEdit('客户登记', 0, '备注', '甲');
  host.selectRows('客户登记', 0);
  await clock.pass(1000);
  expect(states).toEqual([]);
  expect(host.reads).toEqual([]);
});
