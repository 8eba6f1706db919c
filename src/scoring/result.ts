import { column } from '../formula/build.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { type CreditLimit, creditLimitOf } from '../ledger/credit-limit.ts';
import { type Ledger, sheetOf, tableData, valueAt } from '../ledger/data.ts';
import type { Problem } from '../ledger/problem.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type Adjustment, adjustmentsOf } from './adjustments.ts';
import { type Reason, reasonsOf, type ScorePart, scoreParts } from './parts.ts';
import { type CellToCollect, type GradeRange, prospectOf } from './range.ts';
import { tierOf } from './rules/applications.ts';
import type { ScoredBook } from './scored-book.ts';

/** A rule of 否决规则 that holds for the customer. */
export interface VetoHit {
  readonly rule: string;
  readonly condition: string;
  /** The best grade it leaves; nothing when it caps none. */
  readonly maximumGrade: string | null;
  readonly measure: string;
}

/**
 * What one customer's rating came to; sheet, command line, pane, printed form and contract gate read this. Money
 * in yuan with two decimals; nothing stands for “not known”.
 */
export interface CustomerScore {
  readonly customerId: string;
  readonly name: string;
  readonly standardVersion: string | null;
  /** The day everything is counted to, as YYYY-MM-DD. */
  readonly asOf: string;
  readonly newCustomer: boolean | null;
  readonly creditScore: number | null;
  readonly historyScore: number | null;
  readonly potentialScore: number | null;
  readonly parts: readonly ScorePart[];
  readonly total: number | null;
  readonly grade: string | null;
  /** The grades still reachable; nothing where the standards themselves give none. */
  readonly range: GradeRange | null;
  readonly previousGrade: string | null;
  readonly customerClass: string | null;
  readonly vetoes: readonly string[];
  readonly hits: readonly VetoHit[];
  readonly reasons: readonly Reason[];
  readonly creditLimit: CreditLimit;
  readonly termDays: number | null;
  /** What the rules work out, beside what is in force above. */
  readonly computed: ComputedRating;
  /** What is approved otherwise, and in force today. */
  readonly adjustments: readonly Adjustment[];
  /** Tier of 审批权限 that limit and term need. */
  readonly tier: number | null;
  readonly exposure: number | null;
  readonly available: number | null;
  readonly shipment: string;
  /** The cells to fill before there is a grade; those that can move the result most come first. */
  readonly missing: readonly CellToCollect[];
  readonly problems: readonly Problem[];
}

/** Grade, class, limit and term as the rules work them out. */
export interface ComputedRating {
  readonly grade: string | null;
  readonly customerClass: string | null;
  readonly creditLimit: CreditLimit;
  readonly termDays: number | null;
}

/** Scores of all customers of a calculated book, in the order of 信用评定. */
export function scoresOf(book: ScoredBook, problems: readonly Problem[] = []): CustomerScore[] {
  const { rowCount } = tableData(book.ledger, 'rating');
  const owners = problemsByCustomer(book.ledger, problems);
  return Array.from({ length: rowCount }, (_, row) => {
    const customerId = valueAt(tableData(book.ledger, 'rating'), row, 'customerId');
    return scoreAt(book, row, owners.get(textOf(customerId)) ?? []);
  });
}

/**
 * The score of one customer; undefined when 信用评定 has no row for it.
 * @param problems the customer's own
 */
export function scoreOf(
  book: ScoredBook,
  customerId: string,
  problems: readonly Problem[] = [],
): CustomerScore | undefined {
  const position = book.index.position('rating', 'customerId', customerId);
  return position === undefined ? undefined : scoreAt(book, position - 1, problems);
}

const ratedTier = tierOf(column('creditLimit'), column('termDays'));

function scoreAt(book: ScoredBook, row: number, problems: readonly Problem[]): CustomerScore {
  const rating = tableData(book.ledger, 'rating');
  const read = (id: string): CellValue => valueAt(rating, row, id);
  const number = (id: string): number | null => numberOrNothing(read(id));
  const parts = scoreParts(book, row);
  const vetoes = textOf(read('vetoes')).split(' ').filter(Boolean);
  return {
    customerId: textOf(read('customerId')),
    name: textOf(read('customerName')),
    standardVersion: textOrNothing(book.ledger.parameters.get('standardVersion') ?? null),
    asOf: formatIsoDate(book.asOf),
    newCustomer: isBlank(read('newCustomer')) ? null : read('newCustomer') === '是',
    creditScore: number('creditScore'),
    historyScore: number('historyScore'),
    potentialScore: number('potentialScore'),
    parts,
    total: number('total'),
    grade: textOrNothing(read('grade')),
    ...prospectOf(book, row),
    previousGrade: textOrNothing(read('previousGrade')),
    customerClass: textOrNothing(read('customerClass')),
    vetoes,
    hits: vetoes.map((rule) => vetoHit(book, rule)),
    reasons: reasonsOf(parts),
    creditLimit: creditLimitOf(read('creditLimit')),
    termDays: number('termDays'),
    computed: {
      grade: textOrNothing(read('computedGrade')),
      customerClass: textOrNothing(read('computedClass')),
      creditLimit: creditLimitOf(read('computedLimit')),
      termDays: number('computedTerm'),
    },
    adjustments: adjustmentsOf(book, row),
    tier: numberOrNothing(book.read('rating', ratedTier, row)),
    exposure: number('exposure'),
    available: number('available'),
    shipment: textOf(read('shipment')),
    problems,
  };
}

function vetoHit({ ledger, index }: ScoredBook, rule: string): VetoHit {
  const row = (index.position('vetoes', 'rule', rule) ?? 0) - 1;
  const read = (id: string): CellValue => valueAt(tableData(ledger, 'vetoes'), row, id);
  return {
    rule,
    condition: textOf(read('condition')),
    maximumGrade: textOrNothing(read('maximumGrade')),
    measure: textOf(read('measure')),
  };
}

/** Problems by customer: those in rows that carry the customer's id. */
export function problemsByCustomer(ledger: Ledger, problems: readonly Problem[]): Map<string, Problem[]> {
  const bySheet = new Map([...ledger.tables.values()].map((data) => [sheetOf(data), data]));
  const byCustomer = new Map<string, Problem[]>();
  for (const problem of problems) {
    const data = bySheet.get(problem.sheet ?? '');
    const row = Number(/\d+$/.exec(problem.cell ?? '')?.[0] ?? Number.NaN) - (data?.firstRow ?? 0);
    const owner = data?.columns.get('customerId')?.[row];
    if (typeof owner !== 'string') continue;
    const known = byCustomer.get(owner);
    if (known) known.push(problem);
    else byCustomer.set(owner, [problem]);
  }
  return byCustomer;
}

function numberOrNothing(value: CellValue): number | null {
  return typeof value === 'number' ? value : null;
}

function textOf(value: CellValue): string {
  return typeof value === 'string' ? value : '';
}

function textOrNothing(value: CellValue): string | null {
  return textOf(value) || null;
}
