import type { FileChild, Paragraph } from 'docx';
import { article, clause, disputeText, item, keptTogether, paragraph, unless, when } from '../blocks.ts';
import { style } from '../styles.ts';
import { headTable } from '../tables.ts';
import { isDrugs, type Words } from './words.ts';

/** Title, 首部 and the sentence that opens the text. */
export function opening(title: string, lead: string): FileChild[] {
  return [
    paragraph(style.title, title),
    headTable(
      [
        '供方（甲方）：{{供方.名称}}',
        '住　　所：{{供方.住所}}',
        '需方（乙方）：{{需方.名称}}',
        '住　　所：{{需方.住所}}',
      ],
      ['合同编号：{{合同编号}}', '签订日期：{{日期 签订日期}}', '签订地点：{{签订地点}}'],
    ),
    paragraph(style.lead, lead),
  ];
}

const rate = '每日{{百分比 违约金日率}}';
const cap = '{{百分比 违约金上限}}';

/** A buyer who pays late: penalty per day up to a cap, and no further delivery meanwhile. */
export const latePayment = (): Paragraph =>
  clause(
    `**需方逾期付款的，按逾期金额的${rate}支付违约金，累计不超过逾期金额的 ${cap}；**逾期期间供方可以中止发货，逾期超过 30 日的，供方可以解除尚未履行的部分。`,
  );

/** 违约责任, clauses only: late payment, late delivery, bad goods, other areas, deposit, what may not be excluded. */
export function liabilityClauses(words: Words): Paragraph[] {
  const { goods, paper } = words;
  return [
    latePayment(),
    clause(
      `供方逾期交货的，按逾期交货部分价款的${rate}支付违约金，累计不超过该部分价款的 ${cap}；逾期超过 15 日的，需方可以解除该部分的约定。`,
    ),
    clause(
      `供方交付的${goods}质量不符合约定的，应当负责更换或者退货，并赔偿需方因此受到的损失；造成他人损害的，由责任方依法承担责任。`,
    ),
    ...(isDrugs(words)
      ? [clause('需方超出约定区域销售的，供方可以停止供货、取消相应的返利和支持；造成损失的，需方应当赔偿。')]
      : []),
    ...(paper === '本合同' ? depositOrPenalty() : []),
    clause(
      `违约金不足以弥补损失的，违约方应当赔偿差额部分。${paper}任何约定均不免除一方造成对方人身损害，或者因故意、重大过失造成对方财产损失的责任。`,
    ),
  ];
}

/** Where a deposit was given, the other side chooses between it and the penalty (民法典 588). */
const depositOrPenalty = (): Paragraph[] =>
  when('定金金额', clause('一方违约，既有定金又有违约金约定的，对方可以选择适用其中一种。'));

export function liability(words: Words): FileChild[] {
  return [article('违约责任'), ...liabilityClauses(words)];
}

/** 民法典 590. */
export const forceMajeureText =
  '一方因不可抗力不能履行合同的，根据影响部分或者全部免除责任，但应当及时通知对方，并在不可抗力发生后 15 日内提供证明。迟延履行后发生不可抗力的，不免除责任。';

export function forceMajeure(): FileChild[] {
  return [article('不可抗力'), paragraph(style.plain, forceMajeureText)];
}

export function integrity(): FileChild[] {
  return when(
    '廉洁条款',
    article('保密与廉洁'),
    clause('双方对在履行中知悉的对方商业秘密和客户信息保密，保密义务不因合同终止而免除。'),
    noBribes(),
  );
}

export const noBribes = (label = ''): Paragraph =>
  clause(
    `${label}双方不得以任何名义向对方工作人员给付或者收受回扣及其他不正当利益；一方违反的，对方可以解除合同并要求赔偿。`,
  );

export function disputes({ paper }: Words): FileChild[] {
  const signingPlace = `${paper.slice(1)}签订地`;
  return [article('争议解决'), paragraph(style.plain, disputeText(paper, signingPlace))];
}

/** In force by seal, until a day or until done (民法典 490). */
export const validity = ({ paper }: Words): Paragraph =>
  clause(
    `${paper}自双方加盖公章或者合同专用章之日起生效，{{#if 到期日}}有效期至 {{日期 到期日}}；期满后尚未履行完毕的义务继续履行{{else}}至双方义务履行完毕之日终止{{/if}}。`,
  );

/** How changes are made, what proves performance, where letters go, what else was agreed. */
export function usualTerms({ paper, slip }: Words): Paragraph[] {
  return [
    clause(
      `${paper}的变更、补充以书面形式作出，经双方盖章后生效。${slip}、收货回执、发票、对账单是${paper}履行的凭证。`,
    ),
    clause('签章处所列住所为双方通知和法律文书的送达地址；变更未通知对方的，按原地址寄送视为送达。'),
    clause('其他约定：{{默认 其他约定 "无"}}。'),
  ];
}

export const copiesText = ({ paper }: Words): string =>
  `${paper}一式{{份数}}份，双方所执份数相同，具有同等效力。`;

export function effect(words: Words): FileChild[] {
  const heading = `${words.paper.slice(1)}的生效与其他`;
  return [article(heading), validity(words), ...usualTerms(words), clause(copiesText(words))];
}

/**
 * 附件: the list of the sheet, or the usual papers; its last sentence is kept with the signatures that follow, with
 * `keptTogether` the whole article.
 */
export function attachments({ paper }: Words, usual: readonly string[], write = paragraph): FileChild[] {
  return [
    article('附件'),
    write(style.plain, `下列附件是${paper}的组成部分：`),
    ...when('附件清单', item('{{附件清单}}')),
    ...unless('附件清单', ...usual.map((text) => write(style.item, text))),
    keptTogether(style.plain, `附件与${paper}正文不一致的，以${paper}正文为准。`),
  ];
}
