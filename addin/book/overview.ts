import type { LiveLedger } from '../../src/book/live-ledger.ts';
import { columnValues, type Ledger, tableData } from '../../src/ledger/data.ts';
import { fenOf } from '../../src/ledger/money.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { type Ageing, bookAgeing } from '../../src/receivables/ageing.ts';
import { gradesOf, heightOf } from './grades.ts';

/** How many customers have a grade or a class; nothing stands for those without. */
export interface Share {
  readonly name: string | null;
  readonly count: number;
  /** How far up its standard it stands, 0 to 1. */
  readonly height: number;
}

/** Use of the limits of all customers together; yuan. */
export interface LimitUse {
  readonly limit: number;
  readonly exposure: number;
  /** Customers by how much of their limit is used. */
  readonly bands: readonly { readonly id: UseBand; readonly count: number }[];
}

export const useBands = ['below80', 'from80', 'over', 'noLimit'] as const;
export type UseBand = (typeof useBands)[number];

/** Licences in force by the days left. */
export interface LicenceCount {
  readonly id: LicenceBand;
  readonly count: number;
}

/** Upper ends of days left (domain.md §5.4), the nearest first. */
export const licenceBands = [
  { id: 'expired', to: -1 },
  { id: 'days7', to: 7 },
  { id: 'days30', to: 30 },
  { id: 'days60', to: 60 },
  { id: 'days90', to: 90 },
] as const;
export type LicenceBand = (typeof licenceBands)[number]['id'];

/** What the book comes to as a whole. */
export interface Overview {
  /** Serial number of 基准日. */
  readonly asOf: number;
  readonly customers: number;
  /** Highest first, those without last. */
  readonly grades: readonly Share[];
  readonly classes: readonly Share[];
  readonly limits: LimitUse;
  /** By due date. */
  readonly ageing: Ageing;
  /** Yuan past their due date. */
  readonly overdue: number;
  readonly licences: readonly LicenceCount[];
}

/** The overview of the calculated book, one pass over each table it looks at. */
export function overviewOf(live: LiveLedger): Overview {
  const { ledger, asOf } = live;
  const rating = tableData(ledger, 'rating');
  const grades = gradesOf(live);
  const classes = columnValues(tableData(ledger, 'classes'), 'customerClass').filter(isText).reverse();
  const ageing = bookAgeing(ledger, 'dueDate');
  return {
    asOf,
    customers: rating.rowCount,
    grades: sharesOf(columnValues(rating, 'grade'), grades),
    classes: sharesOf(columnValues(rating, 'customerClass'), classes),
    limits: limitUse(ledger),
    ageing,
    overdue: ageing.buckets.slice(1).reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100,
    licences: licenceCounts(ledger),
  };
}

function sharesOf(values: readonly CellValue[], lowestFirst: readonly string[]): Share[] {
  const counts = new Map<string | null, number>();
  for (const value of values) {
    const name = isText(value) ? value : null;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const known: Share[] = lowestFirst.map((name) => ({
    name,
    count: counts.get(name) ?? 0,
    height: heightOf(lowestFirst, name),
  }));
  const none = counts.get(null) ?? 0;
  return [...known.reverse(), ...(none > 0 ? [{ name: null, count: none, height: 0 }] : [])];
}

function limitUse(ledger: Ledger): LimitUse {
  const rating = tableData(ledger, 'rating');
  const [limits, exposures] = [columnValues(rating, 'creditLimit'), columnValues(rating, 'exposure')];
  const counts: Record<UseBand, number> = { below80: 0, from80: 0, over: 0, noLimit: 0 };
  let [limit, exposure] = [0, 0];
  for (let row = 0; row < rating.rowCount; row++) {
    const [granted, used] = [fenOf(limits[row] ?? null), fenOf(exposures[row] ?? null)];
    limit += granted ?? 0;
    exposure += used ?? 0;
    const band = granted === undefined || used === undefined ? undefined : bandOfUse(granted, used);
    if (band) counts[band]++;
  }
  return {
    limit: limit / 100,
    exposure: exposure / 100,
    bands: useBands.map((id) => ({ id, count: counts[id] })),
  };
}

/** Fen; the bounds are those of warning W01. */
function bandOfUse(limit: number, exposure: number): UseBand | undefined {
  if (limit === 0) return exposure > 0 ? 'noLimit' : undefined;
  return exposure > limit ? 'over' : exposure * 10 >= limit * 8 ? 'from80' : 'below80';
}

function licenceCounts(ledger: Ledger): LicenceCount[] {
  const licences = tableData(ledger, 'licences');
  const counts = licenceBands.map(() => 0);
  for (let row = 0; row < licences.rowCount; row++) {
    const left = daysLeftAt(ledger, row);
    const band = left === undefined ? -1 : licenceBands.findIndex(({ to }) => left <= to);
    if (band >= 0) counts[band] = (counts[band] ?? 0) + 1;
  }
  return licenceBands.map(({ id }, i) => ({ id, count: counts[i] ?? 0 }));
}

/** Days left of a licence that counts: a renewed one and a GSP certificate never do (domain.md §5.2). */
export function daysLeftAt(ledger: Ledger, row: number): number | undefined {
  const licences = tableData(ledger, 'licences');
  const at = (id: string): CellValue => columnValues(licences, id)[row] ?? null;
  const left = at('daysLeft');
  return typeof left === 'number' && at('superseded') === '否' && at('kind') !== 'GSP证书' ? left : undefined;
}

function isText(value: CellValue): value is string {
  return typeof value === 'string' && value !== '';
}
