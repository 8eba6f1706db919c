import { choice, date, integer, money, number, percent, type Table, text, yesNo } from '../column.ts';
import { customerIdColumn, customerNameColumn } from './customers.ts';
import { bandChoices } from './standards.ts';

/**
 * 《客户资信调查表》 domain.md §3.5: the answers behind the criteria of 信用分析 and behind the vetoes.
 * Left out here: shareholders, banks and three years of accounts (free rows that no rule reads yet); C3 is
 * not asked but taken from 证照, and J3 from 客户登记.
 */
export const investigation: Table = {
  id: 'investigation',
  name: '资信调查',
  title: '客户资信调查表',
  chapter: '信用',
  key: 'customerId',
  aliases: ['资信调查表', '调查表', '信用调查'],
  columns: [
    { ...customerIdColumn, unique: true },
    customerNameColumn,
    choice('x1', '合作主动性', bandChoices, { criterion: 'X1', required: true, width: 16 }),
    choice('x2', '资金支付行动', bandChoices, {
      criterion: 'X2',
      required: true,
      aliases: ['付款行动', '资金支付'],
    }),
    choice('x3', '人员车辆投入', bandChoices, { criterion: 'X3', required: true, aliases: ['人车投入'] }),
    choice('x4', '执行价格与区域政策', bandChoices, {
      criterion: 'X4',
      required: true,
      aliases: ['价格区域政策', '执行政策'],
    }),
    choice('j1', '经营手段灵活性', bandChoices, { criterion: 'J1', required: true, aliases: ['经营灵活性'] }),
    percent('j2', '分销覆盖率', {
      criterion: 'J2',
      required: true,
      minimum: 0,
      maximum: 1,
      aliases: ['覆盖率'],
    }),
    integer('j4', '畅销品牌数', {
      criterion: 'J4',
      required: true,
      minimum: 0,
      aliases: ['代理品牌数', '品牌数'],
    }),
    number('j5a', '仓储面积(㎡)', {
      criterion: 'J5a',
      required: true,
      minimum: 0,
      aliases: ['仓库面积', '仓储面积', '仓库面积(㎡)'],
    }),
    integer('j5b', '配送车辆', { criterion: 'J5b', required: true, minimum: 0, aliases: ['车辆数', '车辆'] }),
    integer('j5c', '业务仓储人员', {
      criterion: 'J5c',
      required: true,
      minimum: 0,
      aliases: ['人员数', '业务人员', '员工人数'],
    }),
    choice('c1', '对其他供应商付款信用', bandChoices, {
      criterion: 'C1',
      required: true,
      aliases: ['供应商付款信用', '付款信用'],
    }),
    choice('c2', '司法与失信', bandChoices, {
      criterion: 'C2',
      required: true,
      aliases: ['司法情况', '诉讼失信'],
    }),
    choice('c4', '同业评价', bandChoices, { criterion: 'C4', required: true }),
    choice('s1', '社会行业地位', bandChoices, { criterion: 'S1', required: true, aliases: ['行业地位'] }),
    choice('s2', '监管医疗银行关系', bandChoices, { criterion: 'S2', required: true, aliases: ['社会关系'] }),
    choice('s3', '经营稳定性', bandChoices, { criterion: 'S3', required: true, aliases: ['稳定性'] }),
    choice('existence', '存续状态', ['存续', '破产', '注销', '吊销', '责令停业'], {
      required: true,
      aliases: ['经营状态'],
    }),
    choice('dishonest', '失信被执行人', yesNo, { required: true, aliases: ['失信'] }),
    money('enforcedAmount', '被执行金额', {
      required: true,
      minimum: 0,
      help: '没有就填 0；空白表示没有查过。',
    }),
    choice('controllerState', '实控人状态', ['正常', '涉刑', '失联'], {
      required: true,
      aliases: ['实际控制人状态'],
    }),
    choice('accountFrozen', '账户冻结', yesNo, { required: true }),
    choice('suedBySupplier', '被供应商起诉', yesNo, { required: true }),
    percent('debtRatio', '资产负债率', { minimum: 0 }),
    date('checkedOn', '查询日期'),
    text('checkedAt', '查询来源'),
    choice('method', '调查方式', ['实地', '电话', '资料']),
    date('investigatedOn', '调查日期'),
    text('investigator', '调查人'),
    text('conclusion', '调查结论', { width: 30 }),
    text('departmentManager', '部门经理'),
    text('financeDepartment', '财务部'),
  ],
};
