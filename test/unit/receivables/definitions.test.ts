import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import type { Ledger } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { addCustomer, addLicences, addRows, cell, day, standardLedger } from '../../support/ledger.ts';
import { addLedgerOf153 } from '../../support/ledger-153.ts';

const asOf = day('2026-10-31');
type Change = (ledger: Ledger) => void;

function book(...changes: Change[]): Ledger {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001', { customer: { name: '某某药房', legalRepresentative: '王五' } });
  for (const change of changes) change(ledger);
  calculate(ledger, asOf);
  return ledger;
}
const vector: Change = (ledger) => addLedgerOf153(ledger, 'C001');
const sale =
  (documentId: string, date: string, quantity: number, more: Record<string, CellValue> = {}): Change =>
  (ledger) =>
    addRows(ledger, 'sales', {
      documentId,
      documentDate: day(date),
      customerId: 'C001',
      quantity,
      unitPrice: 1,
      termDays: 30,
      ...more,
    });
const receipt =
  (amount: number, date: string, more: Record<string, CellValue> = {}): Change =>
  (ledger) =>
    addRows(ledger, 'receipts', {
      receiptId: `R${amount}`,
      receivedOn: day(date),
      customerId: 'C001',
      amount,
      ...more,
    });
const contract =
  (more: Record<string, CellValue> = {}): Change =>
  (ledger) =>
    addRows(ledger, 'contracts', {
      contractNo: 'HX-1',
      customerId: 'C001',
      approval: '已批',
      annualTarget: 365_000,
      effectiveOn: day('2026-01-01'),
      expiresOn: day('2026-12-31'),
      ...more,
    });
const history = (ledger: Ledger, ...columns: string[]): CellValue[] =>
  columns.map((column) => cell(ledger, 'paymentHistory', column));

describe('the definitions of domain.md §9.4', () => {
  const rates = [
    'collectionRate',
    'onTimeRate',
    'dueCollectionRate',
    'weightedOverdueDays',
    'averageCollectionDays',
    'daysSalesOutstanding',
    'overdueRate',
    'returnRate',
    'targetRate',
  ];

  it('hold for the ledger of §15.3', () => {
    // DSO over 365 days is the 48.0 of 184 days in proportion; 340,000 of 390,000 due is collected.
    expect(history(book(vector, contract()), ...rates)).toEqual([
      0.7391, 0.4103, 0.8718, 10.28, 35.18, 95.22, 0.4167, 0, 1.5132,
    ]);
  });

  it('are nothing, not 0, where the denominator is nothing', () => {
    expect(history(book(), ...rates)).toEqual(rates.map(() => ''));
  });

  it('are nothing where more came back than went out', () => {
    const ledger = book(sale('D1', '2026-09-01', 10), sale('D2', '2026-09-02', -30));
    expect(history(ledger, 'collectionRate', 'daysSalesOutstanding', 'returnRate')).toEqual(['', '', 3]);
  });

  it.each<[string, Record<string, CellValue>, CellValue]>([
    ['all of it once over', { expiresOn: asOf }, 365_000],
    ['its share of the days', {}, 304_000],
    ['not before it begins', { effectiveOn: asOf + 1 }, 0],
    ['not after it ends', { expiresOn: asOf - 1 }, 0],
    ['not before it is approved', { approval: '审批中' }, 0],
    ['not without its days', { expiresOn: null }, 0],
  ])('the yearly target counts %s', (_, change, target) => {
    expect(history(book(contract(change)), 'target')).toEqual([target]);
  });
});

describe('what settles and what stays at risk', () => {
  it('a discount settles and is no receipt', () => {
    const ledger = book(
      sale('D1', '2026-09-01', 100),
      receipt(90, '2026-09-10', { documentId: 'D1', discount: 10 }),
    );
    expect([cell(ledger, 'sales', 'open'), ...history(ledger, 'periodReceipts', 'receivable')]).toEqual([
      0, 90, 0,
    ]);
  });

  it('a return comes off its document and the sales of the period', () => {
    const ledger = book(
      sale('D1', '2026-09-01', 100),
      sale('D2', '2026-09-20', -30, { originalDocumentId: 'D1' }),
    );
    expect([
      cell(ledger, 'sales', 'open'),
      ...history(ledger, 'periodSales', 'soldAmount', 'returnedAmount', 'returnRate'),
    ]).toEqual([70, 70, 100, 30, 0.3]);
  });

  it('money without a document is 预收 and lowers the receivable', () => {
    const ledger = book(sale('D1', '2026-09-01', 100), receipt(40, '2026-09-10'), receipt(5, '2026-11-01'));
    expect(history(ledger, 'receivable', 'prepayment')).toEqual([60, 40]);
  });

  it.each<[string, Record<string, CellValue>, string, number]>([
    ['until the day before it is due', { billDueOn: asOf + 1 }, '2026-10-01', 40],
    ['no longer on its due day', { billDueOn: asOf }, '2026-10-01', 0],
    ['when its due day is missing', { billDueOn: null }, '2026-10-01', 40],
    ['when its due day is text', { billDueOn: '半年' }, '2026-10-01', 40],
    ['not before it is received', { billDueOn: asOf + 90 }, '2026-11-01', 0],
    ['not when it is no bill', { billDueOn: asOf + 90, method: '电汇' }, '2026-10-01', 0],
  ])('an acceptance bill stays in the exposure %s', (_, bill, date, pending) => {
    const ledger = book(
      sale('D1', '2026-09-01', 100),
      receipt(40, date, { documentId: 'D1', method: '承兑汇票', ...bill }),
    );
    const received = date < '2026-11' ? 40 : 0;
    expect([cell(ledger, 'paymentHistory', 'billsPending'), cell(ledger, 'rating', 'exposure')]).toEqual([
      pending,
      100 - received + pending,
    ]);
  });
});

describe('due dates', () => {
  const due = (date: string, termDays: number, settings: Record<string, string>): CellValue => {
    const ledger = book(sale('D1', date, 1, { termDays }), (l) => {
      for (const [id, value] of Object.entries(settings)) l.parameters.set(id, value);
    });
    return cell(ledger, 'sales', 'dueOn');
  };
  it.each([
    ['from shipment', '2026-10-08', 30, {}, '2026-11-07'],
    ['from the end of the month', '2026-10-08', 30, { termStart: '月结日' }, '2026-11-30'],
    ['a Saturday stays', '2026-10-08', 30, { dueOnWeekend: '不顺延' }, '2026-11-07'],
    ['a Saturday goes to Monday', '2026-10-08', 30, { dueOnWeekend: '顺延' }, '2026-11-09'],
    ['a Sunday goes to Monday', '2026-10-09', 30, { dueOnWeekend: '顺延' }, '2026-11-09'],
    ['a Monday stays', '2026-10-10', 30, { dueOnWeekend: '顺延' }, '2026-11-09'],
    ['a Friday stays', '2026-10-07', 30, { dueOnWeekend: '顺延' }, '2026-11-06'],
  ])('%s', (_, date, termDays, settings, expected) => {
    expect(due(date, termDays, settings)).toBe(day(expected));
  });

  it.each([
    [7, '正常'],
    [6, '逾期停发'],
  ])('%d days of grace over 7 overdue: %s', (graceDays, shipment) => {
    const ledger = book(sale('D1', '2026-09-24', 1), (l) => {
      l.parameters.set('graceDays', graceDays);
      addLicences(l, 'C001');
    });
    expect(cell(ledger, 'sales', 'overdueDays')).toBe(7);
    expect(cell(ledger, 'rating', 'shipment')).toBe(shipment);
  });
});

it.each([
  ['某某药房', '一致'],
  ['王五', '个人付款'],
  ['别的公司', '第三方付款'],
  [null, ''],
])('paid by %s: %s', (payerName, check) => {
  const ledger = book(receipt(1, '2026-10-01', { payerName }));
  expect(cell(ledger, 'receipts', 'payerCheck')).toBe(check);
});
