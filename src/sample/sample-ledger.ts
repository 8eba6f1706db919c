import { appendRow, emptyLedger, type Ledger, tableData } from '../ledger/data.ts';
import { parameters } from '../ledger/parameters.ts';
import { customerForms } from '../ledger/tables/index.ts';
import type { CellValue } from '../ledger/value.ts';
import { applicationRow } from './applications.ts';
import { companyRows } from './companies.ts';
import { sampleContracts } from './contracts.ts';
import { type SampleCustomer, sampleCustomer } from './customer.ts';
import { makeDirty } from './dirty.ts';
import { overrideRows } from './overrides.ts';
import { contactRows, investigationRow, licenceRows, potentialRow } from './papers.ts';
import { paymentsOf, receiptRows } from './paying.ts';
import { portfolio } from './profiles.ts';
import { randomOf, shuffled } from './random.ts';
import { fillStandards, type Standards } from './standards.ts';
import { type Delivery, deliveriesOf, salesRows } from './trading.ts';

export interface SampleOptions {
  readonly customers: number;
  /** Same seed and options, same ledger. */
  readonly seed: number;
  /** Last day of the data, a serial number; the ledgers reach 26 months back. */
  readonly asOf: number;
  /** The standards the answers are chosen from; they also fill the standards tables. */
  readonly standards: Standards;
  /** Sales documents of an average customer; 25 when absent. */
  readonly salesPerCustomer?: number;
  /** Plants blanks, text numbers, impossible dates and the like in input cells. */
  readonly dirty?: boolean;
}

/**
 * A made-up but plausible book of a pharmaceutical distributor: customers of every grade and class with papers,
 * answers, sales, receipts, applications and contracts. Input columns only; nothing in it is a real company.
 */
export function sampleLedger(options: SampleOptions): Ledger {
  const { asOf, standards } = options;
  const ledger = emptyLedger();
  fillStandards(ledger, standards);
  for (const { id, initial } of parameters) if (initial !== undefined) ledger.parameters.set(id, initial);
  ledger.parameters.set('asOf', asOf);

  const random = randomOf(options.seed);
  const taken = new Set<string>();
  const customers = shuffled(portfolio(options.customers), random).map((profile, index) =>
    sampleCustomer(index, profile, asOf, taken, random),
  );
  append(ledger, 'companies', companyRows(random));
  for (const customer of customers) {
    append(ledger, 'customers', [customer.record]);
    append(ledger, 'licences', licenceRows(customer, standards, asOf, random));
    append(ledger, 'contacts', contactRows(customer, asOf, random));
    append(ledger, 'investigation', [investigationRow(customer, standards, asOf, random)]);
    append(ledger, 'growthPotential', [potentialRow(customer, standards, random)]);
  }
  addTrade(ledger, customers, options, random);
  append(ledger, 'overrides', overrideRows(customers, asOf));
  fillForms(ledger, customers);
  if (options.dirty) makeDirty(ledger, random);
  return ledger;
}

function addTrade(
  ledger: Ledger,
  customers: readonly SampleCustomer[],
  { asOf, salesPerCustomer = 25 }: SampleOptions,
  random: ReturnType<typeof randomOf>,
): void {
  const deliveries = new Map<string, Delivery[]>();
  for (const customer of customers)
    deliveries.set(customer.id, deliveriesOf(customer, salesPerCustomer, asOf, random));
  append(ledger, 'sales', salesRows([...deliveries.values()].flat(), random));
  const payments = [...deliveries.values()].flatMap((own) => paymentsOf(own, asOf, random));
  append(ledger, 'receipts', receiptRows(payments, random));
  customers.forEach((customer, index) => {
    const row = applicationRow(customer, deliveries.get(customer.id) ?? [], asOf, index + 1, random);
    if (row) append(ledger, 'applications', [row]);
  });
  const { contracts, lines } = sampleContracts(customers, deliveries, asOf, random);
  append(ledger, 'contracts', contracts);
  append(ledger, 'contractLines', lines);
}

function append(ledger: Ledger, table: string, rows: readonly Readonly<Record<string, CellValue>>[]): void {
  const data = tableData(ledger, table);
  for (const row of rows) appendRow(data, row);
}

/** A row per customer in the forms that are computed throughout. */
function fillForms(ledger: Ledger, customers: readonly SampleCustomer[]): void {
  for (const form of customerForms) {
    const data = tableData(ledger, form);
    if (data.rowCount > 0) continue;
    for (const { id } of customers) appendRow(data, { customerId: id });
  }
}
