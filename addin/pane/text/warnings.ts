import { texts } from '../../language.ts';

/** Levels of warnings; in Chinese they are the words of the book. */
export const levelText = texts({
  危险: { 'zh-CN': '危险', 'en-US': 'Danger' },
  警示: { 'zh-CN': '警示', 'en-US': 'Alert' },
  关注: { 'zh-CN': '关注', 'en-US': 'Watch' },
  提示: { 'zh-CN': '提示', 'en-US': 'Note' },
});

/** Names of the warnings; in Chinese they are the rules' own. */
export const warningNames = texts({
  W00: { 'zh-CN': '多项信号并发', 'en-US': 'Several signals at once' },
  W01: { 'zh-CN': '额度使用率', 'en-US': 'Limit used' },
  W02: { 'zh-CN': '逾期天数', 'en-US': 'Days overdue' },
  W03: { 'zh-CN': '逾期率', 'en-US': 'Overdue rate' },
  W04: { 'zh-CN': '按期付款率', 'en-US': 'Paid on time' },
  W05: { 'zh-CN': '逾期天数上升', 'en-US': 'Paying later' },
  W06: { 'zh-CN': '高占用且逾期', 'en-US': 'High use and overdue' },
  W07: { 'zh-CN': '采购下降', 'en-US': 'Falling purchases' },
  W08: { 'zh-CN': '计划完成率', 'en-US': 'Behind the plan' },
  W10: { 'zh-CN': '客户流失', 'en-US': 'Customer leaving' },
  W11: { 'zh-CN': '退货率', 'en-US': 'Returns' },
  W12: { 'zh-CN': '证照到期', 'en-US': 'Licences' },
  W13: { 'zh-CN': '合同到期', 'en-US': 'Contract ending' },
  W14: { 'zh-CN': '付款账户异常', 'en-US': 'Who pays' },
  W15: { 'zh-CN': '部分付款', 'en-US': 'Paid in part' },
  W16: { 'zh-CN': '联系人变更', 'en-US': 'New contacts' },
  W17: { 'zh-CN': '重大变故', 'en-US': 'Grave change' },
  W18: { 'zh-CN': '虚假积极性', 'en-US': 'False enthusiasm' },
  W19: { 'zh-CN': '等级下降', 'en-US': 'Lower grade' },
  W20: { 'zh-CN': '复评或授信到期', 'en-US': 'Review or credit due' },
  W22: { 'zh-CN': '大额单笔', 'en-US': 'Large order' },
});

/** What was measured, in English, by signal; in Chinese the warning has its own sentence. */
export const signalsInEnglish: Readonly<Record<string, string>> = {
  W00: 'Warnings of payment at once: {value}',
  'W01.usage': 'Limit used: {value}',
  'W01.noLimit': 'Owed without a credit limit: {value}',
  W02: 'Longest overdue: {value}',
  W03: 'Overdue share of receivables: {value}',
  W04: 'Paid on time: {value}',
  W05: 'Average days overdue, up on the quarter before by {value}',
  'W06.usage': 'Overdue, with {value} of the limit used',
  'W06.noLimit': 'Overdue, and owed without a credit limit: {value}',
  W07: 'Sales of 30 days against the 90 before: {value}',
  W08: 'Sales against the plan to date: {value}',
  'W10.ratio': 'Days since the last purchase, in usual gaps: {value}',
  'W10.days': 'Since the last purchase: {value}',
  W11: 'Returned in twelve months: {value}',
  'W12.days': 'Left on a licence: {value}',
  'W12.missing': 'Required licences missing or expired: {value}',
  'W12.permit': 'Left on a permit: {value}',
  'W13.days': 'Left on the contract: {value}',
  'W13.shipping': 'Shipping after the contract ended, for {value}',
  'W14.thirdParty': 'Paid by third parties in 90 days: {value}',
  'W14.personal': 'Paid from the owner’s own account in 90 days: {value}',
  'W14.account': 'Changes of account in 90 days: {value}',
  W15: 'Overdue documents paid in part: {value}',
  W16: 'Changes of contact in 90 days: {value}',
  'W17.sued': 'Sued',
  'W17.grave': 'Dishonest, closed, bankrupt, or something befell who controls it',
  W18: 'High attitude, low action: false enthusiasm is possible',
  'W19.drop': 'Fallen since the last rating by {value}',
  'W19.lowest': 'Fallen to the lowest grade, by {value}',
  'W20.nextRating': 'To the next rating: {value}',
  'W20.validity': 'Left on the rating: {value}',
  'W20.credit': 'Left on the credit: {value}',
  'W20.adjustment': 'Left on an approved value: {value}',
  W22: 'Largest order of 30 days, in usual orders: {value}',
  'W22.new': 'Largest order of a new customer, in usual orders: {value}',
};

/** Figures with their units, and the sentence they stand in. */
export const figureText = texts({
  sentence: {
    'zh-CN': '{measured}，{level}线 {bound}。',
    'en-US': '{measured}; the {level} line is {bound}.',
  },
  days: { 'zh-CN': '{value} 天', 'en-US': '{value} days' },
  times: { 'zh-CN': '{value} 倍', 'en-US': '{value} times' },
  grades: { 'zh-CN': '{value} 级', 'en-US': '{value} grades' },
  count: { 'zh-CN': '{value} 项', 'en-US': '{value}' },
});
