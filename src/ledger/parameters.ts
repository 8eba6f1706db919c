import type { ColumnKind } from './column.ts';

/** A named cell of the sheet 参数. */
export interface Parameter {
  readonly id: string;
  /** Chinese name: the row's 参数, and the defined name formulas use. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** What a new book starts with; nothing for computed parameters and for 基准日 (TODAY()). */
  readonly initial?: number | string;
  readonly choices?: readonly string[];
  readonly derived?: true;
  /** Part of the standard: archived and published with its tables. */
  readonly standard?: true;
  readonly help: string;
}

/** All parameters in the order of their rows. Figures: domain.md §3.2, §3.6, §3.8, §3.11, §5.4 (editable defaults). */
export const parameters: readonly Parameter[] = [
  {
    id: 'asOf',
    name: '基准日',
    kind: 'date',
    help: '所有天数和期间按这一天算；默认 =TODAY()，写死日期可重现当日结果。',
  },
  {
    id: 'periodStart',
    name: '统计期起',
    kind: 'date',
    derived: true,
    help: '基准日前最近 12 个完整月的第一天。',
  },
  {
    id: 'periodEnd',
    name: '统计期止',
    kind: 'date',
    derived: true,
    help: '基准日前最近一个完整月的最后一天（含）。',
  },
  {
    id: 'standardVersion',
    name: '现用标准',
    kind: 'text',
    initial: '示例默认值-1',
    help: '各标准表现在装的版本；数字是示例，请按本公司制度修改后发布新版本。',
  },
  {
    id: 'standardInForce',
    name: '应用标准',
    kind: 'text',
    derived: true,
    help: '基准日有效的现用标准；与“标准版本”不同时，下一次重新评分（score --out）会换上。',
  },
  {
    id: 'termStart',
    name: '账期起算基准',
    kind: 'choice',
    initial: '发货日',
    choices: ['发货日', '开票日', '签收日', '月结日'],
    help: '到期日＝起算日＋账期天数；月结日＝发货当月最后一天。',
  },
  {
    id: 'dueOnWeekend',
    name: '到期日遇周末',
    kind: 'choice',
    initial: '不顺延',
    choices: ['不顺延', '顺延'],
    help: '顺延：到期日是周六、周日的改到下周一；法定节假日不认识。',
  },
  {
    id: 'graceDays',
    name: '宽限期天数',
    kind: 'integer',
    standard: true,
    initial: 0,
    help: '逾期超过宽限期才停止发货；逾期天数本身不减。',
  },
  {
    id: 'creditWeight',
    name: '权重信用分析',
    kind: 'integer',
    standard: true,
    initial: 40,
    help: '老客户综合得分的权重，三项合计 100。',
  },
  {
    id: 'historyWeight',
    name: '权重回款能力',
    kind: 'integer',
    standard: true,
    initial: 40,
    help: '老客户综合得分的权重。',
  },
  {
    id: 'potentialWeight',
    name: '权重发展潜力',
    kind: 'integer',
    standard: true,
    initial: 20,
    help: '老客户综合得分的权重。',
  },
  {
    id: 'newCreditWeight',
    name: '新客户权重信用分析',
    kind: 'integer',
    standard: true,
    initial: 70,
    help: '新客户综合得分的权重，两项合计 100。',
  },
  {
    id: 'newPotentialWeight',
    name: '新客户权重发展潜力',
    kind: 'integer',
    standard: true,
    initial: 30,
    help: '新客户综合得分的权重。',
  },
  {
    id: 'newCustomerMonths',
    name: '新客户月数',
    kind: 'integer',
    standard: true,
    initial: 3,
    help: '统计期内有发货的月份少于此数，或没有到期单据，按新客户评。',
  },
  {
    id: 'neutralGrowthPoints',
    name: '增长率中性分',
    kind: 'number',
    standard: true,
    initial: 12,
    help: '没有上年同期销售、也没有核实增长率时 F2 的得分。',
  },
  {
    id: 'newCustomerYearPoints',
    name: '新客户年限分',
    kind: 'number',
    standard: true,
    initial: 2,
    help: '新客户 F6 合作年限的得分。',
  },
  {
    id: 'enthusiasmAttitude',
    name: '虚假积极性态度分',
    kind: 'number',
    standard: true,
    initial: 8,
    help: 'X1 达到此分而行动分不足时，疑似虚假积极性。',
  },
  {
    id: 'enthusiasmAction',
    name: '虚假积极性行动分',
    kind: 'number',
    standard: true,
    initial: 5.6,
    help: 'X2＋X3 不超过此分（14 分的 40%）为行动不足。',
  },
  {
    id: 'limitUnit',
    name: '额度取整单位',
    kind: 'money',
    standard: true,
    initial: 1000,
    help: '授信额度向下取整到此单位（元）。',
  },
  {
    id: 'temporaryShare',
    name: '临时额度上限比例',
    kind: 'percent',
    initial: 0.1,
    help: '临时额度不超过系统额度的这个比例；再高须特批（总经理同意并有超标准说明）。',
  },
  {
    id: 'licenceNoticeDays',
    name: '证照提示天数',
    kind: 'integer',
    standard: true,
    initial: 90,
    help: '有效期不足此天数，C3 按“90天内到期”计分。',
  },
];

const byId = new Map(parameters.map((parameter) => [parameter.id, parameter]));

/** The parameter with this identifier. @throws RangeError for an unknown one (a defect of ours) */
export function parameterOf(id: string): Parameter {
  const parameter = byId.get(id);
  if (!parameter) throw new RangeError(`no parameter ${id}`);
  return parameter;
}
