import { type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';

/** Totals of item rows in integer fen: sums of the lines, never recomputed (domain.md §7.2). */
export function lineTotals(
  ledger: Ledger,
  lines: readonly number[],
): { amountFen: number; netFen: number; taxFen: number } {
  const data = tableData(ledger, 'contractLines');
  const sum = (column: string): number =>
    lines.reduce((total, line) => total + (fenOf(valueAt(data, line, column)) ?? 0), 0);
  return { amountFen: sum('amount'), netFen: sum('netAmount'), taxFen: sum('taxAmount') };
}
