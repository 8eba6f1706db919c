import { describe, expect, it, test } from 'vitest';
import { LiveLedger } from '../../../src/book/live-ledger.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import { missingPolicies } from '../../../src/ledger/tables/standards.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { type CustomerScore, scoreOf } from '../../../src/scoring/result.ts';
import { addCustomer, addLicences, answersOf778, cell, day, standardLedger } from '../../support/ledger.ts';

const asOf = day('2026-11-23');
const { block, worst, zero, exclude } = missingPolicies;
const potential = {
  expectedPurchase: 120,
  evidencedGrowth: 0.1,
  plannedPurchaseDays: 4,
  ownShare: 0.3,
  marketCoverage: 0.4,
  willingness: '一般',
};

/** A new customer (weights 70 and 30) whose criteria have these policies and whose answers are these. */
function book(policies: Record<string, CellValue>, answers: Record<string, CellValue> = {}): LiveLedger {
  const ledger = standardLedger();
  for (const [criterion, policy] of Object.entries(policies)) setPolicy(ledger, criterion, policy);
  addCustomer(ledger, 'C1', { answers: { ...answersOf778, ...answers }, potential });
  addLicences(ledger, 'C1');
  return new LiveLedger(ledger, asOf);
}

function setPolicy(ledger: Ledger, criterion: string, policy: CellValue): void {
  const bands = tableData(ledger, 'bands');
  const missing = columnValues(bands, 'missing');
  columnValues(bands, 'criterion').forEach((code, row) => {
    if (code === criterion) missing[row] = policy;
  });
}

const points = ({ ledger }: LiveLedger, id = 'j1'): CellValue => cell(ledger, 'creditAnalysis', id);
const form = ({ ledger }: LiveLedger): CellValue => cell(ledger, 'creditAnalysis', 'score');
const part = (score: CustomerScore | undefined, code: string) =>
  score?.parts.find(({ criterion }) => criterion === code);

describe('a blank answer', () => {
  // J1 (良, 4.5 of 6) and J2 (72%, 4 of 6) of the 77.80 points of domain.md §15.2.
  test.each<[string, Record<string, CellValue>, string, CellValue, CellValue]>([
    ['blocks the form', { J1: block }, 'j1', '', ''],
    ['blocks where the cell of the policy is empty', { J1: null }, 'j1', '', ''],
    ['blocks where the policy is unknown', { J1: '随便' }, 'j1', '', ''],
    ['gives the least points of the criterion', { J1: worst }, 'j1', 1, 74.3],
    ['gives no points', { J1: zero }, 'j1', 0, 73.3],
    ['does not count, the rest stands for the whole', { J1: exclude }, 'j1', '不计', 77.98],
    ['of a number: least points', { J2: worst }, 'j2', 0, 73.8],
    ['of a number: does not count', { J2: exclude }, 'j2', '不计', 78.51],
  ])('%s', (_, policies, id, expected, score) => {
    const live = book(policies, { [id]: null });
    expect([points(live, id), form(live)]).toEqual([expected, score]);
  });

  it('does not count in its aspect either', () => {
    const live = book({ J1: exclude }, { j1: null });
    expect(cell(live.ledger, 'creditAnalysis', 'capability')).toBe(18.3);
    expect(cell(live.ledger, 'creditAnalysis', 'excluded')).toBe(6);
    expect(cell(live.ledger, 'creditAnalysis', 'missing')).toBe('');
  });

  it('several at once, each by its own policy', () => {
    const live = book(
      { J1: worst, J2: exclude, S3: zero, C4: exclude },
      { j1: null, j2: null, s3: null, c4: null },
    );
    // 77.80 − 4.5 + 1 − 4 − 4 − 3 of 100 − 6 − 5.
    expect(form(live)).toBe(Math.round((63.3 * 10000) / 89) / 100);
  });

  it('a form of which nothing counts has no score', () => {
    const codes = [...new Set(columnValues(tableData(standardLedger(), 'bands'), 'criterion'))].map(String);
    const blank = Object.fromEntries(Object.keys(answersOf778).map((id) => [id, null]));
    const live = book(Object.fromEntries(codes.map((code) => [code, exclude])), {
      ...blank,
      existence: '存续',
    });
    columnValues(tableData(live.ledger, 'customers'), 'registeredCapital')[0] = null;
    columnValues(tableData(live.ledger, 'customers'), 'customerType')[0] = null;
    expect(form(new LiveLedger(live.ledger, asOf))).toBe('');
  });
});

describe('an answer that cannot be used is not a missing one', () => {
  test.each([
    ['a text for a number', 'J2', 'j2', '七成'],
    ['a number out of range', 'J2', 'j2', 1.7],
    ['a choice that is none', 'J1', 'j1', '很好'],
  ])('%s waits to be mended whatever the policy', (_, code, id, answer) => {
    for (const policy of [worst, zero, exclude]) {
      const live = book({ [code]: policy }, { [id]: answer });
      expect([points(live, id), form(live)]).toEqual(['', '']);
    }
  });
});

describe('the result object', () => {
  test.each([
    [worst, 'assumed', 1, '缺失，按最差'],
    [zero, 'assumed', 0, '缺失，按零分'],
    [exclude, 'excluded', null, '缺失，剔除换算'],
    [block, 'missing', null, null],
  ] as const)('%s: says how the points came about', (policy, status, given, band) => {
    const live = book({ J1: policy }, { j1: null });
    expect(part(scoreOf(live, 'C1'), 'J1')).toMatchObject({ status, points: given, band });
  });

  it('adds up to the total, criteria that do not count and those beside them included', () => {
    const live = book({ J1: exclude, C4: worst }, { j1: null, c4: null });
    const score = scoreOf(live, 'C1')!;
    const sum = score.parts.reduce((total, { contribution }) => total + Math.round(contribution! * 100), 0);
    expect(score.total).not.toBeNull();
    expect(sum / 100).toBe(score.total);
    expect(part(score, 'J1')?.contribution).toBe(0);
    expect(part(score, 'J2')).toMatchObject({ points: 4, scale: 100 / 94 });
    expect(score.missing).toEqual([]);
  });
});
