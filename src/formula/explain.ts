import type { Ledger } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import type { RuleOf } from './dependencies.ts';
import type { Expression } from './expression.ts';
import type { LedgerIndex } from './ledger-index.ts';

/** A calculated book and its rules: what tells how a value came about. */
export interface ExplainScope {
  readonly ledger: Ledger;
  readonly index: LedgerIndex;
  readonly ruleOf: RuleOf;
  /** The value of an expression of `table` in one of its rows (0-based). */
  read(table: string, expression: Expression, row: number): CellValue;
}
