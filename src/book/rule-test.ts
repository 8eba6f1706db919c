import { sameFormula } from '../formula/same-formula.ts';
import type { Table } from '../ledger/column.ts';
import { columnFormula } from './rules.ts';

/**
 * A test whether a formula is the rule of a derived column, however it is spelt. Rows of a column mostly carry one
 * text, so each text is compared once.
 */
export function ruleTest(table: Table, column: string): (formula: string) => boolean {
  const rule = columnFormula(table.id, column) ?? '';
  const known = new Map<string, boolean>();
  return (formula) => {
    const same = known.get(formula) ?? sameFormula(formula, rule, table.name);
    known.set(formula, same);
    return same;
  };
}
