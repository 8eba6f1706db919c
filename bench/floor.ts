import { dateOfSerial, serialOf } from '../src/ledger/calendar.ts';
import { columnValues, type Ledger, tableData } from '../src/ledger/data.ts';
import { roundHalfAway } from '../src/ledger/rounding.ts';
import type { CellValue } from '../src/ledger/value.ts';

/**
 * 《客户历史回款能力得分表》 by a plain loop written for this one form: what a programmer would write who never has to
 * show a formula, explain a cell or follow an edit. Reads the same cells, gives the same scores; only for
 * documents by 发货日, bands of the shipped standard and criteria that wait for a blank.
 * @returns 得分 by row of the form, NaN where it has none
 */
export function scoreHistory(ledger: Ledger, asOf: number): Float64Array {
  const { start, end } = periodOf(asOf);
  const { year, month } = dateOfSerial(start);
  const firstMonth = year * 12 + month;
  const column = (table: string, id: string): readonly CellValue[] =>
    columnValues(tableData(ledger, table), id);
  const rowsOf = new Map<CellValue, number>();
  column('paymentHistory', 'customerId').forEach((id, row) => {
    rowsOf.set(id, row);
  });
  const customers = rowsOf.size;
  const sums = Array.from({ length: 15 }, () => new Float64Array(customers));
  const [openingSales, openingPaid, sales, received, due, onTime, openDelay, lateDelay] =
    sums as Float64Array[];
  const [collection, settledIn, term, receivable, overdue, late, unreadable] = sums.slice(
    8,
  ) as Float64Array[];
  const months = new Uint16Array(customers);

  const sale = {
    customers: column('sales', 'customerId'),
    documents: column('sales', 'documentId'),
    originals: column('sales', 'originalDocumentId'),
    dates: column('sales', 'documentDate'),
    shipped: column('sales', 'shippedOn'),
    terms: column('sales', 'termDays'),
    quantities: column('sales', 'quantity'),
    prices: column('sales', 'unitPrice'),
  };
  const count = sale.documents.length;
  const documents = new Map<CellValue, number>();
  const amounts = new Float64Array(count);
  const [startOn, dueOn, toCollect] = [
    new Float64Array(count),
    new Float64Array(count),
    new Float64Array(count),
  ];
  for (let row = 0; row < count; row++) {
    const [id, quantity, price, date, days] = [
      sale.documents[row]!,
      sale.quantities[row],
      sale.prices[row],
      sale.dates[row],
      sale.terms[row],
    ];
    if (id !== null && id !== '' && !documents.has(id)) documents.set(id, row);
    const usable = typeof quantity === 'number' && typeof price === 'number' && price >= 0;
    amounts[row] = usable ? roundHalfAway(quantity * price, 2) : Number.NaN;
    const shippedOn = sale.shipped[row];
    startOn[row] = typeof date !== 'number' ? Number.NaN : typeof shippedOn === 'number' ? shippedOn : date;
    if (days === null || days === '') dueOn[row] = startOn[row]!;
    else
      dueOn[row] = typeof days === 'number' && days >= 0 && days <= 365 ? startOn[row]! + days : Number.NaN;
    toCollect[row] = Math.max(0, amounts[row]!);
  }
  for (let row = 0; row < count; row++) {
    const original = sale.originals[row];
    if (original === null || original === undefined || original === '') continue;
    const of = documents.get(original);
    if (of !== undefined && amounts[of]! >= 0 && !Number.isNaN(amounts[row]!))
      toCollect[of] = roundHalfAway(toCollect[of]! + amounts[row]!, 2);
  }

  const [settledNow, settledAtEnd, settledByDue] = [0, 1, 2].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const receipt = {
    customers: column('receipts', 'customerId'),
    documents: column('receipts', 'documentId'),
    dates: column('receipts', 'receivedOn'),
    amounts: column('receipts', 'amount'),
    discounts: column('receipts', 'discount'),
  };
  for (let row = 0; row < receipt.customers.length; row++) {
    const at = rowsOf.get(receipt.customers[row]!);
    const [day, amount, discount] = [receipt.dates[row], receipt.amounts[row], receipt.discounts[row]];
    const known = typeof amount === 'number' && amount >= 0;
    const extra = typeof discount === 'number' ? discount : 0;
    const readable = discount === null || discount === '' || typeof discount === 'number';
    if (at !== undefined && (typeof day !== 'number' || !known || !readable)) unreadable![at]!++;
    const document = documents.get(receipt.documents[row]!);
    const own = document !== undefined && sale.customers[document] === receipt.customers[row];
    const settled = known && own ? roundHalfAway(amount + extra, 2) : 0;
    if (typeof day !== 'number') continue;
    if (document !== undefined && settled > 0) {
      if (day <= asOf) settledNow[document]! += settled;
      if (day <= end) settledAtEnd[document]! += settled;
      if (day <= dueOn[document]!) settledByDue[document]! += settled;
    }
    if (at === undefined) continue;
    const paid = (typeof amount === 'number' ? amount : 0) + extra;
    if (day < start) openingPaid![at]! += paid;
    if (day <= asOf) receivable![at]! -= paid;
    const inPeriod = day >= start && day <= end;
    if (inPeriod && typeof amount === 'number') received![at]! += amount;
    if (inPeriod) settledIn![at]! += settled;
    if (document === undefined || !known) continue;
    const dueDay = dueOn[document]!;
    if (dueDay >= start && dueDay <= end && day <= end)
      lateDelay![at]! += roundHalfAway(settled * Math.max(0, day - dueDay), 2);
    if (inPeriod && startOn[document]! > 0)
      collection![at]! += roundHalfAway(settled * Math.max(0, day - startOn[document]!), 2);
  }

  for (let row = 0; row < count; row++) {
    const at = rowsOf.get(sale.customers[row]!);
    if (at === undefined) continue;
    const [date, amount, dueDay, claim] = [sale.dates[row], amounts[row]!, dueOn[row]!, toCollect[row]!];
    const hasAmount = !Number.isNaN(amount);
    if (typeof date !== 'number' || !hasAmount || Number.isNaN(dueDay)) unreadable![at]!++;
    if (typeof date === 'number' && hasAmount) {
      if (date < start) openingSales![at]! += amount;
      if (date <= asOf) receivable![at]! += amount;
      if (date >= start && date <= end) sales![at]! += amount;
      const { year: y, month: m } = dateOfSerial(date);
      const offset = y * 12 + m - firstMonth;
      if (amount > 0 && offset >= 0 && offset < 12) months[at]! |= 1 << offset;
    }
    if (!hasAmount || Number.isNaN(dueDay)) continue;
    const open = roundHalfAway(claim - roundHalfAway(settledNow[row]!, 2), 2);
    if (open > 0 && dueDay < asOf) overdue![at]! += open;
    if (dueDay < start || dueDay > end) continue;
    const punctual = Math.min(claim, roundHalfAway(settledByDue[row]!, 2));
    const left = Math.max(0, roundHalfAway(claim - roundHalfAway(settledAtEnd[row]!, 2), 2));
    due![at]! += claim;
    onTime![at]! += punctual;
    openDelay![at]! += roundHalfAway(left * Math.max(0, end - dueDay), 2);
    term![at]! += roundHalfAway(claim * (dueDay - startOn[row]!), 2);
    if (dueDay < end && roundHalfAway(claim - punctual, 2) > 0) late![at]!++;
  }
  const scores = new Float64Array(customers).fill(Number.NaN);
  const minimum = ledger.parameters.get('newCustomerMonths') as number;
  for (let at = 0; at < customers; at++) {
    const money = (sum: Float64Array | undefined): number => roundHalfAway(sum![at]!, 2);
    let shipping = 0;
    for (let bits = months[at]!; bits !== 0; bits &= bits - 1) shipping++;
    if (unreadable![at]! > 0 || shipping < minimum || money(due) <= 0) continue;
    const base = money(sales) + roundHalfAway(openingSales![at]! - openingPaid![at]!, 2);
    if (roundHalfAway(base, 2) <= 0) continue;
    const owed = money(receivable);
    const settled = settledIn![at]!;
    const averageTerm = roundHalfAway(term![at]! / money(due), 2);
    const average = roundHalfAway(collection![at]! / settled, 2);
    const ratio = roundHalfAway(average / (averageTerm === 0 ? 1 : averageTerm), 4);
    scores[at] = roundHalfAway(
      rising(rates, Math.max(0, roundHalfAway(money(received) / base, 4)), h1) +
        rising(rates, Math.max(0, roundHalfAway(money(onTime) / money(due), 4)), h2) +
        falling(overdueDays, roundHalfAway((lateDelay![at]! + openDelay![at]!) / money(due), 2), h3) +
        (money(settledIn) > 0 ? falling(ratios, ratio, h4) : 0) +
        falling(counts, late![at]!, h5) +
        falling(shares, owed > 0 ? roundHalfAway(money(overdue) / owed, 4) : 0, h6),
      2,
    );
  }
  return scores;
}

/** Bands of domain.md §3.7. */
const rates = [0.95, 0.9, 0.8, 0.7, 0.6];
const h1 = [30, 27, 22, 16, 10, 0];
const h2 = [20, 17, 13, 8, 4, 0];
const overdueDays = [0, 5, 10, 15, 30, 60];
const h3 = [20, 17, 14, 11, 7, 3, 0];
const ratios = [1, 1.2, 1.5, 2];
const h4 = [10, 8, 5, 2, 0];
const counts = [0, 2, 5];
const h5 = [10, 8, 5, 0];
const shares = [0, 0.05, 0.1, 0.2];
const h6 = [10, 8, 6, 3, 0];

function rising(bounds: readonly number[], value: number, points: readonly number[]): number {
  let at = 0;
  while (at < bounds.length && value < bounds[at]!) at++;
  return points[at]!;
}

function falling(bounds: readonly number[], value: number, points: readonly number[]): number {
  let at = 0;
  while (at < bounds.length && value > bounds[at]!) at++;
  return points[at]!;
}

function periodOf(asOf: number): { start: number; end: number } {
  const { year, month } = dateOfSerial(asOf + 1);
  return { start: serialOf(year, month - 12, 1), end: serialOf(year, month, 0) };
}
