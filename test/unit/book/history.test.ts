import { describe, expect, it } from 'vitest';
import { replayRow } from '../../../src/book/history/replay.ts';
import { takeSnapshot } from '../../../src/book/history/snapshot.ts';
import { LiveLedger } from '../../../src/book/live-ledger.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { sampleLedger } from '../../../src/sample/sample-ledger.ts';
import { defaultStandards } from '../../../templates/standards/default.ts';
import { addRows, cell, day } from '../../support/ledger.ts';
import { asOf154, ledgerOf154 } from '../../support/ledger-154.ts';

const snapshot = (ledger: Ledger, asOf = asOf154) => takeSnapshot(new LiveLedger(ledger, asOf));
const set = (ledger: Ledger, table: string, column: string, value: CellValue, row = 0): void => {
  columnValues(tableData(ledger, table), column)[row] = value;
};
const clear = (ledger: Ledger, table: string): void => {
  const data = tableData(ledger, table);
  data.rowCount = 0;
  for (const values of data.columns.values()) values.length = 0;
};

/** The customer of §15.4, rated once. */
function ratedOnce(): Ledger {
  const ledger = ledgerOf154();
  snapshot(ledger);
  return ledger;
}

describe('snapshot', () => {
  it('keeps what the rating came to', () => {
    const ledger = ratedOnce();
    const kept = [
      'snapshotNo',
      'ratedOn',
      'total',
      'grade',
      'customerClass',
      'creditLimit',
      'termDays',
      'overdueDays',
    ];
    expect(kept.map((id) => cell(ledger, 'ratingHistory', id))).toEqual([
      'P20261031-C001',
      asOf154,
      61.92,
      'B',
      '一般客户',
      55_000,
      30,
      10.28,
    ]);
    expect(cell(ledger, 'rating', 'lastSnapshotNo')).toBe('P20261031-C001');
  });

  it('says nothing twice on one day, and numbers another rating of the day', () => {
    const ledger = ratedOnce();
    expect(snapshot(ledger)).toEqual({ added: 0, unchanged: 1, changes: [] });
    set(ledger, 'investigation', 'x1', '主动开拓');
    expect(snapshot(ledger).added).toBe(1);
    expect(columnValues(tableData(ledger, 'ratingHistory'), 'snapshotNo')).toEqual([
      'P20261031-C001',
      'P20261031-C001-2',
    ]);
    // The standards are kept once for all rows.
    expect(new Set(columnValues(tableData(ledger, 'ratingBasis'), 'mark')).size).toBe(2);
  });

  it.each<[string, (ledger: Ledger) => void, string, RegExp]>([
    ['an answer', (l) => set(l, 'investigation', 'x4', '窜货或乱价'), 'C', /^X4价格区域政策 6 → 0$/],
    ['a veto', (l) => set(l, 'investigation', 'suedBySupplier', '是'), 'D', /^命中 V2$/],
    [
      'an adjustment',
      (l) =>
        addRows(l, 'overrides', {
          overrideNo: 'TZ1',
          customerId: 'C001',
          approvedGrade: 'C',
          validFrom: asOf154,
          validTo: asOf154 + 400,
        }),
      'C',
      /^人工调整为 C$/,
    ],
    ['a blank', (l) => set(l, 'investigation', 'x1', null), '未完成', /X1合作主动性 8 → –/],
    [
      'a standard',
      (l) => {
        l.parameters.set('standardVersion', '2027版');
        set(l, 'grades', 'minimumScore', 65, 2);
      },
      'C',
      /^标准 示例默认值-1 → 2027版$/,
    ],
  ])('logs a change of grade with what moved it: %s', (_, change, grade, cause) => {
    const ledger = ratedOnce();
    // Nothing else falls due in a day.
    change(ledger);
    const { changes } = snapshot(ledger, asOf154);
    expect(changes).toMatchObject([{ customerId: 'C001', item: '等级', before: 'B', after: grade }]);
    expect(changes[0]?.cause).toMatch(cause);
    expect(cell(ledger, 'changeLog', 'cause')).toBe(changes[0]?.cause);
    expect(cell(ledger, 'rating', 'previousGrade')).toBe('B');
  });

  it('shows the last four as a trend, oldest first', () => {
    const ledger = ratedOnce();
    const shown: CellValue[] = [];
    ['窜货或乱价', null, '无违规', '窜货或乱价'].forEach((answer, i) => {
      set(ledger, 'investigation', 'x4', answer);
      snapshot(ledger, asOf154 + i);
      shown.push(cell(new LiveLedger(ledger, asOf154 + i).ledger, 'rating', 'trend'));
    });
    expect(shown).toEqual(['B → C', 'B → C → 未完成', 'B → C → 未完成 → B', 'C → 未完成 → B → C']);
  });

  it('takes note of the states of applications and logs their changes', () => {
    const ledger = ratedOnce();
    expect(cell(ledger, 'applications', 'recordedStatus')).toBe('已批准');
    set(ledger, 'applications', 'status', '已终止');
    expect(snapshot(ledger).changes).toEqual([
      {
        customerId: 'C001',
        item: '审批状态',
        before: '已批准',
        after: '已终止',
        cause: '申请 SQ-202610-0001',
      },
    ]);
    set(ledger, 'applications', 'status', '已批准');
    expect(snapshot(ledger).changes).toEqual([]);
    expect(cell(ledger, 'applications', 'recordedStatus')).toBe('已终止');
  });
});

describe('replay', () => {
  it('gives the same after inputs, standards and ledgers have changed', () => {
    const ledger = ratedOnce();
    set(ledger, 'investigation', 'x1', '不配合');
    set(ledger, 'customers', 'registeredCapital', 1);
    columnValues(tableData(ledger, 'bands'), 'points').fill(0);
    set(ledger, 'grades', 'minimumScore', 99, 2);
    set(ledger, 'creditLimits', 'factor', 0, 3);
    ledger.parameters.set('creditWeight', 0);
    for (const table of ['sales', 'receipts', 'licences', 'applications']) clear(ledger, table);
    const live = new LiveLedger(ledger, day('2028-02-29'));
    expect(cell(live.ledger, 'rating', 'grade')).not.toBe('B');

    const replay = replayRow(ledger, 0);
    expect(replay.outcome).toBe('same');
    expect(replay.outcome === 'same' && replay.score).toMatchObject({
      total: 61.92,
      grade: 'B',
      asOf: '2026-10-31',
      creditLimit: 55_000,
    });
  });

  it('gives the same for every customer of a dirty book', () => {
    const asOf = day('2026-11-23');
    const ledger = sampleLedger({
      customers: 60,
      seed: 11,
      asOf,
      standards: defaultStandards,
      salesPerCustomer: 6,
      dirty: true,
    });
    snapshot(ledger, asOf);
    const { rowCount } = tableData(ledger, 'ratingHistory');
    expect(rowCount).toBeGreaterThanOrEqual(58);
    const grades = new Set(columnValues(tableData(ledger, 'ratingHistory'), 'grade'));
    expect(grades.size).toBeGreaterThan(4);
    for (let row = 0; row < rowCount; row++)
      expect(replayRow(ledger, row)).toMatchObject({ outcome: 'same' });
  });

  it('names the cell that is not what its inputs come to', () => {
    const ledger = ratedOnce();
    set(ledger, 'ratingHistory', 'grade', 'AAA');
    expect(replayRow(ledger, 0)).toMatchObject({
      outcome: 'different',
      differences: [{ column: 'grade', stored: 'AAA', replayed: 'B' }],
    });
  });

  it.each<[string, (ledger: Ledger) => void, string, RegExp]>([
    [
      'cleared',
      (l) => set(l, 'ratingHistory', 'inputs', null),
      'replay-inputs-missing',
      /^评定历史!T4：P20261031-C001 不能重算，当日的输入内容已不在工作簿里。$/,
    ],
    [
      'altered',
      (l) => set(l, 'ratingHistory', 'inputs', `${cell(l, 'ratingHistory', 'inputs')} `),
      'replay-inputs-altered',
      /被改动过/,
    ],
    [
      'without its standards',
      (l) => clear(l, 'ratingBasis'),
      'replay-standards-missing',
      /当日的标准已不在“评定依据”里/,
    ],
    [
      'with a piece of the standards altered',
      (l) => set(l, 'ratingBasis', 'content', '{}'),
      'replay-standards-missing',
      /被改动过/,
    ],
  ])('says honestly why a row %s cannot be worked out again', (_, damage, code, message) => {
    const ledger = ratedOnce();
    damage(ledger);
    const replay = replayRow(ledger, 0);
    expect(replay.outcome).toBe('impossible');
    expect(replay).toMatchObject({ problem: { code, severity: 'error', sheet: '评定历史' } });
    expect(replay.outcome === 'impossible' && replay.problem.message).toMatch(message);
  });
});
