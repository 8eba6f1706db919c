import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { allocateReceipts, undoAllocation } from '../../../src/receivables/allocate.ts';
import { cell } from '../../support/ledger.ts';
import { asOf, book, inputs, october, type Row } from '../../support/receipts.ts';

const fen = fc.integer({ min: 1, max: 30_000 }).map((value) => value / 100);
const customerId = fc.constantFrom('C001', 'C002');
const anyDocument = fc.record({
  customerId,
  documentDate: fc.integer({ min: 1, max: 28 }).map(october),
  unitPrice: fen,
  termDays: fc.constantFrom(0, 7, 30, null, '三十'),
  returned: fc.constantFrom(false, false, true),
});
const anyReceipt = (discount: fc.Arbitrary<CellValue>) =>
  fc.record({
    receiptId: fc.constantFrom('R1', 'R2', 'R3', 'R4', 'R5', 'R6'),
    customerId,
    receivedOn: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 28 }).map(october) },
      fc.constant('?'),
    ),
    amount: fen,
    discount,
    names: fc.constantFrom(
      {},
      {},
      { documentId: 'D0' },
      { documentId: 'D1', allocation: '指定' },
      { documentId: 'D9', allocation: '指定' },
    ),
    remark: fc.constantFrom(null, '现场收款'),
  });

/** Books of some documents (D0, D1, …, some with a return) and receipts. */
const anyBook = (discount: fc.Arbitrary<CellValue>) =>
  fc
    .tuple(
      fc.array(anyDocument, { minLength: 1, maxLength: 8 }),
      fc.array(anyReceipt(discount), { minLength: 1, maxLength: 10 }),
    )
    .map(([documents, receipts]) =>
      book(
        documents.flatMap(({ returned, ...columns }, i): Row[] => [
          { ...columns, documentId: `D${i}` },
          ...(returned
            ? [
                {
                  ...columns,
                  documentId: `T${i}`,
                  quantity: -1,
                  unitPrice: Number(columns.unitPrice) / 2,
                  originalDocumentId: `D${i}`,
                },
              ]
            : []),
        ]),
        receipts.map(({ names, ...columns }) => ({ ...columns, ...names })),
      ),
    );

/** Fen per 回款编号, of one column. */
function totals(ledger: Ledger, column: string): Map<CellValue, number> {
  const data = tableData(ledger, 'receipts');
  const sums = new Map<CellValue, number>();
  columnValues(data, column).forEach((value, row) => {
    const id = cell(ledger, 'receipts', 'receiptId', row);
    sums.set(id, (sums.get(id) ?? 0) + Math.round(Number(value ?? 0) * 100));
  });
  return sums;
}

const plain = fc.constant(null);
const discounted = fc.constantFrom(null, null, 0, 0.5, 20);
const runs = { numRuns: 150 };

describe('laws of allocation', () => {
  it('keeps the money and the discount of every receipt', () => {
    fc.assert(
      fc.property(anyBook(discounted), (ledger) => {
        const [amount, discount] = [totals(ledger, 'amount'), totals(ledger, 'discount')];
        allocateReceipts(ledger);
        expect(totals(ledger, 'amount')).toEqual(amount);
        expect(totals(ledger, 'discount')).toEqual(discount);
      }),
      runs,
    );
  });

  it('is taken back to the last cell', () => {
    fc.assert(
      fc.property(anyBook(discounted), (ledger) => {
        const before = inputs(ledger);
        allocateReceipts(ledger);
        undoAllocation(ledger);
        expect(inputs(ledger)).toEqual(before);
      }),
      runs,
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyBook(discounted), (ledger) => {
        allocateReceipts(ledger);
        calculate(ledger, asOf);
        const once = inputs(ledger);
        expect(allocateReceipts(ledger).decisions).toEqual([]);
        expect(inputs(ledger)).toEqual(once);
      }),
      runs,
    );
  });

  it('settles no document beyond what it leaves, and leaves no money idle beside an open document', () => {
    fc.assert(
      fc.property(anyBook(plain), (ledger) => {
        allocateReceipts(ledger);
        calculate(ledger, asOf);
        const sales = tableData(ledger, 'sales');
        const receipts = tableData(ledger, 'receipts');
        const read = (table: string, row: number) => (id: string) => cell(ledger, table, id, row);
        for (let row = 0; row < sales.rowCount; row++) {
          const document = read('sales', row);
          const status = document('status');
          if (status === '资料不全' || status === '退货') continue;
          expect(document('open')).toBeGreaterThanOrEqual(0);
          if (Number(document('open')) <= 0) continue;
          const idle = Array.from({ length: receipts.rowCount }, (_, i) => read('receipts', i)).filter(
            (of) =>
              of('status') === '预收' &&
              of('customerId') === document('customerId') &&
              Number(of('receivedOn')) >= Number(document('documentDate')),
          );
          // A row that waits to be mended keeps its document: that one may stay open.
          const reserved = columnValues(receipts, 'documentId').some(
            (id, i) => id === document('documentId') && cell(ledger, 'receipts', 'status', i) === '资料不全',
          );
          if (!reserved) expect(idle).toEqual([]);
        }
      }),
      runs,
    );
  });
});
