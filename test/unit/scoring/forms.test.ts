import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { analysisCriteria } from '../../../src/scoring/rules/credit-analysis.ts';
import {
  addCustomer,
  addLicences,
  addRows,
  answersOf778,
  cell,
  day,
  standardLedger,
} from '../../support/ledger.ts';

const asOf = day('2026-10-31');

function analysed(answers: Record<string, CellValue>, customer: Record<string, CellValue> = {}) {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001', { answers: { ...answersOf778, ...answers }, customer });
  addLicences(ledger, 'C001');
  calculate(ledger, asOf);
  return ledger;
}

describe('信用分析 (domain.md §15.2)', () => {
  it('gives 24 + 22.8 + 20 + 11 = 77.80', () => {
    const ledger = analysed({});
    const columns = ['cooperation', 'capability', 'reputation', 'socialRelations', 'score', 'missing'];
    expect(columns.map((column) => cell(ledger, 'creditAnalysis', column))).toEqual([
      24,
      22.8,
      20,
      11,
      77.8,
      '',
    ]);
  });

  it.each([
    ['主动开拓', '常需催收', '兼职', '是'],
    ['主动开拓', '按期付款', '无', '否'],
    ['需督促', '不履行', '无', '否'],
  ])('虚假积极性: X1 %s, X2 %s, X3 %s → %s', (x1, x2, x3, flag) => {
    expect(cell(analysed({ x1, x2, x3 }), 'creditAnalysis', 'falseEnthusiasm')).toBe(flag);
  });

  it.each([
    ['j2', 0.9, 6],
    ['j2', 0.8999, 4],
    ['j2', 0.7, 4],
    ['j2', 0.4, 2],
    ['j2', 0.3999, 0],
    ['j2', 0, 0],
    ['j2', -0.1, ''],
    ['j2', 1.2, ''],
    ['j2', '72%', ''],
    ['j2', null, ''],
    ['j4', 5, 6],
    ['j4', 3, 5],
    ['j4', 2, 3],
    ['j4', 1, 2],
    ['j4', 0, 0],
    ['j5a', 1000, 2],
    ['j5a', 999, 1.5],
    ['j5a', 200, 1],
    ['j5a', 0, 0.5],
    ['j5b', 5, 2],
    ['j5b', 3, 1.5],
    ['j5b', 1, 1],
    ['j5b', 0, 0],
    ['j5c', 20, 2],
    ['j5c', 10, 1.5],
    ['j5c', 5, 1],
    ['j5c', 4, 0.5],
    ['x1', '主动开拓', 10],
    ['x1', '*', ''],
    ['x1', '', ''],
    ['x1', '很好', ''],
    ['s2', '良好', 5],
  ] as [string, CellValue, CellValue][])('%s = %s gives %s', (column, answer, points) => {
    expect(cell(analysed({ [column]: answer }), 'creditAnalysis', column)).toBe(points);
  });

  it.each([
    [1000, 6],
    [999.99, 4.8],
    [500, 4.8],
    [100, 3.6],
    [99, 2.4],
    [0, 2.4],
    [-5, ''],
    [null, ''],
    ['600万', ''],
  ] as [CellValue, CellValue][])('注册资本 %s gives %s', (registeredCapital, points) => {
    expect(cell(analysed({}, { registeredCapital }), 'creditAnalysis', 'j3')).toBe(points);
  });

  it('gives no score and names the answer while any one is missing', () => {
    for (const { source, id } of analysisCriteria.filter(
      (criterion) => criterion.source.table === 'investigation',
    )) {
      const ledger = analysed({ [source.column]: null });
      expect(cell(ledger, 'creditAnalysis', 'score'), id).toBe('');
      expect(cell(ledger, 'creditAnalysis', 'missing'), id).not.toBe('');
      expect(cell(ledger, 'rating', 'grade'), id).toBe('');
    }
  });
});

describe('发展潜力 (domain.md §15.2, §3.8)', () => {
  function potential(inputs: Record<string, CellValue>, firstTradeOn: CellValue = day('2022-10-01')) {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001', { potential: inputs, customer: { firstTradeOn } });
    calculate(ledger, asOf);
    return ledger;
  }

  it('scores a new customer by what is expected, growth neutral, years 2', () => {
    const ledger = potential({
      expectedPurchase: 260,
      ownShare: 0.33,
      marketCoverage: 0.72,
      plannedPurchaseDays: 6.5,
      willingness: '一般',
    });
    const points = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'score'];
    expect(points.map((column) => cell(ledger, 'growthPotential', column))).toEqual([
      20, 12, 6, 12, 8, 2, 3, 63,
    ]);
  });

  it('gives 74 for an old customer with 260万, +12 %, 6.5 days a month and four years', () => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001', { potential: { ownShare: 0.33, marketCoverage: 0.72, willingness: '一般' } });
    const sale = (documentId: string, date: number, unitPrice: number) =>
      addRows(ledger, 'sales', {
        documentId,
        documentDate: date,
        customerId: 'C001',
        quantity: 1,
        unitPrice,
        termDays: 30,
      });
    // 78 purchase days in twelve months are 6.5 a month; 2,600,000 against 2,321,429 the year before is +12 %.
    for (let i = 0; i < 78; i++) sale(`XS${i}`, day('2025-11-03') + i * 4, i === 0 ? 2_523_000 : 1000);
    sale('XS0', day('2025-03-01'), 2_321_429);
    calculate(ledger, asOf);
    const columns = [
      'annualPurchase',
      'growth',
      'purchaseDays',
      'years',
      'f1',
      'f2',
      'f3',
      'f4',
      'f5',
      'f6',
      'f7',
      'score',
    ];
    expect(columns.map((column) => cell(ledger, 'growthPotential', column))).toEqual([
      260, 0.12, 6.5, 4, 20, 17, 6, 12, 8, 8, 3, 74,
    ]);
  });

  it.each([
    ['expectedPurchase', null],
    ['expectedPurchase', -1],
    ['ownShare', 33],
    ['ownShare', null],
    ['marketCoverage', '72%'],
    ['plannedPurchaseDays', ''],
    ['willingness', '不清楚'],
    ['evidencedGrowth', '12%'],
  ] as [string, CellValue][])('stays unfinished with %s = %s', (column, value) => {
    const ledger = potential({
      expectedPurchase: 260,
      ownShare: 0.33,
      marketCoverage: 0.72,
      plannedPurchaseDays: 6.5,
      willingness: '一般',
      [column]: value,
    });
    expect(cell(ledger, 'growthPotential', 'score')).toBe('');
    expect(cell(ledger, 'growthPotential', 'missing')).not.toBe('');
  });
});
