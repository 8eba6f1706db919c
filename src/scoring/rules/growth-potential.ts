import {
  above,
  add,
  at,
  below,
  choicePoints,
  choose,
  column,
  concat,
  day,
  divide,
  equal,
  excludedMaximum,
  floorTo,
  formScore,
  given,
  greatest,
  isNumber,
  month,
  multiply,
  parameter,
  risingPoints,
  round,
  subtract,
  when,
  within,
  year,
} from '../../formula/build.ts';
import type { Expression } from '../../formula/expression.ts';
import { customerName, customerRowIn } from '../../formula/links.ts';
import type { TableRules } from '../../formula/rules.ts';

const isNew = equal(at('historyRow', 'paymentHistory', 'newCustomer'), '是');
const isOld = equal(at('historyRow', 'paymentHistory', 'newCustomer'), '否');
const history = (id: string): Expression => at('historyRow', 'paymentHistory', id);
const byAge = (forNew: Expression | string, forOld: Expression | string): Expression =>
  choose([isNew, forNew], [isOld, forOld], '');

const firstTradeOn = at('customerRow', 'customers', 'firstTradeOn');
const asOf = parameter('asOf');
/** Full months since the first trade; an anniversary counts on its day. */
const fullMonths = subtract(
  add(multiply(subtract(year(asOf), year(firstTradeOn)), 12), month(asOf)),
  add(month(firstTradeOn), when(below(day(asOf), day(firstTradeOn)), 1, 0)),
);

const points = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7'] as const;
const labels: Readonly<Record<(typeof points)[number], string>> = {
  f1: '年采购额',
  f2: '核实增长率',
  f3: '本公司占其采购比',
  f4: '市场覆盖率',
  f5: '月均采购天数',
  f6: '首次交易日',
  f7: '新品与规划意愿',
};

/** 《客户发展潜力评分表》 domain.md §3.8: new customers by what they expect, old ones by the ledger. */
export const growthPotentialRules: TableRules = {
  table: 'growthPotential',
  columns: {
    customerName,
    customerRow: customerRowIn('customers'),
    historyRow: customerRowIn('paymentHistory'),
    annualPurchase: byAge(
      given([within(column('expectedPurchase'), 0)], column('expectedPurchase')),
      given([history('periodSales')], greatest(0, round(divide(history('periodSales'), 10_000), 4))),
    ),
    growth: choose(
      [isNew, given([column('evidencedGrowth')], column('evidencedGrowth'))],
      [
        above(history('previousSales'), 0),
        greatest(-1, round(subtract(divide(history('periodSales'), history('previousSales')), 1), 4)),
      ],
      given([column('evidencedGrowth')], column('evidencedGrowth')),
    ),
    purchaseDays: byAge(
      given([within(column('plannedPurchaseDays'), 0)], column('plannedPurchaseDays')),
      given([history('purchaseDays')], round(divide(history('purchaseDays'), 12), 2)),
    ),
    years: given([firstTradeOn], floorTo(divide(fullMonths, 12), 1)),
    f1: risingPoints('F1', column('annualPurchase')),
    f2: choose(
      [isNumber(column('growth')), risingPoints('F2', column('growth'))],
      [equal(column('evidencedGrowth'), ''), parameter('neutralGrowthPoints')],
      '',
    ),
    f3: risingPoints('F3', column('ownShare'), { minimum: 0, maximum: 1 }),
    f4: risingPoints('F4', column('marketCoverage'), { minimum: 0, maximum: 1 }),
    f5: risingPoints('F5', column('purchaseDays')),
    f6: byAge(parameter('newCustomerYearPoints'), risingPoints('F6', column('years'), { minimum: 0 })),
    f7: choicePoints('F7', column('willingness')),
    excluded: excludedMaximum(points.map((id) => [id, id.toUpperCase()])),
    score: formScore(points, 'excluded'),
    missing: concat(...points.map((id) => when(equal(column(id), ''), `${labels[id]} `, ''))),
  },
};
