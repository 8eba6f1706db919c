import {
  above,
  and,
  at,
  below,
  choose,
  column,
  concat,
  countOf,
  equal,
  isNumber,
  not,
  or,
  parameter,
  positionOf,
  subtract,
  unequal,
  when,
  where,
} from '../../formula/build.ts';
import type { Expression } from '../../formula/expression.ts';
import { customerName, customerRowIn, ofThisCustomer as mine } from '../../formula/links.ts';
import type { TableRules } from '../../formula/rules.ts';
import { noCredit } from '../../ledger/credit-limit.ts';
import { adjustedItems, approverPosts } from '../../ledger/tables/approvals.ts';

const rated = (id: string): Expression => at('ratingRow', 'rating', id);
const asOf = parameter('asOf');
const [from, until] = [column('validFrom'), column('validTo')];

/** A limit as a number that orders: 不授信 is below a limit of 0. */
const orderOfLimit = (limit: Expression): Expression =>
  when(isNumber(limit), limit, when(equal(limit, noCredit), -1, ''));

/** How high the approved and the computed value stand; no number when they cannot be told. */
const heights: Readonly<
  Record<
    (typeof adjustedItems)[number]['id'],
    { readonly approved: Expression; readonly computed: Expression }
  >
> = {
  grade: {
    approved: positionOf('grades', 'grade', column('approvedGrade')),
    computed: rated('computedRank'),
  },
  // The first class is the highest.
  class: {
    approved: subtract(0, positionOf('classes', 'customerClass', column('approvedClass'))),
    computed: subtract(0, positionOf('classes', 'customerClass', rated('computedClass'))),
  },
  limit: {
    approved: orderOfLimit(column('approvedLimit')),
    computed: orderOfLimit(rated('computedLimit')),
  },
  term: { approved: column('approvedTerm'), computed: rated('computedTerm') },
};

/** Words of a value that is in effect, and of one that is not only because its days are not these. */
export const inEffect = '生效';
export const otherDays = ['尚未生效', '已失效'] as const;

/**
 * Whether an approved value takes effect, or what keeps it from it. A rise needs a reason and the 总经理, and waits
 * while a veto of V1–V5 holds; a fall takes effect as it stands (order: veto, adjustment, standard; domain.md §3.9).
 */
function stateOf({ id, approved }: (typeof adjustedItems)[number]): Expression {
  const { approved: height, computed } = heights[id];
  const rises = above(height, computed);
  return choose(
    [equal(column(approved), ''), ''],
    [not(isNumber(height)), '批准值无法识别'],
    [or(not(isNumber(from)), not(isNumber(until))), '缺生效日或失效日'],
    [above(from, until), '失效日早于生效日'],
    [below(asOf, from), otherDays[0]],
    [above(asOf, until), otherDays[1]],
    [not(isNumber(computed)), '客户尚未评定'],
    [and(rises, equal(column('reason'), '')), '调高缺调整理由'],
    [and(rises, equal(column('approvedBy'), '')), '调高缺批准人'],
    [and(rises, unequal(column('approverPost'), approverPosts[2])), '调高须总经理批准'],
    [and(rises, equal(rated('upgradeBarred'), '是')), '命中否决规则，不能调高'],
    inEffect,
  );
}

/** The customer of a value in effect that no later one replaces: what 信用评定 looks for. */
function replacedBy(id: string): Expression {
  const later = countOf('overrides', mine, where(`${id}State`, '=', inEffect), where('validFrom', '>', from));
  return when(equal(column(`${id}State`), inEffect), when(equal(later, 0), column('customerId'), ''), '');
}

/** 人工调整: which of its values take effect, and why the others do not. */
export const overrideRules: TableRules = {
  table: 'overrides',
  columns: {
    customerName,
    ratingRow: customerRowIn('rating'),
    ...Object.fromEntries(
      adjustedItems.flatMap((item) => [
        [`${item.id}State`, stateOf(item)],
        [`${item.id}For`, replacedBy(item.id)],
      ]),
    ),
    state: concat(
      ...adjustedItems.flatMap(({ id, name }) => {
        const state = column(`${id}State`);
        const replaced = and(equal(state, inEffect), equal(column(`${id}For`), ''));
        return [
          when(equal(state, ''), '', `${name}`),
          when(replaced, '已被后来的调整代替', state),
          when(equal(state, ''), '', ' '),
        ];
      }),
    ),
  },
};

/** The row of 人工调整 whose value is in force for this row's customer; no number when there is none. */
export const overrideRowOf = (id: (typeof adjustedItems)[number]['id']): Expression =>
  customerRowIn('overrides', `${id}For`);
