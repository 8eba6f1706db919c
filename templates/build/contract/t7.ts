import type { FileChild } from 'docx';
import { disputes, latePayment, opening, usualTerms } from './articles/general.ts';
import { supplierAccount } from './articles/trade.ts';
import { drugAgreement } from './articles/words.ts';
import { article, clause, item, keptTogether, when } from './blocks.ts';
import { oneSignature, signatures } from './signatures.ts';
import { style } from './styles.ts';

/** T7 授信（赊销）协议: limit, term, when credit stops, interest, guarantee (domain.md §3.11, §6.3; 民法典 681–692). */
export function creditAgreement(title: string): FileChild[] {
  return [
    ...opening(
      title,
      '供方根据需方的信用状况，同意在购销中给予需方授信。双方依照《中华人民共和国民法典》等法律，就授信的额度、期限和付款协商一致，签订本协议。',
    ),
    ...limit(),
    ...term(),
    ...statements(),
    ...freeze(),
    ...information(),
    ...liability(),
    ...guarantee(),
    ...disputes(drugAgreement),
    ...effect(),
    ...signatures(...guarantorSignature()),
  ];
}

function limit(): FileChild[] {
  return [
    article('授信额度与期限'),
    clause(
      '供方给予需方的授信额度为 ¥{{金额 授信额度}}（人民币{{金额大写 授信额度}}）。额度在授信期限内循环使用：付清的货款恢复相应的额度。',
    ),
    clause(
      '授信期限自 {{#if 生效日}}{{日期 生效日}}{{else}}{{日期 签订日期}}{{/if}} 起至 {{日期 到期日}} 止。期满后不再发生新的赊销，已经发生的货款按约定的期限付清。',
    ),
    clause(
      '占用的额度包括未付货款、已经发货尚未开票的金额和尚未到期的承兑汇票金额，均按含税金额计算。超过额度的订单，需方以现款结算或者先付清相应的货款。',
    ),
    clause(
      '授信不构成供方必须接受订单的承诺；每笔购销的品种、数量和价格，以购销合同、订单和随货同行单为准。',
    ),
  ];
}

function term(): FileChild[] {
  return [
    article('账期与付款'),
    ...when(
      '(eq 结算方式 "账期")',
      clause(
        '账期为 {{账期}} 日，自{{账期起算}}起算；需方应当在每笔货款的账期届满之日或者之前付清该笔货款。',
      ),
    ),
    ...when(
      '(eq 结算方式 "滚单")',
      clause(
        '滚单付款：需方在供方发出下一批药品之前付清上一批药品的货款；没有下一批的，最迟在自{{账期起算}}起 {{账期}} 日内付清。',
      ),
    ),
    ...when(
      '(eq 结算方式 "铺底")',
      clause(
        '铺底付款：授信额度内的货款作为铺底货款，铺底期为 {{账期}} 日，自{{账期起算}}起算；需方应当在铺底期届满、授信期满或者双方终止合作之日起 5 日内付清。',
      ),
    ),
    ...supplierAccount(),
    clause(
      '需方付款时应当注明对应的单据；没有注明的，先抵充先到期的货款。以承兑汇票付款的，汇票兑付之前仍占用授信额度。',
    ),
  ];
}

function statements(): FileChild[] {
  return [
    article('对账'),
    clause(
      '供方每月向需方发送对账单；需方应当在收到后 7 日内盖章确认或者以书面形式提出差异，**逾期没有提出的，视为认可对账单所列余额；**但有证据证明对账单有错误的，以实际发生额为准。',
    ),
  ];
}

function freeze(): FileChild[] {
  return [
    article('额度的调整、冻结与恢复'),
    clause('**需方有下列情形之一的，供方可以书面通知需方冻结授信额度，暂停赊销发货：**'),
    item('任何一笔货款逾期；'),
    item('占用的额度超过授信额度；'),
    item('营业执照、许可证等证照过期、被注销、吊销或者缺失；'),
    item('停业、被列为失信被执行人、财产被查封冻结，或者法定代表人、实际控制人失联、涉刑；'),
    item('提供虚假资料，或者拒绝对账；'),
    item('保证人丧失担保能力或者担保物价值明显减少，需方没有另行提供担保。'),
    clause('上述情形消除且需方付清逾期货款的，经供方书面确认恢复额度。'),
    clause(
      '供方每半年评定一次需方的信用等级，并可以根据评定结果调整额度和账期；调整提前 5 日书面通知需方，不影响已经发生的货款。',
    ),
  ];
}

function information(): FileChild[] {
  return [
    article('资料与通知'),
    clause('需方保证其提供的证照、财务和经营资料真实、完整，并在供方要求时每年更新一次。'),
    clause(
      '需方发生合并、分立、更名、股权或者实际控制人变更、重大诉讼或者其他影响付款能力的事项，应当在 5 日内书面通知供方。',
    ),
  ];
}

function liability(): FileChild[] {
  return [
    article('逾期责任'),
    latePayment(),
    clause(
      '**需方逾期付款超过 30 日，或者停业、被列为失信被执行人、财产被查封冻结的，供方可以书面通知需方提前付款：本协议项下全部未付货款自通知送达之日起 5 日内到期。**',
    ),
    clause(
      '供方为实现债权支出的诉讼费、保全费、公告费和合理的律师费，由需方承担；违约金不足以弥补供方损失的，需方应当赔偿差额部分。',
    ),
  ];
}

function guarantee(): FileChild[] {
  return when(
    '(ne (默认 担保方式 "无") "无")',
    article('担保'),
    ...when(
      '(eq 担保方式 "保证")',
      clause(
        '**保证人{{担保人}}自愿为需方在授信期限内连续发生的货款提供连带责任保证，担保的最高债权额为 ¥{{金额 担保金额}}（人民币{{金额大写 担保金额}}）。**担保的范围包括货款、违约金、损害赔偿金和实现债权的费用。',
      ),
      clause(
        '保证期间为每笔货款履行期限届满之日起二年。供方与需方加重债务的，加重的部分应当取得保证人书面同意，否则保证人对该部分不承担保证责任。',
      ),
      clause('保证人是公司的，应当同时提供其章程规定的机关同意担保的决议。'),
    ),
    ...when(
      '(ne 担保方式 "保证")',
      clause(
        '担保方式为{{担保方式}}，提供担保的一方为{{默认 担保人 "需方"}}，具体内容以另行签订的担保合同为准；依法应当登记或者交付的，在登记或者交付之前供方可以不予授信。',
      ),
    ),
  );
}

function effect(): FileChild[] {
  return [
    article('协议的生效与其他'),
    clause('本协议自双方加盖公章或者合同专用章之日起生效；有保证人的，并应当由保证人签字或者盖章。'),
    ...usualTerms(drugAgreement),
    keptTogether(style.clause, '本协议一式{{份数}}份，由签章各方收执，具有同等效力。'),
  ];
}

function guarantorSignature(): FileChild[] {
  return when(
    '(eq 担保方式 "保证")',
    ...oneSignature('保证人签章', [
      { label: '保证人\n（签字、盖章）', text: '{{担保人}}', tall: true },
      { label: '证件号码' },
      { label: '住所' },
      { label: '电话' },
      { label: '签订日期' },
    ]),
  );
}
