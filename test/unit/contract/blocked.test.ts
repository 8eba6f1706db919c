import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { generateContracts } from '../../../src/contract/generate.ts';
import { shippedTemplates } from '../../../src/contract/ready-template.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { addContract, asOf, customerBook, shippedFiles } from '../../support/contract-book.ts';
import { addRows } from '../../support/ledger.ts';

const templates = shippedTemplates(shippedFiles);

const set = (table: string, column: string, value: CellValue) => (ledger: Ledger, customer: number) => {
  columnValues(tableData(ledger, table), column)[customer] = value;
};
const ofLicence = (value: CellValue) => (ledger: Ledger, customer: number) => {
  columnValues(tableData(ledger, 'licences'), 'validTo')[customer * 2] = value;
};
const overdueBy = (days: number) => (ledger: Ledger, customer: number) =>
  addRows(ledger, 'sales', {
    documentId: `XS-${customer}-${days}`,
    documentDate: asOf - days - 31,
    customerId: `C${customer}`,
    quantity: 1,
    unitPrice: 1000,
    termDays: 30,
  });

/** What blocks a customer from a sale in cash, each with the rule that must name it. */
const blocks = {
  'customer-state': [
    set('customers', 'status', '冻结'),
    set('customers', 'status', '暂停'),
    set('customers', 'status', '停止'),
    set('customers', 'status', '在审'),
    set('customers', 'status', '潜在'),
    set('customers', 'status', null),
    set('customers', 'status', '正 常'),
  ],
  'veto-v1': [
    set('investigation', 'dishonest', '是'),
    set('investigation', 'accountFrozen', '是'),
    set('investigation', 'existence', '注销'),
    set('investigation', 'controllerState', '失联'),
  ],
  'veto-v2': [set('investigation', 'suedBySupplier', '是')],
  'veto-v3': [overdueBy(181)],
  'veto-v4': [overdueBy(91)],
  'licence-expired': [ofLicence(asOf - 1), ofLicence(null), ofLicence('不详'), ofLicence(46_000)],
  'licence-missing': [
    (ledger: Ledger, customer: number) => {
      columnValues(tableData(ledger, 'licences'), 'kind')[customer * 2] = 'GSP证书';
    },
  ],
} as const;
const cases = Object.entries(blocks).flatMap(([code, plant]) => plant.map((each) => ({ code, plant: each })));

/** Each customer is sound or blocked by some of the cases. */
const book = fc.array(fc.option(fc.uniqueArray(fc.nat(cases.length - 1), { minLength: 1, maxLength: 3 })), {
  minLength: 1,
  maxLength: 6,
});

it('no blocked customer ever has a file, and every sound one has', () => {
  fc.assert(
    fc.property(book, (customers) => {
      const ledger = customerBook(...customers.map((_, i) => `C${i}`));
      customers.forEach((faults, i) => {
        for (const fault of faults ?? []) cases[fault]!.plant(ledger, i);
        addContract(ledger, `HX-${i}`, `C${i}`);
      });
      calculate(ledger, asOf);
      const outcomes = [...generateContracts(ledger, templates)];
      expect(outcomes.map(({ kind }) => kind)).toEqual(
        customers.map((faults) => (faults === null ? 'made' : 'refused')),
      );
    }),
    { numRuns: 60 },
  );
});

it.each(cases.map(({ code, plant }, i) => [code, i, plant] as const))(
  '%s (case %i) names its rule',
  (code, _, plant) => {
    const ledger = customerBook('C0');
    plant(ledger, 0);
    addContract(ledger, 'HX-0', 'C0');
    calculate(ledger, asOf);
    const [outcome] = generateContracts(ledger, templates);
    expect(outcome).toMatchObject({ kind: 'refused' });
    const codes = outcome?.kind === 'refused' ? outcome.reasons.map((reason) => reason.code) : [];
    expect(codes).toContain(code);
  },
);
