import {
  choice,
  code,
  derived,
  integer,
  money,
  number,
  percent,
  type Table,
  text,
  yesNo,
} from '../column.ts';

/** Choices of a criterion: the 选项 of its bands in 评分标准. The writer narrows them to the criterion's run. */
export const bandChoices = { table: 'bands', column: 'choice' } as const;

/**
 * What a blank answer gives: nothing, so that the form waits for it (the initial value, also of an empty cell);
 * the criterion's least points; no points; or the criterion does not count and the rest stands for the whole form.
 */
export const missingPolicies = {
  block: '阻断',
  worst: '按最差',
  zero: '按零分',
  exclude: '剔除换算',
} as const;

/** What stands in the points of a criterion that does not count. */
export const notCounted = '不计';

export const bandDirections = ['越高越好', '越低越好', '选项'] as const;

/** 评分标准: one row per band, the bands of a criterion together, one inclusive bound each (design.md invariant 4). */
export const bands: Table = {
  id: 'bands',
  name: '评分标准',
  title: '客户信用评分标准表',
  chapter: '标准',
  columns: [
    text('form', '表单', { required: true }),
    code('criterion', '指标编号', { required: true }),
    text('criterionName', '指标', { required: true, width: 22 }),
    choice('direction', '判定方式', bandDirections, { required: true }),
    number('bound', '界限', { help: '越高越好填下限（含），越低越好填上限（含）；选项留空。' }),
    text('choice', '选项', { width: 22 }),
    number('points', '得分', { required: true, minimum: 0 }),
    number('maximum', '满分', { required: true, minimum: 0 }),
    text('label', '说明', { width: 34 }),
    text('source', '取值列', {
      width: 32,
      help: '得分由哪一列的值决定，写成 表.列；由表单决定，这里只作说明。',
    }),
    choice('missing', '缺失处理', Object.values(missingPolicies), {
      help: '该项空着时：阻断（表单等它，不评分）、按最差、按零分、剔除换算（不计，其余折成满分）。以该指标第一行为准。',
    }),
  ],
};

/** 等级标准: any number of grades, lowest first; 最低分 is the inclusive lower bound. */
export const grades: Table = {
  id: 'grades',
  name: '等级标准',
  title: '客户信用等级标准表',
  chapter: '标准',
  key: 'grade',
  columns: [
    text('grade', '等级', { required: true, unique: true }),
    number('minimumScore', '最低分', { required: true, minimum: 0, maximum: 100 }),
    text('meaning', '含义', { width: 24 }),
  ],
};

/** 分类标准: checked from the top, the first row that fits wins, the last row takes the rest. */
export const classes: Table = {
  id: 'classes',
  name: '分类标准',
  title: '客户分类标准表',
  chapter: '标准',
  columns: [
    integer('order', '序号', { required: true, unique: true, minimum: 1 }),
    text('customerClass', '分类', { required: true }),
    number('minimumPotential', '潜力得分下限', { required: true, minimum: 0, maximum: 100 }),
    choice('minimumGrade', '最低等级', { table: 'grades', column: 'grade' }, { required: true }),
    derived(integer('gradeRank', '等级序')),
    percent('shareGuard', '占比上限', { minimum: 0, maximum: 1 }),
    text('visitRhythm', '拜访频次'),
  ],
};

/** 授信标准: term, factor and cap of a grade (domain.md §3.11). */
export const creditLimits: Table = {
  id: 'creditLimits',
  name: '授信标准',
  title: '客户授信标准表',
  chapter: '标准',
  key: 'grade',
  columns: [
    choice('grade', '等级', { table: 'grades', column: 'grade' }, { required: true, unique: true }),
    integer('termDays', '账期(天)', { required: true, minimum: 0, maximum: 120 }),
    number('factor', '系数', { required: true, minimum: 0 }),
    money('cap', '等级上限(元)', { required: true, minimum: 0 }),
    text('remark', '说明', { width: 24 }),
  ],
};

/** 否决规则 V1–V7: what the rule caps the grade at; the conditions are the expressions of 信用评定 (domain.md §3.9). */
export const vetoes: Table = {
  id: 'vetoes',
  name: '否决规则',
  title: '一票否决与等级上限规则表',
  chapter: '标准',
  key: 'rule',
  columns: [
    code('rule', '规则', { required: true, unique: true }),
    text('condition', '条件', { required: true, width: 60 }),
    choice('maximumGrade', '最高等级', { table: 'grades', column: 'grade' }),
    choice('enabled', '启用', yesNo, { required: true }),
    text('measure', '措施', { width: 24 }),
  ],
};

/** 审批权限: the stricter of amount and days wins; a bound belongs to its tier (domain.md §3.11). */
export const approvalTiers: Table = {
  id: 'approvalTiers',
  name: '审批权限',
  title: '授信审批权限表',
  chapter: '标准',
  columns: [
    integer('tier', '级别', { required: true, unique: true, minimum: 1 }),
    money('maximumAmount', '金额上限(元)', { required: true }),
    integer('maximumDays', '天数上限', { required: true }),
    text('approvers', '审批人', { required: true, width: 44 }),
  ],
};
