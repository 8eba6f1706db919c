import type { Ledger } from '../../src/ledger/data.ts';
import { addRows, day } from './ledger.ts';

const documents: readonly (readonly [string, string, number])[] = [
  ['D1', '2026-05-10', 100_000],
  ['D2', '2026-06-15', 80_000],
  ['D3', '2026-07-20', 120_000],
  ['D4', '2026-08-25', 90_000],
  ['D5', '2026-10-08', 70_000],
];
const payments: readonly (readonly [string, string, number])[] = [
  ['D1', '2026-06-05', 100_000],
  ['D2', '2026-07-20', 80_000],
  ['D3', '2026-08-19', 60_000],
  ['D3', '2026-09-10', 60_000],
  ['D4', '2026-10-05', 40_000],
];

/** Sales and receipts of domain.md §15.3, counted to 2026-10-31. */
export function addLedgerOf153(ledger: Ledger, customerId: string): void {
  for (const [documentId, date, unitPrice] of documents)
    addRows(ledger, 'sales', {
      documentId,
      documentDate: day(date),
      customerId,
      quantity: 1,
      unitPrice,
      termDays: 30,
      taxRate: 0.13,
    });
  for (const [i, [documentId, date, amount]] of payments.entries())
    addRows(ledger, 'receipts', {
      receiptId: `R${i}`,
      receivedOn: day(date),
      customerId,
      amount,
      documentId,
    });
}
