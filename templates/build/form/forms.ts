import type { FileChild } from 'docx';
import type { FormName } from '../../../src/forms/forms.ts';
import { paragraph, unless, when } from '../contract/blocks.ts';
import { style } from '../contract/styles.ts';
import {
  blankRows,
  columns,
  field,
  grid,
  lastGrid,
  list,
  note,
  room,
  section,
  signLines,
  tierLines,
  wide,
} from './blocks.ts';

const identity = (): FileChild =>
  grid(
    ...columns('customers', '客户', 'customerId', 'name', 'creditCode', 'customerType'),
    field('基准日', '{{评定.基准日}}'),
    field('标准版本', '{{评定.标准版本}}'),
  );

/** The criteria of a form with what each gave (domain.md §3.6–§3.8). */
const criteria = (name: string): FileChild =>
  list(
    `指标.${name}`,
    ['编号', '{{编号}}', 700],
    ['指标', '{{指标}}', 2200, 'left'],
    ['实际情况', '{{实际}}', 2100, 'left'],
    ['对应分段', '{{分段}}', 2738, 'left'],
    ['满分', '{{满分}}', 800, 'right'],
    ['得分', '{{得分}}', 1100, 'right'],
  );

const gradeMark = (
  name: string,
  ...parts: Parameters<typeof list> extends [string, ...infer Rest] ? Rest : never
) => list(name, ...parts, ['本客户', '{{本客户}}', 1000]);

/** 《客户授信申请表》 domain.md §3.4. */
const application: readonly FileChild[] = [
  identity(),
  section('一、申请'),
  grid(
    ...columns(
      'applications',
      '申请',
      'applicationNo',
      'appliedOn',
      'applicant',
      'department',
      'kind',
      'creditKind',
    ),
    field('现授信额度(元)', '{{评定.授信额度}}'),
    field('现账期(天)', '{{评定.账期}}'),
    ...columns('applications', '申请', 'appliedLimit', 'appliedTerm', 'validFrom', 'validTo'),
    ...columns('applications', '申请', 'expectedMonthlySales', 'guarantee', 'guarantor', 'guaranteedAmount'),
    wide('申请理由', '{{申请.申请理由}}'),
    wide('超标准说明', '{{申请.超标准说明}}'),
    wide('附件清单', '{{申请.附件清单}}'),
  ),
  section('二、近 12 个月往来'),
  grid(
    field('近12个月销售额', '{{回款.本期销售}}'),
    field('月均销售额', '{{评定.月均销售额}}'),
    ...columns('paymentHistory', '回款', 'collectionRate', 'weightedOverdueDays', 'receivable', 'overdue'),
  ),
  section('三、评定结果与标准'),
  grid(
    field('综合信用得分', '{{评定.综合得分}}'),
    field('信用等级', '{{评定.最终等级}}'),
    field('客户分类', '{{评定.客户分类}}'),
    field('命中规则', '{{评定.命中规则}}'),
    field('标准额度(元)', '{{评定.标准额度}}'),
    field('标准账期(天)', '{{评定.标准账期}}'),
    field('等级上限(元)', '{{评定.等级上限}}'),
    field('超标准', '{{申请.超标准}}'),
  ),
  section('四、批准（由最后一级审批人填写）'),
  lastGrid(field('批准额度(元)', ''), field('批准账期(天)', ''), field('生效日', ''), field('到期日', '')),
  ...tierLines('申请审批'),
];

/** 《客户资信调查表》 domain.md §3.5; what the book does not keep is written by hand. */
const investigation: readonly FileChild[] = [
  section('一、基本情况'),
  grid(
    ...columns('customers', '客户', 'customerId', 'name', 'creditCode', 'ownership', 'establishedOn'),
    ...columns('customers', '客户', 'registeredCapital', 'registeredAddress', 'businessAddress'),
    wide('经营范围', '{{客户.经营范围}}'),
  ),
  section('二、股东与负责人'),
  grid(...columns('customers', '客户', 'legalRepresentative', 'principal')),
  blankRows(3, '股东名称', '出资额(万元)', '比例', '实际控制人（是/否）'),
  section('三、银行与结算'),
  grid(...columns('customers', '客户', 'bankName', 'bankAccount', 'settlement'), field('银行信用等级', '')),
  section('四、经营状况'),
  grid(
    ...columns(
      'investigation',
      '调查',
      'j1',
      'j2',
      'j4',
      'j5a',
      'j5b',
      'j5c',
      'x1',
      'x2',
      'x3',
      'x4',
      's1',
      's2',
      's3',
    ),
    field('主营品类', '{{客户.主营品类}}'),
  ),
  section('五、与我方往来'),
  grid(
    field('首次交易日', '{{客户.首次交易日}}'),
    field('近12个月销售额', '{{回款.本期销售}}'),
    ...columns('paymentHistory', '回款', 'averageCollectionDays', 'lateDocuments', 'receivable', 'overdue'),
  ),
  section('六、外部信用'),
  grid(
    ...columns(
      'investigation',
      '调查',
      'existence',
      'dishonest',
      'enforcedAmount',
      'controllerState',
      'accountFrozen',
    ),
    ...columns('investigation', '调查', 'suedBySupplier', 'c2', 'debtRatio', 'checkedOn', 'checkedAt'),
  ),
  section('七、同业评价'),
  grid(...columns('investigation', '调查', 'c1', 'c4')),
  blankRows(2, '供应商', '联系人', '付款评价（好/一般/差）'),
  section('八、调查结论'),
  lastGrid(
    ...columns('investigation', '调查', 'method', 'investigatedOn'),
    field('建议等级', ''),
    field('建议额度(元)', ''),
    room('调查结论', '{{调查.调查结论}}'),
  ),
  ...signLines('调查人', '部门经理', '财务部'),
];

const analysis: readonly FileChild[] = [
  identity(),
  section('评分'),
  criteria('信用分析'),
  section('合计'),
  lastGrid(
    ...columns('creditAnalysis', '分析', 'cooperation', 'capability', 'reputation', 'socialRelations'),
    field('信用分析得分', '{{评定.信用分析得分}}'),
    ...columns('creditAnalysis', '分析', 'falseEnthusiasm'),
    wide('缺项', '{{默认 分析.缺项 "无"}}'),
  ),
  ...signLines('评分人（客服部）', '财务部'),
];

const history: readonly FileChild[] = [
  identity(),
  section('一、最近 12 个完整月的往来（取自销售台账和回款台账）'),
  grid(
    ...columns('paymentHistory', '回款', 'openingReceivable', 'periodSales', 'periodReceipts', 'dueAmount'),
    ...columns(
      'paymentHistory',
      '回款',
      'onTimeAmount',
      'lateDocuments',
      'averageCollectionDays',
      'averageTermDays',
    ),
    ...columns('paymentHistory', '回款', 'receivable', 'overdue'),
  ),
  section('二、评分'),
  criteria('回款能力'),
  section('三、合计'),
  grid(
    field('回款能力得分', '{{评定.回款能力得分}}'),
    field('新客户', '{{评定.新客户}}'),
    wide('缺项', '{{默认 回款.缺项 "无"}}'),
  ),
  note(
    '回款率＝本期回款÷(期初应收＋本期销售)；按期付款率＝到期日前收到的金额÷期内到期金额；新客户不计本表。',
  ),
  ...signLines('制表（财务部）', '复核（财务经理）'),
];

const potential: readonly FileChild[] = [
  identity(),
  section('一、采购情况'),
  grid(
    ...columns('growthPotential', '潜力', 'annualPurchase', 'growth', 'purchaseDays', 'years'),
    ...columns('growthPotential', '潜力', 'expectedPurchase', 'plannedPurchaseDays'),
  ),
  section('二、评分'),
  criteria('发展潜力'),
  section('三、合计'),
  grid(
    field('发展潜力得分', '{{评定.发展潜力得分}}'),
    field('新客户', '{{评定.新客户}}'),
    wide('缺项', '{{默认 潜力.缺项 "无"}}'),
  ),
  note('“预计”“计划”两栏只用于新客户；没有上年同期销售又没有核实增长率时，增长按中性分计。'),
  ...signLines('评分人（客服部）', '部门经理'),
];

const rating: readonly FileChild[] = [
  identity(),
  section('一、综合得分'),
  grid(
    field('信用分析得分', '{{评定.信用分析得分}}'),
    field('权重', '{{权重.信用分析}}'),
    field('回款能力得分', '{{评定.回款能力得分}}'),
    field('权重', '{{权重.回款能力}}'),
    field('发展潜力得分', '{{评定.发展潜力得分}}'),
    field('权重', '{{权重.发展潜力}}'),
    field('综合得分', '{{评定.综合得分}}'),
    field('初评等级', '{{评定.初评等级}}'),
  ),
  section('二、调整规则'),
  ...unless('命中', note('没有命中调整规则。')),
  ...when<FileChild>(
    '命中',
    list(
      '命中',
      ['规则', '{{规则}}', 800],
      ['条件', '{{条件}}', 5238, 'left'],
      ['最高等级', '{{最高等级}}', 1200],
      ['措施', '{{措施}}', 2400, 'left'],
    ),
  ),
  section('三、评定结果'),
  grid(
    field('最终等级', '{{评定.最终等级}}'),
    field('客户分类', '{{评定.客户分类}}'),
    field('上期等级', '{{评定.上期等级}}'),
    field('变动', '{{评定.变动}}'),
    field('授信额度(元)', '{{评定.授信额度}}'),
    field('账期(天)', '{{评定.账期}}'),
    field('发货控制', '{{评定.发货控制}}'),
    field('复核提示', '{{默认 评定.复核提示 "无"}}'),
    wide('缺项', '{{默认 缺项 "无"}}'),
  ),
  section('四、主要失分'),
  list('失分', ['原因', '{{原因}}', 7638, 'left'], ['失去的综合得分', '{{分}}', 2000, 'right']),
  section('五、人工调整（没有的不填；上调须写明理由并经总经理批准）'),
  lastGrid(
    field('调整后等级', ''),
    field('批准人', ''),
    room('理由'),
    field('评定日期', '{{评定.评定日期}}'),
    field('有效期至', '{{评定.有效期至}}'),
    wide('下次评定日', '{{评定.下次评定日}}'),
  ),
  ...tierLines('审批', '评定人（信用管理员）'),
];

const classification: readonly FileChild[] = [
  identity(),
  section('一、分类标准（自上而下，符合的第一行为准）'),
  gradeMark(
    '分类标准',
    ['序号', '{{序号}}', 700],
    ['分类', '{{分类}}', 2138, 'left'],
    ['潜力得分下限', '{{潜力得分下限}}', 1500, 'right'],
    ['最低等级', '{{最低等级}}', 1300],
    ['占比上限', '{{占比上限}}', 1300, 'right'],
    ['拜访频次', '{{拜访频次}}', 1700, 'left'],
  ),
  section('二、本客户'),
  grid(
    field('发展潜力得分', '{{评定.发展潜力得分}}'),
    field('信用等级', '{{评定.最终等级}}'),
    field('客户状态', '{{客户.状态}}'),
    field('客户分类', '{{评定.客户分类}}'),
  ),
  note('状态为“冻结”的客户归入最后一类；占比上限为提示，不改变分类。'),
  ...signLines('评定人（信用管理员）', '部门经理', '批准'),
];

const creditStandard: readonly FileChild[] = [
  identity(),
  section('一、授信标准'),
  gradeMark(
    '授信标准',
    ['等级', '{{等级}}', 1200],
    ['账期(天)', '{{账期}}', 1400, 'right'],
    ['系数', '{{系数}}', 1200, 'right'],
    ['等级上限(元)', '{{等级上限}}', 2000, 'right'],
    ['说明', '{{说明}}', 2838, 'left'],
  ),
  section('二、本客户的额度'),
  grid(
    field('信用等级', '{{评定.最终等级}}'),
    field('月均销售额(元)', '{{评定.月均销售额}}'),
    field('标准账期(天)', '{{评定.标准账期}}'),
    field('标准额度(元)', '{{评定.标准额度}}'),
    field('等级上限(元)', '{{评定.等级上限}}'),
    field('系统额度(元)', '{{评定.系统额度}}'),
    field('批准额度(元)', '{{评定.批准额度}}'),
    field('授信额度(元)', '{{评定.授信额度}}'),
    field('账期(天)', '{{评定.账期}}'),
    field('占用额度(元)', '{{评定.占用额度}}'),
    field('可用额度(元)', '{{评定.可用额度}}'),
  ),
  note(
    '标准额度＝月均销售额×标准账期÷30×系数；系统额度取标准额度与等级上限中较低的，向下取整。有效期内的批准额度代替系统额度，命中否决规则的不授信。',
  ),
  section('三、审批权限'),
  gradeMark(
    '审批权限',
    ['级别', '{{级别}}', 800],
    ['金额上限(元)', '{{金额上限}}', 2200, 'right'],
    ['天数上限', '{{天数上限}}', 1200, 'right'],
    ['审批人', '{{审批人}}', 4438, 'left'],
  ),
  ...tierLines('审批'),
];

const bodies: Readonly<Record<FormName, readonly FileChild[]>> = {
  客户授信申请表: application,
  客户资信调查表: investigation,
  客户信用分析评估表: analysis,
  客户历史回款能力得分表: history,
  客户发展潜力评分表: potential,
  客户信用等级评定表: rating,
  客户分类标准表: classification,
  客户授信标准表: creditStandard,
};

/** The body of a printed form. */
export const formBody = (name: FormName): FileChild[] => [paragraph(style.title, name), ...bodies[name]];
