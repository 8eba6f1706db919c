import type { NumberType } from '../template.ts';
import type { ClauseRule } from './rule.ts';

type Row = readonly [
  clause: string,
  content: string,
  source: string,
  severity: ClauseRule['severity'],
  evidence: { readonly titled?: RegExp; readonly says?: RegExp },
  repair: string,
];

const rules =
  (...kinds: readonly NumberType[]) =>
  ([clause, content, source, severity, evidence, repair]: Row): ClauseRule => ({
    clause,
    content,
    source,
    kinds,
    severity,
    ...evidence,
    repair,
  });

const gsp = (item: number): string => `药品经营质量管理规范第 65 条第 ${item} 项`;

/** 质量保证协议: the seven items of GSP Art. 65. */
const quality: readonly Row[] = [
  [
    'qualityResponsibility',
    '双方的质量责任',
    gsp(1),
    'error',
    { titled: /质量责任/, says: /(?:供方|需方|甲方|乙方)的?质量责任[：:]/ },
    '分别写明供方和需方的质量责任。',
  ],
  [
    'documents',
    '供货单位资料的真实、有效',
    gsp(2),
    'error',
    { titled: /资料/, says: /资料[^。；]{0,16}(?:真实|有效)|(?:真实性|有效性)[^。；]{0,6}负责/ },
    '写明供方提供符合规定的资料，并对其真实性、有效性负责。',
  ],
  [
    'invoices',
    '按国家规定开具发票',
    gsp(3),
    'error',
    { titled: /发票/, says: /(?:开具|提供)[^。；]{0,16}发票/ },
    '写明供方按照国家规定开具发票。',
  ],
  [
    'quality',
    '药品质量符合标准',
    gsp(4),
    'error',
    { titled: /^药品质量|质量标准/, says: /符合[^。；]{0,16}药品标准/ },
    '写明药品质量符合药品标准等有关要求。',
  ],
  [
    'packaging',
    '包装、标签、说明书',
    gsp(5),
    'error',
    { titled: /包装|标签|说明书/, says: /(?:包装|标签|说明书)[^。；]{0,16}符合/ },
    '写明药品包装、标签、说明书符合有关规定。',
  ],
  [
    'delivery',
    '运输的质量保证及责任',
    gsp(6),
    'error',
    { titled: /运输/, says: /^运输方式/ },
    '写明运输的质量保证和责任，冷藏、冷冻药品的温度控制。',
  ],
  [
    'term',
    '协议的有效期限',
    gsp(7),
    'error',
    { titled: /期限|有效期/, says: /自[^。]{0,60}起[^。]{0,40}止/ },
    '写明“本协议自……起，至……止”。',
  ],
];

/** 授权委托书: 民法典 165, and what GSP asks of those who buy and receive. */
const attorney: readonly Row[] = [
  [
    'opening',
    '委托单位',
    '民法典第 165 条',
    'error',
    { says: /^(?:委托(?:单位|人)|授权(?:单位|人))[：:]/ },
    '写明委托单位的名称。',
  ],
  [
    'agents',
    '代理人的姓名',
    '民法典第 165 条',
    'error',
    { says: /^姓名|(?:代理|受托|被授权)人[：:]/ },
    '列出每个代理人的姓名。',
  ],
  [
    'agents',
    '代理人的身份证号码',
    '药品经营质量管理规范第 64 条、第 89 条',
    'error',
    { says: /身份证号/ },
    '列出每个代理人的身份证号码，并附盖章的身份证复印件。',
  ],
  [
    'scope',
    '代理事项和权限',
    '民法典第 165 条',
    'error',
    { says: /(?:^|[。；，])(?:委托|授权|代理)(?:事项|权限|范围)[：:为]/ },
    '写明采购、收货、对账等具体事项。',
  ],
  [
    'goods',
    '品种范围',
    '药品经营质量管理规范第 64 条',
    'warning',
    { says: /品种范围|(?:采购|购进|收货)的?品种/ },
    '写明授权采购（收货）的品种。',
  ],
  [
    'area',
    '地域',
    '药品经营质量管理规范第 64 条',
    'warning',
    { says: /(?:^|[。；，])(?:授权)?(?:地域|区域)[：:为]/ },
    '写明授权的地域。',
  ],
  [
    'term',
    '代理期限',
    '民法典第 165 条',
    'error',
    { says: /(?:^|[。；，])(?:授权|委托|代理|有效)?期限?[：:自为]/ },
    '写明授权自何日起至何日止。',
  ],
  [
    'sample',
    '签字样本',
    '药品经营质量管理规范第 89 条（核实采购、提货人员身份）',
    'note',
    { says: /(?:签字|签名)样[本式]|预留(?:签字|签名)/ },
    '留出代理人签字样本的位置，便于收货时核对。',
  ],
  [
    'changes',
    '变更与撤销的通知',
    '民法典第 172 条、第 173 条',
    'note',
    { says: /(?:变更|撤销)[^。]{0,40}通知/ },
    '写明变更或者撤销授权以书面通知送达为准。',
  ],
  [
    'attachments',
    '身份证复印件',
    '药品经营质量管理规范第 64 条',
    'warning',
    { says: /身份证(?:明)?复印件/ },
    '附代理人的身份证复印件，加盖公章。',
  ],
];

const credit: readonly Row[] = [
  [
    'limit',
    '授信额度',
    '民法典第 470 条（数量、价款）',
    'error',
    { titled: /授信额度/, says: /授信额度(?:为|[：:（])/ },
    '写明授信额度的大小写金额。',
  ],
  [
    'limit',
    '授信期限',
    '民法典第 470 条（履行期限）',
    'error',
    { says: /授信(?:的)?(?:期限|有效期)(?:自|为|[：:])/ },
    '写明授信自何日起至何日止。',
  ],
  [
    'settlement',
    '账期和付款期限',
    '民法典第 628 条',
    'error',
    { titled: /账期|付款/, says: /账期为/ },
    '写明账期的天数、起算日和付款期限。',
  ],
  [
    'reconciliation',
    '对账',
    '民法典第 188 条、第 195 条',
    'warning',
    { titled: /对账/, says: /(?:每月|定期|按月)[^。；]{0,12}对账/ },
    '写明定期对账；盖章的对账单可以证明债权并中断诉讼时效。',
  ],
  [
    'freeze',
    '额度的冻结和取消',
    '民法典第 527 条、第 528 条',
    'warning',
    { titled: /冻结|暂停|取消/, says: /(?:冻结|暂停|取消)[^。；]{0,12}(?:授信|额度|赊销)/ },
    '写明逾期、证照失效、重大风险时供方可以冻结额度、中止发货。',
  ],
  [
    'information',
    '资料和重大事项的通知',
    '民法典第 509 条第 2 款',
    'note',
    { titled: /资料|信息/, says: /重大(?:诉讼|事项)[^。；]{0,30}通知/ },
    '写明需方提供资料和通知重大事项的义务。',
  ],
  [
    'guarantee',
    '担保',
    '民法典第 681 条、第 684 条、第 686 条、第 692 条',
    'note',
    { titled: /担保|^保证/, says: /(?:连带|一般)(?:责任)?保证/ },
    '有保证人的，写明保证方式、担保的最高债权额、范围和保证期间；没有约定保证方式的按一般保证。',
  ],
];

const letterOpening: readonly Row[] = [
  ['opening', '编号', '惯例', 'note', { says: /^编号[：:]/ }, '写明编号，便于查找和送达证明。'],
  [
    'slip',
    '回执',
    '民法典第 195 条',
    'warning',
    { says: /^回\s*执$/ },
    '附对方签字盖章的回执，证明函件送达。',
  ],
];

const statement: readonly Row[] = [
  [
    'period',
    '对账期间',
    '客户管理制度：应收账款对账',
    'warning',
    { says: /日\s*至[^。]{0,16}期间|对账期间/ },
    '写明对账的起止日期。',
  ],
  [
    'balance',
    '截止日的余额',
    '民法典第 188 条、第 195 条',
    'error',
    { says: /^截至[^。]{0,60}(?:余额|应付|欠)/ },
    '写明截至何日贵方应付我方多少元。',
  ],
  [
    'documents',
    '未付清的单据',
    '客户管理制度：应收账款对账',
    'warning',
    { says: /(?:未付清|未结清|未清)的?单据/ },
    '列出尚未付清的单据和金额。',
  ],
  [
    'reply',
    '答复的期限',
    '惯例',
    'warning',
    { says: /日内[^。；]{0,12}(?:核对|回复|确认|答复)/ },
    '写明对方在收到后多少日内核对答复。',
  ],
  [
    'account',
    '收款账户',
    '民法典第 627 条',
    'note',
    { says: /收款账户|账号/ },
    '写明收款账户没有变更，防止冒名通知。',
  ],
];

const demand: readonly Row[] = [
  [
    'debt',
    '欠款的金额',
    '民法典第 195 条',
    'error',
    { says: /^截至[^。]{0,80}(?:逾期|欠|未付|付款期限)/ },
    '写明截至何日逾期多少元、逾期多少天。',
  ],
  [
    'documents',
    '欠款的单据',
    '民法典第 195 条',
    'warning',
    { says: /(?:逾期|未付|欠款)合计/ },
    '列出每张单据的到期日和未付金额。',
  ],
  [
    'demand',
    '付款的要求和期限',
    '民法典第 195 条第 1 项（请求履行）',
    'error',
    { says: /日内[^。；]{0,16}(?:付清|支付|付款)/ },
    '写明请对方在多少日内付清。',
  ],
  [
    'limitation',
    '主张权利的表示',
    '民法典第 188 条、第 195 条',
    'warning',
    { says: /诉讼时效|保留[^。；]{0,20}权利/ },
    '写明本函是要求履行义务的通知，具有中断诉讼时效的效力。',
  ],
  [
    'account',
    '收款账户',
    '民法典第 627 条',
    'warning',
    { says: /账户.*账号/s },
    '写明付款的户名、开户银行和账号。',
  ],
];

/** What the other kinds of document must say besides. */
export const specialRules: readonly ClauseRule[] = [
  ...quality.map(rules('ZB')),
  ...attorney.map(rules('WT')),
  ...credit.map(rules('SQ')),
  ...letterOpening.map(rules('DZ', 'CK')),
  ...statement.map(rules('DZ')),
  ...demand.map(rules('CK')),
];
