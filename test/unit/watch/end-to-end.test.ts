import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import { defaultBounds } from '../../../src/watch/bounds.ts';
import { highestLevel } from '../../../src/watch/warning.ts';
import { warningsOf } from '../../../src/watch/watch.ts';
import {
  addCustomer,
  addLicences,
  addRows,
  answersOf778,
  cell,
  day,
  standardLedger,
} from '../../support/ledger.ts';
import { addLedgerOf153 } from '../../support/ledger-153.ts';

/** Points of the band of a criterion that begins at a bound. */
function setPoints(ledger: Ledger, criterion: string, bound: number, points: number): void {
  const bands = tableData(ledger, 'bands');
  const row = columnValues(bands, 'criterion').findIndex(
    (code, i) => code === criterion && cell(ledger, 'bands', 'bound', i) === bound,
  );
  columnValues(bands, 'points')[row] = points;
}

describe('domain.md §15.4, end to end', () => {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001', {
    answers: answersOf778,
    potential: { evidencedGrowth: 0.12, ownShare: 0.33, marketCoverage: 0.72, willingness: '一般' },
  });
  addLicences(ledger, 'C001');
  addLedgerOf153(ledger, 'C001');
  addRows(ledger, 'applications', {
    applicationNo: 'SQ-202610-0001',
    appliedOn: day('2026-09-01'),
    customerId: 'C001',
    kind: '新增',
    creditKind: '账期',
    appliedLimit: 80_000,
    appliedTerm: 30,
    validFrom: day('2026-09-01'),
    validTo: day('2027-08-31'),
    status: '已批准',
  });
  // The vector joins a customer who buys for 260万 on 6.5 days a month (§15.2) with a ledger of five documents.
  setPoints(ledger, 'F1', 20, 20);
  setPoints(ledger, 'F5', 0, 8);
  calculate(ledger, day('2026-10-31'));

  it('rates 77.80, 40 and 74 as 61.92, grade B', () => {
    expect(
      [
        'creditScore',
        'historyScore',
        'potentialScore',
        'total',
        'vetoes',
        'grade',
        'customerClass',
        'monthlySales',
        'standardLimit',
        'creditLimit',
        'termDays',
        'exposure',
        'available',
        'usage',
        'shipment',
      ].map((id) => cell(ledger, 'rating', id)),
    ).toEqual([
      77.8,
      40,
      74,
      61.92,
      '',
      'B',
      '一般客户',
      92_000,
      55_200,
      55_000,
      30,
      120_000,
      -65_000,
      2.1818,
      '逾期停发',
    ]);
  });

  it('warns: W01, W03, W04, W00 red, W02 orange, W06 yellow, nothing else', () => {
    expect(
      warningsOf(ledger, 'C001').map(({ code, level, value, threshold }) => [code, level, value, threshold]),
    ).toEqual([
      ['W00', '危险', 3, 3],
      ['W01', '危险', 2.1818, 1.1],
      ['W02', '警示', 37, 31],
      ['W03', '危险', 0.4167, 0.3],
      ['W04', '危险', 0.4103, 0.5],
      ['W06', '关注', 2.1818, 0.85],
    ]);
    expect(highestLevel(warningsOf(ledger, 'C001'))).toBe('危险');
  });

  it('measures W07 as no change and W10 as 0.61', () => {
    const everything = { ...defaultBounds, W07: { 提示: 0 }, 'W10.ratio': { 提示: 0 } };
    const found = warningsOf(ledger, 'C001', everything).filter(
      ({ code }) => code === 'W07' || code === 'W10',
    );
    expect(found.map(({ code, value }) => [code, value])).toEqual([
      ['W07', 0],
      ['W10', 0.61],
    ]);
  });

  it('says what it saw', () => {
    expect(warningsOf(ledger, 'C001').map(({ message }) => message)).toEqual([
      'W03、W04、W06 同时命中 3 项，达到危险线（≥ 3 项）。',
      '额度使用率 218.18%，达到危险线（≥ 110%）。',
      '最长逾期 37 天，达到警示线（≥ 31 天）。',
      '逾期率 41.67%，达到危险线（> 30%）。',
      '按期付款率 41.03%，达到危险线（< 50%）。',
      '有逾期，额度使用率 218.18%，达到关注线（≥ 85%）。',
    ]);
  });
});
