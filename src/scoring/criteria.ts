import { partsOf } from '../formula/dependencies.ts';
import type { Expression, Points } from '../formula/expression.ts';
import type { TableRules } from '../formula/rules.ts';
import { columnOf } from '../ledger/column.ts';
import { tableOf } from '../ledger/tables/index.ts';
import { historyRules } from '../receivables/history-rules.ts';
import { creditAnalysisRules } from './rules/credit-analysis.ts';
import { growthPotentialRules } from './rules/growth-potential.ts';

/** A form whose points add up to a score, and where 信用评定 keeps its row and its score. */
export interface ScoredForm {
  readonly table: string;
  /** Column of 信用评定 with the position of the customer's row. */
  readonly pointer: string;
  /** Column of 信用评定 with the score. */
  readonly score: string;
  readonly criteria: readonly Criterion[];
}

/** One criterion of a form, as its rules state it. */
export interface Criterion {
  /** Code in 评分标准. */
  readonly code: string;
  /** Column of the form that holds the points, and its rule. */
  readonly column: string;
  readonly rule: Expression;
  /** The part of the rule that looks up the band. */
  readonly points: Points;
}

/** The forms behind 综合得分, with their criteria in the order of the form. */
export const scoredForms: readonly ScoredForm[] = [
  form(creditAnalysisRules, 'analysisRow', 'creditScore'),
  form(historyRules, 'historyRow', 'historyScore'),
  form(growthPotentialRules, 'potentialRow', 'potentialScore'),
];

/** Every criterion by its code in 评分标准, with the form that asks for it. */
export const criteriaByCode: ReadonlyMap<
  string,
  { readonly form: ScoredForm; readonly criterion: Criterion }
> = new Map(
  scoredForms.flatMap((form) =>
    form.criteria.map((criterion) => [criterion.code, { form, criterion }] as const),
  ),
);

/** The column whose value a criterion scores, as 取值列 names it: `资信调查.合作主动性`. */
export function sourceOfCriterion({ table }: ScoredForm, { points }: Criterion): string {
  const value = chosenValue(points.value);
  const cell = find(value, 'at') ?? find(value, 'column');
  const owner = tableOf(cell?.op === 'at' ? cell.table : table);
  return cell ? `${owner.name}.${columnOf(owner, cell.column).header}` : '';
}

function form({ table, columns }: TableRules, pointer: string, score: string): ScoredForm {
  const total = columns.score && find(columns.score, 'formScore');
  const criteria = (total?.points ?? []).map((column) => {
    const rule = columns[column];
    const points = rule && find(rule, 'points');
    if (!points) throw new RangeError(`${table}.${column} looks up no band`);
    return { code: points.criterion, column, rule, points };
  });
  return { table, pointer, score, criteria };
}

/** What is scored where it applies: a condition before it only says whether it does. */
const chosenValue = (value: Expression): Expression =>
  value.op === 'when' ? chosenValue(value.result) : value;

/** The first part of an expression of this kind. */
function find<Op extends Expression['op']>(
  expression: Expression,
  op: Op,
): Extract<Expression, { op: Op }> | undefined {
  if (expression.op === op) return expression as Extract<Expression, { op: Op }>;
  for (const part of partsOf(expression)) {
    const found = find(part, op);
    if (found) return found;
  }
  return undefined;
}
