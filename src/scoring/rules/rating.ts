import {
  above,
  add,
  and,
  at,
  bandOf,
  choose,
  column,
  concat,
  countOf,
  divide,
  equal,
  firstFit,
  floorTo,
  given,
  greatest,
  isNumber,
  least,
  leastOf,
  lookUp,
  moneyOf,
  multiply,
  not,
  or,
  parameter,
  positionOf,
  round,
  rowOf,
  someText,
  subtract,
  unequal,
  valueAt,
  weighted,
  when,
  where,
  within,
} from '../../formula/build.ts';
import type { Expression } from '../../formula/expression.ts';
import { customerName, customerRowIn, ofThisCustomer as mine, textAt } from '../../formula/links.ts';
import type { TableRules } from '../../formula/rules.ts';
import { noCredit } from '../../ledger/credit-limit.ts';
import { adjustedItems } from '../../ledger/tables/approvals.ts';
import { overrideRowOf } from './overrides.ts';

const history = (id: string): Expression => at('historyRow', 'paymentHistory', id);
const answer = (id: string): Expression => at('investigationRow', 'investigation', id);
const standard = (id: string): Expression =>
  valueAt('creditLimits', id, positionOf('creditLimits', 'grade', column('grade')));

const isNew = equal(column('newCustomer'), '是');
const isOld = equal(column('newCustomer'), '否');
const hit = (rule: string): Expression => equal(column(rule), '是');

/** Rules of 否决规则 that cap the grade, as columns of 信用评定. */
export const cappingRules = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const;
/** All of them: V7 asks for a second look. */
export const vetoRules = [...cappingRules, 'v7'] as const;
const barringRules = cappingRules.filter((rule) => rule !== 'v6');
const veto = (rule: string, id: string): Expression =>
  valueAt('vetoes', id, positionOf('vetoes', 'rule', rule.toUpperCase()));

/** 是 on a hit, 否 when everything asked is known, empty when it is not; a rule switched off never hits. */
function vetoState(rule: string, inputs: Parameters<typeof given>[0], test: Expression): Expression {
  return choose([equal(veto(rule, 'enabled'), '否'), '否'], [test, '是'], given(inputs, '否'));
}

/** What 人工调整 or else the application in force approves. */
function approved(row: string, id: string, granted: string): Expression {
  return when(
    isNumber(column(row)),
    lookUp(row, 'overrides', id),
    when(isNumber(column('applicationRow')), lookUp('applicationRow', 'applications', granted), ''),
  );
}

/** The approved value, where there is one, of what the rules could work out. */
function inForce(approvedId: string, computedId: string): Expression {
  return choose(
    [equal(column(computedId), ''), ''],
    [equal(column(approvedId), ''), column(computedId)],
    column(approvedId),
  );
}

/** The row of 评定历史 with this number. */
function snapshot(number: Expression): Expression {
  return rowOf('ratingHistory', 'snapshotNo', number);
}

/** The rating before the one at a place of the trend, which names it. */
function snapshotBefore(place: number): Expression {
  const number = at(`trendRow${place}`, 'ratingHistory', 'previousNo');
  return given([someText(number)], snapshot(number));
}

function trendText(place: number): Expression {
  const grade = textAt(`trendRow${place}`, 'ratingHistory', 'grade');
  const shown = when(equal(grade, ''), '未完成', grade);
  return when(isNumber(column(`trendRow${place}`)), concat(shown, place === 1 ? '' : ' → '), '');
}

/** True when the limit or the term in force is that of the application. */
const usesApplication = and(
  isNumber(column('applicationRow')),
  or(not(isNumber(column('limitRow'))), not(isNumber(column('termRow')))),
);

/** 2199-12-31: later than any day in the book. */
const lastDay = 109_574;

/** Rank the rule caps the grade at; no cap without a hit. */
const capOf = (rule: string): Expression =>
  when(hit(rule), positionOf('grades', 'grade', veto(rule, 'maximumGrade')), column('scoreRank'));

const seriousRisk = or(
  equal(answer('existence'), '破产'),
  equal(answer('existence'), '注销'),
  equal(answer('existence'), '吊销'),
  equal(answer('dishonest'), '是'),
  equal(answer('controllerState'), '涉刑'),
  equal(answer('controllerState'), '失联'),
  equal(answer('accountFrozen'), '是'),
  // The worst answer to C2 is 失信或被执行: no points and this veto (domain.md §3.6).
  and(
    isNumber(at('analysisRow', 'creditAnalysis', 'c2')),
    equal(at('analysisRow', 'creditAnalysis', 'c2'), 0),
  ),
  and(
    isNumber(answer('enforcedAmount')),
    above(answer('enforcedAmount'), greatest(0, history('receivable'))),
  ),
);

/** 《客户信用等级评定表》: total, vetoes, grade, class, limit and term (domain.md §3.2, §3.9–§3.11). */
export const ratingRules: TableRules = {
  table: 'rating',
  columns: {
    customerName,
    customerRow: customerRowIn('customers'),
    investigationRow: customerRowIn('investigation'),
    analysisRow: customerRowIn('creditAnalysis'),
    historyRow: customerRowIn('paymentHistory'),
    potentialRow: customerRowIn('growthPotential'),
    newCustomer: textAt('historyRow', 'paymentHistory', 'newCustomer'),
    creditScore: lookUp('analysisRow', 'creditAnalysis', 'score'),
    historyScore: lookUp('historyRow', 'paymentHistory', 'score'),
    potentialScore: lookUp('potentialRow', 'growthPotential', 'score'),
    // Records that cannot be read may hide a history: no total before they are mended.
    total: given(
      [within(history('recordsToCheck'), 0, 0)],
      choose(
        [
          isNew,
          given(
            [column('creditScore'), column('potentialScore')],
            weighted(
              [column('creditScore'), parameter('newCreditWeight')],
              [column('potentialScore'), parameter('newPotentialWeight')],
            ),
          ),
        ],
        [
          isOld,
          given(
            [column('creditScore'), column('historyScore'), column('potentialScore')],
            weighted(
              [column('creditScore'), parameter('creditWeight')],
              [column('historyScore'), parameter('historyWeight')],
              [column('potentialScore'), parameter('potentialWeight')],
            ),
          ),
        ],
        '',
      ),
    ),
    scoreRank: given([column('total')], bandOf('grades', 'minimumScore', column('total'))),
    initialGrade: given([column('scoreRank')], valueAt('grades', 'grade', column('scoreRank'))),
    v1: vetoState(
      'v1',
      [
        someText(answer('existence')),
        someText(answer('dishonest')),
        someText(answer('controllerState')),
        someText(answer('accountFrozen')),
        within(answer('enforcedAmount'), 0),
        at('analysisRow', 'creditAnalysis', 'c2'),
      ],
      seriousRisk,
    ),
    v2: vetoState(
      'v2',
      [someText(answer('existence')), someText(answer('suedBySupplier'))],
      or(equal(answer('existence'), '责令停业'), equal(answer('suedBySupplier'), '是')),
    ),
    v3: vetoState('v3', [history('overdueOver180')], above(history('overdueOver180'), 0)),
    v4: vetoState('v4', [history('overdueOver90')], above(history('overdueOver90'), 0)),
    v5: vetoState(
      'v5',
      [someText(at('customerRow', 'customers', 'licenceStatus'))],
      equal(at('customerRow', 'customers', 'licenceStatus'), '缺失或过期'),
    ),
    v6: vetoState('v6', [someText(column('newCustomer'))], isNew),
    v7: vetoState(
      'v7',
      [someText(at('analysisRow', 'creditAnalysis', 'falseEnthusiasm'))],
      equal(at('analysisRow', 'creditAnalysis', 'falseEnthusiasm'), '是'),
    ),
    vetoes: concat(...vetoRules.map((rule) => when(hit(rule), `${rule.toUpperCase()} `, ''))),
    computedRank: given(
      [column('scoreRank'), ...cappingRules.map((rule) => someText(column(rule)))],
      least(column('scoreRank'), ...cappingRules.map(capOf)),
    ),
    computedGrade: given([column('computedRank')], valueAt('grades', 'grade', column('computedRank'))),
    // V6 may be lifted by special approval; while a fact of V1–V5 holds nothing is raised (domain.md §3.9).
    upgradeBarred: when(or(...barringRules.map(hit)), '是', '否'),
    gradeRow: overrideRowOf('grade'),
    approvedGrade: textAt('gradeRow', 'overrides', 'approvedGrade'),
    gradeRank: given(
      [column('computedRank')],
      when(
        equal(column('approvedGrade'), ''),
        column('computedRank'),
        positionOf('grades', 'grade', column('approvedGrade')),
      ),
    ),
    grade: given([column('gradeRank')], valueAt('grades', 'grade', column('gradeRank'))),
    computedClass: given(
      [column('gradeRank'), column('potentialScore')],
      valueAt(
        'classes',
        'customerClass',
        firstFit(
          'classes',
          'order',
          { column: 'minimumPotential', value: column('potentialScore') },
          {
            column: 'gradeRank',
            // A frozen customer is in the last class whatever the score.
            value: when(equal(at('customerRow', 'customers', 'status'), '冻结'), 1, column('gradeRank')),
          },
        ),
      ),
    ),
    classRow: overrideRowOf('class'),
    approvedClass: textAt('classRow', 'overrides', 'approvedClass'),
    customerClass: given(
      [someText(column('computedClass'))],
      when(equal(column('approvedClass'), ''), column('computedClass'), column('approvedClass')),
    ),
    shipment: choose(
      [hit('v1'), '冻结'],
      [hit('v5'), '停止发货'],
      [
        unequal(at('customerRow', 'customers', 'status'), '正常'),
        textAt('customerRow', 'customers', 'status'),
      ],
      [above(countOf('sales', mine, where('overdueDays', '>', parameter('graceDays'))), 0), '逾期停发'],
      [and(isNumber(column('available')), above(0, column('available'))), '超额度'],
      '正常',
    ),
    review: when(hit('v7'), '人工复核', ''),
    monthlySales: choose(
      [isNew, leastOf('applications', 'expectedInForce', mine, where('inForce', '=', '是'))],
      [
        and(isOld, above(history('shippingMonths'), 0)),
        round(divide(greatest(0, history('periodSales')), history('shippingMonths')), 2),
      ],
      '',
    ),
    standardTerm: given([someText(column('grade'))], standard('termDays')),
    standardLimit: given(
      [column('monthlySales'), column('standardTerm')],
      round(
        multiply(divide(multiply(column('monthlySales'), column('standardTerm')), 30), standard('factor')),
        2,
      ),
    ),
    gradeCap: given([someText(column('grade'))], standard('cap')),
    guaranteed: when(above(countOf('applications', mine, where('guaranteed', '=', '是')), 0), '是', '否'),
    // A grade whose cap is 0 gets no credit; new customers get none without a guarantor (L2).
    computedLimit: choose(
      [equal(column('grade'), ''), ''],
      [and(isNumber(column('gradeCap')), equal(column('gradeCap'), 0)), noCredit],
      [and(isNew, equal(column('guaranteed'), '否')), noCredit],
      given(
        [column('standardLimit'), column('gradeCap')],
        floorTo(least(column('standardLimit'), column('gradeCap')), parameter('limitUnit')),
      ),
    ),
    limitRow: overrideRowOf('limit'),
    applicationRow: customerRowIn('applications', 'limitFor'),
    // 人工调整 has the last word, then the application in force.
    approvedLimit: approved('limitRow', 'approvedLimit', 'grantedLimit'),
    creditLimit: inForce('approvedLimit', 'computedLimit'),
    computedTerm: choose(
      [equal(column('computedLimit'), ''), ''],
      [or(equal(column('computedLimit'), noCredit), equal(column('computedLimit'), 0)), 0],
      column('standardTerm'),
    ),
    termRow: overrideRowOf('term'),
    approvedTerm: approved('termRow', 'approvedTerm', 'grantedTerm'),
    termDays: when(
      or(equal(column('creditLimit'), noCredit), equal(column('creditLimit'), 0)),
      0,
      inForce('approvedTerm', 'computedTerm'),
    ),
    adjusted: concat(
      ...adjustedItems.map(({ name, approved: id }) => when(equal(column(id), ''), '', `${name} `)),
    ),
    adjustedUntil: when(
      equal(column('adjusted'), ''),
      '',
      least(
        ...adjustedItems.map(({ id }) =>
          when(isNumber(column(`${id}Row`)), at(`${id}Row`, 'overrides', 'validTo'), lastDay),
        ),
        when(usesApplication, at('applicationRow', 'applications', 'endsOn'), lastDay),
      ),
    ),
    temporaryLimit: moneyOf(
      'applications',
      'grantedLimit',
      mine,
      where('kind', '=', '临时'),
      where('inForce', '=', '是'),
    ),
    // Acceptance bills count as paid but stay at risk until they fall due (L3).
    exposure: given([history('receivable')], round(add(history('receivable'), history('billsPending')), 2)),
    available: given(
      [someText(column('creditLimit')), column('exposure')],
      round(
        subtract(
          add(
            when(equal(column('creditLimit'), noCredit), 0, column('creditLimit')),
            column('temporaryLimit'),
          ),
          column('exposure'),
        ),
        2,
      ),
    ),
    usage: given(
      [someText(column('creditLimit')), column('exposure')],
      choose(
        [
          and(isNumber(column('creditLimit')), above(column('creditLimit'), 0)),
          round(divide(column('exposure'), column('creditLimit')), 4),
        ],
        [above(column('exposure'), 0), '超额'],
        '',
      ),
    ),
    trendRow1: given([someText(column('lastSnapshotNo'))], snapshot(column('lastSnapshotNo'))),
    ...Object.fromEntries([2, 3, 4].map((place) => [`trendRow${place}`, snapshotBefore(place - 1)])),
    // Oldest first; a rating that was not finished then has its place too.
    trend: concat(...[4, 3, 2, 1].map((place) => trendText(place))),
    missing: concat(
      textAt('analysisRow', 'creditAnalysis', 'missing'),
      textAt('historyRow', 'paymentHistory', 'missing'),
      textAt('potentialRow', 'growthPotential', 'missing'),
      ...cappingRules.map((rule) => when(equal(column(rule), ''), `${rule.toUpperCase()}调查项 `, '')),
    ),
  },
};
