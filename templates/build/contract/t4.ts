import type { FileChild } from 'docx';
import {
  attachments,
  disputes,
  effect,
  forceMajeure,
  integrity,
  liability,
  opening,
} from './articles/general.ts';
import { acceptance, delivery, drugQuality, subject } from './articles/goods.ts';
import { ordersAndReturns, policy, settlement } from './articles/trade.ts';
import { drugContract } from './articles/words.ts';
import { article, clause, item, keptTogether } from './blocks.ts';
import { signatures } from './signatures.ts';

/** T4 采购合同: T1 from the buyer's side; the supplier shows what GSP Art. 62–64 ask of a first supply (domain.md §5.1). */
export function drugPurchaseContract(title: string): FileChild[] {
  return [
    ...opening(
      title,
      '需方依照《中华人民共和国民法典》《中华人民共和国药品管理法》和《药品经营质量管理规范》审核供方和所购品种的合法资质后，供需双方本着平等自愿、诚实信用的原则，就药品采购协商一致，签订本合同。',
    ),
    ...subject(drugContract),
    ...drugQuality(drugContract),
    ...delivery(drugContract),
    ...acceptance(drugContract),
    ...authority(),
    ...settlement(drugContract),
    ...policy(drugContract),
    ...ordersAndReturns(drugContract),
    ...slowGoods(),
    ...liability(drugContract),
    ...forceMajeure(),
    ...integrity(),
    ...disputes(drugContract),
    ...effect(drugContract),
    ...attachments(
      drugContract,
      [
        '供方的首营企业资料、所供品种的首营品种资料（加盖公章）；',
        '供方销售人员授权委托书和身份证复印件；',
        '质量保证协议。',
      ],
      keptTogether,
    ),
    ...signatures(),
  ];
}

function authority(): FileChild[] {
  return [
    article('经营权限与首营资料'),
    clause(
      '供方保证具有生产（经营）并销售本合同药品的合法资质，供货来源可以追溯；需方销售（使用）本合同药品的区域：{{经营区域}}。',
    ),
    clause('供方首次向需方供货或者首次供应某一品种的，应当在发货前提供下列资料，并对其真实性和有效性负责：'),
    item(
      '首营企业资料：营业执照、药品生产（经营）许可证、开户户名、开户银行及账号、印章印模和随货同行单样式；',
    ),
    item('首营品种资料：药品批准证明文件、质量标准、检验报告书、包装和说明书样式；'),
    item('销售人员的授权委托书（载明姓名、身份证号、销售的品种、地域、期限）和加盖公章的身份证复印件。'),
    clause(
      '**需方审核通过之前可以拒收，不承担违约责任。**资料变更、换发、被注销或者到期的，供方应当在 5 日内以书面形式通知需方并提供加盖公章的复印件；**一方证照失效期间，另一方有权中止履行且不承担违约责任。**',
    ),
  ];
}

/** A clause more of 订货与退货: what does not sell, a matter for the buyer to raise. */
function slowGoods(): FileChild[] {
  return [
    clause(
      '需方库存药品距有效期届满不足 {{剩余有效期要求}} 个月仍未售出的，可以书面通知供方，双方协商退货或者换货；协商一致的，以书面确认为准。',
    ),
  ];
}
