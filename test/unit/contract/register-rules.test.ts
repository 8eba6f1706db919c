import { expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { addContract, asOf, customerBook } from '../../support/contract-book.ts';
import { addRows, cell } from '../../support/ledger.ts';

type Row = Record<string, CellValue>;

/** The register's row of a contract of 12,000 yuan. */
function register(contract: Row, { sales = [], others = [] }: { sales?: Row[]; others?: Row[] } = {}) {
  const ledger = customerBook('C001');
  addContract(ledger, 'HX-1', 'C001', contract);
  for (const [i, sale] of sales.entries())
    addRows(ledger, 'sales', {
      documentId: `XS${i}`,
      documentDate: asOf - 5,
      customerId: 'C001',
      contractNo: 'HX-1',
      quantity: 1,
      ...sale,
    });
  for (const other of others) addRows(ledger, 'contracts', other);
  calculate(ledger, asOf);
  return (column: string): CellValue => cell(ledger, 'contracts', column);
}

const signed = { sealing: '双方已签' };
const amendment = { contractNo: 'HX-1-B01', amends: 'HX-1' };

it.each([
  ['草稿', {}, {}],
  ['草稿', { approval: '已批', sealing: '未寄' }, {}],
  ['已出具', { fileHash: 'a1' }, {}],
  ['已出具', { fileHash: 'a1', sealing: '已回' }, {}],
  ['已签', { ...signed, fileHash: 'a1' }, {}],
  ['已签', signed, {}],
  ['已签', { ...signed, effectiveOn: asOf + 1 }, {}],
  ['履行中', { ...signed, effectiveOn: asOf }, {}],
  ['履行中', signed, { sales: [{ unitPrice: 100 }] }],
  ['履行中', { ...signed, effectiveOn: asOf - 30, expiresOn: asOf }, {}],
  ['到期', { ...signed, effectiveOn: asOf - 30, expiresOn: asOf - 1 }, {}],
  ['作废', { ...signed, approval: '作废' }, {}],
  ['作废', { approval: '作废' }, {}],
  ['已变更', { ...signed, effectiveOn: asOf }, { others: [{ ...amendment, ...signed }] }],
  ['履行中', { ...signed, effectiveOn: asOf }, { others: [amendment] }],
  ['履行中', { ...signed, effectiveOn: asOf }, { others: [{ ...amendment, ...signed, approval: '作废' }] }],
] as [string, Row, { sales?: Row[]; others?: Row[] }][])('state %s: %j %j', (state, contract, around) => {
  expect(register(contract, around)('state')).toBe(state);
});

it('names its amendment', () => {
  expect(register(signed, { others: [amendment] })('amendmentNo')).toBe('HX-1-B01');
  expect(register(signed)('amendmentNo')).toBe('');
});

it.each([
  [[], '未履行', 0, 0],
  [[{ unitPrice: 5000, invoicedOn: asOf - 4 }], '履行中', 5000, 5000],
  [[{ unitPrice: 5000, invoicedOn: asOf - 4 }, { unitPrice: 7000 }], '待回款', 12_000, 5000],
] as [Row[], string, number, number][])('fulfilment of %j is %s', (sales, fulfilment, shipped, invoiced) => {
  const read = register(signed, { sales });
  expect([read('fulfilment'), read('shippedAmount'), read('invoicedAmount'), read('openAmount')]).toEqual([
    fulfilment,
    shipped,
    invoiced,
    shipped,
  ]);
});

it.each([
  [100, 60, '部门经理'],
  [100.01, 0, '部门经理、财务经理'],
  [1000, null, '部门经理、财务经理'],
  [1000.01, 0, '部门经理、财务经理、法务、总经理'],
  [12, 61, '部门经理、财务经理、法务、总经理'],
] as [number, number | null, string][])(
  '%d thousand yuan and %s days: %s',
  (thousand, termDays, approvers) => {
    const ledger = customerBook('C001');
    addContract(ledger, 'HX-1', 'C001', { termDays });
    addRows(ledger, 'contractLines', {
      contractNo: 'HX-1',
      quantity: 1,
      unitPrice: thousand * 1000 - 12_000,
      taxRate: 0.13,
    });
    calculate(ledger, asOf);
    expect(cell(ledger, 'contracts', 'approvers')).toBe(approvers);
  },
);

it('what is agreed for the year counts like the price of goods', () => {
  expect(register({ annualTarget: 1_000_000.01 })('approvers')).toContain('法务');
});
