import { calculate } from '../../src/book/calculate.ts';
import { type Ledger, tableData } from '../../src/ledger/data.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { addCustomer, addRows, cell, day, standardLedger } from './ledger.ts';

export const asOf = day('2026-10-31');

export type Row = Record<string, CellValue>;

/** A calculated book of two customers; a term is 30 days unless the document says otherwise. */
export function book(documents: readonly Row[], receipts: readonly Row[]): Ledger {
  const ledger = standardLedger();
  for (const customerId of ['C001', 'C002']) addCustomer(ledger, customerId);
  for (const document of documents)
    addRows(ledger, 'sales', { customerId: 'C001', quantity: 1, termDays: 30, ...document });
  for (const receipt of receipts) addRows(ledger, 'receipts', { customerId: 'C001', ...receipt });
  calculate(ledger, asOf);
  return ledger;
}

/** A day of October 2026. */
export const october = (date: number): number => day('2026-10-01') + date - 1;
export const document = (documentId: string, date: number, unitPrice: number, change: Row = {}): Row => ({
  documentId,
  documentDate: october(date),
  unitPrice,
  ...change,
});
export const receipt = (receiptId: string, date: number, amount: number, change: Row = {}): Row => ({
  receiptId,
  receivedOn: october(date),
  amount,
  ...change,
});

/** 回款台账 as [回款编号, 核销单据编号, 金额, 核销方式]. */
export function rows(ledger: Ledger): CellValue[][] {
  const data = tableData(ledger, 'receipts');
  return Array.from({ length: data.rowCount }, (_, row) =>
    ['receiptId', 'documentId', 'amount', 'allocation'].map((id) => cell(ledger, 'receipts', id, row)),
  );
}

/** Input columns of 回款台账, row by row. */
export function inputs(ledger: Ledger): Row[] {
  const data = tableData(ledger, 'receipts');
  const columns = data.table.columns.filter((column) => !column.derived);
  return Array.from({ length: data.rowCount }, (_, row) =>
    Object.fromEntries(columns.map(({ id }) => [id, cell(ledger, 'receipts', id, row)])),
  );
}
