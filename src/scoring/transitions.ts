import {
  above,
  add,
  and,
  atLeast,
  below,
  choose,
  column,
  concat,
  dateOf,
  day,
  equal,
  isNumber,
  month,
  not,
  or,
  unequal,
  when,
  year,
} from '../formula/build.ts';
import type { Expression } from '../formula/expression.ts';
import type { applicationStates } from '../ledger/tables/approvals.ts';

type State = (typeof applicationStates)[number];

/** Which states may follow which (domain.md §3.4, §3.11). What is over stays over: a new matter is a new application. */
export const applicationTransitions: Readonly<Record<State, readonly State[]>> = {
  草稿: ['审批中', '已撤回'],
  审批中: ['已批准', '已驳回', '草稿', '已撤回'],
  已批准: ['已终止'],
  已驳回: ['草稿', '已撤回'],
  已撤回: ['草稿'],
  已终止: [],
};

/** The opinions of 授信申请 in the order of the tiers, and the tier from which each is needed (domain.md §3.11). */
export const opinions = [
  { column: 'departmentManager', name: '部门经理意见', fromTier: 1 },
  { column: 'creditManager', name: '财务经理意见', fromTier: 2 },
  { column: 'financeDirector', name: '财务总监意见', fromTier: 3 },
  { column: 'generalManager', name: '总经理意见', fromTier: 3 },
] as const;

interface Requirement {
  /** What is wrong while the test holds; ends up in 状态检查. */
  readonly fault: string;
  readonly test: Expression;
}

const [from, until] = [column('validFrom'), column('validTo')];
const filed: readonly Requirement[] = [
  { fault: '客户不存在', test: not(isNumber(column('customerRow'))) },
  { fault: '缺申请额度', test: not(isNumber(column('appliedLimit'))) },
  { fault: '缺申请账期', test: not(isNumber(column('appliedTerm'))) },
  { fault: '缺有效期起或有效期止', test: or(not(isNumber(from)), not(isNumber(until))) },
  { fault: '有效期止不在有效期起之后', test: atLeast(from, until) },
  { fault: '有效期超过12个月', test: above(until, dateOf(add(year(from), 1), month(from), day(from))) },
];

const approved: readonly Requirement[] = [
  ...filed,
  {
    fault: '批准额度无法识别',
    test: and(
      unequal(column('approvedLimit'), ''),
      not(isNumber(column('approvedLimit'))),
      unequal(column('approvedLimit'), '不授信'),
    ),
  },
  {
    fault: '生效日或到期日无法识别',
    test: or(not(isNumber(column('startsOn'))), not(isNumber(column('endsOn')))),
  },
  { fault: '审批级别无法确定', test: not(isNumber(column('decidedTier'))) },
  ...opinions.map(
    ({ column: opinion, name, fromTier }): Requirement => ({
      fault: `缺${name}`,
      test: and(atLeast(column('decidedTier'), fromTier), equal(column(opinion), '')),
    }),
  ),
];

/** What must be filled before an application stands in a state. */
const requirements: Readonly<Partial<Record<State, readonly Requirement[]>>> = {
  审批中: filed,
  已批准: approved,
  已驳回: [
    {
      fault: '缺审批意见',
      test: and(...opinions.map(({ column: opinion }) => equal(column(opinion), ''))),
    },
  ],
};

const [status, recorded] = [column('status'), column('recordedStatus')];

/**
 * Judges the state of an application against the one recorded last: empty when it may stand there, otherwise what
 * forbids it. 状态检查 in the sheet, the effect in 信用评定 and `check` are all this one rule.
 */
export const transitionFault: Expression = choose(
  [equal(status, ''), ''],
  [and(unequal(recorded, ''), unequal(recorded, status), not(isAllowed())), forbidden()],
  ...Object.entries(requirements).map(([state, list]) => [equal(status, state), firstFault(list)] as const),
  '',
);

function isAllowed(): Expression {
  const pairs = Object.entries(applicationTransitions).flatMap(([before, after]) =>
    after.map((next) => and(equal(recorded, before), equal(status, next))),
  );
  return or(...pairs);
}

function forbidden(): Expression {
  return concat('不能由“', recorded, '”改为“', status, '”');
}

function firstFault(list: readonly Requirement[]): Expression {
  return choose(...list.map(({ fault, test }) => [test, fault] as const), '');
}

/** True for a decision above what the system suggests, approved as 特批: a reason and the 总经理's opinion. */
export const isSpecial: Expression = when(
  and(unequal(column('overStandardReason'), ''), unequal(column('generalManager'), '')),
  '是',
  '否',
);

/** True on the days from `start` to `end`, both included. */
export function holdsOn(asOf: Expression, start: Expression, end: Expression): Expression {
  return and(not(below(asOf, start)), not(above(asOf, end)));
}
