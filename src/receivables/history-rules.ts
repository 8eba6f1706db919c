import {
  above,
  add,
  and,
  atMost,
  below,
  choose,
  column,
  concat,
  countOf,
  dateOf,
  divide,
  equal,
  excludedMaximum,
  fallingPoints,
  formScore,
  given,
  greatest,
  isNumber,
  moneyOf,
  month,
  multiply,
  or,
  parameter,
  risingPoints,
  round,
  subtract,
  sumOf,
  when,
  where,
  year,
} from '../formula/build.ts';
import type { Condition, Expression } from '../formula/expression.ts';
import { customerName, customerRowIn, ofThisCustomer as mine } from '../formula/links.ts';
import type { TableRules } from '../formula/rules.ts';
import { inPeriod } from './period.ts';

const start = parameter('periodStart');
const end = parameter('periodEnd');
const asOf = parameter('asOf');
const due = column('dueAmount');
const hasHistory = and(equal(column('newCustomer'), '否'), equal(column('recordsToCheck'), 0));

/** What customers paid, discounts included: both settle. */
const paid = (...conditions: Condition[]): Expression =>
  add(sumOf('receipts', 'amount', mine, ...conditions), sumOf('receipts', 'discount', mine, ...conditions));

/** Acceptance bills received by the cut-off. */
const bills = [mine, where('method', '=', '承兑汇票'), where('receivedOn', '<=', asOf)] as const;

const firstMonth = add(multiply(year(start), 12), month(start));
const shippedIn = (offset: number): Expression =>
  when(
    above(countOf('sales', mine, where('month', '=', add(firstMonth, offset)), where('amount', '>', 0)), 0),
    1,
    0,
  );

const points = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** 《客户历史回款能力得分表》: the indicators of domain.md §9.4 and their bands of §3.7, from the ledgers only. */
export const historyRules: TableRules = {
  table: 'paymentHistory',
  columns: {
    customerRow: customerRowIn('customers'),
    customerName,
    recordsToCheck: add(
      countOf('sales', mine, where('status', '=', '资料不全')),
      countOf('receipts', mine, where('status', '=', '资料不全')),
    ),
    openingReceivable: round(
      subtract(
        sumOf('sales', 'amount', mine, where('documentDate', '<', start)),
        paid(where('receivedOn', '<', start)),
      ),
      2,
    ),
    periodSales: moneyOf('sales', 'amount', mine, ...inPeriod('documentDate')),
    periodReceipts: moneyOf('receipts', 'amount', mine, ...inPeriod('receivedOn')),
    closingReceivable: round(
      subtract(
        sumOf('sales', 'amount', mine, where('documentDate', '<=', end)),
        paid(where('receivedOn', '<=', end)),
      ),
      2,
    ),
    soldAmount: moneyOf('sales', 'amount', mine, ...inPeriod('documentDate'), where('amount', '>', 0)),
    returnedAmount: round(
      subtract(0, sumOf('sales', 'amount', mine, ...inPeriod('documentDate'), where('amount', '<', 0))),
      2,
    ),
    previousSales: moneyOf(
      'sales',
      'amount',
      mine,
      where('documentDate', '>=', dateOf(subtract(year(start), 1), month(start), 1)),
      where('documentDate', '<', start),
    ),
    shippingMonths: add(...Array.from({ length: 12 }, (_, offset) => shippedIn(offset))),
    purchaseDays: round(sumOf('sales', 'dayShare', mine, ...inPeriod('documentDate')), 0),
    dueAmount: moneyOf('sales', 'receivable', mine, ...inPeriod('dueOn')),
    onTimeAmount: moneyOf('sales', 'settledOnTime', mine, ...inPeriod('dueOn')),
    newCustomer: when(
      or(below(column('shippingMonths'), parameter('newCustomerMonths')), atMost(due, 0)),
      '是',
      '否',
    ),
    collectionRate: when(
      above(round(add(column('openingReceivable'), column('periodSales')), 2), 0),
      round(divide(column('periodReceipts'), add(column('openingReceivable'), column('periodSales'))), 4),
      '',
    ),
    onTimeRate: when(above(due, 0), round(divide(column('onTimeAmount'), due), 4), ''),
    // What is due and collected by today, whenever it came.
    dueCollectionRate: when(
      above(due, 0),
      round(
        divide(subtract(due, sumOf('sales', 'open', mine, ...inPeriod('dueOn'), where('open', '>', 0))), due),
        4,
      ),
      '',
    ),
    weightedOverdueDays: when(
      above(due, 0),
      round(
        divide(
          add(
            sumOf(
              'receipts',
              'lateDelay',
              mine,
              ...inPeriod('documentDueOn'),
              where('receivedOn', '<=', parameter('periodEnd')),
            ),
            sumOf('sales', 'openDelay', mine, ...inPeriod('dueOn')),
          ),
          due,
        ),
        2,
      ),
      '',
    ),
    averageCollectionDays: when(
      above(moneyOf('receipts', 'settled', mine, ...inPeriod('receivedOn')), 0),
      round(
        divide(
          sumOf('receipts', 'collectionDelay', mine, ...inPeriod('receivedOn')),
          sumOf('receipts', 'settled', mine, ...inPeriod('receivedOn')),
        ),
        2,
      ),
      '',
    ),
    averageTermDays: when(
      above(due, 0),
      round(divide(sumOf('sales', 'weightedTerm', mine, ...inPeriod('dueOn')), due), 2),
      '',
    ),
    // Cash terms count as one day, so that any real delay shows (domain.md §3.7, edge rules).
    collectionToTerm: given(
      [column('averageCollectionDays'), column('averageTermDays')],
      round(
        divide(
          column('averageCollectionDays'),
          when(equal(column('averageTermDays'), 0), 1, column('averageTermDays')),
        ),
        4,
      ),
    ),
    lateDocuments: countOf('sales', mine, ...inPeriod('dueOn'), where('late', '=', 1)),
    daysSalesOutstanding: when(
      above(column('periodSales'), 0),
      round(
        multiply(divide(column('closingReceivable'), column('periodSales')), add(subtract(end, start), 1)),
        2,
      ),
      '',
    ),
    returnRate: when(
      above(column('soldAmount'), 0),
      round(divide(column('returnedAmount'), column('soldAmount')), 4),
      '',
    ),
    target: moneyOf('contracts', 'targetToDate', mine),
    targetSales: moneyOf('contracts', 'targetSales', mine),
    targetRate: when(
      above(column('target'), 0),
      round(divide(column('targetSales'), column('target')), 4),
      '',
    ),
    receivable: round(
      subtract(
        sumOf('sales', 'amount', mine, where('documentDate', '<=', asOf)),
        paid(where('receivedOn', '<=', asOf)),
      ),
      2,
    ),
    overdue: moneyOf('sales', 'open', mine, where('overdueDays', '>', 0)),
    prepayment: moneyOf('receipts', 'unapplied', mine, where('receivedOn', '<=', asOf)),
    overdueRate: when(
      above(column('receivable'), 0),
      round(divide(column('overdue'), column('receivable')), 4),
      '',
    ),
    overdueOver90: countOf('sales', mine, where('overdueDays', '>', 90)),
    overdueOver180: countOf('sales', mine, where('overdueDays', '>', 180)),
    // A bill whose due date cannot be read stays at risk: what is missing never helps.
    billsPending: round(
      subtract(
        sumOf('receipts', 'amount', ...bills),
        sumOf('receipts', 'amount', ...bills, where('billDueOn', '<=', asOf)),
      ),
      2,
    ),
    h1: when(hasHistory, risingPoints('H1', greatestOrEmpty('collectionRate')), ''),
    h2: when(hasHistory, risingPoints('H2', greatestOrEmpty('onTimeRate')), ''),
    h3: when(hasHistory, fallingPoints('H3', column('weightedOverdueDays')), ''),
    h4: when(
      hasHistory,
      when(isNumber(column('averageCollectionDays')), fallingPoints('H4', column('collectionToTerm')), 0),
      '',
    ),
    h5: when(hasHistory, fallingPoints('H5', column('lateDocuments')), ''),
    // Without receivables nothing is overdue (domain.md §3.7: AR = 0 → H6 = 10).
    h6: when(
      hasHistory,
      fallingPoints('H6', when(above(column('receivable'), 0), column('overdueRate'), 0)),
      '',
    ),
    excluded: excludedMaximum(points.map((id) => [id, id.toUpperCase()])),
    score: formScore(points, 'excluded'),
    missing: choose(
      [above(column('recordsToCheck'), 0), '销售或回款资料不全'],
      [equal(column('newCustomer'), '是'), ''],
      concat(
        when(equal(column('h1'), ''), '回款率 ', ''),
        when(equal(column('h2'), ''), '按期付款率 ', ''),
        when(equal(column('h3'), ''), '加权平均逾期天数 ', ''),
      ),
    ),
  },
};

/** A rate below zero (more returned than sold) is the worst band, not an unknown one. */
function greatestOrEmpty(id: string): Expression {
  return given([column(id)], greatest(0, column(id)));
}
