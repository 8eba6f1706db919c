import { describe, expect, it } from 'vitest';
import { LiveLedger } from '../../../src/book/live-ledger.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import { sampleLedger } from '../../../src/sample/sample-ledger.ts';
import { scoreOf, scoresOf } from '../../../src/scoring/result.ts';
import { defaultStandards } from '../../../templates/standards/default.ts';
import { addCustomer, addLicences, answersOf778, day, standardLedger } from '../../support/ledger.ts';

const asOf = day('2026-11-23');
const ledger = sampleLedger({
  customers: 120,
  seed: 5,
  asOf,
  standards: defaultStandards,
  dirty: true,
  salesPerCustomer: 12,
});
const scope = new LiveLedger(ledger, asOf);
const scores = scoresOf(scope);
const hundredths = (value: number | null): number => Math.round(Number(value) * 100);

describe('explanations of 120 customers', () => {
  it.each([
    ['creditAnalysis', 'creditScore'],
    ['paymentHistory', 'historyScore'],
    ['growthPotential', 'potentialScore'],
  ] as const)('%s: the lines add up to the score', (table, score) => {
    const finished = scores.filter(({ total }) => total !== null).filter((known) => known[score] !== null);
    expect(finished.length).toBeGreaterThan(50);
    for (const customer of finished) {
      const parts = customer.parts.filter(({ form }) => form === tableOf(table).title);
      expect(parts.reduce((sum, { points }) => sum + hundredths(points), 0)).toBe(
        hundredths(customer[score]),
      );
      for (const { points, max, label } of parts) expect(max, label).toBeGreaterThanOrEqual(Number(points));
    }
  });

  it('the total is the sum of what the lines bring, and the weights of the forms that count are 100', () => {
    const finished = scores.filter(({ total }) => total !== null);
    expect(finished.length).toBeGreaterThan(60);
    for (const { parts, total } of finished) {
      expect(parts.reduce((sum, { contribution }) => sum + hundredths(contribution), 0)).toBe(
        hundredths(total),
      );
      const weights = new Map(parts.map(({ form, weight }) => [form, weight ?? 0]));
      expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBe(100);
    }
  });

  it('an unfinished customer has cells to fill, a graded one has none', () => {
    for (const score of scores) {
      expect(score.missing.length > 0, score.customerId).toBe(score.grade === null);
      for (const cell of score.missing) expect(`${cell.sheet}!${cell.cell}`).toMatch(/^.+![A-Z]+\d+$/);
    }
  });
});

it('names the input cell behind missing points', () => {
  const small = standardLedger();
  addCustomer(small, 'C001', {
    answers: { ...answersOf778, x2: null, j2: '72%' },
    customer: { registeredCapital: null },
  });
  addLicences(small, 'C001');
  const [score] = scoresOf(new LiveLedger(small, asOf));
  expect(score?.missing.map(({ sheet, cell, header }) => `${sheet}!${cell} ${header}`)).toEqual(
    expect.arrayContaining([
      '资信调查!D4 资金支付行动',
      '资信调查!H4 分销覆盖率',
      '客户登记!I4 注册资本(万元)',
    ]),
  );
});

it('tells input, band and maximum of points', () => {
  const small = standardLedger();
  addCustomer(small, 'C001', { answers: answersOf778 });
  const score = scoreOf(new LiveLedger(small, asOf), 'C001');
  expect(score?.parts.find(({ criterion }) => criterion === 'J2')).toMatchObject({
    points: 4,
    band: '70% 起',
    max: 6,
    input: { header: '分销覆盖率', value: 0.72, sheet: '资信调查', cell: 'H4' },
  });
});
