import {
  above,
  add,
  and,
  atLeast,
  atMost,
  below,
  choose,
  column,
  countOf,
  divide,
  equal,
  given,
  greatest,
  isNumber,
  least,
  moneyOf,
  multiply,
  not,
  or,
  orZero,
  parameter,
  positionOf,
  round,
  someText,
  subtract,
  valueAt,
  when,
  where,
  within,
} from '../formula/build.ts';
import type { Expression } from '../formula/expression.ts';
import { customerRowIn, textAt } from '../formula/links.ts';
import type { TableRules } from '../formula/rules.ts';
import { tierOf } from '../scoring/rules/applications.ts';

const ofThisContract = where('contractNo', '=', column('contractNo'));
const named = (then: Parameters<typeof given>[1]) => given([someText(column('contractNo'))], then);
const amount = column('amount');
const signed = equal(column('sealing'), '双方已签');
const begun = or(
  above(column('shippedAmount'), 0),
  and(isNumber(column('effectiveOn')), atMost(column('effectiveOn'), parameter('asOf'))),
);
/** Amendments of this contract that are signed and not voided. */
const amendmentsInForce = countOf(
  'contracts',
  where('amends', '=', column('contractNo')),
  where('sealing', '=', '双方已签'),
  where('approval', '<>', '作废'),
);
/** What is agreed for the year counts like the price of goods: that is what somebody answers for. */
const tier = tierOf(
  greatest(amount, orZero(column('annualTarget'))),
  orZero(column('termDays')),
  'contractTiers',
);

/** Days of the contract up to one of them, both included. */
const daysFrom = (until: Expression): Expression => add(subtract(until, column('effectiveOn')), 1);

/** The yearly target of an agreement in force counts day by day (任务完成率, domain.md §9.4). */
const whileTargeted = (then: Expression): Expression =>
  given(
    [within(column('annualTarget'), 0), column('effectiveOn'), column('expiresOn')],
    when(
      and(
        equal(column('approval'), '已批'),
        above(column('annualTarget'), 0),
        atMost(column('effectiveOn'), parameter('asOf')),
        atLeast(column('expiresOn'), parameter('asOf')),
      ),
      then,
      '',
    ),
  );

/** 合同明细: VAT per line, domain.md §7.2. */
export const contractLineRules: TableRules = {
  table: 'contractLines',
  columns: {
    amount: given(
      [within(column('quantity'), 0), within(column('unitPrice'), 0)],
      round(multiply(column('quantity'), column('unitPrice')), 2),
    ),
    netAmount: given(
      [amount, within(column('taxRate'), 0, 1)],
      round(divide(amount, add(1, column('taxRate'))), 2),
    ),
    taxAmount: given([amount, column('netAmount')], round(subtract(amount, column('netAmount')), 2)),
  },
};

/** 合同台账: totals are sums of the lines, fulfilment comes from the ledgers (domain.md §6.6, §7.2). */
export const contractRules: TableRules = {
  table: 'contracts',
  columns: {
    customerRow: customerRowIn('customers'),
    customerName: textAt('customerRow', 'customers', 'name'),
    amendmentRow: named(positionOf('contracts', 'amends', column('contractNo'))),
    amendmentNo: textAt('amendmentRow', 'contracts', 'contractNo'),
    state: named(
      choose(
        [equal(column('approval'), '作废'), '作废'],
        [and(not(signed), equal(column('fileHash'), '')), '草稿'],
        [not(signed), '已出具'],
        [and(isNumber(column('expiresOn')), below(column('expiresOn'), parameter('asOf'))), '到期'],
        [above(amendmentsInForce, 0), '已变更'],
        [begun, '履行中'],
        '已签',
      ),
    ),
    approvers: given([amount], valueAt('contractTiers', 'approvers', tier)),
    lineCount: named(countOf('contractLines', ofThisContract)),
    amount: named(moneyOf('contractLines', 'amount', ofThisContract)),
    netAmount: named(moneyOf('contractLines', 'netAmount', ofThisContract)),
    taxAmount: named(moneyOf('contractLines', 'taxAmount', ofThisContract)),
    shippedAmount: named(moneyOf('sales', 'amount', ofThisContract)),
    invoicedAmount: named(moneyOf('sales', 'amount', ofThisContract, where('invoicedOn', '>', 0))),
    receivedAmount: named(moneyOf('sales', 'settled', ofThisContract)),
    openAmount: given(
      [column('shippedAmount'), column('receivedAmount')],
      round(subtract(column('shippedAmount'), column('receivedAmount')), 2),
    ),
    targetToDate: whileTargeted(
      round(
        divide(
          multiply(column('annualTarget'), daysFrom(least(parameter('asOf'), column('expiresOn')))),
          daysFrom(column('expiresOn')),
        ),
        2,
      ),
    ),
    targetSales: whileTargeted(
      moneyOf(
        'sales',
        'amount',
        where('customerId', '=', column('customerId')),
        where('documentDate', '>=', column('effectiveOn')),
        where('documentDate', '<=', parameter('asOf')),
      ),
    ),
    fulfilment: choose(
      [equal(column('approval'), '作废'), '作废'],
      [atMost(column('shippedAmount'), 0), '未履行'],
      // A framework agreement has no amount of its own to be fulfilled.
      [atMost(amount, 0), '履行中'],
      [and(atLeast(column('shippedAmount'), amount), atMost(column('openAmount'), 0)), '履行完毕'],
      [and(atLeast(column('shippedAmount'), amount), above(column('openAmount'), 0)), '待回款'],
      '履行中',
    ),
  },
};
