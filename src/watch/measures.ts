import {
  above,
  atLeast,
  column,
  countOf,
  dateOf,
  day,
  divide,
  equal,
  expression,
  given,
  greatest,
  greatestOf,
  isNumber,
  least,
  leastOf,
  moneyOf,
  month,
  or,
  parameter,
  positionOf,
  round,
  rowOf,
  subtract,
  sumOf,
  valueAt,
  when,
  where,
  within,
  year,
} from '../formula/build.ts';
import type { Condition, Expression } from '../formula/expression.ts';
import { ofThisCustomer as mine } from '../formula/links.ts';

/*
 * The figures warnings look at, each one expression in a row of 客户登记 over the calculated book (domain.md §10).
 * Where a figure is unknown the expression is empty.
 */

const asOf = parameter('asOf');

/** A figure of the customer's row in another table; empty unless it is a number. */
function figure(table: string, id: string): Expression {
  const value = ofCustomer(table, id);
  return given([value], value);
}

function ofCustomer(table: string, id: string): Expression {
  return valueAt(table, id, rowOf(table, 'customerId', column('customerId')));
}

/** Days between two looks at the same figure: snapshots are taken every quarter. */
const quarter = 80;

const overdue = figure('paymentHistory', 'overdue');
const withoutLimit = equal(ofCustomer('rating', 'usage'), '超额');

export const usage = figure('rating', 'usage');
export const overdueRate = figure('paymentHistory', 'overdueRate');
export const onTimeRate = figure('paymentHistory', 'onTimeRate');
export const longestOverdue = greatestOf('sales', 'overdueDays', mine, where('overdueDays', '>', 0));
/** The usage of a limit of nothing is no number: what is owed on it counts instead. */
export const exposureWithoutLimit = when(withoutLimit, figure('rating', 'exposure'), '');
const whileOverdue = (then: Expression): Expression => given([overdue], when(above(overdue, 0), then, ''));
export const usageWhileOverdue = whileOverdue(usage);
export const exposureWhileOverdue = whileOverdue(exposureWithoutLimit);

/** Average days overdue at the latest snapshot that is a quarter old or more, of the last four. */
const earlierOverdue = lookBack(1);

function lookBack(place: number): Expression {
  if (place > 4) return expression('');
  const position = ofCustomer('rating', `trendRow${place}`);
  const ratedOn = valueAt('ratingHistory', 'ratedOn', position);
  const old = when(
    above(subtract(asOf, ratedOn), quarter),
    valueAt('ratingHistory', 'overdueDays', position),
    lookBack(place + 1),
  );
  return when(isNumber(ratedOn), old, lookBack(place + 1));
}

const averageOverdue = figure('paymentHistory', 'weightedOverdueDays');
/** How much longer customers pay late than a quarter before; below a day counts as a day, so that it can be told. */
export const overdueRise = given(
  [averageOverdue, earlierOverdue],
  round(subtract(divide(averageOverdue, greatest(earlierOverdue, 1)), 1), 4),
);

export const targetRate = figure('paymentHistory', 'targetRate');

/** Rows of a ledger of the last days, the cut-off included. */
const within90 = (date: string): readonly [Condition, Condition] => [
  where(date, '<=', asOf),
  where(date, '>', subtract(asOf, 90)),
];
export const thirdPartyPayments = countOf(
  'receipts',
  mine,
  where('payerCheck', '=', '第三方付款'),
  ...within90('receivedOn'),
);
export const personalPayments = countOf(
  'receipts',
  mine,
  where('payerCheck', '=', '个人付款'),
  ...within90('receivedOn'),
);
const changesOf = (item: string): Expression =>
  countOf('changeLog', mine, where('item', '=', item), ...within90('changedOn'));
export const accountChanges = changesOf('收款账户');
export const contactChanges = changesOf('联系人');

export const partlyPaid = countOf('sales', mine, where('overdueDays', '>', 0), where('settled', '>', 0));

const found = (id: string, ...answers: readonly string[]): Expression =>
  or(...answers.map((answer) => equal(ofCustomer('investigation', id), answer)));
export const sued = when(or(found('suedBySupplier', '是'), found('c2', '在诉')), 1, '');
export const graveChange = when(
  or(
    found('existence', '破产', '注销', '吊销', '责令停业'),
    found('dishonest', '是'),
    found('c2', '失信或被执行'),
    found('controllerState', '涉刑', '失联'),
    found('accountFrozen', '是'),
  ),
  1,
  '',
);

/** Days back from the cut-off, which is the first of them: `from` (included) to `to` (not included). */
const daysBack = (from: number, to: number): readonly [Condition, Condition] => [
  where('documentDate', '<=', subtract(asOf, from)),
  where('documentDate', '>', subtract(asOf, to)),
];
const salesOfLast30 = moneyOf('sales', 'amount', mine, ...daysBack(0, 30));
const salesOf90Before = moneyOf('sales', 'amount', mine, ...daysBack(30, 120));

/** Net sales of the last 30 days against a third of the 90 days before, as a change: −0.2 is a fifth less. */
export const salesChange = when(
  above(salesOf90Before, 0),
  round(subtract(divide(salesOfLast30, divide(salesOf90Before, 3)), 1), 4),
  '',
);

const lastYear: readonly [Condition, Condition] = [
  where('documentDate', '<=', asOf),
  where('documentDate', '>', dateOf(subtract(year(asOf), 1), month(asOf), day(asOf))),
];
const bought = where('amount', '>', 0);
const lastPurchase = greatestOf('sales', 'documentDate', mine, bought, where('documentDate', '<=', asOf));
const firstOfYear = leastOf('sales', 'documentDate', mine, bought, ...lastYear);
const daysOfYear = round(sumOf('sales', 'dayShare', mine, bought, ...lastYear), 0);

export const daysSincePurchase = given([lastPurchase], subtract(asOf, lastPurchase));
/** Days since the last purchase ÷ average gap between the purchase days of twelve months, of three at least. */
export const gapRatio = when(
  atLeast(daysOfYear, 3),
  given(
    [daysSincePurchase, firstOfYear],
    round(divide(daysSincePurchase, divide(subtract(lastPurchase, firstOfYear), subtract(daysOfYear, 1))), 2),
  ),
  '',
);

const largestOrder = greatestOf('sales', 'amount', mine, bought, ...daysBack(0, 30));
const [ordersBefore, soldBefore] = [
  countOf('sales', mine, bought, ...daysBack(30, 365)),
  sumOf('sales', 'amount', mine, bought, ...daysBack(30, 365)),
];
/** The largest document of the last 30 days against the average one of the year before. */
export const largeOrder = when(
  above(ordersBefore, 0),
  given([largestOrder], round(divide(largestOrder, divide(soldBefore, ordersBefore)), 2)),
  '',
);
export const largeOrderOfNew = when(equal(ofCustomer('rating', 'newCustomer'), '是'), largeOrder, '');

const soldInYear = moneyOf('sales', 'amount', mine, bought, ...lastYear);
const returnedInYear = subtract(0, moneyOf('sales', 'amount', mine, where('amount', '<', 0), ...lastYear));
export const returnRate = when(above(soldInYear, 0), round(divide(returnedInYear, soldInYear), 4), '');

/** GSP certificates were abolished and never alert (domain.md §5.2); a renewed licence replaces the old one. */
const current = where('superseded', '=', '否');
export const licenceDaysLeft = leastOf('licences', 'daysLeft', mine, current, where('kind', '<>', 'GSP证书'));
export const missingLicences = given(
  [column('requiredLicences'), column('validLicences')],
  subtract(column('requiredLicences'), column('validLicences')),
);
const permits = [
  '药品经营许可证',
  '医疗机构执业许可证',
  '药品生产许可证',
  '医疗器械经营许可证',
  '食品经营许可证',
] as const;
const unlimited = 99_999;
export const permitDaysLeft = least(
  ...permits.map((kind) => {
    const left = leastOf('licences', 'daysLeft', mine, current, where('kind', '=', kind));
    return when(isNumber(left), left, unlimited);
  }),
);

/** Documents under which no goods are bought: T5 and T6 are watched among the licences, T7D and T8 are letters. */
const noContracts = ['T5', 'T6', 'T7', 'T7D', 'T8'] as const;

/** The contract that runs longest. */
const contractEnd = greatestOf(
  'contracts',
  'expiresOn',
  mine,
  where('approval', '=', '已批'),
  ...noContracts.map((code) => where('templateCode', '<>', code)),
  where('expiresOn', '>', 0),
);
const contractLeft = subtract(contractEnd, asOf);
export const contractDaysLeft = given([contractEnd], given([within(contractLeft, 0)], contractLeft));
export const daysShippingExpired = given(
  [contractEnd, lastPurchase],
  when(above(lastPurchase, contractEnd), subtract(asOf, contractEnd), ''),
);

export const falseEnthusiasm = when(equal(ofCustomer('creditAnalysis', 'falseEnthusiasm'), '是'), 1, '');

const gradeRank = figure('rating', 'gradeRank');
/** Grades lost since the rating before; a rise is below zero. */
export const gradeDrop = subtract(
  positionOf('grades', 'grade', ofCustomer('rating', 'previousGrade')),
  gradeRank,
);
export const dropToLowest = when(equal(gradeRank, 1), gradeDrop, '');

const daysTo = (date: Expression): Expression => given([date], subtract(date, asOf));
export const daysToNextRating = daysTo(ofCustomer('rating', 'nextRatingOn'));
export const ratingDaysLeft = daysTo(ofCustomer('rating', 'validUntil'));
export const adjustmentDaysLeft = daysTo(ofCustomer('rating', 'adjustedUntil'));
export const creditDaysLeft = daysTo(
  greatestOf(
    'applications',
    'validTo',
    mine,
    where('status', '=', '已批准'),
    where('kind', '<>', '临时'),
    where('kind', '<>', '冻结'),
    where('validTo', '>', 0),
  ),
);
