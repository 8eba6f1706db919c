import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { tableData } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { allocateReceipts, undoAllocation } from '../../../src/receivables/allocate.ts';
import { addRows, cell, day } from '../../support/ledger.ts';
import { asOf, book, document, inputs, type Row, receipt, rows } from '../../support/receipts.ts';

const two = [document('D1', 1, 100), document('D2', 5, 50)];

describe('allocation of receipts (domain.md §9.2)', () => {
  it.each<{ name: string; documents: Row[]; receipts: Row[]; expected: CellValue[][] }>([
    {
      name: 'oldest due date first, split over documents, surplus kept as 预收',
      documents: two,
      receipts: [receipt('R1', 10, 180)],
      expected: [
        ['R1', 'D1', 100, '自动'],
        ['R1', 'D2', 50, '自动'],
        ['R1', null, 30, '自动'],
      ],
    },
    {
      name: 'the due date counts, not the document date',
      documents: [document('D1', 1, 100), document('D2', 5, 50, { termDays: 7 })],
      receipts: [receipt('R1', 10, 60)],
      expected: [
        ['R1', 'D2', 50, '自动'],
        ['R1', 'D1', 10, '自动'],
      ],
    },
    {
      name: 'of one due date the older document, then the lower number',
      documents: [
        document('D3', 5, 10, { termDays: 10 }),
        document('D2', 5, 10, { termDays: 10 }),
        document('D9', 4, 10, { termDays: 11 }),
      ],
      receipts: [receipt('R1', 10, 25)],
      expected: [
        ['R1', 'D9', 10, '自动'],
        ['R1', 'D2', 10, '自动'],
        ['R1', 'D3', 5, '自动'],
      ],
    },
    {
      name: 'oldest receipt first, wherever it stands',
      documents: two,
      receipts: [receipt('R2', 12, 50), receipt('R1', 10, 100)],
      expected: [
        ['R2', 'D2', 50, '自动'],
        ['R1', 'D1', 100, '自动'],
      ],
    },
    {
      name: 'a document dated after the receipt is not settled by it; of its own day it is',
      documents: [document('D1', 11, 100, { termDays: 0 }), document('D2', 10, 50)],
      receipts: [receipt('R1', 10, 80)],
      expected: [
        ['R1', 'D2', 50, '自动'],
        ['R1', null, 30, '自动'],
      ],
    },
    {
      name: 'named receipts take their document first, though they come later',
      documents: two,
      receipts: [receipt('R1', 10, 100), receipt('R2', 20, 70, { documentId: 'D1', allocation: '指定' })],
      expected: [
        ['R1', 'D1', 30, '自动'],
        ['R1', 'D2', 50, '自动'],
        ['R1', null, 20, '自动'],
        ['R2', 'D1', 70, '指定'],
      ],
    },
    {
      name: 'what a named document does not take goes on',
      documents: two,
      receipts: [receipt('R1', 10, 120, { documentId: 'D1' })],
      expected: [
        ['R1', 'D1', 100, null],
        ['R1', 'D2', 20, '自动'],
      ],
    },
    {
      name: 'a named surplus that nothing takes is 预收',
      documents: two.slice(0, 1),
      receipts: [receipt('R1', 10, 120, { documentId: 'D1', allocation: '指定' })],
      expected: [
        ['R1', 'D1', 100, '指定'],
        ['R1', null, 20, '自动'],
      ],
    },
    {
      name: 'a receipt whose named document others have settled moves as a whole',
      documents: two,
      receipts: [
        receipt('R1', 10, 100, { documentId: 'D1' }),
        receipt('R2', 11, 40, { documentId: 'D1', allocation: '指定' }),
      ],
      expected: [
        ['R1', 'D1', 100, null],
        ['R2', 'D2', 40, '自动'],
      ],
    },
    {
      name: 'returns are taken off their document',
      documents: [
        ...two,
        document('T1', 8, 60, { quantity: -1, originalDocumentId: 'D1' }),
        document('T2', 8, 50, { quantity: -1, originalDocumentId: 'D2' }),
      ],
      receipts: [receipt('R1', 10, 60)],
      expected: [
        ['R1', 'D1', 40, '自动'],
        ['R1', null, 20, '自动'],
      ],
    },
    {
      name: 'a discount settles with the first part',
      documents: two,
      receipts: [receipt('R1', 10, 110, { discount: 10 })],
      expected: [
        ['R1', 'D1', 90, '自动'],
        ['R1', 'D2', 20, '自动'],
      ],
    },
    {
      name: 'only documents of the same customer',
      documents: [document('D1', 1, 100, { customerId: 'C002' })],
      receipts: [receipt('R1', 10, 60)],
      expected: [['R1', null, 60, null]],
    },
    {
      name: 'customer numbers agree without regard to case, as in the look-ups',
      documents: two,
      receipts: [receipt('R1', 10, 60, { customerId: 'c001' })],
      expected: [['R1', 'D1', 60, '自动']],
    },
    {
      name: 'cents are split exactly',
      documents: [document('D1', 1, 0.1), document('D2', 2, 0.2)],
      receipts: [receipt('R1', 10, 0.35)],
      expected: [
        ['R1', 'D1', 0.1, '自动'],
        ['R1', 'D2', 0.2, '自动'],
        ['R1', null, 0.05, '自动'],
      ],
    },
  ])('$name', ({ documents, receipts, expected }) => {
    const ledger = book(documents, receipts);
    allocateReceipts(ledger);
    expect(rows(ledger)).toEqual(expected);
  });

  it.each<[string, Row[], Row]>([
    ['unreadable date', two, { receivedOn: '上周' }],
    ['unreadable amount', two, { amount: '一百' }],
    ['negative amount', two, { amount: -5 }],
    ['finer than a fen', two, { amount: 10.001 }],
    ['unreadable discount', two, { discount: '少许' }],
    ['unknown customer', two, { customerId: 'C999' }],
    ['no customer', two, { customerId: null }],
    ['unknown document', two, { documentId: 'D7' }],
    ["another customer's document", two, { customerId: 'C002', documentId: 'D1' }],
    ['only unreadable documents', [document('D1', 1, 100, { termDays: '三十' })], {}],
    ['only a return', [document('T1', 1, 100, { quantity: -1 })], {}],
    ['a document without number', [document('', 1, 100)], {}],
  ])('leaves alone: %s', (_, documents, change) => {
    const ledger = book(documents, [receipt('R1', 10, 60, change)]);
    const before = inputs(ledger);
    expect(allocateReceipts(ledger).decisions).toEqual([]);
    expect(inputs(ledger)).toEqual(before);
  });

  it('keeps a named document free for a row that waits to be mended', () => {
    const ledger = book(two, [
      receipt('R1', 10, 100, { documentId: 'D1', receivedOn: '上周' }),
      receipt('R2', 10, 20),
    ]);
    allocateReceipts(ledger);
    expect(rows(ledger)[1]).toEqual(['R2', 'D2', 20, '自动']);
  });

  it('tells every decision', () => {
    const ledger = book(two, [
      receipt('R1', 10, 30, { discount: 5 }),
      receipt('R2', 12, 130, { documentId: 'D1' }),
    ]);
    expect(allocateReceipts(ledger).decisions).toEqual([
      { receiptId: 'R1', customerId: 'C001', documentId: 'D2', amount: 35, rule: '最早到期优先' },
      { receiptId: 'R2', customerId: 'C001', documentId: 'D2', amount: 15, rule: '超额转入' },
      { receiptId: 'R2', customerId: 'C001', documentId: null, amount: 15, rule: '超额转入' },
    ]);
  });

  it('carries method and bill into every part, so that a bill stays at risk as a whole', () => {
    const ledger = book(two, [
      receipt('R1', 10, 130, { method: '承兑汇票', billDueOn: day('2027-01-31'), handler: '王' }),
    ]);
    allocateReceipts(ledger);
    calculate(ledger, asOf);
    expect(cell(ledger, 'paymentHistory', 'billsPending')).toBe(130);
    expect(cell(ledger, 'receipts', 'handler', 1)).toBe('王');
  });

  it('says in 备注 which row continues another and which document was named before', () => {
    const ledger = book(two, [
      receipt('R1', 10, 120, { documentId: 'D1' }),
      receipt('R2', 11, 10, { documentId: 'D1', allocation: '指定', remark: '补款' }),
    ]);
    allocateReceipts(ledger);
    expect(inputs(ledger).map(({ remark }) => remark)).toEqual([
      null,
      '接上行：自动核销分出',
      '补款〔原指定 D1〕',
    ]);
  });

  it('shows in the documents what it settled', () => {
    const ledger = book(two, [receipt('R1', 10, 120)]);
    allocateReceipts(ledger);
    calculate(ledger, asOf);
    expect([0, 1].map((row) => cell(ledger, 'sales', 'open', row))).toEqual([0, 30]);
    expect([0, 1].map((row) => cell(ledger, 'receipts', 'status', row))).toEqual(['已核销', '已核销']);
  });
});

describe('a later run', () => {
  it('gives a document to the receipt that names it now, and moves what it allocated before', () => {
    const ledger = book(two, [receipt('R1', 10, 100)]);
    allocateReceipts(ledger);
    addRows(ledger, 'receipts', {
      customerId: 'C001',
      ...receipt('R2', 20, 70, { documentId: 'D1', allocation: '指定' }),
    });
    calculate(ledger, asOf);
    allocateReceipts(ledger);
    expect(rows(ledger)).toEqual([
      ['R1', 'D1', 30, '自动'],
      ['R1', 'D2', 50, '自动'],
      ['R1', null, 20, '自动'],
      ['R2', 'D1', 70, '指定'],
    ]);
    undoAllocation(ledger);
    expect(rows(ledger)).toEqual([
      ['R1', null, 100, null],
      ['R2', 'D1', 70, '指定'],
    ]);
  });

  it('puts money that waited onto a new document', () => {
    const ledger = book(two.slice(0, 1), [receipt('R1', 10, 130)]);
    allocateReceipts(ledger);
    addRows(ledger, 'sales', { customerId: 'C001', quantity: 1, termDays: 30, ...document('D2', 5, 50) });
    calculate(ledger, asOf);
    allocateReceipts(ledger);
    expect(rows(ledger)).toEqual([
      ['R1', 'D1', 100, '自动'],
      ['R1', 'D2', 30, '自动'],
    ]);
    undoAllocation(ledger);
    expect(rows(ledger)).toEqual([['R1', null, 130, null]]);
  });
});

describe('taking allocation back', () => {
  it('leaves rows that staff wrote as they are', () => {
    const ledger = book(two, [
      receipt('R1', 10, 60, { documentId: 'D1', allocation: '指定' }),
      receipt('R1', 10, 40),
    ]);
    const before = inputs(ledger);
    undoAllocation(ledger);
    expect(inputs(ledger)).toEqual(before);
  });

  it('keeps a part whose first row was deleted as a receipt of its own', () => {
    const ledger = book(two, [receipt('R1', 10, 120)]);
    allocateReceipts(ledger);
    const data = tableData(ledger, 'receipts');
    for (const values of data.columns.values()) values.shift();
    data.rowCount--;
    undoAllocation(ledger);
    expect(rows(ledger)).toEqual([['R1', null, 20, null]]);
  });
});
