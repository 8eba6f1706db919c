import { describe, expect, it } from 'vitest';
import { type CustomerCard, cardOf } from '../../../../addin/book/card.ts';
import { searchCustomers } from '../../../../addin/book/customer-search.ts';
import { missingOf } from '../../../../addin/book/missing.ts';
import type { BookState, GradeChange, TamperedCell } from '../../../../addin/book/state.ts';
import { inputKey, tryOut, whatIfInputs } from '../../../../addin/book/what-if.ts';
import { LiveLedger } from '../../../../src/book/live-ledger.ts';
import { checkLedger } from '../../../../src/ledger/check.ts';
import type { CreditLimit } from '../../../../src/ledger/credit-limit.ts';
import { columnValues, type Ledger, tableData } from '../../../../src/ledger/data.ts';
import { sampleLedger } from '../../../../src/sample/sample-ledger.ts';
import { liftOf } from '../../../../src/scoring/lift.ts';
import { defaultStandards } from '../../../../templates/standards/default.ts';
import { addCustomer, addRows, day } from '../../../support/ledger.ts';
import { asOf154, ledgerOf154 } from '../../../support/ledger-154.ts';

function stateOf(ledger: Ledger, asOf: number, more: Partial<BookState> = {}): BookState {
  const live = new LiveLedger(ledger, asOf);
  return {
    phase: 'ready',
    live,
    revision: 1,
    missingTables: [],
    tampered: [],
    gradeChanges: [],
    problems: checkLedger(ledger),
    ...more,
  };
}

const hundredths = (points: number | null): number => Math.round((points ?? 0) * 100);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

describe('the customer of domain.md §15.4', () => {
  const ledger = ledgerOf154();
  const card = cardOf(stateOf(ledger, asOf154), 'C001')!;

  it('shows grade, class, credit and shipping', () => {
    expect(card.score).toMatchObject({
      total: 61.92,
      grade: 'B',
      customerClass: '一般客户',
      creditLimit: 55_000,
      exposure: 120_000,
      available: -65_000,
      termDays: 30,
      shipment: '逾期停发',
    });
    expect(card.usage).toEqual({ share: 120_000 / 55_000, state: 'over' });
    expect(card.score.missing).toEqual([]);
  });

  it('shows three forms whose contributions add up to the total', () => {
    expect(
      card.forms.map(({ name, score, weight, contribution }) => [name, score, weight, contribution]),
    ).toEqual([
      ['信用分析', 77.8, 40, 31.12],
      ['回款能力', 40, 40, 16],
      ['发展潜力', 74, 20, 14.8],
    ]);
    for (const form of card.forms)
      expect(sum(form.parts.map(({ points }) => hundredths(points)))).toBe(hundredths(form.score));
  });

  it('warns as the rules do', () => {
    expect(card.warnings.map(({ code, level }) => `${code} ${level}`)).toEqual([
      'W00 危险',
      'W01 危险',
      'W02 警示',
      'W03 危险',
      'W04 危险',
      'W06 关注',
      'W15 关注',
    ]);
  });

  it('names facts of 客户登记 and the way there', () => {
    expect(card.facts).toEqual(['C001', '非药经销商', '正常']);
    expect(card.place).toEqual({ sheet: '客户登记', cell: 'B4' });
  });
});

it('is nothing for a customer the book does not rate', () => {
  const state = stateOf(ledgerOf154(), asOf154);
  expect(cardOf(state, 'C999')).toBeUndefined();
  expect(cardOf({ ...state, phase: 'loading', live: undefined as never }, 'C001')).toBeUndefined();
});

it.each<[limit: string, CustomerCard['usage']]>([
  ['free', { share: 0.5, state: 'free' }],
  ['high', { share: 0.8, state: 'high' }],
  ['full', { share: 1, state: 'high' }],
  ['over', { share: 1.25, state: 'over' }],
  ['none', { share: null, state: 'none' }],
  ['owed', { share: null, state: 'over' }],
  ['unknown', { share: null, state: 'unknown' }],
  ['refused', { share: null, state: 'refused' }],
  ['refused, owed', { share: null, state: 'refused' }],
])('says how a limit is used: %s', (name, usage) => {
  const figures: Record<string, [CreditLimit, number | null]> = {
    free: [1000, 500],
    high: [1000, 800],
    full: [1000, 1000],
    over: [1000, 1250],
    none: [0, 0],
    owed: [0, 10],
    unknown: [null, 10],
    refused: ['不授信', 0],
    'refused, owed': ['不授信', 10],
  };
  const [creditLimit, exposure] = figures[name]!;
  const state = stateOf(ledgerOf154(), asOf154);
  const rating = tableData(state.live!.ledger, 'rating');
  columnValues(rating, 'creditLimit')[0] = creditLimit ?? '';
  columnValues(rating, 'exposure')[0] = exposure ?? '';
  expect(cardOf(state, 'C001')?.usage).toEqual(usage);
});

describe('what a customer lacks', () => {
  it('is listed with cells, also where a form has no row yet', () => {
    const ledger = ledgerOf154();
    addCustomer(ledger, 'C002');
    addRows(ledger, 'customers', {
      customerId: 'C003',
      name: '新来的',
      customerType: '诊所',
      status: '正常',
    });
    addRows(ledger, 'rating', { customerId: 'C003' });
    const live = new LiveLedger(ledger, asOf154);
    const second = missingOf(live, 'C002');
    expect(second.name).toBe('客户C002');
    expect(second.cells.length).toBeGreaterThan(10);
    for (const { cell } of [...second.cells, ...missingOf(live, 'C003').cells])
      expect(cell).toMatch(/^[A-Z]+\d+$/);
    // The first row below the two rows of 信用分析.
    expect(missingOf(live, 'C003').cells).toContainEqual(
      expect.objectContaining({ sheet: '信用分析', cell: 'A6', header: '客户编号' }),
    );
  });
});

it('keeps to the customer: problems, overwritten formulas and changes of others are left out', () => {
  const ledger = ledgerOf154();
  addCustomer(ledger, 'C002', { customer: { registeredCapital: '约30' } });
  const tampered = (table: string, row: number): TamperedCell => ({
    sheet: table,
    cell: `X${row + 4}`,
    table,
    header: '最终等级',
    row,
    shown: 'AAA',
    computed: 'B',
  });
  const change = (customerId: string): GradeChange => ({
    customerId,
    name: '',
    before: 'A',
    after: 'B',
    at: '2026-10-31T08:00:00Z',
  });
  const state = stateOf(ledger, asOf154, {
    tampered: [tampered('信用评定', 0), tampered('信用评定', 1)],
    gradeChanges: [change('C002'), change('C001')],
  });
  const [first, second] = [cardOf(state, 'C001')!, cardOf(state, 'C002')!];
  expect([first, second].map(({ score }) => score.problems.length)).toEqual([0, 1]);
  expect([first, second].map(({ tampered }) => tampered.map(({ row }) => row))).toEqual([[0], [1]]);
  expect([first, second].map(({ changes }) => changes.length)).toEqual([1, 1]);
});

describe('cards of a made-up book with dirty cells', () => {
  const asOf = day('2026-10-31');
  const state = stateOf(
    sampleLedger({ customers: 60, seed: 5, asOf, standards: defaultStandards, dirty: true }),
    asOf,
  );
  const ids = columnValues(tableData(state.live!.ledger, 'customers'), 'customerId').map(String);
  const cards = ids.map((id) => cardOf(state, id)!);

  it('add up, form by form', () => {
    const rated = cards.filter(({ score }) => score.total !== null);
    expect(rated.length).toBeGreaterThan(20);
    for (const { score, forms } of rated)
      expect(sum(forms.map(({ contribution }) => hundredths(contribution)))).toBe(hundredths(score.total));
  });

  it('lack cells exactly where there is no grade', () => {
    for (const { score } of cards) expect(score.missing.length > 0).toBe(score.grade === null);
  });
});

describe('what-if', () => {
  const ledger = ledgerOf154();
  const state = stateOf(ledger, asOf154);
  const live = state.live!;
  const card = cardOf(state, 'C001')!;
  const inputs = whatIfInputs(live, card.score.parts);
  const input = (header: string) => inputs.find((candidate) => candidate.header === header)!;

  it('asks for the inputs people fill, not for what ledgers and licences give', () => {
    expect(inputs.map(({ header }) => header)).toEqual(
      expect.arrayContaining([
        '合作主动性',
        '分销覆盖率',
        '注册资本(万元)',
        '本公司占其采购比',
        '新品与规划意愿',
      ]),
    );
    for (const header of ['回款率', '逾期笔数', '证照状态', '年采购额(万元)'])
      expect(inputs.map((each) => each.header)).not.toContain(header);
  });

  it.each([
    ['合作主动性', { kind: 'choice', choices: ['主动开拓', '按计划配合', '需督促', '被动', '不配合'] }],
    ['分销覆盖率', { kind: 'slider', minimum: 0, maximum: 1, step: 0.01 }],
    ['畅销品牌数', { kind: 'slider', minimum: 0, maximum: 8, step: 1 }],
    ['仓储面积(㎡)', { kind: 'slider', minimum: 0, maximum: 1500, step: 10 }],
    ['注册资本(万元)', { kind: 'slider', minimum: 0, maximum: 1500, step: 10 }],
  ])('asks for %s in a way the standard allows', (header, control) => {
    expect(input(header).control).toEqual(control);
  });

  it('tells what the rating would come to and leaves the book as it is', () => {
    const before = JSON.stringify([...tableData(ledger, 'rating').columns]);
    // X1 8 → 10, J2 72 % → 95 %: two points each of a form that counts 40 %.
    const edits = [
      { ...input('合作主动性').edit, value: '主动开拓' },
      { ...input('分销覆盖率').edit, value: 0.95 },
    ];
    expect(tryOut(live, 'C001', edits)).toMatchObject({
      total: 63.52,
      grade: 'B',
      customerClass: '一般客户',
      creditLimit: 55_000,
      termDays: 30,
    });
    expect(tryOut(live, 'C001', [{ ...input('合作主动性').edit, value: null }])).toMatchObject({
      total: null,
      grade: null,
    });
    expect(JSON.stringify([...tableData(ledger, 'rating').columns])).toBe(before);
  });
});

it('lets everything be tried that would lift a grade', () => {
  const asOf = day('2026-10-31');
  const live = new LiveLedger(
    sampleLedger({ customers: 60, seed: 5, asOf, standards: defaultStandards, dirty: true }),
    asOf,
  );
  let tried = 0;
  for (const customerId of columnValues(tableData(live.ledger, 'customers'), 'customerId').map(String)) {
    const lift = liftOf(live, customerId);
    if (lift?.outcome !== 'reachable') continue;
    const keys = whatIfInputs(live, lift.before.parts).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(lift.steps.map(inputKey)));
    tried++;
  }
  expect(tried).toBeGreaterThan(5);
});

describe('looking for a customer', () => {
  const ledger = ledgerOf154();
  addCustomer(ledger, 'C002', { customer: { name: '杭州小陀螺医药有限公司', shortName: '小陀螺' } });
  addCustomer(ledger, 'D001', { customer: { name: '陀螺大药房' } });
  const live = new LiveLedger(ledger, asOf154);
  const found = (words: string) => searchCustomers(live, words, 50).found.map(({ customerId }) => customerId);

  it.each([
    ['', ['C001', 'C002', 'D001']],
    ['c00', ['C001', 'C002']],
    ['Ｃ００２', ['C002']],
    ['陀螺', ['D001', 'C002']],
    ['小 陀螺', ['C002']],
    ['没有', []],
  ])('“%s” finds %s', (words, ids) => {
    expect(found(words)).toEqual(ids);
  });

  it('lists no more than asked for and says how many there are', () => {
    const { found: first, total } = searchCustomers(live, '', 1);
    expect(first).toEqual([{ customerId: 'C001', name: '客户C001', grade: 'B' }]);
    expect(total).toBe(3);
  });
});
