import type { FileChild } from 'docx';
import { account, letterOpening, replySlip, signOff } from './articles/letters.ts';
import { clause, paragraph, when } from './blocks.ts';
import { openDocumentTable } from './open-documents.ts';
import { style } from './styles.ts';

const ofStage = (stage: string, ...texts: readonly string[]): FileChild[] =>
  when(`(eq 催款阶段 "${stage}")`, ...texts.map(clause));

const within = '收到本函之日起 {{付款天数}} 日内';

/** T8 催款函: one letter in three stages by the age of the debt (domain.md §9.6; 民法典 188, 195). */
export function demand(): FileChild[] {
  return [
    ...letterOpening(
      '{{#if (eq 催款阶段 "提醒")}}付款提醒函{{else if (eq 催款阶段 "催款")}}催款函{{else}}最后催款通知{{/if}}',
    ),
    paragraph(
      style.plain,
      '截至 {{日期 截止日}}，贵方下列货款已超过约定的付款期限，合计 ¥{{金额 逾期金额}}（人民币{{金额大写 逾期金额}}），最长逾期 {{最长逾期天数}} 日（金额单位为人民币元）：',
    ),
    openDocumentTable('逾期单据', '逾期合计', '逾期金额'),
    ...ofStage(
      '提醒',
      `上述货款可能因工作疏忽没有按期支付。请贵方在${within}付清；本函送达前已经付款的，请将付款日期和凭证告知我方。`,
      '对金额有异议的，请在上述期限内以书面形式提出。',
    ),
    ...ofStage(
      '催款',
      `请贵方在${within}付清上述货款。期满没有付清的，我方将暂停发货和授信，并按约定计收逾期付款违约金。`,
      '对金额有异议的，请在上述期限内以书面形式提出并说明理由，没有异议的部分应当先行支付。',
    ),
    ...ofStage(
      '最后通知',
      `上述货款经多次催收仍未付清，我方已停止发货和授信。现最后通知贵方：在${within}付清全部逾期货款和逾期付款违约金。`,
      '期满仍未付清的，我方将终止合作，依照约定提起诉讼或者申请仲裁，并要求贵方承担违约责任和实现债权的费用。',
    ),
    clause(
      '本函是我方要求贵方履行付款义务的书面通知，具有中断诉讼时效的效力；我方保留合同约定和法律规定的其他权利。',
    ),
    clause(`请将货款付至我方账户（没有变更）：${account}。请勿付至其他账户或者交付现金。`),
    ...signOff(),
    ...replySlip(
      '贵方编号 {{合同编号}} 的函收悉。函中所列截至 {{日期 截止日}} 的逾期货款 ¥{{金额 逾期金额}}：',
      '□ 没有异议，计划于　　　　年　　月　　日前付清。',
      '□ 有异议，说明：',
    ),
  ];
}
