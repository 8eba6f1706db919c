/** Year, month (1–12) and day of a date. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayMilliseconds = 86_400_000;
/** Serial number of 1970-01-01 in the 1900 system. */
const unixEpoch = 25_569;

/**
 * Serial number of a date (1900 system, 2026-11-23 → 46349); month and day may lie outside their range and
 * roll over, as in DATE(). Only UTC arithmetic, so no time zone can move the day.
 */
export function serialOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / dayMilliseconds + unixEpoch;
}

/** The date of a serial number; a time of day is dropped. */
export function dateOfSerial(serial: number): CalendarDate {
  const date = new Date((Math.floor(serial) - unixEpoch) * dayMilliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2026-11-23` → 46349; undefined for anything that is not a date of the calendar. */
export function parseIsoDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const serial = serialOf(year, month, day);
  const back = dateOfSerial(serial);
  return back.year === year && back.month === month && back.day === day ? serial : undefined;
}

/** 46349 → `2026-11-23`. */
export function formatIsoDate(serial: number): string {
  const { year, month, day } = dateOfSerial(serial);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
