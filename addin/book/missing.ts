import type { LiveLedger } from '../../src/book/live-ledger.ts';
import type { MissingCell } from '../../src/scoring/missing.ts';
import { scoreOf } from '../../src/scoring/result.ts';

/** The cells that keep a customer from being scored, those first that can move the result most. */
export function missingOf(
  live: LiveLedger,
  customerId: string,
): { readonly name: string; readonly cells: readonly MissingCell[] } {
  const score = scoreOf(live, customerId);
  return { name: score?.name || customerId, cells: score?.missing ?? [] };
}
