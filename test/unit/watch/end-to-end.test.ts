import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { defaultBounds } from '../../../src/watch/bounds.ts';
import { highestLevel } from '../../../src/watch/warning.ts';
import { warningsOf } from '../../../src/watch/watch.ts';
import { cell } from '../../support/ledger.ts';
import { asOf154, ledgerOf154 } from '../../support/ledger-154.ts';

describe('domain.md §15.4, end to end', () => {
  const ledger = ledgerOf154();
  calculate(ledger, asOf154);

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

  it('warns: W01, W03, W04, W00 red, W02 orange, W06 and W15 yellow, nothing else', () => {
    expect(
      warningsOf(ledger, 'C001').map(({ code, level, value, threshold }) => [code, level, value, threshold]),
    ).toEqual([
      ['W00', '危险', 3, 3],
      ['W01', '危险', 2.1818, 1.1],
      ['W02', '警示', 37, 31],
      ['W03', '危险', 0.4167, 0.3],
      ['W04', '危险', 0.4103, 0.5],
      ['W06', '关注', 2.1818, 0.85],
      ['W15', '关注', 1, 1],
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
      '逾期单据只付了一部分 1 项，达到关注线（≥ 1 项）。',
    ]);
  });
});
