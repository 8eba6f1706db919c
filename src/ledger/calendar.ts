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

/** Last day spreadsheets know, 9999-12-31. */
const lastSerial = 2_958_465;

/** The date of a serial number; a time of day is dropped. */
export function dateOfSerial(serial: number): CalendarDate {
  return serial >= 0 && serial <= lastSerial
    ? dateOfDay(Math.floor(serial) + marchOfYearZero)
    : dateOfAnyDay(serial);
}

/** Days from 0000-03-01 to day 0 of the 1900 system: a year that begins in March has its leap day at the end. */
const marchOfYearZero = 693_899;

function dateOfDay(days: number): CalendarDate {
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

function dateOfAnyDay(serial: number): CalendarDate {
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

/** `2026-11-23 14:05` on this desk's clock, of milliseconds since 1970. */
export function localTime(milliseconds: number): string {
  const time = new Date(milliseconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
