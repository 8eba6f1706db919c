import type { FileChild } from 'docx';
import {
  copiesText,
  disputes,
  forceMajeureText,
  liabilityClauses,
  noBribes,
  opening,
  usualTerms,
  validity,
} from './articles/general.ts';
import { acceptance, delivery, subject } from './articles/goods.ts';
import { ordersAndReturns, policy, settlement } from './articles/trade.ts';
import { goodsContract } from './articles/words.ts';
import { article, clause, keptTogether, when } from './blocks.ts';
import { signatures } from './signatures.ts';
import { style } from './styles.ts';

/** T3 商品购销合同 and T3C 商品采购合同: twelve articles for goods other than drugs, for either side to offer. */
export function goodsTradeContract(title: string): FileChild[] {
  return [
    ...opening(
      title,
      '供需双方依照《中华人民共和国民法典》等法律，本着平等自愿、诚实信用的原则，就商品购销协商一致，签订本合同。',
    ),
    ...subject(goodsContract),
    ...quality(),
    ...packaging(),
    ...delivery(goodsContract),
    ...acceptance(goodsContract),
    ...authority(),
    ...settlement(goodsContract),
    ...policy(goodsContract),
    ...ordersAndReturns(goodsContract),
    ...liabilityAndForceMajeure(),
    ...disputes(goodsContract),
    ...effectAndMore(),
    ...signatures(),
  ];
}

function quality(): FileChild[] {
  return [
    article('质量要求'),
    clause(
      '货物应当符合国家标准；没有国家标准的，符合行业标准或者产品明示的标准；供方提供样品的，货物质量与样品一致。供方随货提供产品合格证明，国家规定应当取得许可、认证的，另附相应的证明文件。',
    ),
    clause(
      '{{#if 剩余有效期要求}}有保质期的货物，送达时距保质期届满的时间不少于 {{剩余有效期要求}} 个月；不足的，需方可以拒收，双方事先书面同意的除外。{{/if}}供方承诺的质量保证期长于国家规定的，从其承诺。',
    ),
    clause('供方保证货物不侵犯他人的知识产权和其他权利，并对所供货物享有处分权。'),
  ];
}

function packaging(): FileChild[] {
  return [
    article('包装'),
    clause(
      '货物按通用方式包装；没有通用方式的，采取足以保护货物的包装方式，适合所用的运输方式，并标明品名、规格、数量和储运图示。',
    ),
    clause('包装物由供方提供，除双方另有书面约定外不回收、不另计价；因包装不当造成的损失由供方承担。'),
  ];
}

function authority(): FileChild[] {
  return [
    article('经营权限'),
    clause(
      '需方销售（使用）本合同货物的区域：{{经营区域}}。除双方另有书面约定外，供方的供货不构成独家经销授权。',
    ),
    clause(
      '双方保证依法成立并持有与本合同货物相适应的有效证照；证照变更、被注销或者到期的，应当在 5 日内以书面形式通知对方。**一方证照失效期间，另一方有权中止履行且不承担违约责任。**',
    ),
    clause(
      '双方的经办人员凭本单位的授权和本人身份证明办理业务；授权变更未通知对方的，由授权的一方承担后果。',
    ),
  ];
}

function liabilityAndForceMajeure(): FileChild[] {
  return [article('违约责任与不可抗力'), ...liabilityClauses(goodsContract), clause(forceMajeureText)];
}

function effectAndMore(): FileChild[] {
  return [
    article('合同的生效与其他'),
    validity(goodsContract),
    ...usualTerms(goodsContract),
    ...when('廉洁条款', noBribes('廉洁：')),
    clause(
      '附件：{{#if 附件清单}}{{附件清单}}{{else}}双方营业执照复印件（加盖公章）{{/if}}。附件与本合同正文不一致的，以本合同正文为准。',
    ),
    keptTogether(style.clause, copiesText(goodsContract)),
  ];
}
