import {
  above,
  add,
  and,
  column,
  countOf,
  equal,
  given,
  greatest,
  isNumber,
  lookUp,
  or,
  parameter,
  unequal,
  valueAt,
  when,
  where,
  within,
} from '../../formula/build.ts';
import type { Expression } from '../../formula/expression.ts';
import { customerRowIn, textAt } from '../../formula/links.ts';
import type { TableRules } from '../../formula/rules.ts';

const inForce = equal(column('inForce'), '是');
const rated = (id: string): Expression => lookUp('ratingRow', 'rating', id);

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
    inForce: when(
      and(
        equal(column('status'), '已批准'),
        unequal(column('kind'), '临时'),
        isNumber(column('validFrom')),
        isNumber(column('validTo')),
      ),
      when(
        and(
          above(add(parameter('asOf'), 1), column('validFrom')),
          above(add(column('validTo'), 1), parameter('asOf')),
        ),
        '是',
        '否',
      ),
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
    limitInForce: when(
      and(inForce, isNumber(column('appliedLimit')), unequal(column('kind'), '冻结')),
      column('appliedLimit'),
      0,
    ),
    termInForce: when(and(inForce, isNumber(column('appliedTerm'))), column('appliedTerm'), 0),
    expectedInForce: when(
      and(inForce, isNumber(column('expectedMonthlySales'))),
      column('expectedMonthlySales'),
      0,
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
          above(column('appliedLimit'), column('standardLimit')),
          above(column('appliedTerm'), column('standardTerm')),
        ),
        '是',
        '否',
      ),
    ),
    tier: tierOf(column('appliedLimit'), column('appliedTerm')),
    approvers: given([column('tier')], valueAt('approvalTiers', 'approvers', column('tier'))),
  },
};
