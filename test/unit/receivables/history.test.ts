import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import type { Ledger } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { addCustomer, addRows, cell, day, standardLedger } from '../../support/ledger.ts';

const asOf = day('2026-10-31');

const documents: [string, string, number][] = [
  ['D1', '2026-05-10', 100_000],
  ['D2', '2026-06-15', 80_000],
  ['D3', '2026-07-20', 120_000],
  ['D4', '2026-08-25', 90_000],
  ['D5', '2026-10-08', 70_000],
];
const payments: [string, string, number][] = [
  ['D1', '2026-06-05', 100_000],
  ['D2', '2026-07-20', 80_000],
  ['D3', '2026-08-19', 60_000],
  ['D3', '2026-09-10', 60_000],
  ['D4', '2026-10-05', 40_000],
];

/** The ledger of domain.md §15.3, changed where a test says so. */
function book(change: (ledger: Ledger) => void = () => {}): Ledger {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001');
  for (const [documentId, date, unitPrice] of documents)
    addRows(ledger, 'sales', {
      documentId,
      documentDate: day(date),
      customerId: 'C001',
      quantity: 1,
      unitPrice,
      termDays: 30,
      taxRate: 0.13,
    });
  for (const [i, [documentId, date, amount]] of payments.entries())
    addRows(ledger, 'receipts', {
      receiptId: `R${i}`,
      receivedOn: day(date),
      customerId: 'C001',
      amount,
      documentId,
    });
  change(ledger);
  calculate(ledger, asOf);
  return ledger;
}

const read = (ledger: Ledger, ...columns: string[]): CellValue[] =>
  columns.map((column) => cell(ledger, 'paymentHistory', column));

describe('the ledger of domain.md §15.3', () => {
  it('gives its indicators', () => {
    expect(
      read(
        book(),
        'periodSales',
        'periodReceipts',
        'receivable',
        'collectionRate',
        'dueAmount',
        'onTimeAmount',
        'onTimeRate',
        'weightedOverdueDays',
        'overdue',
        'overdueRate',
        'lateDocuments',
        'averageCollectionDays',
        'collectionToTerm',
        'shippingMonths',
        'newCustomer',
      ),
    ).toEqual([
      460_000,
      340_000,
      120_000,
      0.7391,
      390_000,
      160_000,
      0.4103,
      10.28,
      50_000,
      0.4167,
      3,
      35.18,
      1.1727,
      5,
      '否',
    ]);
  });

  it('gives 16 + 0 + 11 + 8 + 5 + 0 = 40', () => {
    expect(read(book(), 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'score')).toEqual([16, 0, 11, 8, 5, 0, 40]);
  });

  it('shows each document: settled, open, overdue days', () => {
    const ledger = book();
    const column = (id: string) => documents.map((_, row) => cell(ledger, 'sales', id, row));
    expect(column('dueOn')).toEqual(
      ['2026-06-09', '2026-07-15', '2026-08-19', '2026-09-24', '2026-11-07'].map(day),
    );
    expect(column('open')).toEqual([0, 0, 0, 50_000, 70_000]);
    expect(column('overdueDays')).toEqual([0, 0, 0, 37, 0]);
    expect(column('status')).toEqual(['已结清', '已结清', '已结清', '逾期', '未到期']);
  });

  it('puts the month-end start on the last day of the month of shipment', () => {
    const ledger = book((l) => l.parameters.set('termStart', '月结日'));
    expect([cell(ledger, 'sales', 'startOn', 4), cell(ledger, 'sales', 'dueOn', 4)]).toEqual([
      day('2026-10-31'),
      day('2026-11-30'),
    ]);
  });
});

describe('what staff type', () => {
  it.each([
    ['no term: due at once', { termDays: null }, [36, '逾期']],
    ['unreadable term', { termDays: '三十' }, [0, '资料不全']],
    ['unreadable date', { documentDate: '9月25' }, [0, '资料不全']],
    ['unreadable quantity', { quantity: '一箱' }, [0, '资料不全']],
    ['negative price', { unitPrice: -5 }, [0, '资料不全']],
    ['unknown customer', { customerId: 'C999' }, [6, '客户不存在']],
  ] as [string, Record<string, CellValue>, CellValue[]][])('%s', (_, change, expected) => {
    const ledger = book((l) =>
      addRows(l, 'sales', {
        documentId: 'D6',
        documentDate: day('2026-09-25'),
        customerId: 'C001',
        quantity: 1,
        unitPrice: 10,
        termDays: 30,
        ...change,
      }),
    );
    expect([cell(ledger, 'sales', 'overdueDays', 5), cell(ledger, 'sales', 'status', 5)]).toEqual(expected);
  });

  it('gives no score while a record of the customer cannot be read', () => {
    const ledger = book((l) =>
      addRows(l, 'sales', {
        documentId: 'D6',
        documentDate: '昨天',
        customerId: 'C001',
        quantity: 1,
        unitPrice: 10,
        termDays: 30,
      }),
    );
    expect(read(ledger, 'recordsToCheck', 'score', 'missing')).toEqual([1, '', '销售或回款资料不全']);
    expect(cell(ledger, 'rating', 'total')).toBe('');
  });

  it('takes a return off its document and off the receivable', () => {
    const ledger = book((l) =>
      addRows(l, 'sales', {
        documentId: 'T1',
        documentDate: day('2026-10-20'),
        customerId: 'C001',
        quantity: -1,
        unitPrice: 50_000,
        termDays: 30,
        originalDocumentId: 'D4',
      }),
    );
    expect([cell(ledger, 'sales', 'open', 3), cell(ledger, 'sales', 'status', 3)]).toEqual([0, '已结清']);
    expect(read(ledger, 'receivable', 'overdue')).toEqual([70_000, 0]);
    expect(cell(ledger, 'sales', 'status', 5)).toBe('退货');
  });

  it('counts a discount as settled but not as received', () => {
    const ledger = book((l) =>
      addRows(l, 'receipts', {
        receiptId: 'R9',
        receivedOn: day('2026-10-30'),
        customerId: 'C001',
        amount: 40_000,
        discount: 10_000,
        documentId: 'D4',
      }),
    );
    expect(read(ledger, 'periodReceipts', 'receivable', 'overdue')).toEqual([380_000, 70_000, 0]);
  });

  it('keeps an acceptance bill in the exposure until it falls due', () => {
    const ledger = book((l) =>
      addRows(l, 'receipts', {
        receiptId: 'R9',
        receivedOn: day('2026-10-30'),
        customerId: 'C001',
        amount: 50_000,
        documentId: 'D4',
        method: '承兑汇票',
        billDueOn: day('2027-01-30'),
      }),
    );
    expect(read(ledger, 'receivable', 'billsPending')).toEqual([70_000, 50_000]);
  });

  it.each([
    ['', '预收', 0],
    ['D9', '单据不存在', 0],
    ['D5', '已核销', 1000],
  ])('a receipt naming "%s" is %s', (documentId, status, settled) => {
    const ledger = book((l) =>
      addRows(l, 'receipts', {
        receiptId: 'R9',
        receivedOn: day('2026-10-30'),
        customerId: 'C001',
        amount: 1000,
        documentId,
      }),
    );
    expect([cell(ledger, 'receipts', 'status', 5), cell(ledger, 'receipts', 'settled', 5)]).toEqual([
      status,
      settled,
    ]);
  });

  it('does not settle the document of another customer', () => {
    const ledger = book((l) => {
      addCustomer(l, 'C002');
      addRows(l, 'receipts', {
        receiptId: 'R9',
        receivedOn: day('2026-10-30'),
        customerId: 'C002',
        amount: 1000,
        documentId: 'D5',
      });
    });
    expect([cell(ledger, 'receipts', 'status', 5), cell(ledger, 'sales', 'settled', 4)]).toEqual([
      '客户不符',
      0,
    ]);
  });
});
