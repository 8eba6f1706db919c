import { expect, it } from 'vitest';
import { LiveLedger } from '../../../src/book/live-ledger.ts';
import { scoreOf } from '../../../src/scoring/result.ts';
import { whatIf } from '../../../src/scoring/what-if.ts';
import { copyLedger } from '../../support/ledger.ts';
import { asOf, sampleBook } from '../../support/sample-book.ts';

const book = new LiveLedger(sampleBook({ customers: 30, seed: 3, salesPerCustomer: 8, dirty: false }), asOf);

it('tells the new score and the lines that moved, and leaves the book as it was', () => {
  const contents = copyLedger(book.ledger);
  const now = scoreOf(book, 'C0002')!;
  const result = whatIf(book, 'C0002', [
    { table: 'investigation', column: 'x1', value: '不配合' },
    { table: 'investigation', column: 'j2', value: 0.95 },
  ])!;
  expect(result.before).toEqual(now);
  expect(result.moved.map(({ after }) => [after.criterion, after.points, after.band])).toEqual([
    ['X1', 0, '不配合'],
    ['J2', 6, '90% 起'],
  ]);
  const moved = result.moved.reduce(
    (sum, { before, after }) => sum + (after.contribution ?? 0) - (before.contribution ?? 0),
    0,
  );
  expect((result.after.total ?? 0) - (now.total ?? 0)).toBeCloseTo(moved, 9);
  expect(copyLedger(book.ledger)).toEqual(contents);
});

it('takes a value of a computed column as an assumption', () => {
  const result = whatIf(book, 'C0002', [{ table: 'paymentHistory', column: 'collectionRate', value: 0.61 }])!;
  expect(result.after.parts.find(({ criterion }) => criterion === 'H1')).toMatchObject({
    points: 10,
    band: '60% 起',
    input: { value: 0.61 },
  });
  expect(scoreOf(book, 'C0002')).toEqual(result.before);
});

it('has no answer for a customer that is not there', () => {
  expect(whatIf(book, 'C9999', [])).toBeUndefined();
});
