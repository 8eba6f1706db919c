import { dateOfSerial } from '../ledger/calendar.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import type { CellValue } from '../ledger/value.ts';
import type { SampleCustomer } from './customer.ts';
import { profiles } from './profiles.ts';
import type { Random } from './random.ts';
import { type Product, products } from './words.ts';

/** A delivery before it has a number: documents are numbered over all customers in order of date. */
export interface Delivery {
  readonly customer: SampleCustomer;
  readonly date: number;
  readonly product: Product;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly amount: number;
  readonly termDays: number;
  /** Part of the goods sent back, when any. */
  readonly returned?: { readonly date: number; readonly quantity: number; readonly amount: number };
  /** Number the document gets. */
  documentId: string;
}

/** Months of trade in the ledger: two full periods of twelve to compare, and the running month. */
const months = 26;
const daysOfTrade = Math.round(months * 30.44);
/** Average of the profiles' rhythms, so that an average customer gets the documents asked for. */
const meanRhythm =
  profiles.reduce((sum, { rhythm, share }) => sum + rhythm * share, 0) /
  profiles.reduce((sum, { share }) => sum + share, 0);

/** Documents of a customer over 26 months; `documents` is how many an average customer has. */
export function deliveriesOf(
  customer: SampleCustomer,
  documents: number,
  asOf: number,
  random: Random,
): Delivery[] {
  const { profile } = customer;
  const from = Math.max(customer.firstTradeOn, asOf - daysOfTrade);
  const span = asOf - from;
  const planned = Math.max(
    2,
    Math.round((documents / meanRhythm) * profile.rhythm * random.between(0.85, 1.15)),
  );
  // A shorter history has fewer documents, but never so few that a new customer looks like none.
  const count = Math.max(2, Math.round((planned * span) / daysOfTrade + (profile.trait === 'new' ? 1 : 0)));
  const annual = random.between(profile.annual[0], profile.annual[1]) * 10_000;
  const growth = random.between(profile.growth[0], profile.growth[1]);
  const documentsPerYear = (count / span) * 365;
  const termDays = random.pick(profile.termDays);
  const step = span / count;
  return Array.from({ length: count }, (_, index) => {
    const date = Math.min(asOf, Math.floor(from + (index + random.between(0.05, 0.9)) * step));
    const yearsAgo = (asOf - date) / 365;
    const target =
      (annual / documentsPerYear) * (1 + growth) ** -Math.max(0, yearsAgo - 0.5) * random.between(0.8, 1.2);
    return deliveryOf(customer, date, target, termDays, asOf, random);
  });
}

function deliveryOf(
  customer: SampleCustomer,
  date: number,
  target: number,
  termDays: number,
  asOf: number,
  random: Random,
): Delivery {
  const product = random.pick(products);
  const unitPrice = roundHalfAway(product.price * random.between(0.97, 1.03), 2);
  const wanted = target / unitPrice;
  const pack = wanted > 400 ? 100 : 10;
  const quantity = Math.max(pack, Math.round(wanted / pack) * pack);
  const delivery = {
    customer,
    date,
    product,
    quantity,
    unitPrice,
    amount: roundHalfAway(quantity * unitPrice, 2),
    termDays,
    documentId: '',
  };
  if (!random.chance(0.02) || date + 6 > asOf) return delivery;
  const back = Math.max(1, Math.round(quantity * random.between(0.02, 0.08)));
  const returned = {
    date: date + random.whole(2, 6),
    quantity: back,
    amount: roundHalfAway(back * unitPrice, 2),
  };
  return { ...delivery, returned };
}

/** Gives documents their numbers (`XS20261100001`) in order of date, and returns the rows of 销售台账. */
export function salesRows(deliveries: readonly Delivery[], random: Random): Record<string, CellValue>[] {
  const lines = deliveries
    .flatMap((delivery) => [
      { delivery, date: delivery.date, back: false },
      ...(delivery.returned ? [{ delivery, date: delivery.returned.date, back: true }] : []),
    ])
    .sort((a, b) => a.date - b.date || compareIds(a.delivery, b.delivery));
  const numbers = numbering('XS');
  return lines.map(({ delivery, date, back }) => {
    const id = numbers(date);
    if (!back) delivery.documentId = id;
    return salesRow(delivery, id, date, back, random);
  });
}

function salesRow(
  delivery: Delivery,
  id: string,
  date: number,
  back: boolean,
  random: Random,
): Record<string, CellValue> {
  const { customer, product, returned } = delivery;
  const produced = date - random.whole(40, 300);
  return {
    documentId: id,
    documentDate: date,
    customerId: customer.id,
    salesperson: customer.salesperson,
    productName: product.name,
    productCode: product.code,
    dosageForm: product.dosageForm,
    specification: product.specification,
    manufacturer: product.manufacturer,
    authorisationHolder: product.manufacturer,
    approvalNo: product.approvalNo,
    batchNo: `B${random.digits(8)}`,
    producedOn: produced,
    expiresOn: produced + 730,
    unit: product.unit,
    quantity: back ? -(returned?.quantity ?? 0) : delivery.quantity,
    unitPrice: delivery.unitPrice,
    taxRate: 0.13,
    shippedOn: date,
    signedOn: back ? null : date + 1,
    deliveryNote: `SH${random.digits(8)}`,
    invoiceNo: back ? null : `26${random.digits(18)}`,
    invoicedOn: back ? null : date + random.whole(0, 3),
    termDays: delivery.termDays,
    originalDocumentId: back ? delivery.documentId : null,
    remark: back ? '包装破损退回' : null,
  };
}

function compareIds(a: Delivery, b: Delivery): number {
  return a.customer.id < b.customer.id ? -1 : a.customer.id > b.customer.id ? 1 : 0;
}

/** Numbers within each month: prefix, year, month and five digits. */
export function numbering(prefix: string): (date: number) => string {
  const last = new Map<string, number>();
  return (date) => {
    const { year, month } = dateOfSerial(date);
    const start = `${prefix}${year}${String(month).padStart(2, '0')}`;
    const serial = (last.get(start) ?? 0) + 1;
    last.set(start, serial);
    return `${start}${String(serial).padStart(5, '0')}`;
  };
}
