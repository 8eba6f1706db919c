import { formatIsoDate } from '../../src/ledger/calendar.ts';
import type { ColumnKind } from '../../src/ledger/column.ts';
import { CellError, type CellValue, isBlank } from '../../src/ledger/value.ts';

/** Stands where nothing is known; never a zero. */
export const nothing = '–';

const grouped = (digits: number, exact: boolean) =>
  new Intl.NumberFormat('en-US', {
    minimumFractionDigits: exact ? digits : 0,
    maximumFractionDigits: digits,
  });
const cents = grouped(2, true);
const plain = grouped(4, false);
const percents = grouped(1, false);

/** Yuan with two decimals: `¥960,000.00`. */
export function money(yuan: number | null): string {
  return yuan === null ? nothing : `${yuan < 0 ? '−' : ''}¥${cents.format(Math.abs(yuan))}`;
}

/** Yuan for narrow places: whole yuan without decimals, as long as there are no fen to show. */
export function shortMoney(yuan: number | null): string {
  return money(yuan).replace(/\.00$/, '');
}

/** Points with two decimals, as thresholds see them. */
export function score(points: number | null): string {
  return points === null ? nothing : cents.format(points);
}

/** A count or a figure without padding. */
export function number(value: number | null): string {
  return value === null ? nothing : plain.format(value).replace('-', '−');
}

/** A fraction as percent, one decimal at most. */
export function percent(fraction: number | null): string {
  return fraction === null ? nothing : `${percents.format(fraction * 100).replace('-', '−')}%`;
}

/** Serial number of a day: `2026-11-23`. */
export function date(serial: number | null): string {
  return serial === null ? nothing : formatIsoDate(serial);
}

/** A cell of any sheet as it stands there: numbers without grouping, days as days where they are meant. */
export function rawText(value: CellValue, kind: ColumnKind = 'text'): string {
  const isDay = kind === 'date' && typeof value === 'number' && value > 20_000 && value < 80_000;
  return isDay ? date(value) : typeof value === 'number' ? String(value) : cellText(value, 'text');
}

/** An ISO moment as the clock on this desk shows it: `2026-11-23 09:05`. */
export function moment(iso: string): string {
  const at = new Date(iso);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A cell as its column shows it. */
export function cellText(value: CellValue, kind: ColumnKind): string {
  if (isBlank(value)) return nothing;
  if (value instanceof CellError) return value.code;
  if (typeof value !== 'number') return String(value);
  switch (kind) {
    case 'money':
      return money(value);
    case 'percent':
      return percent(value);
    case 'date':
      return date(value);
    default:
      return number(value);
  }
}
