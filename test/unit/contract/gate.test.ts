import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { checkContract, gateCaseOf } from '../../../src/contract/gate.ts';
import { gateBookOf } from '../../../src/contract/gate-book.ts';
import { type ContractTemplate, numberTypes } from '../../../src/contract/template.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import {
  addCustomer,
  addLicences,
  addRows,
  answersOf778,
  day,
  standardLedger,
} from '../../support/ledger.ts';

const asOf = day('2026-11-23');
const template: ContractTemplate = {
  code: 'T1',
  title: '药品购销合同',
  englishTitle: 'Drug sales contract',
  version: '1.0',
  type: 'XS',
  ourSide: '供方',
  required: [],
  requiredWhen: [],
  optional: {},
  defaults: {},
  choices: {},
  clauses: [],
  sample: {},
};

/** A book in which contract HX-1 passes every check: a rated customer, 12,000 yuan on credit, limit 1,000,000. */
function book(change: (ledger: Ledger) => void = () => {}): Ledger {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001', {
    answers: answersOf778,
    customer: { registeredAddress: '杭州市文一路 1 号', deliveryAddress: '杭州市仓前路 2 号' },
    potential: { ownShare: 0.5, marketCoverage: 0.9, willingness: '强' },
  });
  addLicences(ledger, 'C001');
  for (let month = 0; month < 24; month++) {
    const date = day('2024-11-05') + month * 30;
    const documentId = `XS${month}`;
    addRows(ledger, 'sales', {
      documentId,
      documentDate: date,
      customerId: 'C001',
      quantity: 1,
      unitPrice: 500_000 + month * 20_000,
      termDays: 30,
    });
    addRows(ledger, 'receipts', {
      receiptId: `HK${month}`,
      receivedOn: date + 20,
      customerId: 'C001',
      amount: 500_000 + month * 20_000,
      documentId,
    });
  }
  addRows(ledger, 'companies', { companyCode: 'HX', name: '供货公司' });
  addRows(ledger, 'contracts', {
    contractNo: 'HX-1',
    templateCode: 'T1',
    companyCode: 'HX',
    customerId: 'C001',
    signedOn: asOf,
    deliverOn: asOf + 3,
    deliveryAddress: '杭州市仓前路2号',
    settlement: '账期',
    termDays: 30,
    deposit: 1000,
    penaltyCap: 0.2,
  });
  addRows(ledger, 'contractLines', {
    contractNo: 'HX-1',
    lineNo: 1,
    productName: '阿莫西林胶囊',
    specification: '0.25g*24',
    unit: '盒',
    quantity: 1000,
    unitPrice: 12,
    taxRate: 0.13,
  });
  change(ledger);
  calculate(ledger, asOf);
  return ledger;
}

const set =
  (table: string, column: string, value: CellValue, row = 0) =>
  (ledger: Ledger) => {
    columnValues(tableData(ledger, table), column)[row] = value;
  };
const overdueDocument = (ledger: Ledger): void =>
  addRows(ledger, 'sales', {
    documentId: 'XS99',
    documentDate: asOf - 10,
    customerId: 'C001',
    quantity: 1,
    unitPrice: 100,
    termDays: 9,
  });
const findings = (
  ledger: Ledger,
  committed: ReadonlyMap<string, number> = new Map(),
  text: ContractTemplate = template,
) => checkContract(gateCaseOf(gateBookOf(ledger, new Map([['T1', text]])), 0, committed));
const codes = (
  ledger: Ledger,
  committed: ReadonlyMap<string, number> = new Map(),
  text: ContractTemplate = template,
): string[] => findings(ledger, committed, text).map((refusal) => refusal.code);

it('lets a contract through that is in order', () => {
  expect(codes(book())).toEqual([]);
});

it.each([
  ['unknown customer', set('contracts', 'customerId', 'C999'), ['customer-unknown']],
  ['frozen customer', set('customers', 'status', '冻结'), ['customer-state']],
  ['unknown template', set('contracts', 'templateCode', 'T9'), ['template-unknown']],
  ['unknown company', set('contracts', 'companyCode', 'ZZ'), ['company-unknown']],
  ['voided contract', set('contracts', 'approval', '作废'), ['contract-state']],
  ['deposit above 20 %', set('contracts', 'deposit', 2400.01), ['deposit-over-20']],
  ['deposit of exactly 20 %', set('contracts', 'deposit', 2400), []],
  ['delivery before signing', set('contracts', 'deliverOn', asOf - 1), ['date-order']],
  ['no date of signing', set('contracts', 'signedOn', null), ['field-required']],
  ['address not registered', set('contracts', 'deliveryAddress', '别处'), ['delivery-address']],
  ['term beyond the grant', set('contracts', 'termDays', 91), ['term-over']],
  ['term left open', set('contracts', 'termDays', null), ['term-over']],
  ['no quantity', set('contractLines', 'quantity', null), ['line-incomplete']],
  ['price zero', set('contractLines', 'unitPrice', 0), ['line-amount']],
  ['quantity that is text', set('contractLines', 'quantity', '十箱'), ['line-amount']],
  ['lines of another contract only', set('contractLines', 'contractNo', 'HX-2'), ['no-lines']],
  ['penalty cap above 30 %', set('contracts', 'penaltyCap', 0.31), ['penalty-over-30']],
  ['over the limit', set('contractLines', 'quantity', 100_000), ['limit-over']],
  ['court debtor', set('investigation', 'dishonest', '是'), ['veto-v1', 'no-credit']],
  ['sued by a supplier', set('investigation', 'suedBySupplier', '是'), ['veto-v2', 'no-credit']],
  ['not rated, on credit', set('investigation', 'x1', null), ['not-rated']],
] as [string, (ledger: Ledger) => void, string[]][])('%s', (_, change, expected) => {
  expect(codes(book(change))).toEqual(expected);
});

it.each([
  [asOf + 2, 'deliverOn', asOf + 3, ['licence-expired']],
  [asOf + 3, 'deliverOn', asOf + 3, []],
  [asOf + 364, 'expiresOn', asOf + 365, ['licence-expires']],
  [asOf + 365, 'expiresOn', asOf + 365, []],
] as [number, string, number, string[]][])('licence to day %d, %s %d', (validTo, column, value, expected) => {
  const ledger = book((l) => {
    set('licences', 'validTo', validTo)(l);
    set('contracts', column, value)(l);
  });
  expect(codes(ledger)).toEqual(expected);
});

it('names a required licence that is not there', () => {
  const ledger = book(set('licences', 'kind', '印章印模'));
  const [refusal] = findings(ledger);
  expect(refusal).toMatchObject({
    code: 'licence-missing',
    limit: '营业执照',
    sheet: '客户登记',
    override: '不可放行',
  });
});

it('cash needs no rating and no limit', () => {
  const ledger = book((l) => {
    set('contracts', 'settlement', '现款')(l);
    set('investigation', 'x1', null)(l);
    set('contractLines', 'quantity', 100_000)(l);
  });
  expect(codes(ledger)).toEqual([]);
});

it('counts what earlier contracts of the run have taken', () => {
  expect(codes(book(), new Map([['C001', 990_000]]))).toEqual(['limit-over']);
});

it.each([
  ['a quality agreement sells nothing', { type: 'ZB' }, []],
  [
    'an agreement that must list goods',
    { type: 'KJ', required: ['明细', '明细.规格'] },
    ['no-lines', 'term-over'],
  ],
  ['an agreement that may list goods', { type: 'KJ', required: ['明细.规格'] }, []],
  ['an agreement that fixes the terms of payment', { type: 'KJ', required: ['结算方式'] }, ['term-over']],
] as [string, Partial<ContractTemplate>, string[]][])('without goods: %s', (_, change, expected) => {
  const ledger = book((l) => {
    set('contractLines', 'contractNo', 'HX-2')(l);
    set('contracts', 'termDays', 91)(l);
  });
  expect(codes(ledger, new Map(), { ...template, ...change })).toEqual(expected);
});

/** The types of document that a fault stands against; the strictest template of each. */
it.each([
  ['customer-state', 'frozen', set('customers', 'status', '冻结'), 'XS CG KJ ZB SQ WT'],
  ['customer-state', 'in review', set('customers', 'status', '在审'), 'XS CG KJ SQ'],
  ['veto-v1', 'dishonest', set('investigation', 'dishonest', '是'), 'XS CG KJ ZB SQ'],
  ['licence-expired', 'no licence any more', set('licences', 'validTo', asOf - 1), 'XS CG KJ ZB SQ'],
  ['field-required', 'no way of paying', set('contracts', 'settlement', null), 'XS CG KJ SQ'],
  ['no-lines', 'no goods', set('contractLines', 'contractNo', 'HX-2'), 'XS CG KJ'],
  ['delivery-address', 'goods sent elsewhere', set('contracts', 'deliveryAddress', '别处'), 'XS KJ'],
  ['term-over', 'a longer term', set('contracts', 'termDays', 91), 'XS KJ SQ'],
  ['limit-over', 'a big order', set('contractLines', 'quantity', 100_000), 'XS'],
  ['overdue-hold', 'an overdue document', overdueDocument, 'XS KJ SQ'],
] as const)('%s: %s', (code, _, change, types) => {
  const ledger = book(change);
  const refused = numberTypes.filter((type) =>
    codes(ledger, new Map(), { ...template, type, required: ['明细', '结算方式'] }).includes(code),
  );
  expect(refused).toEqual(types.split(' '));
});

it('stops credit while a document is overdue', () => {
  expect(codes(book(overdueDocument))).toEqual(['overdue-hold']);
});

it.each(['HX-1', 'hx-1', 'ＨＸ－1 '])('refuses a number that is used twice: %s', (contractNo) => {
  expect(codes(book((l) => addRows(l, 'contracts', { contractNo })))).toEqual(['number-repeated']);
});

it('refuses a number that was issued to somebody else, and only that', () => {
  const issued = { contractNo: 'HX-1', kind: '出具', customerId: 'C007' };
  const codesAfter = (...events: Record<string, CellValue>[]): string[] =>
    codes(book((l) => addRows(l, 'contractEvents', ...events)));
  expect(codesAfter(issued)).toEqual(['number-reused']);
  expect(codesAfter({ ...issued, customerId: 'C001' }, { ...issued, kind: '审批' })).toEqual([]);
});

it.each([
  ['of no contract', {}, 'HX-9', ['amends-unknown']],
  ['of itself', {}, 'HX-1', ['amends-unknown']],
  ['of another customer', { customerId: 'C002' }, 'HX-0', ['amends-unknown']],
  ['of a voided contract', { approval: '作废' }, 'HX-0', ['amends-unknown']],
  ['of a contract of the customer', {}, 'HX-0', []],
] as [string, Record<string, CellValue>, string, string[]][])(
  'an amendment %s',
  (_, original, amends, expected) => {
    const ledger = book((l) => {
      addRows(l, 'contracts', { contractNo: 'HX-0', customerId: 'C001', approval: '已批', ...original });
      set('contracts', 'amends', amends)(l);
    });
    expect(codes(ledger)).toEqual(expected);
  },
);

describe('contracts issued before and not delivered yet', () => {
  /** HX-0 asks for 990,000 of the limit of 1,000,000; HX-1 for another 12,000. */
  const earlier = (change: Record<string, CellValue>, own: Record<string, CellValue> = {}): string[] =>
    codes(
      book((l) => {
        addRows(l, 'contracts', {
          contractNo: 'HX-0',
          templateCode: 'T1',
          customerId: 'C001',
          settlement: '账期',
          fileHash: 'issued',
          ...change,
        });
        addRows(l, 'contractLines', { contractNo: 'HX-0', lineNo: 1, quantity: 99, unitPrice: 10_000 });
        for (const [column, value] of Object.entries(own)) set('contracts', column, value)(l);
      }),
    );

  it.each([
    ['count', {}, {}, ['limit-over']],
    ['count when signed on paper', { fileHash: null, sealing: '双方已签' }, {}, ['limit-over']],
    ['count not before they are issued', { fileHash: null }, {}, []],
    ['count not once void', { approval: '作废' }, {}, []],
    ['count not once expired', { expiresOn: asOf - 1 }, {}, []],
    ['count on their last day', { expiresOn: asOf }, {}, ['limit-over']],
    ['count not when paid in cash', { settlement: '现款' }, {}, []],
    ['count not for others', { customerId: 'C002' }, {}, []],
    ['count not beside their amendment', {}, { amends: 'HX-0' }, []],
  ] as [string, Record<string, CellValue>, Record<string, CellValue>, string[]][])(
    '%s',
    (_, change, own, expected) => {
      expect(earlier(change, own)).toEqual(expected);
    },
  );
});

it('notes the sixty days of a public hospital', () => {
  const ledger = book((l) => {
    set('customers', 'customerType', '公立医院')(l);
    set('licences', 'kind', '医疗机构执业许可证', 0)(l);
    set('licences', 'kind', '采购委托书', 1)(l);
    set('contracts', 'termDays', 61)(l);
  });
  expect(codes(ledger)).toContain('payment-law-60');
});
