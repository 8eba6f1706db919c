import type { LiveLedger } from '../../src/book/live-ledger.ts';
import { noCredit } from '../../src/ledger/credit-limit.ts';
import { cellAddress, sheetOf, tableData, valueAt } from '../../src/ledger/data.ts';
import { tableOf } from '../../src/ledger/tables/index.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';
import { scoredForms } from '../../src/scoring/criteria.ts';
import type { ScorePart } from '../../src/scoring/parts.ts';
import { type CustomerScore, problemsByCustomer, scoreOf } from '../../src/scoring/result.ts';
import type { Warning } from '../../src/watch/warning.ts';
import { watchOver } from '../../src/watch/watch.ts';
import { gradesOf } from './grades.ts';
import type { CellPlace } from './host.ts';
import type { BookState, GradeChange, TamperedCell } from './state.ts';

/** Everything the pane shows of one customer. */
export interface CustomerCard {
  readonly score: CustomerScore;
  /** What 客户登记 says beside the name; nothing where it is empty. */
  readonly facts: readonly string[];
  /** The customer's row in 客户登记. */
  readonly place: CellPlace | undefined;
  /** The grades of the book, lowest first. */
  readonly grades: readonly string[];
  /** The three forms; the contributions of those that count add up to the total. */
  readonly forms: readonly FormScore[];
  readonly usage: LimitUsage;
  readonly warnings: readonly Warning[];
  /** Overwritten formulas in the customer's rows. */
  readonly tampered: readonly TamperedCell[];
  /** Changes of grade seen in this session, newest first. */
  readonly changes: readonly GradeChange[];
}

export interface FormScore {
  /** Worksheet name of the form. */
  readonly name: string;
  readonly score: number | null;
  /** Percent in the total; nothing for a form that does not count for this customer. */
  readonly weight: number | null;
  /** Points of the total. */
  readonly contribution: number | null;
  readonly status: 'scored' | 'missing' | 'unused';
  readonly parts: readonly ScorePart[];
}

/** How much of the limit is used. */
export interface LimitUsage {
  /** Of the limit, 1 is all of it; nothing without a limit. */
  readonly share: number | null;
  /** `unknown`: not rated; `refused`: 不授信; `none`: a limit of 0. */
  readonly state: 'unknown' | 'refused' | 'none' | 'free' | 'high' | 'over';
}

const factColumns = ['customerId', 'customerType', 'area', 'salesperson', 'status'] as const;

/** The card of a customer as the book stands now; nothing for a customer the book does not know. */
export function cardOf(state: BookState, customerId: string): CustomerCard | undefined {
  const { live } = state;
  if (!live) return undefined;
  const problems = problemsByCustomer(live.ledger, state.problems).get(customerId) ?? [];
  const score = scoreOf(live, customerId, problems);
  if (!score) return undefined;
  return {
    score,
    ...registered(live, customerId),
    grades: gradesOf(live),
    forms: formsOf(score),
    usage: usageOf(score),
    warnings: watchOver(live.ledger, undefined, live.index)(customerId),
    tampered: state.tampered.filter((cell) => ownerOf(live, cell) === customerId),
    changes: state.gradeChanges.filter((change) => change.customerId === customerId),
  };
}

function registered(
  { ledger, index }: LiveLedger,
  customerId: string,
): Pick<CustomerCard, 'facts' | 'place'> {
  const position = index.position('customers', 'customerId', customerId);
  if (position === undefined) return { facts: [customerId], place: undefined };
  const customers = tableData(ledger, 'customers');
  const row = position - 1;
  return {
    facts: factColumns.flatMap((id) => {
      const value: CellValue = valueAt(customers, row, id);
      return isBlank(value) ? [] : [String(value)];
    }),
    place: { sheet: sheetOf(customers), cell: cellAddress(customers, row, 'name') },
  };
}

function formsOf(score: CustomerScore): FormScore[] {
  const scores = {
    creditScore: score.creditScore,
    historyScore: score.historyScore,
    potentialScore: score.potentialScore,
  };
  return scoredForms.map(({ table, score: column }) => {
    const { name, title } = tableOf(table);
    const parts = score.parts.filter(({ form }) => form === title);
    const points = scores[column as keyof typeof scores];
    const unused = parts.length > 0 && parts.every(({ status }) => status === 'unused');
    return {
      name,
      score: points,
      weight: unused ? null : (parts[0]?.weight ?? null),
      contribution: unused || score.total === null ? null : sumOf(parts),
      status: unused ? 'unused' : points === null ? 'missing' : 'scored',
      parts,
    };
  });
}

/** Sum of two-decimal contributions, exact. */
function sumOf(parts: readonly ScorePart[]): number {
  return parts.reduce((sum, { contribution }) => sum + Math.round((contribution ?? 0) * 100), 0) / 100;
}

function usageOf({ creditLimit, exposure }: CustomerScore): LimitUsage {
  if (creditLimit === null || exposure === null) return { share: null, state: 'unknown' };
  if (creditLimit === noCredit) return { share: null, state: 'refused' };
  if (creditLimit === 0) return { share: null, state: exposure > 0 ? 'over' : 'none' };
  const share = exposure / creditLimit;
  return { share, state: share > 1 ? 'over' : share >= 0.8 ? 'high' : 'free' };
}

function ownerOf({ ledger }: LiveLedger, { table, row }: TamperedCell): CellValue {
  const data = [...ledger.tables.values()].find((candidate) => candidate.table.name === table);
  return data?.columns.get('customerId')?.[row] ?? null;
}
