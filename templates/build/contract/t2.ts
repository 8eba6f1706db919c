import type { FileChild } from 'docx';
import {
  attachments,
  copiesText,
  disputes,
  forceMajeure,
  integrity,
  liability,
  opening,
  usualTerms,
} from './articles/general.ts';
import { acceptance, delivery, drugQuality } from './articles/goods.ts';
import {
  cashTermOrRolling,
  drugLicences,
  invoices,
  monthlyBalance,
  ordersAndReturns,
  supplierAccount,
} from './articles/trade.ts';
import { drugAgreement } from './articles/words.ts';
import { article, clause, paragraph, unless, when } from './blocks.ts';
import { catalogueTable } from './item-table.ts';
import { signatures } from './signatures.ts';
import { style } from './styles.ts';

/** T2 年度购销（经销）协议: the year's list, area, target and rebate; what is bought stands in the orders. */
export function annualAgreement(title: string): FileChild[] {
  return [
    ...opening(
      title,
      '供需双方依照《中华人民共和国民法典》《中华人民共和国药品管理法》和《药品经营质量管理规范》，本着平等自愿、诚实信用的原则，就协议期内的药品购销（经销）协商一致，签订本协议。',
    ),
    ...subject(),
    ...drugQuality(drugAgreement),
    ...delivery(drugAgreement),
    receipts(),
    ...acceptance(drugAgreement),
    ...authority(),
    ...settlement(),
    ...policy(),
    ...ordersAndReturns(drugAgreement),
    ...liability(drugAgreement),
    ...forceMajeure(),
    ...integrity(),
    ...disputes(drugAgreement),
    ...effect(),
    ...attachments(drugAgreement, [
      '双方证照复印件（加盖公章）；',
      '质量保证协议；',
      '需方采购、收货人员授权委托书；',
      '调整后的品种目录和价格表（如有）。',
    ]),
    ...signatures(),
  ];
}

function subject(): FileChild[] {
  return [
    article('合作品种、数量与价格'),
    clause('供方在协议期内向需方供应下表所列药品（单价的单位为人民币元）：'),
    catalogueTable(),
    paragraph(
      style.clauseAfterTable,
      '每次购销的品种、规格、数量、批号和金额，以双方确认的订单和随货同行单为准。增减品种、调整价格的，由双方盖章的目录或者价格表载明，自其载明的日期起执行。',
    ),
    clause(
      '以上价格为含税价，各品种税率见上表；国家调整税率的，对尚未开具发票的部分，{{税率变化}}。价款已包括药品及其标准包装的费用。',
    ),
    clause(
      '需方对一笔货款的价格有异议且差额超过 500 元的，应当自收到随货同行单之日起 3 日内以书面形式提出，双方在 5 日内核对处理。',
    ),
  ];
}

/** A clause more of 发送: who signs for goods. */
const receipts = (): FileChild =>
  clause(
    '收货回执：需方指定的收货人以授权委托书载明的姓名和身份证号为准；收货人在随货同行单或者收货回执上签字，并加盖收货专用章或者公章的，为需方已经收货的凭证。',
  );

function authority(): FileChild[] {
  return [
    article('经营权限与区域'),
    clause(
      '需方销售（使用）本协议药品的区域：{{经营区域}}。{{#if 独家经销}}供方授权需方在上述区域独家经销本协议药品，协议期内不在该区域另行指定经销单位；需方未完成年度任务的，供方可以书面通知取消独家经销授权。{{else}}供方的供货为非独家，不构成独家经销授权。{{/if}}',
    ),
    ...drugLicences(drugAgreement),
    clause(
      '需方的采购人员、收货人员、对账人员凭加盖公章的授权委托书和本人身份证明办理业务；授权变更未通知供方的，由需方承担后果。',
    ),
    clause(
      '**窜货：需方不得将药品销往约定区域以外，也不得向没有合法资质的单位或者个人销售。**供方可以按批号和流向核查，需方应当如实提供销售流向。',
    ),
  ];
}

function settlement(): FileChild[] {
  return [
    article('结算方式'),
    ...cashTermOrRolling(drugAgreement),
    ...when(
      '(eq 结算方式 "铺底")',
      clause('铺底结算：铺底期为 {{账期}} 日，自{{账期起算}}起算；超过铺底货款的药品以现款结算。'),
    ),
    ...when(
      '铺底额度',
      clause(
        '铺底货款：供方给予需方的铺底货款以 ¥{{金额 铺底额度}}（人民币{{金额大写 铺底额度}}）为限，以双方盖章的铺底单据为准；铺底期届满、协议期满或者双方终止合作的，需方应当在 5 日内付清。',
      ),
    ),
    clause(
      '供方给予需方的授信额度和账期，以双方另行签订的授信协议或者供方的书面确认为准；供方根据需方的信用状况调整的，提前 5 日书面通知需方。',
    ),
    ...when(
      '保证金',
      clause(
        '保证金：需方在本协议签订后 5 日内向供方支付履约保证金 ¥{{金额 保证金}}（人民币{{金额大写 保证金}}）。保证金不是定金，不计利息；供方可以从中扣除需方应付的货款和违约金，并书面通知需方补足。本协议终止且双方结清账目后 30 日内，供方退还余额。',
      ),
    ),
    ...supplierAccount(),
    invoices(drugAgreement),
    monthlyBalance(),
  ];
}

function policy(): FileChild[] {
  return [
    article('年度任务、返利与支持'),
    ...when(
      '年度任务',
      clause(
        '年度任务：需方在协议期内的采购任务为含税金额 ¥{{金额 年度任务}}（人民币{{金额大写 年度任务}}），以扣除退货后的实际发货金额计算。',
      ),
    ),
    ...when(
      '返利比例',
      clause(
        '返利：需方完成年度任务且没有逾期货款的，供方按协议期内实际回款的 {{百分比 返利比例}} 给予返利，在协议期满并结清账目后 30 日内以销售折扣方式如实开票、入账。有窜货行为的，不予返利。',
      ),
    ),
    clause(
      '{{#unless (or 年度任务 返利比例)}}本协议不设年度任务和返利。{{/unless}}促销支持、人员和物料支持以双方盖章的书面文件为准；口头承诺不作为结算依据。',
    ),
    clause(
      '价格保护：供方下调供货价格的，不对需方已经收货的库存补差价，双方另有书面约定的除外；供方上调供货价格的，不影响调整前已经确认的订单。价格受国家规定约束的，执行国家规定。',
    ),
  ];
}

function effect(): FileChild[] {
  return [
    article('协议的期限、生效与其他'),
    clause(
      '本协议自双方加盖公章或者合同专用章之日起生效，合作期限自 {{#if 生效日}}{{日期 生效日}}{{else}}{{日期 签订日期}}{{/if}} 起至 {{日期 到期日}} 止；期满后尚未履行完毕的义务继续履行。',
    ),
    ...when(
      '自动续期',
      clause('期满前 30 日双方均未以书面形式提出终止的，本协议按原条件自动延长一年，以一次为限。'),
    ),
    ...unless('自动续期', clause('期满后继续合作的，双方另行签订协议。')),
    clause('一方提前 30 日书面通知对方并结清账目的，可以终止本协议；已经确认的订单继续履行。'),
    ...usualTerms(drugAgreement),
    clause(copiesText(drugAgreement)),
  ];
}
