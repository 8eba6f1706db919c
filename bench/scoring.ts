// How long the engine takes to score customers, beside a plain loop for the same form, and to follow one edit.
import { fileURLToPath } from 'node:url';
import { calculate, calculateSteps } from '../src/book/calculate.ts';
import { LiveLedger } from '../src/book/live-ledger.ts';
import { fillParameters } from '../src/book/parameters.ts';
import { calculationOrder, type Step } from '../src/book/plan.ts';
import { columnsReadBy } from '../src/formula/dependencies.ts';
import { LedgerIndex } from '../src/formula/ledger-index.ts';
import { parseIsoDate } from '../src/ledger/calendar.ts';
import { columnValues, type Ledger, tableData } from '../src/ledger/data.ts';
import { sampleLedger } from '../src/sample/sample-ledger.ts';
import { defaultStandards } from '../templates/standards/default.ts';
import { libreOfficeMissing } from '../test/support/libreoffice.ts';
import { scoreHistory } from './floor.ts';
import { recalculationTime } from './libreoffice.ts';
import { multiply } from './many-customers.ts';

const asOf = parseIsoDate('2026-11-23')!;

/** Lines that tell the time to score the customers of a made-up book. */
export async function benchScoring(quick = false): Promise<string[]> {
  const ledger = multiply(
    sampleLedger({
      customers: quick ? 500 : 5000,
      seed: 1,
      asOf,
      standards: defaultStandards,
      salesPerCustomer: 10,
    }),
    10,
  );
  const rows = (table: string): string => tableData(ledger, table).rowCount.toLocaleString('en-US');
  const steps = stepsOf('paymentHistory', 'score');
  fillParameters(ledger, asOf);
  calculateSteps(ledger, new LedgerIndex(ledger), steps);
  const disagreeing = disagreements(ledger, scoreHistory(ledger, asOf));
  if (disagreeing > 0) throw new Error(`the plain loop disagrees on ${disagreeing} customers`);

  const times = Array.from({ length: 5 }, () => ({
    floor: timed(() => scoreHistory(ledger, asOf)),
    form: timed(() => calculateSteps(ledger, new LedgerIndex(ledger), steps)),
    book: timed(() => calculate(ledger, asOf)),
  }));
  const median = (pick: (time: (typeof times)[number]) => number): number =>
    times.map(pick).sort((a, b) => a - b)[2]!;
  const floor = median(({ floor }) => floor);
  const line = (what: string, milliseconds: number): string =>
    `| ${what} | ${milliseconds.toFixed(0)} | ${(milliseconds / floor).toFixed(2)} |`;
  return [
    `Scoring ${rows('customers')} customers from ${rows('sales')} sales and ${rows('receipts')} receipts in memory`,
    '',
    '| | ms (median of 5) | ÷ plain loop |',
    '| --- | ---: | ---: |',
    line('plain loop written for 历史回款能力', floor),
    line(
      `the same form by its rules, ${steps.length} columns`,
      median(({ form }) => form),
    ),
    line(
      `the whole book, ${calculationOrder.length} columns`,
      median(({ book }) => book),
    ),
    '',
    `One edited cell, all it reaches: ${editTimes(ledger)}`,
    await besideLibreOffice(),
  ];
}

/** A book of a size a spreadsheet can do: it walks through the ledger for every sum. */
async function besideLibreOffice(): Promise<string> {
  const missing = libreOfficeMissing();
  if (missing !== undefined) return `LibreOffice: ${missing}`;
  const ledger = sampleLedger({
    customers: 500,
    seed: 1,
    asOf,
    standards: defaultStandards,
    salesPerCustomer: 8,
  });
  const ours = Array.from({ length: 9 }, () => timed(() => calculate(ledger, asOf))).sort(
    (a, b) => a - b,
  )[4]!;
  const theirs = await recalculationTime(ledger);
  const { rowCount } = tableData(ledger, 'sales');
  return `500 customers with ${rowCount} sales worked out: ours ${ours.toFixed(0)} ms, LibreOffice ${theirs.toFixed(0)} ms (${(theirs / ours).toFixed(0)}×)`;
}

/** The derived columns a column needs, in calculation order. */
function stepsOf(table: string, column: string): Step[] {
  const needed = new Set([`${table}.${column}`]);
  const steps = [...calculationOrder].reverse().filter((step) => {
    if (!needed.has(`${step.table}.${step.column}`)) return false;
    for (const name of columnsReadBy(step.table, step.rule)) needed.add(name);
    return true;
  });
  return steps.reverse();
}

function disagreements(ledger: Ledger, scores: Float64Array): number {
  const ours = columnValues(tableData(ledger, 'paymentHistory'), 'score');
  return ours.filter((score, row) => !Object.is(typeof score === 'number' ? score : Number.NaN, scores[row]))
    .length;
}

function editTimes(ledger: Ledger): string {
  const live = new LiveLedger(ledger, asOf);
  const edits = [
    { what: '客户调查答案', table: 'creditAnalysis', column: 'x1', values: ['被动', '按计划配合'] },
    { what: '销售数量', table: 'sales', column: 'quantity', values: [3, 5] },
    { what: '回款日期', table: 'receipts', column: 'receivedOn', values: [asOf - 40, asOf - 50] },
  ];
  return edits
    .map(({ what, table, column, values }) => {
      const { rowCount } = tableData(ledger, table);
      const times = Array.from({ length: 300 }, (_, i) => {
        const row = (i * 7919) % rowCount;
        return timed(() => live.edit([{ table, row, column, value: values[i % 2]! }]));
      })
        .slice(100)
        .sort((a, b) => a - b);
      return `${what} ${times[100]!.toFixed(2)} ms`;
    })
    .join(', ');
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log((await benchScoring(process.argv.includes('--quick'))).join('\n'));
