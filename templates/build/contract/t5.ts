import type { FileChild } from 'docx';
import { opening } from './articles/general.ts';
import { article, clause, disputeText, item, keptTogether } from './blocks.ts';
import { signatures } from './signatures.ts';
import { style } from './styles.ts';

/** T5 质量保证协议: articles 1–7 are the seven items of 药品经营质量管理规范 Art. 65, in its order. */
export function qualityAgreement(title: string): FileChild[] {
  return [
    ...opening(
      title,
      '为保证所购销药品的质量，明确双方的质量责任，依照《中华人民共和国药品管理法》和《药品经营质量管理规范》，双方就协议期内的全部药品购销签订本协议。',
    ),
    ...responsibilities(),
    ...documents(),
    ...invoices(),
    ...goods(),
    ...packaging(),
    ...transport(),
    ...term(),
    ...complaints(),
    ...disputesAndEffect(),
    ...signatures(),
  ];
}

function responsibilities(): FileChild[] {
  return [
    article('双方的质量责任'),
    clause('供方的质量责任：'),
    item('供应的药品为合法企业生产或者合法渠道购进，来源可以追溯；'),
    item('对药品交付前的储存、养护和供方负责的运输环节的质量负责；'),
    item('发现已售出的药品有质量问题或者安全隐患的，立即通知需方停止销售和使用，并协助召回。'),
    clause('需方的质量责任：'),
    item('按规定逐批验收，对收货后的储存、养护、销售（使用）环节的质量负责；'),
    item('按说明书和药品标识的条件储存药品，因储存不当造成的质量问题由需方承担责任；'),
    item('发现质量可疑的药品，立即停止销售（使用）并通知供方，协助追回。'),
  ];
}

function documents(): FileChild[] {
  return [
    article('资料的真实、有效'),
    clause(
      '供方向需方提供加盖公章原印章的营业执照、药品经营（生产）许可证、开户信息、印章样式、随货同行单样式，销售人员的授权书和身份证复印件，以及所供品种的批准证明文件，并对其真实性和有效性负责。',
    ),
    clause(
      '需方向供方提供加盖公章原印章的相应证照、采购人员与收货人员的授权书和身份证复印件，并对其真实性和有效性负责。',
    ),
    clause('资料变更、到期或者失效的，应当在 5 日内以书面形式通知对方并更换。'),
  ];
}

function invoices(): FileChild[] {
  return [
    article('发票'),
    clause(
      '供方按国家规定开具{{发票类型}}，列明药品的通用名称、规格、单位、数量、单价和金额；不能全部列明的，附加盖发票专用章的销货清单。',
    ),
    clause('发票的购、销单位名称及金额、品名与付款流向及金额、品名一致，与财务账目内容相对应。'),
  ];
}

function goods(): FileChild[] {
  return [
    article('药品质量'),
    clause(
      '供方供应的药品符合国家药品标准等有关要求，随货提供同批号药品检验报告书；采用电子数据形式的，保证其合法和有效。',
    ),
    clause(
      '药品送达时，距有效期届满的时间不少于 {{剩余有效期要求}} 个月；不足的，需方可以拒收，双方事先书面同意的除外。',
    ),
    clause('药品在有效期内因生产质量或者供方责任被检验为不合格的，供方负责退货、更换并承担由此产生的损失。'),
  ];
}

function packaging(): FileChild[] {
  return [
    article('包装、标签、说明书'),
    clause('药品的包装、标签、说明书符合国家有关规定，内容与核准的一致；整件包装内附产品合格证。'),
    clause(
      '外用药品、非处方药和按规定应当有专有标识的药品，其标签和说明书带有规定的标识；中药饮片的包装注明品名、规格、产地、生产企业、产品批号和生产日期。',
    ),
  ];
}

function transport(): FileChild[] {
  return [
    article('运输的质量保证'),
    clause(
      '运输方式：{{运输方式}}。供方根据药品的温度控制要求和道路情况采取防护措施，防止破损、污染、混淆和温度超出规定。',
    ),
    clause('冷藏、冷冻药品以冷链运输，交接时提供全程温度记录；温度不符合规定的，需方应当拒收并做记录。'),
    clause('供方委托运输的，应当审核承运方的质量保障能力，并对运输质量承担责任。'),
  ];
}

function term(): FileChild[] {
  return [
    article('协议的有效期限'),
    clause(
      '本协议自 {{#if 生效日}}{{日期 生效日}}{{else}}{{日期 签订日期}}{{/if}} 起，至 {{日期 到期日}} 止。',
    ),
    clause('协议期内发生的购销，其质量责任不因协议期满而免除。'),
  ];
}

function complaints(): FileChild[] {
  return [
    article('质量异议与违约责任'),
    clause(
      '**数量、外观、包装不符的，需方应当自收货之日起 {{验收天数}} 日内以书面形式提出；内在质量有异议的，应当自收货之日起 {{质量异议天数}} 日内以书面形式提出。**但药品在有效期内经法定药品检验机构检验不合格且责任在供方的，不受上述期限限制。',
    ),
    clause(
      '供方收到异议后 5 日内答复。双方意见不一致的，以法定药品检验机构的检验结论为准，检验费用由责任方承担。',
    ),
    clause(
      '一方违反本协议造成对方损失的，包括被药品监督管理部门处罚的损失，应当赔偿；造成他人损害的，由责任方依法承担责任。',
    ),
  ];
}

function disputesAndEffect(): FileChild[] {
  return [
    article('争议解决与生效'),
    keptTogether(style.clause, disputeText('本协议', '协议签订地')),
    keptTogether(style.clause, '其他约定：{{默认 其他约定 "无"}}。'),
    keptTogether(
      style.clause,
      '本协议自双方加盖公章或者质量管理专用章之日起生效，一式{{份数}}份，双方所执份数相同，具有同等效力。',
    ),
  ];
}
