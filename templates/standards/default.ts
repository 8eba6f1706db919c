import { archiveStandard, fingerprintOf } from '../../src/book/standard/versions.ts';
import { standardsOf } from '../../src/book/standards.ts';
import { serialOf } from '../../src/ledger/calendar.ts';
import { emptyLedger } from '../../src/ledger/data.ts';
import { parameterOf } from '../../src/ledger/parameters.ts';
import { customerTypes } from '../../src/ledger/tables/customers.ts';
import { missingPolicies } from '../../src/ledger/tables/standards.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { fillStandards } from '../../src/sample/standards.ts';
import { criteriaByCode, sourceOfCriterion } from '../../src/scoring/criteria.ts';
import { loadedStandard } from '../../src/scoring/standard/standard.ts';
import { defaultGrades } from './grades.ts';

/**
 * The standards a new book starts with: examples of practice, labelled as such (现用标准 “示例默认值-1”), to be
 * edited in the sheet. Figures: domain.md §3.6–3.11, §5.3.
 */
export type Row = readonly CellValue[];

/** Bound of the last band of “越低越好”: above every number a cell can hold in earnest. */
const unbounded = 1e15;

type Bands = readonly (readonly [bound: number | string, points: number, label?: string])[];

interface Criterion {
  readonly form: string;
  readonly code: string;
  readonly name: string;
  readonly direction: '越高越好' | '越低越好' | '选项';
  readonly maximum: number;
  /** Rising: lower bounds ascending; falling: upper bounds descending (the order MATCH needs). */
  readonly bands: Bands;
}

const credit = '信用分析';
const history = '回款能力';
const potential = '发展潜力';

const choice = (
  form: string,
  code: string,
  name: string,
  maximum: number,
  ...bands: [string, number][]
): Criterion => ({
  form,
  code,
  name,
  direction: '选项',
  maximum,
  bands,
});
const rising = (
  form: string,
  code: string,
  name: string,
  maximum: number,
  ...bands: [number, number, string][]
): Criterion => ({
  form,
  code,
  name,
  direction: '越高越好',
  maximum,
  bands,
});
const falling = (
  form: string,
  code: string,
  name: string,
  maximum: number,
  ...bands: [number, number, string][]
): Criterion => ({
  form,
  code,
  name,
  direction: '越低越好',
  maximum,
  bands,
});

export const criteria: readonly Criterion[] = [
  choice(
    credit,
    'X1',
    '合作主动性',
    10,
    ['主动开拓', 10],
    ['按计划配合', 8],
    ['需督促', 5],
    ['被动', 2],
    ['不配合', 0],
  ),
  choice(
    credit,
    'X2',
    '资金支付行动',
    8,
    ['现款或提前付款', 8],
    ['按期付款', 6],
    ['常需催收', 3],
    ['不履行', 0],
  ),
  choice(credit, 'X3', '人员车辆投入', 6, ['专人专车', 6], ['有专人', 4], ['兼职', 2], ['无', 0]),
  choice(credit, 'X4', '执行价格与区域政策', 6, ['无违规', 6], ['偶有已改正', 3], ['窜货或乱价', 0]),
  choice(credit, 'J1', '经营手段灵活性', 6, ['优', 6], ['良', 4.5], ['中', 3], ['差', 1]),
  rising(
    credit,
    'J2',
    '分销覆盖率',
    6,
    [0, 0, '不足 40%'],
    [0.4, 2, '40% 起'],
    [0.7, 4, '70% 起'],
    [0.9, 6, '90% 起'],
  ),
  rising(
    credit,
    'J3',
    '注册资本(万元)',
    6,
    [0, 2.4, '不足 100 万元'],
    [100, 3.6, '100 万元起'],
    [500, 4.8, '500 万元起'],
    [1000, 6, '1000 万元起'],
  ),
  rising(
    credit,
    'J4',
    '畅销品牌数',
    6,
    [0, 0, '没有'],
    [1, 2, '1 个'],
    [2, 3, '2 个'],
    [3, 5, '3–4 个'],
    [5, 6, '5 个起'],
  ),
  rising(
    credit,
    'J5a',
    '仓储面积(㎡)',
    2,
    [0, 0.5, '不足 200 ㎡'],
    [200, 1, '200 ㎡起'],
    [500, 1.5, '500 ㎡起'],
    [1000, 2, '1000 ㎡起'],
  ),
  rising(
    credit,
    'J5b',
    '配送车辆',
    2,
    [0, 0, '没有'],
    [1, 1, '1–2 辆'],
    [3, 1.5, '3–4 辆'],
    [5, 2, '5 辆起'],
  ),
  rising(
    credit,
    'J5c',
    '业务仓储人员',
    2,
    [0, 0.5, '不足 5 人'],
    [5, 1, '5 人起'],
    [10, 1.5, '10 人起'],
    [20, 2, '20 人起'],
  ),
  choice(credit, 'C1', '对其他供应商付款信用', 8, ['优', 8], ['良', 5], ['一般', 3], ['差', 0]),
  choice(credit, 'C2', '司法与失信', 7, ['无记录', 7], ['已结小额诉讼', 4], ['在诉', 2], ['失信或被执行', 0]),
  choice(credit, 'C3', '证照与合规', 5, ['齐全有效', 5], ['90天内到期', 3], ['缺失或过期', 0]),
  choice(credit, 'C4', '同业评价', 5, ['好', 5], ['一般', 3], ['差', 0]),
  choice(credit, 'S1', '社会行业地位', 6, ['当地前三', 6], ['一级商', 4], ['一般', 2], ['小或新', 0]),
  choice(credit, 'S2', '监管医疗银行关系', 5, ['良好', 5], ['一般', 3], ['差', 0]),
  choice(credit, 'S3', '经营稳定性', 4, ['稳定', 4], ['有不确定因素', 2], ['不稳定', 0]),

  rising(
    history,
    'H1',
    '回款率',
    30,
    [0, 0, '不足 60%'],
    [0.6, 10, '60% 起'],
    [0.7, 16, '70% 起'],
    [0.8, 22, '80% 起'],
    [0.9, 27, '90% 起'],
    [0.95, 30, '95% 起'],
  ),
  rising(
    history,
    'H2',
    '按期付款率',
    20,
    [0, 0, '不足 60%'],
    [0.6, 4, '60% 起'],
    [0.7, 8, '70% 起'],
    [0.8, 13, '80% 起'],
    [0.9, 17, '90% 起'],
    [0.95, 20, '95% 起'],
  ),
  falling(
    history,
    'H3',
    '加权平均逾期天数',
    20,
    [unbounded, 0, '超过 60 天'],
    [60, 3, '至多 60 天'],
    [30, 7, '至多 30 天'],
    [15, 11, '至多 15 天'],
    [10, 14, '至多 10 天'],
    [5, 17, '至多 5 天'],
    [0, 20, '没有逾期'],
  ),
  falling(
    history,
    'H4',
    '平均回款天数比账期',
    10,
    [unbounded, 0, '超过 2 倍'],
    [2, 2, '至多 2 倍'],
    [1.5, 5, '至多 1.5 倍'],
    [1.2, 8, '至多 1.2 倍'],
    [1, 10, '不超过账期'],
  ),
  falling(
    history,
    'H5',
    '逾期笔数',
    10,
    [unbounded, 0, '超过 5 笔'],
    [5, 5, '3–5 笔'],
    [2, 8, '1–2 笔'],
    [0, 10, '没有'],
  ),
  falling(
    history,
    'H6',
    '当前逾期占应收',
    10,
    [unbounded, 0, '超过 20%'],
    [0.2, 3, '至多 20%'],
    [0.1, 6, '至多 10%'],
    [0.05, 8, '至多 5%'],
    [0, 10, '没有'],
  ),

  rising(
    potential,
    'F1',
    '年采购额(万元)',
    25,
    [0, 4, '不足 20 万元'],
    [20, 8, '20 万元起'],
    [50, 12, '50 万元起'],
    [100, 16, '100 万元起'],
    [200, 20, '200 万元起'],
    [500, 25, '500 万元起'],
  ),
  rising(
    potential,
    'F2',
    '同比增长率',
    25,
    [-1, 0, '下降超过 10%'],
    [-0.1, 6, '下降 10% 以内'],
    [0, 12, '持平起'],
    [0.1, 17, '增长 10% 起'],
    [0.3, 21, '增长 30% 起'],
    [0.5, 25, '增长 50% 起'],
  ),
  rising(
    potential,
    'F3',
    '本公司产品占其采购比',
    10,
    [0, 2, '不足 20%'],
    [0.2, 4, '20% 起'],
    [0.3, 6, '30% 起'],
    [0.4, 8, '40% 起'],
    [0.5, 10, '50% 起'],
  ),
  rising(
    potential,
    'F4',
    '市场覆盖率',
    15,
    [0, 3, '不足 20%'],
    [0.2, 6, '20% 起'],
    [0.4, 9, '40% 起'],
    [0.6, 12, '60% 起'],
    [0.8, 15, '80% 起'],
  ),
  rising(
    potential,
    'F5',
    '月均采购天数',
    10,
    [0, 0, '不足 1 天'],
    [1, 4, '1 天起'],
    [3, 6, '3 天起'],
    [6, 8, '6 天起'],
    [10, 10, '10 天起'],
  ),
  rising(
    potential,
    'F6',
    '合作年限',
    10,
    [0, 2, '不足 1 年'],
    [1, 4, '1 年起'],
    [2, 6, '2 年起'],
    [3, 8, '3 年起'],
    [5, 10, '5 年起'],
  ),
  choice(potential, 'F7', '新品与规划意愿', 5, ['强', 5], ['一般', 3], ['弱', 1]),
];

function sourceOf(code: string): string {
  const known = criteriaByCode.get(code);
  if (!known) throw new RangeError(`no form asks for ${code}`);
  return sourceOfCriterion(known.form, known.criterion);
}

const bandRows: Row[] = criteria.flatMap(({ form, code, name, direction, maximum, bands }) =>
  bands.map(([bound, points, label]): Row => {
    const isChoice = typeof bound === 'string';
    return [
      form,
      code,
      name,
      direction,
      isChoice ? null : bound,
      isChoice ? bound : null,
      points,
      maximum,
      label ?? bound,
      sourceOf(code),
      missingPolicies.block,
    ];
  }),
);

const wholesale = ['药品批发', '药品零售连锁总部', '连锁门店', '单体药店'];
const hospital = ['公立医院', '民营医院', '基层医疗机构', '诊所'];

const requirementRows: Row[] = customerTypes.flatMap((type) => {
  const kinds = wholesale.includes(type)
    ? ['营业执照', '药品经营许可证', '采购委托书', '开户信息', '质量保证协议']
    : hospital.includes(type)
      ? ['医疗机构执业许可证', '采购委托书']
      : type === '生产企业'
        ? ['营业执照', '药品生产许可证', '采购委托书', '开户信息']
        : ['营业执照', '开户信息'];
  return kinds.map((kind): Row => [type, kind, 'GSP 第89–92条；可按本公司制度增减']);
});

const tables: Readonly<Record<string, readonly Row[]>> = {
  bands: bandRows,
  grades: defaultGrades,
  classes: [
    [1, '战略客户', 80, 'AA', 0.1, '每周'],
    [2, '重点客户', 60, 'A', 0.3, '每月两次'],
    [3, '一般客户', 40, 'B', null, '每月'],
    [4, '普通客户', 0, 'C', null, '每季'],
    [5, '控制客户', 0, 'D', null, '财务主导'],
  ],
  creditLimits: [
    ['AAA', 90, 1.5, 2_000_000, '优质'],
    ['AA', 60, 1, 1_000_000, '良好'],
    ['A', 45, 0.8, 500_000, '正常'],
    ['B', 30, 0.6, 200_000, '关注'],
    ['C', 0, 0, 0, '现款现货'],
    ['D', 0, 0, 0, '预付或停止'],
  ],
  vetoes: [
    [
      'V1',
      '破产、注销、吊销，失信被执行人，被执行金额大于我方应收，实控人涉刑或失联，账户冻结',
      'D',
      '是',
      '冻结',
    ],
    ['V2', '被其他供应商起诉，被政府责令停业', 'D', '是', ''],
    ['V3', '当前逾期超过 180 天', 'D', '是', '诉讼或核销'],
    ['V4', '当前逾期超过 90 天', 'C', '是', '停止接单'],
    ['V5', '必备证照缺失或过期', 'B', '是', '停止发货'],
    ['V6', '新客户', 'A', '是', ''],
    ['V7', '疑似虚假积极性', null, '是', '人工复核'],
  ],
  approvalTiers: [
    [1, 100_000, 30, '申请人 → 部门经理'],
    [2, 500_000, 60, '申请人 → 部门经理 → 财务(信用)经理'],
    [3, unbounded, 100_000, '申请人 → 部门经理 → 财务(信用)经理 → 财务总监 → 总经理'],
  ],
  contractTiers: [
    [1, 100_000, 60, '部门经理'],
    [2, 1_000_000, 60, '部门经理、财务经理'],
    [3, unbounded, 100_000, '部门经理、财务经理、法务、总经理'],
  ],
  licenceRequirements: requirementRows,
};

/**
 * Rows of the standards tables by table identifier, in the order of the input columns of the table; their first
 * version stands in 标准存档 as they do.
 */
export const defaultStandards: Readonly<Record<string, readonly Row[]>> = { ...tables, ...firstVersion() };

function firstVersion(): Record<string, readonly Row[]> {
  const version = String(parameterOf('standardVersion').initial);
  const ledger = emptyLedger();
  fillStandards(ledger, tables);
  const standard = loadedStandard(ledger);
  archiveStandard(ledger, standard, version);
  return {
    standardVersions: [
      [
        version,
        serialOf(2000, 1, 1),
        '客户台账',
        '随空白台账提供的示例数字，请按本公司制度修改后发布新版本。',
        fingerprintOf(standard),
      ],
    ],
    standardArchive: standardsOf(ledger).standardArchive ?? [],
  };
}
