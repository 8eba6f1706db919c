import { describe, expect, it } from 'vitest';
import { type Overview, overviewOf } from '../../../../addin/book/overview.ts';
import { runWatch, type WatchRun } from '../../../../addin/book/watch-run.ts';
import { type WorkItem, type WorkKind, workOf } from '../../../../addin/book/work-list.ts';
import { LiveLedger } from '../../../../src/book/live-ledger.ts';
import { settle } from '../../../../src/book/settle.ts';
import { checkLedger } from '../../../../src/ledger/check.ts';
import { cellAddress, columnValues, tableData, valueAt } from '../../../../src/ledger/data.ts';
import type { CellValue } from '../../../../src/ledger/value.ts';
import { sampleLedger } from '../../../../src/sample/sample-ledger.ts';
import { highestLevel, warningLevels } from '../../../../src/watch/warning.ts';
import { watchOver } from '../../../../src/watch/watch.ts';
import { defaultStandards } from '../../../../templates/standards/default.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { addRows, day } from '../../../support/ledger.ts';
import { asOf154, ledgerOf154 } from '../../../support/ledger-154.ts';

describe('the book of domain.md §15.4', () => {
  const live = new LiveLedger(ledgerOf154(), asOf154);
  const overview = overviewOf(live);
  const filled = <Entry extends { readonly count: number }>(all: readonly Entry[]) =>
    all.filter(({ count }) => count > 0);

  it('counts its customer where it belongs', () => {
    expect(filled(overview.grades)).toEqual([{ name: 'B', count: 1, height: 0.4 }]);
    expect(filled(overview.classes)).toEqual([{ name: '一般客户', count: 1, height: 0.5 }]);
    expect(overview.grades.map(({ name }) => name)).toEqual(['AAA', 'AA', 'A', 'B', 'C', 'D']);
  });

  it('adds up limit, use and what is overdue', () => {
    expect(overview.limits).toMatchObject({ limit: 55_000, exposure: 120_000 });
    expect(filled(overview.limits.bands)).toEqual([{ id: 'over', count: 1 }]);
    expect(overview).toMatchObject({ overdue: 50_000, ageing: { total: 120_000 }, customers: 1 });
  });

  it('lists the use beyond the limit as work, at its cell', () => {
    const rating = tableData(live.ledger, 'rating');
    expect(workOf(live, [])).toEqual([
      {
        kind: 'overLimit',
        over: 65_000,
        customerId: 'C001',
        name: '客户C001',
        place: { sheet: '信用评定', cell: cellAddress(rating, 0, 'available') },
      },
    ]);
  });
});

/** Days left → band, or none. */
it.each<[validTo: CellValue, band: string | undefined]>([
  [day('2026-10-30'), 'expired'],
  [day('2026-10-31'), 'days7'],
  [day('2026-11-07'), 'days7'],
  [day('2026-11-08'), 'days30'],
  [day('2026-11-30'), 'days30'],
  [day('2026-12-30'), 'days60'],
  [day('2027-01-29'), 'days90'],
  [day('2027-01-30'), undefined],
  ['长期', undefined],
  ['待补', undefined],
])('a licence valid to %s counts as %s', (validTo, band) => {
  const ledger = ledgerOf154();
  addRows(ledger, 'licences', { customerId: 'C001', kind: '食品经营许可证', validTo });
  const { licences } = overviewOf(new LiveLedger(ledger, asOf154));
  expect(licences.filter(({ count }) => count > 0).map(({ id }) => id)).toEqual(band ? [band] : []);
});

it('counts neither renewed licences nor GSP certificates', () => {
  const ledger = ledgerOf154();
  const over = day('2026-01-01');
  addRows(ledger, 'licences', { customerId: 'C001', kind: 'GSP证书', validTo: over });
  addRows(ledger, 'licences', { customerId: 'C001', kind: '食品经营许可证', validTo: over });
  addRows(ledger, 'licences', { customerId: 'C001', kind: '食品经营许可证', validTo: day('2030-01-01') });
  const { licences } = overviewOf(new LiveLedger(ledger, asOf154));
  expect(licences.every(({ count }) => count === 0)).toBe(true);
});

describe('a made-up book of 120 customers with dirty cells', () => {
  const asOf = day('2026-10-31');
  const ledger = sampleLedger({ customers: 120, seed: 3, asOf, standards: defaultStandards, dirty: true });
  settle(ledger, asOf);
  const live = new LiveLedger(ledger, asOf);
  const problems = checkLedger(ledger);
  const work = workOf(live, problems);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const texts = (table: string, column: string) => columnValues(tableData(ledger, table), column);
  const ofKind = <Kind extends WorkKind>(kind: Kind) =>
    work.filter((item): item is Extract<WorkItem, { kind: Kind }> => item.kind === kind);

  it.each<keyof Overview & ('grades' | 'classes')>(['grades', 'classes'])(
    'counts every customer among the %s',
    (what) => {
      expect(sum(overviewOf(live)[what].map(({ count }) => count))).toBe(120);
    },
  );

  it('counts licences as 证照!状态 says', () => {
    const says = (...states: string[]) =>
      texts('licences', 'status').filter((state) => states.includes(String(state))).length;
    const counts = overviewOf(live).licences.map(({ count }) => count);
    expect(counts.slice(0, 4)).toEqual([
      says('已过期'),
      says('今日到期', '7天内'),
      says('30天内'),
      says('60天内'),
    ]);
  });

  it('lists what each kind of work is about', () => {
    const ungraded = texts('rating', 'grade').filter((grade) => grade === '').length;
    const over = texts('rating', 'available').filter((left) => typeof left === 'number' && left < 0).length;
    expect(ofKind('unfinished')).toHaveLength(ungraded);
    expect(ofKind('overLimit')).toHaveLength(over);
    expect(ofKind('problem')).toHaveLength(problems.length);
    expect([ungraded, over, problems.length].every((count) => count > 0)).toBe(true);
  });

  it('points every item at a cell of its own sheet', () => {
    const sheets = new Map([...ledger.tables.values()].map((data) => [data.table.name, data]));
    for (const { place } of work) {
      const row =
        Number(/\d+$/.exec(place?.cell ?? '')?.[0]) -
        (sheets.get(place?.sheet ?? '')?.firstRow ?? Number.NaN);
      expect(row).toBeGreaterThanOrEqual(0);
    }
  });

  it('puts the most pressing first', () => {
    const days = ofKind('licence').map(({ daysLeft }) => daysLeft);
    const amounts = ofKind('overLimit').map(({ over }) => over);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('finds the warnings of every customer, highest level first', async () => {
    const clock = new FakeClock();
    const runs: WatchRun[] = [];
    runWatch(live, clock, (run) => runs.push(run));
    await clock.pass(1);
    const { done, total, items } = runs.at(-1)!;
    expect([done, total]).toEqual([120, 120]);
    const watch = watchOver(ledger);
    const expected = new Map(
      Array.from({ length: 120 }, (_, row) => [
        valueAt(tableData(ledger, 'customers'), row, 'customerId'),
        watch(row),
      ]),
    );
    for (const item of items) {
      if (item.kind !== 'warning') continue;
      const warnings = expected.get(item.customerId!);
      expect([item.level, item.warnings]).toEqual([highestLevel(warnings!), warnings]);
    }
    expect(items).toHaveLength([...expected.values()].filter((warnings) => warnings.length > 0).length);
    const ranks = items.map((item) => (item.kind === 'warning' ? warningLevels.indexOf(item.level) : -1));
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  });

  it('stops looking for warnings when it is told to', async () => {
    const clock = new FakeClock();
    const runs: WatchRun[] = [];
    runWatch(live, clock, (run) => runs.push(run))();
    await clock.pass(10);
    expect(runs).toEqual([]);
  });
});

it('leaves contracts alone that are void, signed, over or already made', () => {
  const ledger = ledgerOf154();
  const contract = (contractNo: string, more: Record<string, CellValue>) =>
    addRows(ledger, 'contracts', { contractNo, customerId: 'C001', approval: '草稿', ...more });
  contract('XS-1', {});
  contract('XS-2', { approval: '作废' });
  contract('XS-3', { approval: '驳回' });
  contract('XS-4', { sealing: '双方已签' });
  contract('XS-5', { expiresOn: day('2026-10-30') });
  contract('XS-6', { fileName: 'XS-6.docx' });
  contract('XS-7', { approval: '已批', expiresOn: day('2026-10-31') });
  const todo = workOf(new LiveLedger(ledger, asOf154), []).flatMap((item) =>
    item.kind === 'contract' ? item.contractNo : [],
  );
  expect(todo).toEqual(['XS-1', 'XS-7']);
});
