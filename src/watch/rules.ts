import type { Comparison, Expression } from '../formula/expression.ts';
import * as measure from './measures.ts';
import type { FigureKind } from './warning.ts';

/** One figure a rule looks at, read in the customer's row of 客户登记; no number is no hit. */
export interface Signal {
  /** Names the bounds in `bounds.ts`: the rule's code, and what is measured when there are several. */
  readonly id: string;
  readonly label: string;
  readonly kind: FigureKind;
  readonly comparison: Comparison;
  readonly measure: Expression;
}

interface Naming {
  readonly code: string;
  readonly name: string;
  readonly type:
    | '综合'
    | '欠款'
    | '销售进度'
    | '客户流失'
    | '退货'
    | '证照'
    | '合同'
    | '合作积极性'
    | '付款方式'
    | '客户变故'
    | '大额订单'
    | '评级与授信';
}

/** A rule of figures; the worst signal gives the level. */
export interface SignalRule extends Naming {
  readonly signals: readonly Signal[];
}

/** A rule that counts how many other rules hit. */
export interface CountingRule extends Naming {
  readonly counts: readonly string[];
}

export type WarningRule = SignalRule | CountingRule;

/**
 * The warnings of domain.md §10 whose inputs the book holds, in the order they are listed. Left out until the table
 * exists that they need: W09 费用预算 (支持台账), W21 投诉台账, and of W16 the contacts that do not answer (沟通记录).
 */
export const warningRules: readonly WarningRule[] = [
  { code: 'W00', name: '多项信号并发', type: '综合', counts: ['W03', 'W04', 'W05', 'W06'] },
  {
    code: 'W01',
    name: '额度使用率',
    type: '欠款',
    signals: [
      signal('W01.usage', '额度使用率', 'percent', '>=', measure.usage),
      signal('W01.noLimit', '没有授信额度而占用', 'money', '>', measure.exposureWithoutLimit),
    ],
  },
  {
    code: 'W02',
    name: '逾期天数',
    type: '欠款',
    signals: [signal('W02', '最长逾期', 'days', '>=', measure.longestOverdue)],
  },
  {
    code: 'W03',
    name: '逾期率',
    type: '欠款',
    signals: [signal('W03', '逾期率', 'percent', '>', measure.overdueRate)],
  },
  {
    code: 'W04',
    name: '按期付款率',
    type: '欠款',
    signals: [signal('W04', '按期付款率', 'percent', '<', measure.onTimeRate)],
  },
  {
    code: 'W05',
    name: '逾期天数上升',
    type: '欠款',
    signals: [signal('W05', '平均逾期天数比上季度上升', 'percent', '>=', measure.overdueRise)],
  },
  {
    code: 'W06',
    name: '高占用且逾期',
    type: '欠款',
    signals: [
      signal('W06.usage', '有逾期，额度使用率', 'percent', '>=', measure.usageWhileOverdue),
      signal('W06.noLimit', '有逾期，没有授信额度而占用', 'money', '>', measure.exposureWhileOverdue),
    ],
  },
  {
    code: 'W07',
    name: '采购下降',
    type: '销售进度',
    signals: [signal('W07', '近 30 天比此前 90 天月均变动', 'percent', '<=', measure.salesChange)],
  },
  {
    code: 'W08',
    name: '计划完成率',
    type: '销售进度',
    signals: [signal('W08', '累计完成年度任务', 'percent', '<', measure.targetRate)],
  },
  {
    code: 'W10',
    name: '客户流失',
    type: '客户流失',
    signals: [
      signal('W10.ratio', '距上次采购天数是平均间隔的', 'times', '>', measure.gapRatio),
      signal('W10.days', '距上次采购', 'days', '>', measure.daysSincePurchase),
    ],
  },
  {
    code: 'W11',
    name: '退货率',
    type: '退货',
    signals: [signal('W11', '近 12 个月退货率', 'percent', '>', measure.returnRate)],
  },
  {
    code: 'W12',
    name: '证照到期',
    type: '证照',
    signals: [
      signal('W12.days', '证照剩余', 'days', '<=', measure.licenceDaysLeft),
      signal('W12.missing', '缺失或过期的必备证照', 'count', '>=', measure.missingLicences),
      signal('W12.permit', '许可证剩余', 'days', '<=', measure.permitDaysLeft),
    ],
  },
  {
    code: 'W13',
    name: '合同到期',
    type: '合同',
    signals: [
      signal('W13.days', '合同剩余', 'days', '<=', measure.contractDaysLeft),
      signal('W13.shipping', '合同到期后仍在发货，已过期', 'days', '>=', measure.daysShippingExpired),
    ],
  },
  {
    code: 'W14',
    name: '付款账户异常',
    type: '付款方式',
    signals: [
      signal('W14.thirdParty', '近 90 天第三方付款', 'count', '>=', measure.thirdPartyPayments),
      signal('W14.personal', '近 90 天个人付款', 'count', '>=', measure.personalPayments),
      signal('W14.account', '近 90 天收款账户变更', 'count', '>=', measure.accountChanges),
    ],
  },
  {
    code: 'W15',
    name: '部分付款',
    type: '付款方式',
    signals: [signal('W15', '逾期单据只付了一部分', 'count', '>=', measure.partlyPaid)],
  },
  {
    code: 'W16',
    name: '联系人变更',
    type: '客户变故',
    signals: [signal('W16', '近 90 天联系人变更', 'count', '>=', measure.contactChanges)],
  },
  {
    code: 'W17',
    name: '重大变故',
    type: '客户变故',
    signals: [
      signal('W17.sued', '新的诉讼（被诉）', 'count', '>=', measure.sued),
      signal('W17.grave', '失信、停业、破产或实际控制人变故', 'count', '>=', measure.graveChange),
    ],
  },
  {
    code: 'W18',
    name: '虚假积极性',
    type: '合作积极性',
    signals: [signal('W18', '疑似虚假积极性（态度分高、行动分低）', 'count', '>=', measure.falseEnthusiasm)],
  },
  {
    code: 'W19',
    name: '等级下降',
    type: '评级与授信',
    signals: [
      signal('W19.drop', '比上期等级下降', 'grades', '>=', measure.gradeDrop),
      signal('W19.lowest', '降到最低等级，下降', 'grades', '>=', measure.dropToLowest),
    ],
  },
  {
    code: 'W20',
    name: '复评或授信到期',
    type: '评级与授信',
    signals: [
      signal('W20.nextRating', '距下次评定日', 'days', '<=', measure.daysToNextRating),
      signal('W20.validity', '评定有效期剩余', 'days', '<=', measure.ratingDaysLeft),
      signal('W20.credit', '授信有效期剩余', 'days', '<=', measure.creditDaysLeft),
      signal('W20.adjustment', '批准值到期', 'days', '<=', measure.adjustmentDaysLeft),
    ],
  },
  {
    code: 'W22',
    name: '大额单笔',
    type: '大额订单',
    signals: [
      signal('W22', '近 30 天最大一单是此前平均的', 'times', '>', measure.largeOrder),
      signal('W22.new', '新客户最大一单是此前平均的', 'times', '>', measure.largeOrderOfNew),
    ],
  },
];

function signal(
  id: string,
  label: string,
  kind: FigureKind,
  comparison: Comparison,
  expression: Expression,
): Signal {
  return { id, label, kind, comparison, measure: expression };
}
