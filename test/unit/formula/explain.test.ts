import { describe, expect, it } from 'vitest';
import { LiveLedger } from '../../../src/book/live-ledger.ts';
import { type Explanation, explainCell } from '../../../src/formula/explain.ts';
import { tableData, valueAt } from '../../../src/ledger/data.ts';
import { sampleLedger } from '../../../src/sample/sample-ledger.ts';
import { scoresOf } from '../../../src/scoring/result.ts';
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
const sum = (lines: readonly Explanation[], of: (line: Explanation) => unknown): number =>
  Math.round(lines.reduce((total, line) => total + Number(of(line)), 0) * 1e6) / 1e6;

describe('explanations of 120 customers', () => {
  it.each(['creditAnalysis', 'paymentHistory', 'growthPotential'])(
    '%s: the lines add up to the score',
    (table) => {
      const data = tableData(ledger, table);
      let scored = 0;
      for (let row = 0; row < data.rowCount; row++) {
        if (typeof valueAt(data, row, 'score') !== 'number') continue;
        scored++;
        const line = explainCell(scope, table, 'score', row);
        expect(sum(line.parts, (part) => part.value)).toBe(line.value);
        for (const part of line.parts) {
          expect(part.maximum, part.label).toBeGreaterThanOrEqual(Number(part.value));
        }
      }
      expect(scored).toBeGreaterThan(60);
    },
  );

  it('the weighted total is the sum of its terms, rounded half up to the hundredth', () => {
    const data = tableData(ledger, 'rating');
    let scored = 0;
    for (let row = 0; row < data.rowCount; row++) {
      const line = explainCell(scope, 'rating', 'total', row);
      if (typeof line.value !== 'number') continue;
      scored++;
      expect(Math.floor(sum(line.parts, (part) => part.contribution) * 100 + 0.5) / 100).toBeCloseTo(
        line.value,
        10,
      );
      expect(sum(line.parts, (part) => part.weight)).toBe(100);
    }
    expect(scored).toBeGreaterThan(60);
  });

  it('an unfinished customer has cells to fill, a graded one has none', () => {
    for (const score of scoresOf(scope)) {
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

it('tells band and maximum of points', () => {
  const small = standardLedger();
  addCustomer(small, 'C001', { answers: answersOf778 });
  const line = explainCell(new LiveLedger(small, asOf), 'creditAnalysis', 'j2', 0);
  expect(line).toMatchObject({
    value: 4,
    band: '70% 起',
    maximum: 6,
    inputs: [{ label: '分销覆盖率', value: 0.72, cell: 'H4' }],
  });
});
