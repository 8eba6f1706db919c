import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveLedger } from '../../../src/book/live-ledger.ts';
import type { Band } from '../../../src/formula/bands.ts';
import { tableData, valueAt } from '../../../src/ledger/data.ts';
import { tables } from '../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import {
  type Criterion,
  type ScoredForm,
  scoredForms,
  sourceOfCriterion,
} from '../../../src/scoring/criteria.ts';
import { scoresOf } from '../../../src/scoring/result.ts';
import { asOf, sampleBook } from '../../support/sample-book.ts';

const book = new LiveLedger(sampleBook({ customers: 25, seed: 4, salesPerCustomer: 8, dirty: false }), asOf);
/** Customers whom every criterion scores by its bands: graded, and no longer new. */
const rated = scoresOf(book).filter(
  ({ customerId, grade }) =>
    grade !== null &&
    valueAt(tableData(book.ledger, 'rating'), rowIn('rating', customerId), 'newCustomer') === '否',
);
const criteria = scoredForms.flatMap((form) => form.criteria.map((criterion) => ({ form, criterion })));

function rowIn(table: string, customerId: string): number {
  return book.index.position(table, 'customerId', customerId)! - 1;
}

/** The points of a criterion and the total of a customer, were the answer this one. */
function outcome(
  { form, criterion }: { readonly form: ScoredForm; readonly criterion: Criterion },
  customerId: string,
  value: CellValue,
): { points: CellValue; total: CellValue } {
  const [name, header] = sourceOfCriterion(form, criterion).split('.');
  const table = tables.find((table) => table.name === name)!;
  const column = table.columns.find((column) => column.header === header)!.id;
  const read = (id: string, column: string): CellValue =>
    valueAt(tableData(book.ledger, id), rowIn(id, customerId), column);
  return book.tryOut([{ table: table.id, row: rowIn(table.id, customerId), column, value }], () => ({
    points: read(form.table, criterion.column),
    total: read('rating', 'total'),
  }));
}

/** The answer in a band: its choice, or a number a little way from its bound into the band. */
function answerIn({ points: { by } }: Criterion, { bound, choice }: Band, away: number): CellValue {
  if (by === 'choice') return choice;
  return by === 'rising' ? Number(bound) + away : Math.max(0, Number(bound) - away);
}

describe.each(criteria.map((each) => [each.criterion.code, each] as const))('%s', (code, each) => {
  const bands = book.index.bands(code);
  const { by } = each.criterion.points;

  it('gives a band from its bound on, and the one before it just beyond', () => {
    const customer = rated[0]!.customerId;
    bands.forEach((band, at) => {
      expect([band.label, outcome(each, customer, answerIn(each.criterion, band, 0)).points]).toEqual([
        band.label,
        band.points,
      ]);
      const before = bands[at - 1];
      if (by === 'choice' || !before) return;
      const beyond = Number(band.bound) + (by === 'rising' ? -0.0001 : 0.0001);
      expect([band.label, outcome(each, customer, beyond).points]).toEqual([band.label, before.points]);
    });
  });

  it('never lowers the total for a better answer', () => {
    const better = by === 'rising' ? 1 : -1;
    const worth = (answer: CellValue): number =>
      by === 'choice'
        ? Number(bands.find(({ choice }) => choice === answer)!.points)
        : better * Number(answer);
    fc.assert(
      fc.property(
        fc.nat(rated.length - 1),
        fc.tuple(fc.nat(bands.length - 1), fc.nat(bands.length - 1)),
        fc.tuple(
          fc.double({ min: 0, max: 0.05, noNaN: true }),
          fc.double({ min: 0, max: 0.05, noNaN: true }),
        ),
        (which, [first, second], [away, further]) => {
          const answers = [
            answerIn(each.criterion, bands[first]!, away),
            answerIn(each.criterion, bands[second]!, further),
          ].sort((a, b) => worth(a) - worth(b));
          const [low, high] = answers.map((answer) => outcome(each, rated[which]!.customerId, answer).total);
          expect(typeof low).toBe('number');
          expect(high).toBeGreaterThanOrEqual(low as number);
        },
      ),
      { numRuns: 25 },
    );
  });
});

it('cells to collect come in the order in which they move the result, and never add to the best of it', () => {
  const unfinished = new LiveLedger(
    sampleBook({ customers: 60, seed: 11, salesPerCustomer: 6, dirty: true }),
    asOf,
  );
  const waiting = scoresOf(unfinished).filter(({ missing }) => missing.length > 1);
  expect(waiting.length).toBeGreaterThan(3);
  for (const { missing } of waiting) {
    const moves = missing.map(({ grades, points }) => [grades, points] as const);
    for (const [grades, points] of moves) expect(grades >= 0 && (grades > 0 || points >= 0)).toBe(true);
    expect(moves).toEqual([...moves].sort(([a, x], [b, y]) => b - a || y - x));
  }
});
