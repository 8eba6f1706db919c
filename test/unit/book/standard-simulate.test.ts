import { beforeAll, describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { draftStandard, publishStandard, requireArchived } from '../../../src/book/standard/lifecycle.ts';
import { type Simulation, simulateStandard, unfinished } from '../../../src/book/standard/simulate.ts';
import { columnValues, type Ledger, tableData, valueAt } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { archivedStandard, loadedStandard } from '../../../src/scoring/standard/standard.ts';
import { copyLedger } from '../../support/ledger.ts';
import { asOf, sampleBook } from '../../support/sample-book.ts';

const draft = '示例默认值-2';
const compared = ['grade', 'customerClass', 'creditLimit', 'termDays', 'available'];

function bookWithDraft(edit: (archive: Edit) => void): Ledger {
  const ledger = sampleBook({ customers: 150, seed: 11, salesPerCustomer: 6, dirty: true });
  calculate(ledger, asOf);
  draftStandard(ledger, asOf, {});
  const archive = tableData(ledger, 'standardArchive');
  edit((table, at, column, value) => {
    for (let row = 0; row < archive.rowCount; row++)
      if (
        valueAt(archive, row, 'version') === draft &&
        valueAt(archive, row, 'table') === table &&
        Object.entries(at).every(([id, wanted]) => valueAt(archive, row, id) === wanted)
      )
        columnValues(archive, column)[row] = value;
  });
  return ledger;
}
type Edit = (table: string, at: Record<string, CellValue>, column: string, value: CellValue) => void;

/** Every kind of change a standard can make, each in a book of its own. */
const changes: Record<string, (edit: Edit) => void> = {
  grades: (edit) => {
    edit('等级标准', { grades_grade: 'A' }, 'grades_minimumScore', 75);
    edit('等级标准', { grades_grade: 'B' }, 'grades_minimumScore', 55);
  },
  limits: (edit) => {
    edit('授信标准', { grades_grade: 'B' }, 'creditLimits_cap', 20_000);
    edit('授信标准', { grades_grade: 'A' }, 'creditLimits_termDays', 30);
    edit('授信标准', { grades_grade: 'AA' }, 'creditLimits_factor', 0.5);
  },
  'no credit for B': (edit) => {
    edit('授信标准', { grades_grade: 'B' }, 'creditLimits_factor', 0);
    edit('授信标准', { grades_grade: 'B' }, 'creditLimits_cap', 0);
  },
  points: (edit) => {
    edit('评分标准', { bands_criterion: 'X2', bands_choice: '按期付款' }, 'bands_points', 3);
    edit('评分标准', { bands_criterion: 'H1', bands_bound: 0.9 }, 'bands_points', 22);
  },
  weights: (edit) => {
    edit('参数', { settings_name: '权重信用分析' }, 'settings_value', 20);
    edit('参数', { settings_name: '权重回款能力' }, 'settings_value', 60);
  },
  'who is new': (edit) => edit('参数', { settings_name: '新客户月数' }, 'settings_value', 6),
  classes: (edit) => edit('分类标准', { classes_order: 1 }, 'classes_minimumPotential', 50),
  vetoes: (edit) => edit('否决规则', { vetoes_rule: 'V5' }, 'vetoes_maximumGrade', 'D'),
  'a rule off': (edit) => edit('否决规则', { vetoes_rule: 'V5' }, 'vetoes_enabled', '否'),
  licences: (edit) =>
    edit('证照要求', { licenceRequirements_kind: '采购委托书' }, 'licenceRequirements_kind', '印章印模'),
  'missing answers': (edit) => {
    for (const criterion of ['X2', 'J2', 'J4', 'C1', 'S2', 'F3', 'F4', 'F7', 'H1'])
      edit('评分标准', { bands_criterion: criterion }, 'bands_missing', '按最差');
  },
  nothing: () => {},
};

describe.each(Object.entries(changes))('%s', (name, edit) => {
  let ledger: Ledger;
  let before: Ledger;
  let simulation: Simulation;
  let published: Ledger;

  beforeAll(() => {
    ledger = bookWithDraft(edit);
    before = copyLedger(ledger);
    simulation = simulateStandard(ledger, requireArchived(ledger, draft));
    published = copyLedger(ledger);
    publishStandard(published, asOf, draft, { from: asOf, by: '王总' });
    calculate(published, asOf);
  });

  it('leaves the book as it was', () => {
    expect(ledger).toEqual(before);
  });

  it('says what every customer has after publishing', () => {
    const after = new Map(simulation.moved.map((customer) => [customer.customerId, customer.after]));
    const rating = tableData(published, 'rating');
    let moved = 0;
    for (let row = 0; row < rating.rowCount; row++) {
      const read = (data: Ledger) =>
        Object.fromEntries(
          compared.map((id) => {
            const value = valueAt(tableData(data, 'rating'), row, id);
            return [id, value === '' ? null : value];
          }),
        );
      const [old, now] = [read(ledger), read(published)];
      const said = after.get(String(valueAt(rating, row, 'customerId')));
      expect(said ?? old).toEqual(now);
      if (said) moved++;
    }
    expect(moved).toBe(simulation.moved.length);
    expect(simulation.moved.length > 0).toBe(name !== 'nothing');
  });

  it('sums and counts agree with the list', () => {
    const sum = (data: Ledger) =>
      columnValues(tableData(data, 'rating'), 'creditLimit').reduce<number>(
        (total, limit) => total + (typeof limit === 'number' ? Math.round(limit * 100) : 0),
        0,
      ) / 100;
    expect(simulation.limits).toEqual({ before: sum(ledger), after: sum(published) });
    const { grades, counts, customers } = simulation;
    expect(counts.flat().reduce((total, count) => total + count, 0)).toBe(customers);
    const off = counts.flatMap((row, i) => row.filter((_, j) => i !== j)).reduce((total, n) => total + n, 0);
    expect(off).toBe(
      simulation.moved.filter((customer) => customer.before.grade !== customer.after.grade).length,
    );
    expect(grades.at(-1)).toBe(unfinished);
    for (const { after, before: old } of simulation.newlyOver) {
      expect(after.available).toBeLessThan(0);
      expect(old.available === null || old.available >= 0).toBe(true);
    }
    for (const { after, before: old } of simulation.losing) {
      expect(old.creditLimit).toBeGreaterThan(0);
      expect([0, null, '不授信']).toContain(after.creditLimit);
    }
  });

  it('touches contracts of those customers only, approved and not ended', () => {
    const customers = new Set(simulation.moved.map(({ customerId }) => customerId));
    const contracts = tableData(ledger, 'contracts');
    const live = Array.from({ length: contracts.rowCount }, (_, row) => row).filter(
      (row) =>
        customers.has(String(valueAt(contracts, row, 'customerId'))) &&
        valueAt(contracts, row, 'approval') === '已批' &&
        valueAt(contracts, row, 'fulfilment') !== '履行完毕' &&
        Number(valueAt(contracts, row, 'expiresOn') || asOf) >= asOf,
    );
    expect(simulation.contracts.map(({ contractNo }) => contractNo)).toEqual(
      live.map((row) => valueAt(contracts, row, 'contractNo')),
    );
  });
});

it('a standard tried on itself changes nothing', () => {
  const ledger = bookWithDraft(() => {});
  const same = simulateStandard(ledger, archivedStandard(ledger, draft)!);
  expect(same.moved).toEqual([]);
  expect(simulateStandard(ledger, loadedStandard(ledger)).limits.before).toBe(same.limits.after);
});
