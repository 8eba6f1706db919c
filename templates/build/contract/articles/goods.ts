import type { FileChild } from 'docx';
import { article, clause, paragraph } from '../blocks.ts';
import { itemTable } from '../item-table.ts';
import { style } from '../styles.ts';
import { isDrugs, type Words } from './words.ts';

/** 标的、数量与价款: the list of goods, what the price holds, and what a change of tax rate does to it. */
export function subject(words: Words): FileChild[] {
  const { goods } = words;
  return [
    article('标的、数量与价款'),
    clause(
      `供方向需方供应下表所列${goods}，品种、品牌、规格、数量和价格以下表为准（单价、金额的单位为人民币元）：`,
    ),
    itemTable(isDrugs(words)),
    paragraph(
      style.clauseAfterTable,
      `以上价格为含税价，各品种税率见上表；国家调整税率的，对尚未开具发票的部分，{{税率变化}}。价款已包括${goods}及其标准包装的费用。`,
    ),
    clause(
      `${isDrugs(words) ? '表中批号、有效期以供方实际发货并经需方验收的为准；' : ''}实际发货与上表不一致的，应当事先取得需方书面同意。`,
    ),
  ];
}

/** 质量要求与包装 of drugs: national standard, test report, shelf life, cold chain. */
export function drugQuality({ paper }: Words): FileChild[] {
  return [
    article('质量要求与包装'),
    clause(
      '药品应当符合国家药品标准和经药品监督管理部门核准的质量标准，品名、规格、生产厂家与批准文号一致。供方随货提供同批号药品检验报告书；进口药品和实行批签发管理的生物制品，另附相应的证明文件。',
    ),
    clause(
      '药品送达时，距有效期届满的时间不少于 {{剩余有效期要求}} 个月；不足的，需方可以拒收，双方事先书面同意的除外。',
    ),
    clause(
      '药品的包装、标签、说明书符合国家规定，外包装适合所用的运输方式并标明储运图示。冷藏、冷冻药品以冷链包装和运输，交接时提供全程温度记录。',
    ),
    clause(`双方另行签订的质量保证协议与${paper}一并履行；${paper}没有约定的质量事项，适用该协议。`),
  ];
}

/** 发送: time, place, transport and its cost, passing of risk (民法典 601–604), papers that come along. */
export function delivery(words: Words): FileChild[] {
  const { goods } = words;
  return [
    article('发送'),
    clause(
      `送货时间：{{#if 交货日期}}供方于 {{日期 交货日期}} 前将${goods}送达收货地点{{else}}供方在收到货款或者确认订单后 3 日内将${goods}送达收货地点{{/if}}。`,
    ),
    clause(
      `收货地点：{{收货地点}}；收货人：{{收货人}}，联系电话：{{收货电话}}。${isDrugs(words) ? '收货地点应当是需方许可证载明或者已向供方登记的地址；' : ''}需方变更收货地点或者收货人的，应当在发货前以书面形式通知供方。`,
    ),
    clause('运输方式：{{运输方式}}；运输费用由{{运费承担方}}承担。'),
    clause(`${goods}毁损、灭失的风险，在收货地点交付给需方之前由供方承担，交付之后由需方承担。`),
    clause(
      isDrugs(words)
        ? '供方随货提供加盖药品出库专用章原印章的随货同行单，列明通用名称、规格、批号、有效期、生产厂家、数量、单价和金额；收货人核对后签字并加盖收货专用章。'
        : '供方随货提供送货单，列明名称、规格型号、数量、单价和金额；收货人核对后签字或者盖章。',
    ),
  ];
}

/** 验收: how, within how many days, and that silence counts as acceptance (民法典 620–623). */
export function acceptance(words: Words): FileChild[] {
  const { goods, paper } = words;
  const laboratory = isDrugs(words) ? '法定药品检验机构' : '有资质的检验机构';
  return [
    article('验收'),
    clause(
      isDrugs(words)
        ? `检验标准和方法：按国家药品标准、同批号检验报告书、随货同行单和${paper}逐批验收；需要检测的，送双方认可的法定药品检验机构。`
        : `检验标准和方法：按国家标准、行业标准或者产品明示的标准、送货单和${paper}验收；需要检测的，送双方认可的有资质的检验机构。`,
    ),
    clause(
      `**数量、外观、包装与约定不符的，需方应当自收货之日起 {{验收天数}} 日内以书面形式提出；内在质量有异议的，应当自收货之日起 {{质量异议天数}} 日内以书面形式提出。期限内没有提出的，视为数量和质量符合约定；**但${goods}在${isDrugs(words) ? '有效期' : '质量保证期'}内经${laboratory}检验不合格且责任在供方的，或者供方知道${goods}不符合约定的，不受上述期限限制。`,
    ),
    clause(
      `供方应当在收到异议后 5 日内答复并提出处理意见。检验费用由责任方承担；有异议的${goods}在处理期间由需方妥善保管，不得销售或者使用。`,
    ),
  ];
}
