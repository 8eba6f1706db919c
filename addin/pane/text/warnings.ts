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
  W06: { 'zh-CN': '高占用且逾期', 'en-US': 'High use and overdue' },
  W07: { 'zh-CN': '采购下降', 'en-US': 'Falling purchases' },
  W10: { 'zh-CN': '客户流失', 'en-US': 'Customer leaving' },
  W11: { 'zh-CN': '退货率', 'en-US': 'Returns' },
  W12: { 'zh-CN': '证照到期', 'en-US': 'Licences' },
  W13: { 'zh-CN': '合同到期', 'en-US': 'Contract ending' },
  W18: { 'zh-CN': '虚假积极性', 'en-US': 'False enthusiasm' },
  W19: { 'zh-CN': '等级下降', 'en-US': 'Lower grade' },
  W20: { 'zh-CN': '复评或授信到期', 'en-US': 'Review or credit due' },
});

/** What was measured, in English, by signal; in Chinese the warning has its own sentence. */
export const signalsInEnglish: Readonly<Record<string, string>> = {
  W00: 'Warnings of payment at once: {value}',
  'W01.usage': 'Limit used: {value}',
  'W01.noLimit': 'Owed without a credit limit: {value}',
  W02: 'Longest overdue: {value}',
  W03: 'Overdue share of receivables: {value}',
  W04: 'Paid on time: {value}',
  'W06.usage': 'Overdue, with {value} of the limit used',
  'W06.noLimit': 'Overdue, and owed without a credit limit: {value}',
  W07: 'Sales of 30 days against the 90 before: {value}',
  'W10.ratio': 'Days since the last purchase, in usual gaps: {value}',
  'W10.days': 'Since the last purchase: {value}',
  W11: 'Returned in twelve months: {value}',
  'W12.days': 'Left on a licence: {value}',
  'W12.missing': 'Required licences missing or expired: {value}',
  'W12.permit': 'Left on a permit: {value}',
  'W13.days': 'Left on the contract: {value}',
  'W13.shipping': 'Shipping after the contract ended, for {value}',
  W18: 'High attitude, low action: false enthusiasm is possible',
  'W19.drop': 'Fallen since the last rating by {value}',
  'W19.lowest': 'Fallen to the lowest grade, by {value}',
  'W20.nextRating': 'To the next rating: {value}',
  'W20.validity': 'Left on the rating: {value}',
  'W20.credit': 'Left on the credit: {value}',
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
