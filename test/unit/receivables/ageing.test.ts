import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import type { Ledger } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { type AgeingBasis, ageingBuckets, ageingOf, bookAgeing } from '../../../src/receivables/ageing.ts';
import { addCustomer, addRows, day, standardLedger } from '../../support/ledger.ts';
import { addLedgerOf153 } from '../../support/ledger-153.ts';

const asOf = day('2026-10-31');

function book(...documents: Record<string, CellValue>[]): Ledger {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001');
  for (const document of documents)
    addRows(ledger, 'sales', { customerId: 'C001', quantity: 1, unitPrice: 100, termDays: 0, ...document });
  calculate(ledger, asOf);
  return ledger;
}

const filled = (ledger: Ledger, basis: AgeingBasis) =>
  ageingOf(ledger, 'C001', basis).buckets.filter(({ documents }) => documents > 0);

describe('the ledger of domain.md §15.3', () => {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001');
  addLedgerOf153(ledger, 'C001');
  calculate(ledger, asOf);

  it.each<[AgeingBasis, unknown]>([
    [
      'documentDate',
      [
        { label: '0–30', amount: 70_000, documents: 1 },
        { label: '61–90', amount: 50_000, documents: 1 },
      ],
    ],
    [
      'dueDate',
      [
        { label: '未到期', amount: 70_000, documents: 1 },
        { label: '31–60', amount: 50_000, documents: 1 },
      ],
    ],
  ])('by %s', (basis, expected) => {
    expect(filled(ledger, basis)).toEqual(expected);
    expect(ageingOf(ledger, 'C001', basis)).toMatchObject({ basis, asOf, total: 120_000, unreadable: 0 });
  });
});

describe('bucket edges', () => {
  it.each<[AgeingBasis, number, string]>([
    ['documentDate', 0, '0–30'],
    ['documentDate', 30, '0–30'],
    ['documentDate', 31, '31–60'],
    ['documentDate', 60, '31–60'],
    ['documentDate', 61, '61–90'],
    ['documentDate', 90, '61–90'],
    ['documentDate', 91, '91–180'],
    ['documentDate', 180, '91–180'],
    ['documentDate', 181, '181–360'],
    ['documentDate', 360, '181–360'],
    ['documentDate', 361, '>360'],
    ['dueDate', 0, '未到期'],
    ['dueDate', 1, '1–30'],
    ['dueDate', 30, '1–30'],
    ['dueDate', 31, '31–60'],
    ['dueDate', 90, '61–90'],
    ['dueDate', 180, '91–180'],
    ['dueDate', 360, '181–360'],
    ['dueDate', 361, '>360'],
  ])('by %s: %d days is %s', (basis, days, label) => {
    const ledger = book({ documentId: 'D1', documentDate: asOf - days });
    expect(filled(ledger, basis)).toEqual([{ label, amount: 100, documents: 1 }]);
  });
});

it('counts what cannot be read apart, and leaves out returns, settled and later documents', () => {
  const ledger = book(
    { documentId: 'D1', documentDate: asOf - 5 },
    { documentId: 'D2', documentDate: '昨天' },
    { documentId: 'D3', documentDate: asOf - 5, termDays: '三十' },
    { documentId: 'D4', documentDate: asOf + 1 },
    { documentId: 'T1', documentDate: asOf - 1, quantity: -1, unitPrice: 40, originalDocumentId: 'D1' },
    { documentId: 'D5', documentDate: asOf - 5, customerId: 'C002' },
  );
  expect(ageingOf(ledger, 'C001', 'dueDate')).toMatchObject({ total: 60, unreadable: 2 });
});

it('takes other buckets', () => {
  const ledger = book({ documentId: 'D1', documentDate: asOf - 95 });
  const buckets = [{ label: '正常', to: 30 }, { label: '≥91' }];
  expect(ageingOf(ledger, 'C001', 'dueDate', undefined, buckets).buckets).toEqual([
    { label: '正常', amount: 0, documents: 0 },
    { label: '≥91', amount: 100, documents: 1 },
  ]);
});

it('has empty buckets for a customer without documents', () => {
  const ageing = ageingOf(book(), 'C001', 'documentDate');
  expect(ageing.total).toBe(0);
  expect(ageing.buckets.map(({ label }) => label)).toEqual(
    ageingBuckets.documentDate.map(({ label }) => label),
  );
});

it('ages the whole book at once, as the customers together', () => {
  const ledger = standardLedger();
  for (const id of ['C001', 'C002']) addCustomer(ledger, id);
  addLedgerOf153(ledger, 'C001');
  addRows(ledger, 'sales', {
    customerId: 'C002',
    documentId: 'D9',
    documentDate: asOf - 40,
    quantity: 1,
    unitPrice: 100,
  });
  calculate(ledger, asOf);
  const [first, second, all] = [
    ageingOf(ledger, 'C001', 'dueDate'),
    ageingOf(ledger, 'C002', 'dueDate'),
    bookAgeing(ledger, 'dueDate'),
  ];
  expect(all.total).toBe(120_100);
  expect(all.buckets.map(({ amount }) => amount)).toEqual(
    first.buckets.map(({ amount }, i) => amount + (second.buckets[i]?.amount ?? 0)),
  );
});
