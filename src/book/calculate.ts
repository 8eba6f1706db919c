import { calculateColumn, scopeOf } from '../formula/evaluate.ts';
import { LedgerIndex } from '../formula/ledger-index.ts';
import type { Ledger } from '../ledger/data.ts';
import { fillParameters } from './parameters.ts';
import { calculationOrder, type Step } from './plan.ts';

/**
 * Fills every derived column and computed parameter of the book, in place.
 * @param asOf the day everything is counted to, a serial number; it becomes 参数!基准日
 * @returns columns and search structures of the calculated book
 */
export function calculate(ledger: Ledger, asOf: number): LedgerIndex {
  fillParameters(ledger, asOf);
  const index = new LedgerIndex(ledger);
  calculateSteps(ledger, index, calculationOrder);
  return index;
}

/** Fills some derived columns of a book whose other columns are calculated already; in their order. */
export function calculateSteps(ledger: Ledger, index: LedgerIndex, steps: readonly Step[]): void {
  for (const { table, column, rule } of steps)
    index.take(table, column, calculateColumn(rule, scopeOf(ledger, table, index)));
}
