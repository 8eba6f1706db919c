import { roundHalfAway } from '../ledger/rounding.ts';
import type { CellValue } from '../ledger/value.ts';
import type { Random } from './random.ts';
import { type Delivery, numbering } from './trading.ts';

interface Payment {
  readonly delivery: Delivery;
  readonly date: number;
  readonly amount: number;
  readonly discount?: number;
  /** False for money that came without saying what it is for. */
  readonly named: boolean;
  readonly bill: boolean;
}

/** Documents older than this many days are settled, unless the customer's story says otherwise. */
const settledAfter = 330;

/** How a customer pays his documents by `asOf`, in the manner of his profile. */
export function paymentsOf(deliveries: readonly Delivery[], asOf: number, random: Random): Payment[] {
  const unnamedPayer = random.chance(0.15);
  return deliveries.flatMap((delivery, index) => {
    const { profile } = delivery.customer;
    if (staysOpen(delivery, index, deliveries.length, asOf, random)) return [];
    const due = delivery.date + delivery.termDays;
    const late = random.chance(profile.lateChance);
    const offset = late
      ? random.whole(profile.lateDays[0], profile.lateDays[1])
      : -Math.min(delivery.termDays, random.whole(profile.earlyDays[0], profile.earlyDays[1]));
    // Cash now and then comes before the goods.
    const date = random.chance(0.02) ? delivery.date - 1 : Math.max(delivery.date, due + offset);
    const owed = roundHalfAway(delivery.amount - (delivery.returned?.amount ?? 0), 2);
    const named = !unnamedPayer && !random.chance(0.06);
    const bill = owed > 20_000 && random.chance(0.08);
    return partsOf(delivery, date, owed, named, bill, random).filter((payment) => payment.date <= asOf);
  });
}

/** True for documents nobody pays: recent ones of bad payers, and the old debt behind V3 and V4. */
function staysOpen(delivery: Delivery, index: number, count: number, asOf: number, random: Random): boolean {
  const { trait, unpaid } = delivery.customer.profile;
  const overdue = asOf - delivery.date - delivery.termDays;
  if (trait === 'overdue180') return overdue > 185 && overdue < 260;
  if (trait === 'overdue90') return overdue > 95 && overdue < 140;
  return index >= count / 2 && asOf - delivery.date < settledAfter && random.chance(unpaid);
}

/** One payment, now and then two halves, or a little less when a discount was granted. */
function partsOf(
  delivery: Delivery,
  date: number,
  owed: number,
  named: boolean,
  bill: boolean,
  random: Random,
): Payment[] {
  if (random.chance(0.05)) {
    const half = roundHalfAway(owed / 2, 2);
    const rest = roundHalfAway(owed - half, 2);
    return [
      { delivery, date, amount: half, named, bill },
      { delivery, date: date + random.whole(1, 4), amount: rest, named, bill: false },
    ];
  }
  const discount = owed > 5000 && random.chance(0.02) ? random.whole(2, 20) * 10 : 0;
  return discount > 0
    ? [{ delivery, date, amount: roundHalfAway(owed - discount, 2), discount, named: true, bill }]
    : [{ delivery, date, amount: owed, named, bill }];
}

/** Rows of 回款台账 in order of date, numbered; the documents must have their numbers by now. */
export function receiptRows(payments: readonly Payment[], random: Random): Record<string, CellValue>[] {
  const numbers = numbering('HK');
  return [...payments]
    .sort((a, b) => a.date - b.date || (a.delivery.documentId < b.delivery.documentId ? -1 : 1))
    .map(({ delivery, date, amount, discount, named, bill }) => ({
      receiptId: numbers(date),
      receivedOn: date,
      customerId: delivery.customer.id,
      payerName: delivery.customer.name,
      method: bill ? '承兑汇票' : random.chance(0.92) ? '电汇' : random.pick(['支票', '现金']),
      bank: '中国工商银行示例支行',
      amount,
      discount: discount ?? null,
      billNo: bill ? `1${random.digits(19)}` : null,
      billDueOn: bill ? date + 180 : null,
      documentId: named ? delivery.documentId : null,
      allocation: named ? '指定' : null,
      handler: '财务部 温岚',
    }));
}
