import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveLedger } from '../../../src/book/live-ledger.ts';
import { tableData } from '../../../src/ledger/data.ts';
import { type CustomerScore, scoreOf, scoresOf } from '../../../src/scoring/result.ts';
import { addCustomer, addLicences, answersOf778, standardLedger } from '../../support/ledger.ts';
import { asOf, parameterEdit, sampleBook } from '../../support/sample-book.ts';

const book = new LiveLedger(sampleBook({ customers: 60, seed: 8, salesPerCustomer: 10, dirty: true }), asOf);

const hundredths = (points: number): number => Math.round(points * 100);
const sum = (score: CustomerScore): number =>
  score.parts.reduce((total, { contribution }) => total + hundredths(contribution ?? 0), 0);

describe('the parts of a score', () => {
  it('add up to the total, each within a hundredth of points × weight, whatever points and weights are', () => {
    const bands = tableData(book.ledger, 'bands').rowCount;
    const anyPoints = fc.tuple(fc.nat(bands - 1), fc.integer({ min: 0, max: 3000 }));
    const percent = fc.integer({ min: 0, max: 100 });
    let finished = 0;
    fc.assert(
      fc.property(fc.array(anyPoints, { maxLength: 12 }), percent, percent, (points, credit, history) => {
        const edits = [
          ...points.map(([row, value]) => ({ table: 'bands', row, column: 'points', value: value / 100 })),
          parameterEdit(book.ledger, 'creditWeight', credit),
          parameterEdit(book.ledger, 'historyWeight', history),
        ];
        book.tryOut(edits, () => {
          for (const score of scoresOf(book)) {
            for (const { points: given, weight, contribution, status } of score.parts)
              if (status === 'scored' && given !== null && weight !== null)
                expect(Math.abs((given * weight) / 100 - (contribution ?? 0))).toBeLessThan(0.0151);
            if (score.total === null) continue;
            finished++;
            expect(sum(score)).toBe(hundredths(score.total));
          }
        });
      }),
      { numRuns: 6 },
    );
    expect(finished).toBeGreaterThan(150);
  });

  it('tell input, band, points and weight of every criterion, and why points are missing', () => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001', {
      answers: answersOf778,
      potential: {
        expectedPurchase: 120,
        evidencedGrowth: null,
        plannedPurchaseDays: 4,
        ownShare: 0.35,
        marketCoverage: 0.5,
        willingness: '一般',
      },
    });
    addLicences(ledger, 'C001');
    const score = scoreOf(new LiveLedger(ledger, asOf), 'C001')!;
    const part = (criterion: string) => score.parts.find((candidate) => candidate.criterion === criterion);
    expect(score).toMatchObject({ customerId: 'C001', newCustomer: true, creditScore: 77.8, tier: null });
    expect(score.parts.length).toBe(31);
    expect(part('J2')).toMatchObject({
      label: 'J2分销覆盖',
      form: '客户信用分析评估表',
      input: { sheet: '资信调查', cell: 'H4', header: '分销覆盖率', value: 0.72 },
      band: '70% 起',
      points: 4,
      max: 6,
      weight: 70,
      contribution: 2.8,
      status: 'scored',
    });
    expect(part('H1')).toMatchObject({ status: 'unused', contribution: 0 });
    expect(part('F1')).toMatchObject({ input: { header: '预计年采购额(万元)', value: 120 }, points: 16 });
    expect(part('F2')).toMatchObject({ band: '增长率中性分', points: 12, max: 25 });
    expect(part('F6')).toMatchObject({ band: '新客户年限分', points: 2 });
    expect(score.reasons[0]).toEqual({ criterion: 'F2', text: 'F2增长：增长率中性分', lost: 3.9 });
    expect(score.reasons.map(({ lost }) => lost)).toEqual(
      score.reasons.map(({ lost }) => lost).toSorted((a, b) => b - a),
    );
    expect(score.hits).toEqual([{ rule: 'V6', condition: '新客户', maximumGrade: 'A', measure: '' }]);
  });

  it('say which are missing', () => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001', { answers: { ...answersOf778, x2: '？' } });
    const score = scoreOf(new LiveLedger(ledger, asOf), 'C001')!;
    const part = score.parts.find(({ criterion }) => criterion === 'X2');
    expect(part).toMatchObject({ status: 'missing', points: null, band: null, input: { value: '？' } });
  });
});

it('one customer alone scores as among all', () => {
  const all = scoresOf(book);
  expect(all.map(({ customerId }) => scoreOf(book, customerId))).toEqual(all);
  expect(scoreOf(book, 'C9999')).toBeUndefined();
});
