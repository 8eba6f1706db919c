import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { ruleOf } from '../../../src/book/rules.ts';
import { compileRule, scopeOf } from '../../../src/formula/evaluate.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import {
  addCustomer,
  addLicences,
  addRows,
  answersOf778,
  cell,
  day,
  standardLedger,
} from '../../support/ledger.ts';

/** A book with one customer in which some derived columns of 信用评定 and 回款能力 are given. */
function given(columns: Record<string, CellValue>, history: Record<string, CellValue> = {}): Ledger {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001', { answers: answersOf778 });
  addLicences(ledger, 'C001');
  calculate(ledger, day('2026-10-31'));
  const set = (table: string, values: Record<string, CellValue>): void => {
    for (const [column, value] of Object.entries(values))
      columnValues(tableData(ledger, table), column)[0] = value;
  };
  set('paymentHistory', { recordsToCheck: 0, ...history });
  set('rating', columns);
  return ledger;
}

/** Recomputes columns of 信用评定, in this order, from what the book holds. */
function rate(ledger: Ledger, ...columns: string[]): CellValue[] {
  return columns.map((column) => {
    const value = compileRule(ruleOf('rating', column)!, scopeOf(ledger, 'rating'))(0);
    columnValues(tableData(ledger, 'rating'), column)[0] = value;
    return value;
  });
}

const clear = { v1: '否', v2: '否', v3: '否', v4: '否', v5: '否', v6: '否' };
const ranking = ['scoreRank', 'computedRank', 'gradeRank', 'grade'];
const classing = ['computedClass', 'customerClass'];

describe('综合得分 and grade (domain.md §15.1)', () => {
  it.each([
    { name: 'X', newCustomer: '否', scores: [82.4, 91, 74], total: 84.16, grade: 'AA' },
    { name: 'Y', newCustomer: '是', scores: [88, '', 90], total: 88.6, grade: 'A' },
    { name: 'Z', newCustomer: '否', scores: [61, 48.5, 55], total: 54.8, grade: 'C' },
    { name: 'R1', newCustomer: '否', scores: [64.85, 96.35, 77.6], total: 80, grade: 'AA' },
    { name: 'R2', newCustomer: '是', scores: [50.08, '', 83.13], total: 60, grade: 'B' },
    { name: 'R3', newCustomer: '是', scores: [89.98, '', 90.03], total: 90, grade: 'A' },
    { name: '15.4', newCustomer: '否', scores: [77.8, 40, 74], total: 61.92, grade: 'B' },
    { name: 'no score', newCustomer: '否', scores: ['', 40, 74], total: '', grade: '' },
  ])('$name', ({ newCustomer, scores, total, grade }) => {
    const [creditScore, historyScore, potentialScore] = scores as CellValue[];
    const ledger = given({
      ...clear,
      newCustomer,
      creditScore: creditScore!,
      historyScore: historyScore!,
      potentialScore: potentialScore!,
      v6: newCustomer,
    });
    expect(rate(ledger, 'total', ...ranking)).toEqual([total, ...Array(3).fill(expect.anything()), grade]);
  });

  it.each([
    [90, 'AAA'],
    [89.99, 'AA'],
    [80, 'AA'],
    [70, 'A'],
    [60, 'B'],
    [59.99, 'C'],
    [50, 'C'],
    [49.99, 'D'],
    [0, 'D'],
  ])('%d points are grade %s', (total, grade) => {
    expect(rate(given({ ...clear, total }), ...ranking).at(-1)).toBe(grade);
  });

  it.each([
    { name: 'V4: 95 days', total: 84.16, hits: { v4: '是' }, grade: 'C' },
    { name: 'V3 and V4: 181 days', total: 84.16, hits: { v3: '是', v4: '是' }, grade: 'D' },
    { name: 'V5: licence expired', total: 91, hits: { v5: '是' }, grade: 'B' },
    { name: 'V1 and V5', total: 91, hits: { v1: '是', v5: '是' }, grade: 'D' },
    { name: 'V2', total: 91, hits: { v2: '是' }, grade: 'D' },
    { name: 'V5 does not lift a low score', total: 54, hits: { v5: '是' }, grade: 'C' },
    { name: 'unknown veto: no grade', total: 91, hits: { v1: '' }, grade: '' },
  ])('$name', ({ total, hits, grade }) => {
    expect(rate(given({ ...clear, total, ...hits }), ...ranking).at(-1)).toBe(grade);
  });
});

describe('vetoes', () => {
  it.each([
    { days: 90, v3: '否', v4: '否' },
    { days: 91, v3: '否', v4: '是' },
    { days: 95, v3: '否', v4: '是' },
    { days: 180, v3: '否', v4: '是' },
    { days: 181, v3: '是', v4: '是' },
  ])('$days days overdue: V3 $v3, V4 $v4', ({ days, v3, v4 }) => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001', { answers: answersOf778 });
    const asOf = day('2026-10-31');
    addRows(ledger, 'sales', {
      documentId: 'XS1',
      documentDate: asOf - days,
      customerId: 'C001',
      quantity: 1,
      unitPrice: 100,
      termDays: 0,
    });
    calculate(ledger, asOf);
    expect([cell(ledger, 'rating', 'v3'), cell(ledger, 'rating', 'v4')]).toEqual([v3, v4]);
  });

  it.each([
    [{ existence: '破产' }, '是', '否'],
    [{ dishonest: '是' }, '是', '否'],
    [{ enforcedAmount: 1 }, '是', '否'],
    [{ controllerState: '失联' }, '是', '否'],
    [{ accountFrozen: '是' }, '是', '否'],
    [{ c2: '失信或被执行' }, '是', '否'],
    [{ existence: '责令停业' }, '否', '是'],
    [{ suedBySupplier: '是' }, '否', '是'],
    [{}, '否', '否'],
    [{ dishonest: null }, '', '否'],
    [{ dishonest: null, accountFrozen: '是' }, '是', '否'],
    [{ enforcedAmount: '5万' }, '', '否'],
  ] as [Record<string, CellValue>, string, string][])('%o: V1 %s, V2 %s', (answers, v1, v2) => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001', { answers: { ...answersOf778, ...answers } });
    addLicences(ledger, 'C001');
    calculate(ledger, day('2026-10-31'));
    expect([cell(ledger, 'rating', 'v1'), cell(ledger, 'rating', 'v2')]).toEqual([v1, v2]);
  });

  it.each([
    ['长期', '齐全有效', '否'],
    [day('2026-11-23'), '90天内到期', '否'],
    [day('2026-11-22'), '缺失或过期', '是'],
    [null, '缺失或过期', '是'],
    [day('2027-02-21'), '90天内到期', '否'],
    [day('2027-02-22'), '齐全有效', '否'],
  ] as [CellValue, string, string][])('licence valid to %s: %s, V5 %s', (validTo, status, v5) => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001', { answers: answersOf778 });
    addLicences(ledger, 'C001', validTo);
    calculate(ledger, day('2026-11-23'));
    expect([cell(ledger, 'customers', 'licenceStatus'), cell(ledger, 'rating', 'v5')]).toEqual([status, v5]);
  });

  it('takes the renewed licence, not the expired one', () => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001', { answers: answersOf778 });
    addLicences(ledger, 'C001', day('2026-01-01'));
    addLicences(ledger, 'C001', day('2030-01-01'));
    calculate(ledger, day('2026-11-23'));
    expect(cell(ledger, 'customers', 'licenceStatus')).toBe('齐全有效');
    expect(cell(ledger, 'licences', 'status', 0)).toBe('已换证');
  });
});

describe('licence dates (domain.md §15.5)', () => {
  it.each([
    ['2026-11-23', 0, '今日到期'],
    ['2026-11-24', -1, '已过期'],
    ['2026-10-24', 30, '30天内'],
    ['2026-10-23', 31, '60天内'],
  ])('seen on %s', (asOf, daysLeft, status) => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001');
    addRows(ledger, 'licences', { customerId: 'C001', kind: '营业执照', validTo: day('2026-11-23') });
    calculate(ledger, day(asOf));
    expect([cell(ledger, 'licences', 'daysLeft'), cell(ledger, 'licences', 'status')]).toEqual([
      daysLeft,
      status,
    ]);
  });

  it('never alerts about a GSP certificate', () => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001');
    addLicences(ledger, 'C001');
    addRows(ledger, 'licences', { customerId: 'C001', kind: 'GSP证书', validTo: day('2021-05-01') });
    calculate(ledger, day('2026-11-23'));
    expect(cell(ledger, 'licences', 'status', 2)).toBe('正常');
    expect(cell(ledger, 'customers', 'licenceStatus')).toBe('齐全有效');
  });
});

describe('limit, term and class', () => {
  const limits = [
    'standardTerm',
    'standardLimit',
    'gradeCap',
    'computedLimit',
    'creditLimit',
    'computedTerm',
    'termDays',
  ];

  it('X: 960,000 by standard, within the cap of 1,000,000, 60 days, class 重点', () => {
    const ledger = given({
      grade: 'AA',
      gradeRank: 5,
      newCustomer: '否',
      monthlySales: 480_000,
      guaranteed: '否',
      potentialScore: 74,
    });
    expect(rate(ledger, ...limits, ...classing)).toEqual([
      60,
      960_000,
      1_000_000,
      960_000,
      960_000,
      60,
      60,
      '重点客户',
      '重点客户',
    ]);
  });

  it.each([
    ['否', '不授信', 0],
    ['是', 240_000, 45],
  ])('Y, new customer: guarantor %s gives %s', (guaranteed, creditLimit, termDays) => {
    const ledger = given({
      grade: 'A',
      newCustomer: '是',
      monthlySales: 200_000,
      guaranteed,
    });
    expect(rate(ledger, ...limits)).toEqual([
      45,
      240_000,
      500_000,
      creditLimit,
      creditLimit,
      termDays,
      termDays,
    ]);
  });

  it('15.4: 55,200 rounds down to 55,000', () => {
    const ledger = given(
      {
        grade: 'B',
        gradeRank: 3,
        newCustomer: '否',
        monthlySales: 92_000,
        guaranteed: '否',
        potentialScore: 74,
      },
      { receivable: 120_000, billsPending: 0 },
    );
    expect(rate(ledger, ...limits, ...classing, 'exposure', 'available', 'usage')).toEqual([
      30,
      55_200,
      200_000,
      55_000,
      55_000,
      30,
      30,
      '一般客户',
      '一般客户',
      120_000,
      -65_000,
      2.1818,
    ]);
  });

  it.each([
    [80, 5, '战略客户'],
    [79.99, 5, '重点客户'],
    [80, 4, '重点客户'],
    [60, 4, '重点客户'],
    [59.99, 6, '一般客户'],
    [40, 3, '一般客户'],
    [40, 2, '普通客户'],
    [0, 2, '普通客户'],
    [100, 1, '控制客户'],
  ])('potential %d, grade rank %d: %s', (potentialScore, gradeRank, customerClass) => {
    expect(rate(given({ potentialScore, gradeRank }), ...classing).at(-1)).toBe(customerClass);
  });

  it('puts a frozen customer into the last class', () => {
    const ledger = given({ potentialScore: 90, gradeRank: 6 });
    columnValues(tableData(ledger, 'customers'), 'status')[0] = '冻结';
    expect(rate(ledger, ...classing).at(-1)).toBe('控制客户');
  });

  it.each([
    [100_000, 30, 1],
    [100_001, 30, 2],
    [80_000, 61, 3],
    [500_000, 60, 2],
    [500_001, 60, 3],
    [0, 0, 1],
    [100_000, 31, 2],
  ])('%d yuan for %d days needs tier %d', (appliedLimit, appliedTerm, tier) => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001');
    addRows(ledger, 'applications', { applicationNo: 'SQ-1', customerId: 'C001', appliedLimit, appliedTerm });
    calculate(ledger, day('2026-11-23'));
    expect(cell(ledger, 'applications', 'tier')).toBe(tier);
  });
});
