import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveLedger } from '../../../src/book/live-ledger.ts';
import { columnOf } from '../../../src/ledger/column.ts';
import { columnValues, tableData } from '../../../src/ledger/data.ts';
import type { CellEdit } from '../../../src/ledger/edit.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { liftOf } from '../../../src/scoring/lift.ts';
import { addCustomer, addLicences, answersOf778, cell, standardLedger } from '../../support/ledger.ts';
import { asOf } from '../../support/sample-book.ts';

/** Everything at its best. */
const bestAnswers = {
  ...answersOf778,
  x1: '主动开拓',
  x2: '现款或提前付款',
  x3: '专人专车',
  j1: '优',
  j2: 0.95,
  j4: 5,
  j5a: 1000,
  j5b: 5,
  j5c: 20,
  c1: '优',
  c4: '好',
  s1: '当地前三',
  s2: '良好',
};
const bestPotential = {
  expectedPurchase: 600,
  evidencedGrowth: 0.6,
  plannedPurchaseDays: 12,
  ownShare: 0.6,
  marketCoverage: 0.9,
  willingness: '强',
};

function bookOf(
  answers: Record<string, CellValue>,
  potential: Record<string, CellValue> = bestPotential,
): LiveLedger {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001', {
    answers: { ...bestAnswers, ...answers },
    potential,
    customer: { registeredCapital: 2000 },
  });
  addLicences(ledger, 'C001');
  return new LiveLedger(ledger, asOf);
}

const rank = ({ ledger }: LiveLedger): number => Number(cell(ledger, 'rating', 'gradeRank'));

/** 分段 of a criterion with their value, worst first. */
function valuesOf({ ledger }: LiveLedger, criterion: string): readonly CellValue[] {
  const bands = tableData(ledger, 'bands');
  return columnValues(bands, 'criterion')
    .flatMap((code, row) => (code === criterion ? [row] : []))
    .sort((a, b) => Number(cell(ledger, 'bands', 'points', a)) - Number(cell(ledger, 'bands', 'points', b)))
    .map((row) => cell(ledger, 'bands', 'choice', row) ?? cell(ledger, 'bands', 'bound', row));
}

const questions = ['x1', 'x3', 'j2', 'j4', 'c1'] as const;
const criterionOf = (column: string) => columnOf(tableOf('investigation'), column).criterion!;

/** Fewest inputs, then fewest bands, by trying every combination of better answers. */
function exhaustive(book: LiveLedger, levels: readonly number[]): readonly [number, number] | undefined {
  const before = rank(book);
  let best: readonly [number, number] | undefined;
  const visit = (at: number, edits: readonly CellEdit[], climb: number): void => {
    const column = questions[at];
    if (column === undefined) {
      if (best && (edits.length > best[0] || (edits.length === best[0] && climb >= best[1]))) return;
      if (book.tryOut(edits, () => rank(book)) > before) best = [edits.length, climb];
      return;
    }
    visit(at + 1, edits, climb);
    const values = valuesOf(book, criterionOf(column));
    for (let level = levels[at]! + 1; level < values.length; level++) {
      const edit = { table: 'investigation', row: 0, column, value: values[level] ?? null };
      visit(at + 1, [...edits, edit], climb + level - levels[at]!);
    }
  };
  visit(0, [], 0);
  return best;
}

describe('what lifts a grade', () => {
  it('is the smallest set there is, as trying every combination shows', () => {
    let reached = 0;
    let tooFar = 0;
    fc.assert(
      fc.property(
        fc.tuple(...questions.map(() => fc.nat(3))),
        fc.integer({ min: 1, max: 1600 }),
        (levels, gap) => {
          const blank = bookOf({});
          const answers = questions.map((column, i) => [
            column,
            valuesOf(blank, criterionOf(column))[levels[i]!] ?? null,
          ]);
          const book = bookOf(Object.fromEntries(answers));
          const total = Number(cell(book.ledger, 'rating', 'total'));
          // D, C and B far below, A a little above the total: a new customer gets no further than A.
          const bounds = [0, 1, 2, Math.round(total * 100 + gap) / 100, 200, 300];
          book.edit(bounds.map((value, row) => ({ table: 'grades', row, column: 'minimumScore', value })));
          const lift = liftOf(book, 'C001')!;
          const smallest = exhaustive(book, levels);
          if (!smallest) {
            tooFar++;
            expect(lift.outcome).toBe('tooFar');
            return;
          }
          reached++;
          if (lift.outcome !== 'reachable') throw new Error(`${lift.outcome}, though ${smallest} would do`);
          expect([lift.steps.length, lift.steps.reduce((sum, { climb }) => sum + climb, 0)]).toEqual(
            smallest,
          );
          expect(lift.after.grade).toBe('A');
          expect(book.tryOut(lift.steps, () => cell(book.ledger, 'rating', 'grade'))).toBe('A');
        },
      ),
      // The best answers there are can reach nothing more; the worst, a little below the grade, can.
      {
        numRuns: 20,
        examples: [
          [questions.map(() => 3) as [number, number, number, number, number], 1600],
          [questions.map(() => 0) as [number, number, number, number, number], 1],
        ],
      },
    );
    expect(reached).toBeGreaterThan(3);
    expect(tooFar).toBeGreaterThan(0);
  });

  it('lifts a rule together with the answer that broke it', () => {
    const book = bookOf({ c2: '失信或被执行' });
    expect(cell(book.ledger, 'rating', 'grade')).toBe('D');
    const lift = liftOf(book, 'C001')!;
    expect(lift).toMatchObject({
      outcome: 'reachable',
      target: 'C',
      steps: [{ column: 'c2', value: '在诉', climb: 1, clears: ['V1'] }],
      after: { grade: 'A' },
    });
  });

  it.each<[string, Record<string, CellValue>, string[]]>([
    ['a veto no scored answer can lift', { dishonest: '是' }, ['V1']],
    ['two of them', { dishonest: '是', suedBySupplier: '是' }, ['V1', 'V2']],
    ['a new customer at A', {}, ['V6']],
  ])('names what blocks it: %s', (_, answers, rules) => {
    const lift = liftOf(bookOf(answers), 'C001')!;
    expect(lift.outcome).toBe('blocked');
    if (lift.outcome === 'blocked') expect(lift.blockedBy.map(({ rule }) => rule)).toEqual(rules);
  });

  it('says when there is nothing to lift', () => {
    expect(liftOf(bookOf({ x1: null }), 'C001')?.outcome).toBe('unfinished');
    expect(liftOf(bookOf({}), 'C999')).toBeUndefined();
    const best = bookOf({});
    best.edit([{ table: 'vetoes', row: 5, column: 'enabled', value: '否' }]);
    expect(liftOf(best, 'C001')?.outcome).toBe('topGrade');
  });

  it('leaves the book as it was', () => {
    const book = bookOf({ x1: '被动', j2: 0.1, c1: '差' });
    const before = structuredClone([...book.ledger.tables.get('rating')!.columns]);
    liftOf(book, 'C001');
    expect([...book.ledger.tables.get('rating')!.columns]).toEqual(before);
  });
});
