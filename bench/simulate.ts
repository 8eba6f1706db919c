// How long a standard takes to be tried on every customer of a calculated book.
import { calculate } from '../src/book/calculate.ts';
import { draftStandard, requireArchived } from '../src/book/standard/lifecycle.ts';
import { simulateStandard } from '../src/book/standard/simulate.ts';
import { parseIsoDate } from '../src/ledger/calendar.ts';
import { columnValues, type Ledger, tableData, valueAt } from '../src/ledger/data.ts';
import type { CellValue } from '../src/ledger/value.ts';
import { sampleLedger } from '../src/sample/sample-ledger.ts';
import { defaultStandards } from '../templates/standards/default.ts';

/** Cells of the draft's rows in 标准存档 that get another value: table, column, factor. */
const changes = {
  'other grade bounds': [['等级标准', 'grades_minimumScore', 0.95]],
  'other points, bounds and limits': [
    ['评分标准', 'bands_points', 0.9],
    ['等级标准', 'grades_minimumScore', 0.95],
    ['授信标准', 'creditLimits_cap', 0.8],
  ],
} as const;

/** Lines that tell the time of a small and of a sweeping change of the standard, for a made-up book. */
export async function benchSimulate(quick = false): Promise<string[]> {
  const asOf = parseIsoDate('2026-11-23')!;
  const customers = quick ? 1000 : 50_000;
  const ledger = sampleLedger({ customers, seed: 1, asOf, standards: defaultStandards, salesPerCustomer: 2 });
  calculate(ledger, asOf);
  return [
    `Trying a standard on ${customers.toLocaleString('en-US')} customers (calculated book in memory)`,
    ...Object.entries(changes).map(([name, cells]) => {
      draftStandard(ledger, asOf, { version: name });
      for (const [table, column, factor] of cells) scale(ledger, name, table, column, factor);
      const standard = requireArchived(ledger, name);
      const times: number[] = [];
      let moved = 0;
      for (let run = 0; run < 5; run++) {
        const start = performance.now();
        moved = simulateStandard(ledger, standard).moved.length;
        times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      return `  ${name}: ${times[2]!.toFixed(0)} ms (median of 5), ${moved.toLocaleString('en-US')} customers change`;
    }),
  ];
}

function scale(ledger: Ledger, version: string, table: string, column: string, factor: number): void {
  const archive = tableData(ledger, 'standardArchive');
  const values: CellValue[] = columnValues(archive, column);
  for (let row = 0; row < archive.rowCount; row++) {
    const value = values[row];
    if (valueAt(archive, row, 'version') === version && valueAt(archive, row, 'table') === table)
      values[row] = typeof value === 'number' ? Math.round(value * factor * 100) / 100 : value!;
  }
}
