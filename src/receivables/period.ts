import { add, dateOf, month, parameter, subtract, where, year } from '../formula/build.ts';
import type { Condition, Expression } from '../formula/expression.ts';

/** The twelve full months up to the cut-off; a month is full on its last day (domain.md §3.7). */
const nextDay = add(parameter('asOf'), 1);

/** Rules of the parameters that bound the period. */
export const periodRules: Readonly<Record<string, Expression>> = {
  periodStart: dateOf(year(nextDay), subtract(month(nextDay), 12), 1),
  periodEnd: dateOf(year(nextDay), month(nextDay), 0),
};

/** Conditions: a date column lies in the period. */
export function inPeriod(column: string): readonly [Condition, Condition] {
  return [where(column, '>=', parameter('periodStart')), where(column, '<=', parameter('periodEnd'))];
}
