// How long the engine takes to calculate a whole book.
import { calculate } from '../src/book/calculate.ts';
import { parseIsoDate } from '../src/ledger/calendar.ts';
import { tableData } from '../src/ledger/data.ts';
import { sampleLedger } from '../src/sample/sample-ledger.ts';
import { defaultStandards } from '../templates/standards/default.ts';

/** Lines that tell the time to calculate every derived column of a made-up book. */
export async function benchScoring(quick = false): Promise<string[]> {
  const asOf = parseIsoDate('2026-11-23')!;
  const ledger = sampleLedger({ customers: quick ? 500 : 5000, seed: 1, asOf, standards: defaultStandards });
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    calculate(ledger, asOf);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const rows = (table: string): string => tableData(ledger, table).rowCount.toLocaleString('en-US');
  return [
    'Calculating a book (all derived columns, in memory)',
    `  ${rows('customers')} customers, ${rows('sales')} sales, ${rows('receipts')} receipts: ${times[2]!.toFixed(0)} ms (median of 5)`,
  ];
}
