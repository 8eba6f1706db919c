import type { FileChild, Paragraph } from 'docx';
import { article, clause, item, when } from '../blocks.ts';
import { drugContract, isDrugs, type Words } from './words.ts';

/** 经营权限 of a buyer of drugs: area, licences, authorised persons. */
export function drugAuthority(): FileChild[] {
  return [
    article('经营权限'),
    clause(
      '需方销售（使用）本合同药品的区域：{{经营区域}}。除双方另有书面约定外，供方的供货不构成独家经销授权。',
    ),
    ...drugLicences(drugContract),
    clause(
      '需方的采购人员、收货人员凭加盖公章的授权委托书和本人身份证明办理业务；授权变更未通知供方的，由需方承担后果。',
    ),
    clause('需方不得超出约定区域销售，不得向没有合法资质的单位或者个人销售本合同药品。'),
  ];
}

/** Both sides hold licences for what they buy and sell, and may stop while the other's have lapsed (GSP Art. 89). */
export function drugLicences({ paper }: Words): Paragraph[] {
  return [
    clause(
      `双方保证持有与${paper}药品相适应的有效证照，并在许可的经营（诊疗）范围内购销。证照变更、换发、被注销或者到期的，应当在 5 日内以书面形式通知对方并提供加盖公章的复印件；**一方证照失效期间，另一方有权中止履行且不承担违约责任。**`,
    ),
  ];
}

/** 结算方式: one of the four ways, deposit (民法典 586–588), the only account that counts, invoice, balance. */
export function settlement(words: Words): FileChild[] {
  const { paper } = words;
  return [
    article('结算方式'),
    ...waysToPay(words),
    ...when(
      '定金金额',
      clause(
        `定金：需方在${paper}签订后 3 日内向供方支付定金 ¥{{金额 定金金额}}（人民币{{金额大写 定金金额}}），该数额不超过合同价款的百分之二十。需方履行债务后，定金抵作价款；一方不履行债务或者履行债务不符合约定，致使不能实现合同目的的，适用定金罚则。`,
      ),
    ),
    ...supplierAccount(),
    invoices(words),
    monthlyBalance(),
  ];
}

/** 发票: goods, invoice, account and money agree (GSP Art. 66–71). */
export const invoices = ({ goods, slip }: Words): Paragraph =>
  clause(
    `发票：供方在交付${goods}后开具{{发票类型}}，发票所列品名、规格、单位、数量、金额与${slip}一致，做到票、账、货、款相符。需方对发票有异议的，应当在收到发票后 15 日内提出。`,
  );

export const monthlyBalance = (): Paragraph =>
  clause('双方每月核对往来账目；一方收到对账单后 7 日内应当盖章确认或者以书面形式提出差异。');

function waysToPay(words: Words): Paragraph[] {
  const { goods, paper } = words;
  return [
    ...cashTermOrRolling(words),
    ...when(
      '(eq 结算方式 "铺底")',
      clause(
        `铺底结算：${paper}货款作为铺底货款，铺底期为 {{账期}} 日，自{{账期起算}}起算；铺底期内需方新购${goods}以现款结算。铺底期届满或者双方终止合作的，需方应当在 5 日内付清铺底货款。`,
      ),
    ),
  ];
}

/** The three ways of paying for each delivery. */
export function cashTermOrRolling({ goods }: Words): Paragraph[] {
  return [
    ...when('(eq 结算方式 "现款")', clause('现款结算：需方在供方发货前付清全部货款，供方收到货款后发货。')),
    ...when(
      '(eq 结算方式 "账期")',
      clause(
        '账期结算：账期为 {{账期}} 日，自{{账期起算}}起算；需方应当在账期届满之日或者之前付清全部货款。',
      ),
    ),
    ...when(
      '(eq 结算方式 "滚单")',
      clause(
        `滚单结算：需方在供方发出下一批${goods}之前付清上一批${goods}的货款；没有下一批的，最迟在自{{账期起算}}起 {{账期}} 日内付清。`,
      ),
    ),
  ];
}

/** The account that money must go to. */
export function supplierAccount(): Paragraph[] {
  return [
    clause(
      '供方收款账户如下。**需方将货款付至该账户方为有效付款；未经供方加盖公章的书面通知，账户不变更，供方人员无权以现金或者其他账户收取货款。**',
    ),
    item('户名：{{供方.名称}}'),
    item('开户银行：{{供方.开户银行}}'),
    item('账号：{{供方.账号}}'),
  ];
}

/** 经销政策: yearly target and rebate where agreed; nothing by word of mouth. */
export function policy({ paper }: Words): FileChild[] {
  return [
    article('经销政策'),
    ...when('年度任务', clause('年度任务：需方本年度采购任务为含税金额 ¥{{金额 年度任务}}。')),
    ...when(
      '返利比例',
      clause(
        '返利：需方完成任务且没有逾期货款的，供方按实际回款的 {{百分比 返利比例}} 给予返利，以销售折扣方式如实开票、入账。',
      ),
    ),
    clause(
      `{{#unless (or 年度任务 返利比例)}}${paper}不设年度任务和返利。{{/unless}}促销支持、价格保护等政策，以双方盖章的书面文件为准；口头承诺不作为结算依据。`,
    ),
    clause('供方调整供货价格的，不影响调整前已经确认的订单。价格受国家规定约束的，执行国家规定。'),
  ];
}

/** 订货与退货: monthly plan, orders, what may be sent back and how; recall where drugs are sold. */
export function ordersAndReturns(words: Words): FileChild[] {
  const { goods, paper } = words;
  return [
    article('订货与退货'),
    clause(
      `需方后续订货的，{{#if 月计划日}}于每月 {{月计划日}} 日前提出下月计划，{{/if}}以双方约定的书面或者电子方式下达订单；供方在 1 个工作日内确认，经确认的订单是${paper}的组成部分。`,
    ),
    clause(
      `**因${goods}质量问题或者供方发货错误，需方可以退货，往返费用由供方承担；非质量问题的${goods}不退货，双方另有书面约定的除外。**`,
    ),
    ...(isDrugs(words)
      ? [
          clause(
            '退货应当先由供方书面确认，注明品名、规格、批号、数量和原因；冷藏、冷冻药品退货还应当提供储存期间的温度记录。',
          ),
          clause(
            '药品监督管理部门或者药品上市许可持有人要求召回、停止销售的，双方应当立即执行并相互通知，召回药品按原价退回。',
          ),
        ]
      : [clause('退货应当先由供方书面确认，注明名称、规格型号、数量和原因；退回的货物应当保持原包装完好。')]),
  ];
}
