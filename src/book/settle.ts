import type { Ledger } from '../ledger/data.ts';
import { type AllocationDecision, allocateReceipts } from '../receivables/allocate.ts';
import { calculate } from './calculate.ts';

/**
 * Calculates the book and settles receipts that name no document; every decision is given back.
 * @param asOf serial number
 */
export function settle(ledger: Ledger, asOf: number): readonly AllocationDecision[] {
  calculate(ledger, asOf);
  const { decisions } = allocateReceipts(ledger);
  if (decisions.length > 0) calculate(ledger, asOf);
  return decisions;
}
