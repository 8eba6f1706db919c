import { choice, code, date, integer, money, number, type Table, text } from '../column.ts';
import { noCredit } from '../credit-limit.ts';
import { customerIdColumn, customerNameColumn } from './customers.ts';

/**
 * 评定历史: a row per customer and snapshot; rows are only added. What the rating was worked out from stands in the
 * row (输入内容) and in 评定依据 (the standards, once for all rows), so that it can be worked out again.
 */
export const ratingHistory: Table = {
  id: 'ratingHistory',
  name: '评定历史',
  title: '客户信用评定历史',
  chapter: '信用',
  key: 'snapshotNo',
  columns: [
    code('snapshotNo', '评定编号', { required: true, unique: true, width: 22 }),
    date('ratedOn', '基准日', { required: true }),
    customerIdColumn,
    text('name', '客户名称', { width: 28 }),
    text('standardVersion', '标准版本', { width: 16 }),
    number('creditScore', '信用分析得分'),
    number('historyScore', '回款能力得分'),
    number('potentialScore', '发展潜力得分'),
    number('total', '综合得分'),
    text('computedGrade', '系统等级'),
    text('grade', '最终等级'),
    text('customerClass', '客户分类'),
    money('creditLimit', '授信额度', { alsoText: noCredit }),
    integer('termDays', '账期(天)'),
    text('vetoes', '命中规则'),
    number('overdueDays', '加权平均逾期天数'),
    code('previousNo', '上期编号', { width: 22 }),
    code('standardMark', '标准指纹', { width: 18 }),
    code('inputMark', '输入指纹', { width: 18 }),
    text('inputs', '输入内容', { width: 24 }),
  ],
};

/** 评定依据: the standards and the list of inputs that rows of 评定历史 refer to by fingerprint, in pieces. */
export const ratingBasis: Table = {
  id: 'ratingBasis',
  name: '评定依据',
  title: '评定依据存档',
  chapter: '信用',
  columns: [
    code('mark', '指纹', { required: true, width: 18 }),
    choice('kind', '种类', ['标准', '输入项'], { required: true }),
    integer('piece', '分段', { required: true, minimum: 1 }),
    text('content', '内容', { required: true, width: 60 }),
  ],
};

/** 变更记录: what changed, from what to what, and why (domain.md §4, 变更; §10, W14–W17). */
export const changeLog: Table = {
  id: 'changeLog',
  name: '变更记录',
  title: '客户变更记录',
  chapter: '档案',
  aliases: ['客户变更', '变更登记'],
  columns: [
    date('changedOn', '变更日期', { required: true }),
    customerIdColumn,
    customerNameColumn,
    choice(
      'item',
      '变更项',
      ['等级', '审批状态', '名称', '法定代表人', '实际控制人', '收款账户', '联系人', '地址', '证照', '其他'],
      { required: true, aliases: ['变更事项', '变更内容'] },
    ),
    text('before', '变更前', { width: 24 }),
    text('after', '变更后', { width: 24 }),
    text('cause', '依据', { width: 50, help: '等级变动写明由哪几项引起；其他变更写凭证，例如更名通知。' }),
    text('handler', '经办人'),
    text('reviewer', '审核人'),
  ],
};
