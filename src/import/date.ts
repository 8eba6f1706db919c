import { dateOfSerial, serialOf } from '../ledger/calendar.ts';
import { compactText } from './text.ts';

/** What a cell of a date column says. */
export type DateReading =
  | { readonly kind: 'date'; readonly serial: number }
  /** Written like a date, but no such day exists (2026-02-30). */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' };

/** Serial numbers taken for dates: 1954-10-03 to 2119-01-11; smaller ones are years, counts or amounts. */
const earliest = 20_000;
const latest = 80_000;

const unreadable: DateReading = { kind: 'unreadable' };

/** Year-month-day in the ways staff write it; the time of day behind it is dropped. */
const patterns: readonly RegExp[] = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/**
 * Reads 2026/1/5, 2026.1.5, 2026-1-5, 20260105, 2026年1月5日 and serial numbers (as number or text), full-width
 * or not (domain.md §8.6). Day-first and two-digit years are unreadable: they would be guesses.
 */
export function readDate(value: number | string): DateReading {
  if (typeof value === 'number') return readNumber(value);
  const withoutTime = value
    .trim()
    .replace(/[\sT　]+\d{1,2}[:：]\d{2}([:：]\d{2}(\.\d+)?)?\s*(AM|PM)?Z?$/i, '');
  const compact = compactText(withoutTime).replace(/[。．]/g, '.');
  for (const pattern of patterns) {
    const match = pattern.exec(compact);
    if (match) return readParts(Number(match[1]), Number(match[2]), Number(match[3]));
  }
  return /^\d{5}(\.\d+)?$/.test(compact) ? readNumber(Number(compact)) : unreadable;
}

function readNumber(value: number): DateReading {
  if (value >= earliest && value < latest) return { kind: 'date', serial: Math.floor(value) };
  // 20260105 typed as a number.
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 21_001_231)
    return readParts(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
  return unreadable;
}

function readParts(year: number, month: number, day: number): DateReading {
  if (year < 1900 || year > 2118) return unreadable;
  const serial = serialOf(year, month, day);
  const back = dateOfSerial(serial);
  return back.month === month && back.day === day ? { kind: 'date', serial } : { kind: 'impossible' };
}
