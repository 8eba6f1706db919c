import {
  above,
  add,
  and,
  choose,
  column,
  countOf,
  equal,
  floorTo,
  given,
  greatest,
  isNumber,
  least,
  lookUp,
  multiply,
  or,
  parameter,
  unequal,
  valueAt,
  when,
  where,
  within,
} from '../../formula/build.ts';
import type { Expression } from '../../formula/expression.ts';
import { customerRowIn, ofThisCustomer, textAt } from '../../formula/links.ts';
import type { TableRules } from '../../formula/rules.ts';
import { noCredit } from '../../ledger/credit-limit.ts';
import { holdsOn, isSpecial, transitionFault } from '../transitions.ts';

const inForce = equal(column('inForce'), '是');
const rated = (id: string): Expression => lookUp('ratingRow', 'rating', id);
const mayExceed = and(equal(column('special'), '是'), unequal(rated('upgradeBarred'), '是'));

/** A temporary limit beside the limit: without 特批 no more than a share of what the system works out (L5). */
const temporary = choose(
  [equal(column('approvedLimit'), noCredit), 0],
  given(
    [within(asked('approvedLimit', 'appliedLimit'), 0)],
    when(
      mayExceed,
      asked('approvedLimit', 'appliedLimit'),
      least(
        asked('approvedLimit', 'appliedLimit'),
        when(
          isNumber(rated('computedLimit')),
          floorTo(multiply(rated('computedLimit'), parameter('temporaryShare')), parameter('limitUnit')),
          0,
        ),
      ),
    ),
  ),
);

/** What is approved, or applied for where nothing is written. */
function asked(approved: string, applied: string): Expression {
  return when(equal(column(approved), ''), column(applied), column(approved));
}

/** The greater of what is applied for and what is approved. */
function higher(applied: string, approved: string): Expression {
  return greatest(column(applied), when(isNumber(column(approved)), column(approved), 0));
}

/** Tier of 审批权限 that an amount and a term need: the stricter of the two (domain.md §3.11; contracts §6.6). */
export function tierOf(limit: Expression, term: Expression, table = 'approvalTiers'): Expression {
  return given(
    [within(limit, 0), within(term, 0)],
    add(
      greatest(
        countOf(table, where('maximumAmount', '<', limit)),
        countOf(table, where('maximumDays', '<', term)),
      ),
      1,
    ),
  );
}

/** 《客户授信申请表》: what the system says beside what is applied for, and who must approve (domain.md §3.4, §3.11). */
export const applicationRules: TableRules = {
  table: 'applications',
  columns: {
    customerRow: customerRowIn('customers'),
    ratingRow: customerRowIn('rating'),
    historyRow: customerRowIn('paymentHistory'),
    customerName: textAt('customerRow', 'customers', 'name'),
    startsOn: given([asked('effectiveOn', 'validFrom')], asked('effectiveOn', 'validFrom')),
    endsOn: given([asked('expiresOn', 'validTo')], asked('expiresOn', 'validTo')),
    // What is decided, or applied for as long as nothing is: the opinions it needs must be there.
    decidedTier: tierOf(
      when(equal(column('approvedLimit'), noCredit), 0, asked('approvedLimit', 'appliedLimit')),
      asked('approvedTerm', 'appliedTerm'),
    ),
    statusCheck: transitionFault,
    inForce: when(
      and(equal(column('status'), '已批准'), equal(column('statusCheck'), '')),
      when(holdsOn(parameter('asOf'), column('startsOn'), column('endsOn')), '是', '否'),
      '否',
    ),
    guaranteed: when(
      and(
        inForce,
        unequal(column('guarantee'), ''),
        unequal(column('guarantee'), '无'),
        unequal(column('guarantor'), ''),
      ),
      '是',
      '否',
    ),
    // Only a number for new customers: 信用评定 takes the least of those in force.
    expectedInForce: when(
      and(inForce, isNumber(column('expectedMonthlySales'))),
      column('expectedMonthlySales'),
      0,
    ),
    suggestedLimit: choose(
      [equal(rated('computedLimit'), noCredit), noCredit],
      given(
        [rated('computedLimit'), within(column('appliedLimit'), 0)],
        least(rated('computedLimit'), floorTo(column('appliedLimit'), parameter('limitUnit'))),
      ),
    ),
    suggestedTerm: given(
      [rated('computedTerm'), within(column('appliedTerm'), 0)],
      least(rated('computedTerm'), column('appliedTerm')),
    ),
    special: isSpecial,
    // Above the suggestion only as 特批, and never while a veto of V1–V5 holds.
    grantedLimit: when(
      inForce,
      choose(
        [equal(column('kind'), '冻结'), noCredit],
        [equal(column('kind'), '临时'), temporary],
        [equal(column('approvedLimit'), ''), column('suggestedLimit')],
        [equal(column('approvedLimit'), noCredit), noCredit],
        [mayExceed, column('approvedLimit')],
        [equal(column('suggestedLimit'), noCredit), noCredit],
        given([column('suggestedLimit')], least(column('approvedLimit'), column('suggestedLimit'))),
      ),
      '',
    ),
    grantedTerm: when(
      inForce,
      choose(
        [equal(column('approvedTerm'), ''), column('suggestedTerm')],
        [mayExceed, column('approvedTerm')],
        given([column('suggestedTerm')], least(column('approvedTerm'), column('suggestedTerm'))),
      ),
      '',
    ),
    limitFor: when(
      and(inForce, unequal(column('kind'), '临时')),
      when(
        equal(
          countOf(
            'applications',
            ofThisCustomer,
            where('inForce', '=', '是'),
            where('kind', '<>', '临时'),
            where('startsOn', '>', column('startsOn')),
          ),
          0,
        ),
        column('customerId'),
        '',
      ),
      '',
    ),
    score: rated('total'),
    grade: textAt('ratingRow', 'rating', 'grade'),
    customerClass: textAt('ratingRow', 'rating', 'customerClass'),
    monthlySales: rated('monthlySales'),
    standardLimit: rated('standardLimit'),
    standardTerm: rated('standardTerm'),
    collectionRate: lookUp('historyRow', 'paymentHistory', 'collectionRate'),
    weightedOverdueDays: lookUp('historyRow', 'paymentHistory', 'weightedOverdueDays'),
    receivable: lookUp('historyRow', 'paymentHistory', 'receivable'),
    overdue: lookUp('historyRow', 'paymentHistory', 'overdue'),
    overStandard: given(
      [column('appliedLimit'), column('appliedTerm'), column('standardLimit'), column('standardTerm')],
      when(
        or(
          above(higher('appliedLimit', 'approvedLimit'), column('standardLimit')),
          above(higher('appliedTerm', 'approvedTerm'), column('standardTerm')),
        ),
        '是',
        '否',
      ),
    ),
    tier: tierOf(column('appliedLimit'), column('appliedTerm')),
    approvers: given([column('tier')], valueAt('approvalTiers', 'approvers', column('tier'))),
  },
};
