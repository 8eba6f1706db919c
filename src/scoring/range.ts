import { tableData, valueAt } from '../ledger/data.ts';
import type { CellEdit } from '../ledger/edit.ts';
import type { CellValue } from '../ledger/value.ts';
import type { MissingCell } from './missing.ts';
import type { ScoredBook } from './scored-book.ts';
import { newCustomerCell, openVetoes, type Unknown, unknownsOf } from './unknowns.ts';

/** The grades a customer can still reach; one and the same once the rating is finished. */
export interface GradeRange {
  readonly worst: string;
  readonly best: string;
  readonly worstTotal: number | null;
  readonly bestTotal: number | null;
}

/** A cell to collect, and how far the result falls from its best when the cell comes out at its worst. */
export interface CellToCollect extends MissingCell {
  readonly grades: number;
  readonly points: number;
}

/** What an unfinished rating can come to. */
export interface Prospect {
  /** Nothing where the standards themselves give no grade. */
  readonly range: GradeRange | null;
  /** Those that can move the result most come first. */
  readonly missing: readonly CellToCollect[];
}

interface Outcome {
  readonly rank: number;
  readonly total: number | null;
  readonly grade: string;
}

type End = 'worst' | 'best';
type Newness = '是' | '否' | undefined;

/** The range of grades and the cells to collect next; row of 信用评定, 0-based. */
export function prospectOf(book: ScoredBook, row: number): Prospect {
  const unknowns = unknownsOf(book, row);
  const now = outcomeOf(book, row);
  if (unknowns.length === 0) return { range: now ? rangeOf(now, now) : null, missing: [] };

  const asNew = newCustomerCell(book, row);
  const cases: readonly Newness[] = asNew ? ['是', '否'] : [undefined];
  const assumptions = (end: End, newness: Newness): CellEdit[] => [
    ...(asNew && newness ? [{ ...asNew, value: newness }] : []),
    ...unknowns.flatMap((unknown) => unknown[end]),
  ];
  const ends = (end: End) =>
    cases.flatMap((newness) => {
      const outcome = assume(book, row, end, assumptions(end, newness), () => outcomeOf(book, row));
      return outcome ? [{ ...outcome, newness }] : [];
    });
  const worst = ends('worst').sort(compare)[0];
  const best = ends('best').sort(compare).at(-1);
  const missing = assume(book, row, 'best', assumptions('best', best?.newness ?? cases[0]), () =>
    rankCells(book, row, unknowns),
  );
  return { range: worst && best ? rangeOf(worst, best) : null, missing };
}

/** A look at the book under assumptions; vetoes that are open even then come out as the end asks. */
function assume<Result>(
  book: ScoredBook,
  row: number,
  end: End,
  assumptions: readonly CellEdit[],
  look: () => Result,
): Result {
  return book.tryOut(assumptions, () => {
    const open = openVetoes(book, row).map((column) => ({
      table: 'rating',
      row,
      column,
      value: end === 'worst' ? '是' : '否',
    }));
    return open.length === 0 ? look() : book.tryOut(open, look);
  });
}

/** With everything else at its best: what each cell alone can take away. */
function rankCells(book: ScoredBook, row: number, unknowns: readonly Unknown[]): CellToCollect[] {
  const best = outcomeOf(book, row);
  const waiting = new Map<string, { readonly cell: MissingCell; readonly of: Unknown[] }>();
  for (const unknown of unknowns)
    for (const cell of unknown.cells) {
      const name = `${cell.sheet}!${cell.cell}`;
      const known = waiting.get(name);
      if (known) known.of.push(unknown);
      else waiting.set(name, { cell, of: [unknown] });
    }
  return [...waiting.values()]
    .map(({ cell, of }): CellToCollect => {
      const without = book.tryOut(
        of.flatMap(({ worst }) => worst),
        () => outcomeOf(book, row),
      );
      const points = Math.round(((best?.total ?? 0) - (without?.total ?? 0)) * 100) / 100;
      return { ...cell, grades: (best?.rank ?? 0) - (without?.rank ?? 0), points };
    })
    .sort((a, b) => b.grades - a.grades || b.points - a.points);
}

function outcomeOf({ ledger }: ScoredBook, row: number): Outcome | undefined {
  const read = (id: string): CellValue => valueAt(tableData(ledger, 'rating'), row, id);
  const [rank, total, grade] = [read('gradeRank'), read('total'), read('grade')];
  if (typeof rank !== 'number' || typeof grade !== 'string' || grade === '') return undefined;
  return { rank, total: typeof total === 'number' ? total : null, grade };
}

function compare(a: Outcome, b: Outcome): number {
  return a.rank - b.rank || (a.total ?? 0) - (b.total ?? 0);
}

function rangeOf(worst: Outcome, best: Outcome): GradeRange {
  return { worst: worst.grade, best: best.grade, worstTotal: worst.total, bestTotal: best.total };
}
