import type { NumberType } from '../template.ts';
import type { ClauseRule } from './rule.ts';

const agreements: readonly NumberType[] = ['XS', 'CG', 'KJ', 'ZB', 'SQ'];
const sales: readonly NumberType[] = ['XS', 'CG', 'KJ'];

/** `供方（甲方）：`, or the party named in a sentence. */
const party = (names: string): RegExp =>
  new RegExp(`^(?:${names})(?:[（(][^）)]*[）)])?\\s*[：:]|以下简?称[“"]?(?:${names})`);

/** What every agreement must say: who, what follows from a breach, which court, when it is in force, who signs. */
export const agreementRules: readonly ClauseRule[] = [
  {
    clause: 'opening',
    content: '供方（卖方）的名称',
    source: '民法典第 470 条第 1 款第 1 项',
    kinds: agreements,
    severity: 'error',
    says: party('供方|卖方|出卖人|甲方|供货方|销售方'),
    repair: '在首部写明“供方（甲方）：{{供方.名称}}”。',
  },
  {
    clause: 'opening',
    content: '需方（买方）的名称',
    source: '民法典第 470 条第 1 款第 1 项',
    kinds: agreements,
    severity: 'error',
    says: party('需方|买方|买受人|乙方|购货方|采购方'),
    repair: '在首部写明“需方（乙方）：{{需方.名称}}”。',
  },
  {
    clause: 'opening',
    content: '当事人的住所',
    source: '民法典第 470 条第 1 款第 1 项',
    kinds: agreements,
    severity: 'warning',
    says: /^(?:住\s*所|地\s*址|注册地址|通讯地址)/,
    repair: '在首部或者签章处写明双方的住所：{{供方.住所}}、{{需方.住所}}。',
  },
  {
    clause: 'liability',
    content: '违约责任',
    source: '民法典第 470 条、第 577 条；客户管理制度：购销合同的十项内容之九',
    kinds: agreements,
    severity: 'error',
    titled: /违约|逾期责任/,
    says: /(?:支付|计收|计付)[^。；]{0,8}违约金/,
    repair: '写一条“违约责任”，分别说明逾期付款、逾期交货和质量不符的责任。',
  },
  {
    clause: 'liability',
    content: '逾期付款的违约金或利息',
    source: '民法典第 585 条；买卖合同司法解释第 18 条',
    kinds: [...sales, 'SQ'],
    severity: 'warning',
    says: /逾期(?:付款|支付)[^。]{0,40}(?:违约金|利息)/,
    repair: '写明按逾期金额每日多少（默认 0.05%）支付违约金；没有约定的，只能按 LPR 加计 30%–50%。',
  },
  {
    clause: 'liability',
    content: '逾期交货的责任',
    source: '民法典第 585 条',
    kinds: sales,
    severity: 'warning',
    says: /(?:逾期|延迟|迟延)(?:交货|供货|发货|交付)[^。]{0,40}(?:违约金|赔偿|责任)/,
    repair: '写明供方逾期交货的违约金和解除的条件。',
  },
  {
    clause: 'disputes',
    content: '纠纷处理',
    source: '民法典第 470 条；客户管理制度：购销合同的十项内容之十',
    kinds: agreements,
    severity: 'error',
    titled: /争议|纠纷/,
    says: /(?:人民法院|仲裁委员会)[^。；]{0,12}(?:诉讼|起诉|仲裁|管辖)|提交[^。；]{0,20}仲裁/,
    repair: '写明协商不成时由哪里的人民法院管辖，或者提交哪个仲裁机构，二者只选其一。',
  },
  {
    clause: 'effect',
    content: '成立与生效',
    source: '民法典第 490 条、第 502 条',
    kinds: agreements,
    severity: 'error',
    says: /(?:自|经)[^。；]{0,30}(?:盖章|签字|签章|签署|公章|专用章)[^。；]{0,12}(?:生效|成立)/,
    repair: '写明“自双方加盖公章或者合同专用章之日起生效”。',
  },
  {
    clause: 'effect',
    content: '文本的份数和效力',
    source: '民法典第 596 条（合同使用的文字及其效力）',
    kinds: agreements,
    severity: 'warning',
    says: /一式[^。；]{1,20}份/,
    repair: '写明“一式两份，双方各执一份，具有同等效力”。',
  },
  {
    clause: 'signatures',
    content: '签章处',
    source: '民法典第 490 条',
    kinds: [...agreements, 'WT', 'DZ', 'CK'],
    severity: 'error',
    says: /[（(](?:盖章|签章|签字|章)[^）)]*[）)]$|^(?:签字|签章|盖章)[：:]/,
    repair: '在文末留出双方签字、盖章的位置。',
  },
];
