import { choice, derived, number, percent, rowPosition, type Table, text } from '../column.ts';
import { customerIdColumn, customerNameColumn } from './customers.ts';
import { bandChoices } from './standards.ts';

const points = (id: string, header: string) => derived(number(id, header));

/** 《客户信用分析评估表》 domain.md §3.6: points only; the answers stand in 资信调查. */
export const creditAnalysis: Table = {
  id: 'creditAnalysis',
  name: '信用分析',
  title: '客户信用分析评估表',
  chapter: '信用',
  key: 'customerId',
  columns: [
    { ...customerIdColumn, unique: true },
    customerNameColumn,
    points('x1', 'X1合作主动性'),
    points('x2', 'X2资金支付'),
    points('x3', 'X3人员车辆'),
    points('x4', 'X4价格区域政策'),
    points('j1', 'J1经营手段'),
    points('j2', 'J2分销覆盖'),
    points('j3', 'J3注册资本'),
    points('j4', 'J4畅销品牌'),
    points('j5a', 'J5a仓储面积'),
    points('j5b', 'J5b配送车辆'),
    points('j5c', 'J5c人员'),
    points('c1', 'C1供应商付款'),
    points('c2', 'C2司法失信'),
    points('c3', 'C3证照合规'),
    points('c4', 'C4同业评价'),
    points('s1', 'S1行业地位'),
    points('s2', 'S2社会关系'),
    points('s3', 'S3经营稳定'),
    derived(number('cooperation', '合作积极性')),
    derived(number('capability', '经营能力')),
    derived(number('reputation', '信誉')),
    derived(number('socialRelations', '社会关系')),
    derived(number('excluded', '不计满分')),
    derived(number('score', '信用分析得分')),
    derived(text('falseEnthusiasm', '疑似虚假积极性')),
    derived(text('missing', '缺项', { width: 30 })),
    rowPosition('customerRow', '登记行'),
    rowPosition('investigationRow', '调查行'),
  ],
};

/** 《客户发展潜力评分表》 domain.md §3.8. Expected values count for new customers only. */
export const growthPotential: Table = {
  id: 'growthPotential',
  name: '发展潜力',
  title: '客户发展潜力评分表',
  chapter: '信用',
  key: 'customerId',
  aliases: ['潜力', '发展潜力表'],
  columns: [
    { ...customerIdColumn, unique: true },
    customerNameColumn,
    number('expectedPurchase', '预计年采购额(万元)', {
      minimum: 0,
      aliases: ['年预计采购额', '预计采购额'],
      help: '只用于新客户；老客户取销售台账。',
    }),
    percent('evidencedGrowth', '核实增长率', {
      aliases: ['增长率'],
      help: '上年同期没有销售时用；空白给中性分（参数：增长率中性分）。',
    }),
    number('plannedPurchaseDays', '计划月均采购天数', {
      minimum: 0,
      aliases: ['计划采购天数'],
      help: '只用于新客户。',
    }),
    percent('ownShare', '本公司占其采购比', {
      criterion: 'F3',
      required: true,
      minimum: 0,
      maximum: 1,
      aliases: ['采购占比', '占比'],
    }),
    percent('marketCoverage', '市场覆盖率', { criterion: 'F4', required: true, minimum: 0, maximum: 1 }),
    choice('willingness', '新品与规划意愿', bandChoices, {
      criterion: 'F7',
      required: true,
      aliases: ['意愿', '规划意愿'],
    }),
    derived(number('annualPurchase', '年采购额(万元)')),
    derived(percent('growth', '同比增长率')),
    derived(number('purchaseDays', '月均采购天数')),
    derived(number('years', '合作年限')),
    points('f1', 'F1年采购额'),
    points('f2', 'F2增长'),
    points('f3', 'F3采购占比'),
    points('f4', 'F4市场覆盖'),
    points('f5', 'F5采购天数'),
    points('f6', 'F6合作年限'),
    points('f7', 'F7规划意愿'),
    derived(number('excluded', '不计满分')),
    derived(number('score', '发展潜力得分')),
    derived(text('missing', '缺项', { width: 30 })),
    rowPosition('customerRow', '登记行'),
    rowPosition('historyRow', '回款行'),
  ],
};
