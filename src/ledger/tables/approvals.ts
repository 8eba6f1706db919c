import {
  choice,
  code,
  date,
  derived,
  integer,
  money,
  number,
  percent,
  rowPosition,
  type Table,
  text,
} from '../column.ts';
import { noCredit } from '../credit-limit.ts';
import { customerIdColumn, customerNameColumn } from './customers.ts';

/** States of an application; which may follow which stands in `scoring/transitions.ts`. */
export const applicationStates = ['草稿', '审批中', '已批准', '已驳回', '已撤回', '已终止'] as const;

/** Who may approve an adjustment; only the last one may raise (domain.md §3.9). */
export const approverPosts = ['财务经理', '财务总监', '总经理'] as const;

/**
 * 《客户授信申请表》 domain.md §3.4, §3.11. What is applied for stands beside what the system suggests; what is
 * approved counts in 信用评定 while it is in force. Fields of 压单 (铺底) documents and photos are left out: no rule
 * reads them yet.
 */
export const applications: Table = {
  id: 'applications',
  name: '授信申请',
  title: '客户授信申请表',
  chapter: '信用',
  key: 'applicationNo',
  aliases: ['授信', '授信申请表', '信用申请', '赊销申请'],
  columns: [
    code('applicationNo', '申请编号', { required: true, unique: true, check: 'identifier', width: 18 }),
    date('appliedOn', '申请日期', { required: true }),
    text('applicant', '申请人'),
    text('department', '所属部门'),
    customerIdColumn,
    customerNameColumn,
    choice('kind', '申请类型', ['新增', '调增', '调减', '临时', '续期', '冻结', '恢复'], { required: true }),
    choice('creditKind', '授信类型', ['账期', '滚单', '压单'], { required: true }),
    money('appliedLimit', '申请额度', {
      required: true,
      minimum: 0,
      aliases: ['申请额度(元)', '额度', '授信额度'],
    }),
    derived(money('suggestedLimit', '建议额度')),
    integer('appliedTerm', '申请账期(天)', {
      required: true,
      minimum: 0,
      maximum: 120,
      aliases: ['申请账期', '账期'],
    }),
    derived(integer('suggestedTerm', '建议账期(天)')),
    date('validFrom', '有效期起', { required: true }),
    date('validTo', '有效期止', { required: true }),
    money('expectedMonthlySales', '预计月销售额', { minimum: 0, help: '只用于新客户。' }),
    choice('guarantee', '担保方式', ['无', '保证', '抵押', '质押', '定金']),
    text('guarantor', '担保人'),
    money('guaranteedAmount', '担保金额', { minimum: 0 }),
    text('reason', '申请理由', { width: 30 }),
    text('overStandardReason', '超标准说明', { width: 30 }),
    text('attachments', '附件清单', { width: 30 }),
    choice('status', '审批状态', applicationStates, { required: true }),
    money('approvedLimit', '批准额度', {
      minimum: 0,
      alsoText: noCredit,
      help: '空白按建议额度批准；不给额度写“不授信”；超过建议额度须总经理同意并有超标准说明。',
    }),
    integer('approvedTerm', '批准账期(天)', {
      minimum: 0,
      maximum: 120,
      help: '空白按建议账期批准。',
    }),
    date('effectiveOn', '生效日', { help: '空白按有效期起。' }),
    date('expiresOn', '到期日', { help: '空白按有效期止；过了这一天自动失效。' }),
    text('approvedBy', '批准人'),
    choice('recordedStatus', '上次状态', applicationStates, {
      help: '上次快照时的状态，由 snapshot 写入；审批状态能不能改，按它判断。',
    }),
    derived(text('statusCheck', '状态检查', { width: 30 })),
    derived(text('inForce', '生效')),
    derived(text('guaranteed', '有担保')),
    derived(money('grantedLimit', '生效额度')),
    derived(integer('grantedTerm', '生效账期')),
    derived(money('expectedInForce', '生效预计月销售')),
    derived(number('score', '综合信用得分')),
    derived(text('grade', '信用等级')),
    derived(text('customerClass', '客户分类')),
    derived(money('monthlySales', '月均销售额')),
    derived(money('standardLimit', '标准额度')),
    derived(integer('standardTerm', '标准账期(天)')),
    derived(percent('collectionRate', '回款率')),
    derived(number('weightedOverdueDays', '平均逾期天数')),
    derived(money('receivable', '当前应收')),
    derived(money('overdue', '当前逾期')),
    derived(text('overStandard', '超标准')),
    derived(text('special', '特批')),
    derived(integer('tier', '审批级别')),
    derived(text('approvers', '审批人', { width: 40 })),
    text('departmentManager', '部门经理意见'),
    text('creditManager', '财务经理意见'),
    text('financeDirector', '财务总监意见'),
    text('generalManager', '总经理意见'),
    derived(date('startsOn', '起效日', { hidden: true })),
    derived(date('endsOn', '终止日', { hidden: true })),
    derived(integer('decidedTier', '批准级别', { hidden: true })),
    derived(code('limitFor', '额度归属', { hidden: true })),
    rowPosition('customerRow', '登记行'),
    rowPosition('ratingRow', '评定行'),
    rowPosition('historyRow', '回款行'),
  ],
};

/** What may be approved otherwise than worked out; each has its columns in 人工调整 and 信用评定. */
export const adjustedItems = [
  { id: 'grade', name: '等级', approved: 'approvedGrade' },
  { id: 'class', name: '分类', approved: 'approvedClass' },
  { id: 'limit', name: '额度', approved: 'approvedLimit' },
  { id: 'term', name: '账期', approved: 'approvedTerm' },
] as const;

/**
 * 人工调整: a decision beside what the rules work out, with who, why and until when (domain.md §3.9); it lapses by
 * itself. A decision may set any of the four values; of several in force the one that began last counts.
 */
export const overrides: Table = {
  id: 'overrides',
  name: '人工调整',
  title: '信用评定人工调整表',
  chapter: '信用',
  key: 'overrideNo',
  aliases: ['信用调整', '等级调整'],
  columns: [
    code('overrideNo', '调整编号', { required: true, unique: true, check: 'identifier', width: 18 }),
    customerIdColumn,
    customerNameColumn,
    choice('approvedGrade', '批准等级', { table: 'grades', column: 'grade' }, { help: '空白不调整等级。' }),
    choice(
      'approvedClass',
      '批准分类',
      { table: 'classes', column: 'customerClass' },
      { help: '空白不调整分类。' },
    ),
    money('approvedLimit', '批准额度', {
      minimum: 0,
      alsoText: noCredit,
      help: '空白不调整额度；不给额度写“不授信”；0 是额度为零。',
    }),
    integer('approvedTerm', '批准账期(天)', { minimum: 0, maximum: 120, help: '空白不调整账期。' }),
    text('reason', '调整理由', { width: 30, help: '调高必须写。' }),
    text('approvedBy', '批准人', { help: '调高必须写。' }),
    choice('approverPost', '批准岗位', approverPosts, { help: '调高须总经理；调低财务经理即可。' }),
    date('validFrom', '生效日', { required: true }),
    date('validTo', '失效日', { required: true, help: '过了这一天自动失效。' }),
    derived(text('state', '状态', { width: 34 })),
    text('remark', '备注'),
    ...adjustedItems.flatMap(({ id, name }) => [
      derived(text(`${id}State`, `${name}状态`, { hidden: true })),
      derived(code(`${id}For`, `${name}归属`, { hidden: true })),
    ]),
    rowPosition('ratingRow', '评定行'),
  ],
};
