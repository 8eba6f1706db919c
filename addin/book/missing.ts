import type { LiveLedger } from '../../src/book/live-ledger.ts';
import { ruleOf } from '../../src/book/rules.ts';
import type { ExplainScope } from '../../src/formula/explain.ts';
import { cellAddress, type Ledger, sheetOf } from '../../src/ledger/data.ts';
import { type MissingCell, scoreOf } from '../../src/scoring/result.ts';

/** A scope for explanations of the open book. */
export function scopeOfLive({ ledger, index }: LiveLedger): ExplainScope {
  return { ledger, index, ruleOf };
}

/** Row of a customer in 信用评定, 0-based; nothing for a customer without one. */
export function ratingRowOf({ index }: LiveLedger, customerId: string): number | undefined {
  const position = index.position('rating', 'customerId', customerId);
  return position === undefined ? undefined : position - 1;
}

/** The cells that keep a customer from being scored, each with a place to go to. */
export function missingOf(
  live: LiveLedger,
  customerId: string,
): { readonly name: string; readonly cells: readonly MissingCell[] } {
  const row = ratingRowOf(live, customerId);
  if (row === undefined) return { name: customerId, cells: [] };
  const score = scoreOf(scopeOfLive(live), row);
  return { name: score.name || customerId, cells: score.missing.map((cell) => placed(live.ledger, cell)) };
}

/** A form without a row for the customer is filled in the first row below it. */
export function placed(ledger: Ledger, missing: MissingCell): MissingCell {
  if (missing.cell !== '') return missing;
  const data = [...ledger.tables.values()].find((table) => sheetOf(table) === missing.sheet);
  return data ? { ...missing, cell: cellAddress(data, data.rowCount, 'customerId') } : missing;
}
