import {
  add,
  and,
  at,
  atLeast,
  atMost,
  choicePoints,
  column,
  concat,
  equal,
  excludedMaximum,
  formScore,
  given,
  parameter,
  pointsSum,
  risingPoints,
  round,
  when,
} from '../../formula/build.ts';
import type { Expression } from '../../formula/expression.ts';
import { customerName, customerRowIn } from '../../formula/links.ts';
import type { TableRules } from '../../formula/rules.ts';
import { columnOf } from '../../ledger/column.ts';
import { tableOf } from '../../ledger/tables/index.ts';

type Aspect = 'cooperation' | 'capability' | 'reputation' | 'socialRelations';

interface AnalysisCriterion {
  /** Column of 信用分析; its code in 评分标准 is the same in capitals save for the letters of J5. */
  readonly id: string;
  readonly criterion: string;
  readonly aspect: Aspect;
  readonly by: 'choice' | 'rising';
  /** Where the answer stands. */
  readonly source: {
    readonly row: 'investigationRow' | 'customerRow';
    readonly table: string;
    readonly column: string;
  };
}

const asked = (
  id: string,
  criterion: string,
  aspect: Aspect,
  by: 'choice' | 'rising',
): AnalysisCriterion => ({
  id,
  criterion,
  aspect,
  by,
  source: { row: 'investigationRow', table: 'investigation', column: id },
});
const known = (
  id: string,
  criterion: string,
  aspect: Aspect,
  by: 'choice' | 'rising',
  from: string,
): AnalysisCriterion => ({
  id,
  criterion,
  aspect,
  by,
  source: { row: 'customerRow', table: 'customers', column: from },
});

/** The eighteen indicators of 《客户信用分析评估表》 (domain.md §3.6). */
export const analysisCriteria: readonly AnalysisCriterion[] = [
  asked('x1', 'X1', 'cooperation', 'choice'),
  asked('x2', 'X2', 'cooperation', 'choice'),
  asked('x3', 'X3', 'cooperation', 'choice'),
  asked('x4', 'X4', 'cooperation', 'choice'),
  asked('j1', 'J1', 'capability', 'choice'),
  asked('j2', 'J2', 'capability', 'rising'),
  known('j3', 'J3', 'capability', 'rising', 'registeredCapital'),
  asked('j4', 'J4', 'capability', 'rising'),
  asked('j5a', 'J5a', 'capability', 'rising'),
  asked('j5b', 'J5b', 'capability', 'rising'),
  asked('j5c', 'J5c', 'capability', 'rising'),
  asked('c1', 'C1', 'reputation', 'choice'),
  asked('c2', 'C2', 'reputation', 'choice'),
  known('c3', 'C3', 'reputation', 'choice', 'licenceStatus'),
  asked('c4', 'C4', 'reputation', 'choice'),
  asked('s1', 'S1', 'socialRelations', 'choice'),
  asked('s2', 'S2', 'socialRelations', 'choice'),
  asked('s3', 'S3', 'socialRelations', 'choice'),
];

const answerOf = ({ source }: AnalysisCriterion): Expression => at(source.row, source.table, source.column);

/** Points of an answer; a number outside its declared range is no answer. */
function pointsOf(criterion: AnalysisCriterion): Expression {
  const answer = answerOf(criterion);
  if (criterion.by === 'choice') return choicePoints(criterion.criterion, answer);
  const { minimum, maximum } = columnOf(tableOf(criterion.source.table), criterion.source.column);
  return risingPoints(criterion.criterion, answer, {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  });
}

const aspectTotal = (aspect: Aspect): Expression =>
  pointsSum(analysisCriteria.filter((criterion) => criterion.aspect === aspect).map(({ id }) => id));

const sourceHeader = ({ source }: AnalysisCriterion): string =>
  columnOf(tableOf(source.table), source.column).header;

const [x1, x2, x3] = ['x1', 'x2', 'x3'].map(column) as [Expression, Expression, Expression];

/** 信用分析: points of every indicator, the four aspects, the total; unfinished forms give none (invariant 2). */
export const creditAnalysisRules: TableRules = {
  table: 'creditAnalysis',
  columns: {
    customerName,
    customerRow: customerRowIn('customers'),
    investigationRow: customerRowIn('investigation'),
    ...Object.fromEntries(analysisCriteria.map((criterion) => [criterion.id, pointsOf(criterion)])),
    cooperation: aspectTotal('cooperation'),
    capability: aspectTotal('capability'),
    reputation: aspectTotal('reputation'),
    socialRelations: aspectTotal('socialRelations'),
    excluded: excludedMaximum(analysisCriteria.map(({ id, criterion }) => [id, criterion])),
    score: formScore(
      analysisCriteria.map(({ id }) => id),
      'excluded',
    ),
    // High words, low deeds: the rule against 虚假积极性 (domain.md §3.6).
    falseEnthusiasm: given(
      [x1, x2, x3],
      when(
        and(
          atLeast(x1, parameter('enthusiasmAttitude')),
          atMost(round(add(x2, x3), 2), parameter('enthusiasmAction')),
        ),
        '是',
        '否',
      ),
    ),
    missing: concat(
      ...analysisCriteria.map((criterion) =>
        when(equal(column(criterion.id), ''), `${sourceHeader(criterion)} `, ''),
      ),
    ),
  },
};
