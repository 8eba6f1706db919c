import { columnValues, tableData, valueAt } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import { type LiftOption, liftOptions } from './lift-options.ts';
import { cheapest } from './lift-search.ts';
import { weightsOf } from './parts.ts';
import { type CustomerScore, scoreOf, type VetoHit } from './result.ts';
import type { ScoredBook } from './scored-book.ts';

/** The smallest set of changes that brings a customer to the next grade, or why there is none. */
export type Lift =
  | {
      readonly outcome: 'reachable';
      readonly target: string;
      /** Fewest inputs, then fewest bands to climb. */
      readonly steps: readonly LiftOption[];
      readonly before: CustomerScore;
      readonly after: CustomerScore;
    }
  | {
      readonly outcome: 'blocked';
      readonly target: string;
      /** Rules that hold the grade below the target and that no answer of a form can lift. */
      readonly blockedBy: readonly VetoHit[];
      readonly before: CustomerScore;
    }
  | {
      readonly outcome: 'tooFar';
      readonly target: string;
      /** The total with every answer at its best. */
      readonly bestTotal: number | null;
      readonly before: CustomerScore;
    }
  | { readonly outcome: 'topGrade' | 'unfinished'; readonly before: CustomerScore };

/**
 * What would lift the grade the rules work out for a customer, whatever is approved beside it. Tried are the scored answers of the forms filled by hand, each moved to a
 * better band; what comes from the ledgers and from licences stays as it is.
 * @returns undefined for a customer without a row in 信用评定
 */
export function liftOf(book: ScoredBook, customerId: string): Lift | undefined {
  const before = scoreOf(book, customerId);
  const position = book.index.position('rating', 'customerId', customerId);
  if (!before || position === undefined) return undefined;
  if (before.computed.grade === null) return { outcome: 'unfinished', before };
  const row = position - 1;
  const rank = gradeRank(book, row);
  const target = gradeAt(book, rank + 1);
  if (target === undefined) return { outcome: 'topGrade', before };

  const options = liftOptions(book, before, row);
  const caps = before.hits.filter((hit) => capRank(book, hit) < rank + 1);
  const blockedBy = caps.filter(({ rule }) => !options.some(({ clears }) => clears.includes(rule)));
  if (blockedBy.length > 0) return { outcome: 'blocked', target, blockedBy, before };

  const rules = caps.map(({ rule }) => rule);
  let need = pointsNeeded(book, row, target);
  for (;;) {
    const steps = cheapest(options, need, rules);
    if (!steps) return { outcome: 'tooFar', target, bestTotal: bestTotal(book, row, options), before };
    const after = book.tryOut(steps, () =>
      gradeRank(book, row) > rank ? scoreOf(book, customerId) : undefined,
    );
    if (after) return { outcome: 'reachable', target, steps, before, after };
    // Points finer than a hundredth are rounded form by form: ask for more.
    need += 100;
  }
}

function gradeRank({ ledger }: ScoredBook, row: number): number {
  const rank = valueAt(tableData(ledger, 'rating'), row, 'computedRank');
  return typeof rank === 'number' ? rank : 0;
}

function gradeAt({ ledger }: ScoredBook, rank: number): string | undefined {
  const grade = columnValues(tableData(ledger, 'grades'), 'grade')[rank - 1];
  return typeof grade === 'string' && grade !== '' ? grade : undefined;
}

function capRank({ index }: ScoredBook, { maximumGrade }: VetoHit): number {
  if (maximumGrade === null) return Number.POSITIVE_INFINITY;
  return index.position('grades', 'grade', maximumGrade) ?? Number.POSITIVE_INFINITY;
}

/** What the weighted total lacks, in ten-thousandths of a point, as 综合得分 is rounded. */
function pointsNeeded(book: ScoredBook, row: number, target: string): number {
  const { ledger, index } = book;
  const grade = (index.position('grades', 'grade', target) ?? 0) - 1;
  const bound: CellValue = valueAt(tableData(ledger, 'grades'), grade, 'minimumScore');
  const hundredths = Math.ceil(Number(bound) * 100 - 1e-6);
  let sum = 0;
  for (const [form, weight] of weightsOf(book, row) ?? [])
    sum += Math.round(Number(valueAt(tableData(ledger, 'rating'), row, form)) * 100) * weight;
  return hundredths * 100 - 50 - sum;
}

function bestTotal(book: ScoredBook, row: number, options: readonly LiftOption[]): number | null {
  const best = new Map<string, LiftOption>();
  for (const option of options)
    if (option.gain > (best.get(option.criterion)?.gain ?? 0)) best.set(option.criterion, option);
  return book.tryOut([...best.values()], () => {
    const total = valueAt(tableData(book.ledger, 'rating'), row, 'total');
    return typeof total === 'number' ? total : null;
  });
}
