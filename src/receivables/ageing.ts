import { LedgerIndex } from '../formula/ledger-index.ts';
import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';

/** What the days are counted from: 账龄 from the document's date, 逾期账龄 from its due date (domain.md §9.5). */
export type AgeingBasis = 'documentDate' | 'dueDate';

/** A bucket holds the days above the bucket before it, up to `to` inclusive; the last one has no end. */
export interface AgeingBucket {
  readonly label: string;
  readonly to?: number;
}

/** Buckets of both bases, oldest last: editable defaults (domain.md §9.5). */
export const ageingBuckets: Readonly<Record<AgeingBasis, readonly AgeingBucket[]>> = {
  documentDate: [
    { label: '0–30', to: 30 },
    { label: '31–60', to: 60 },
    { label: '61–90', to: 90 },
    { label: '91–180', to: 180 },
    { label: '181–360', to: 360 },
    { label: '>360' },
  ],
  dueDate: [
    { label: '未到期', to: 0 },
    { label: '1–30', to: 30 },
    { label: '31–60', to: 60 },
    { label: '61–90', to: 90 },
    { label: '91–180', to: 180 },
    { label: '181–360', to: 360 },
    { label: '>360' },
  ],
};

/** Names of the bases; print one in the heading of every ageing. */
export const ageingBasisNames: Readonly<Record<AgeingBasis, string>> = {
  documentDate: '账龄（按单据日期）',
  dueDate: '逾期账龄（按到期日）',
};

export interface AgedAmount {
  readonly label: string;
  /** Yuan. */
  readonly amount: number;
  readonly documents: number;
}

/** Open amounts of a customer, or of all, by age. */
export interface Ageing {
  readonly basis: AgeingBasis;
  /** The day the ages are counted to, a serial number. */
  readonly asOf: number;
  /** One entry per bucket, in its order, empty ones included. */
  readonly buckets: readonly AgedAmount[];
  /** Yuan, the sum of the buckets: open documents, before 预收 is taken off. */
  readonly total: number;
  /** Documents that cannot be read (状态 资料不全) and stand in no bucket. */
  readonly unreadable: number;
}

const dateColumn: Readonly<Record<AgeingBasis, string>> = { documentDate: 'documentDate', dueDate: 'dueOn' };

/**
 * Open amounts of a customer at the 基准日 of a calculated book; documents dated after that day are left out.
 * @param index shared between calls for many customers, so that the book is searched once
 * @param buckets other buckets for the basis, in ascending order
 * @throws RangeError when the book has no 基准日, that is, was never calculated (a defect of ours)
 */
export function ageingOf(
  ledger: Ledger,
  customerId: string,
  basis: AgeingBasis,
  index = new LedgerIndex(ledger),
  buckets: readonly AgeingBucket[] = ageingBuckets[basis],
): Ageing {
  return ageRows(ledger, index.rows('sales', 'customerId', customerId), basis, buckets);
}

/** Open amounts of all customers together, in one pass over 销售台账; otherwise as `ageingOf`. */
export function bookAgeing(
  ledger: Ledger,
  basis: AgeingBasis,
  buckets: readonly AgeingBucket[] = ageingBuckets[basis],
): Ageing {
  return ageRows(ledger, columnValues(tableData(ledger, 'sales'), 'documentId').keys(), basis, buckets);
}

function ageRows(
  ledger: Ledger,
  rows: Iterable<number>,
  basis: AgeingBasis,
  buckets: readonly AgeingBucket[],
): Ageing {
  const asOf = ledger.parameters.get('asOf');
  if (typeof asOf !== 'number') throw new RangeError('ageing needs a calculated book');
  const sales = tableData(ledger, 'sales');
  const read = (id: string) => columnValues(sales, id);
  const [dates, documentDates, open, status] = [
    read(dateColumn[basis]),
    read('documentDate'),
    read('open'),
    read('status'),
  ];
  const fen = buckets.map(() => 0);
  const documents = buckets.map(() => 0);
  let unreadable = 0;
  for (const row of rows) {
    if (status[row] === '资料不全') unreadable++;
    const [date, documentDate, amount] = [dates[row], documentDates[row], fenOf(open[row] ?? null)];
    if (typeof date !== 'number' || typeof documentDate !== 'number' || status[row] === '资料不全') continue;
    if (amount === undefined || amount <= 0 || documentDate > asOf) continue;
    const found = bucketOf(buckets, asOf - date);
    fen[found] = (fen[found] ?? 0) + amount;
    documents[found] = (documents[found] ?? 0) + 1;
  }
  return {
    basis,
    asOf,
    buckets: buckets.map(({ label }, i) => ({
      label,
      amount: (fen[i] ?? 0) / 100,
      documents: documents[i] ?? 0,
    })),
    total: fen.reduce((sum, amount) => sum + amount, 0) / 100,
    unreadable,
  };
}

function bucketOf(buckets: readonly AgeingBucket[], days: number): number {
  const found = buckets.findIndex(({ to }) => to === undefined || days <= to);
  return found < 0 ? buckets.length - 1 : found;
}
