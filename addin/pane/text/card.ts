import { texts } from '../../language.ts';

export const cardText = texts({
  choose: { 'zh-CN': '查看哪个客户？', 'en-US': 'Which customer?' },
  chooseHint: {
    'zh-CN': '在任何一张表里选中客户的一行，或在这里查找。',
    'en-US': 'Select a row of the customer in any table, or look it up here.',
  },
  search: { 'zh-CN': '查找客户', 'en-US': 'Find a customer' },
  searchHint: { 'zh-CN': '名称、简称或编号的一部分', 'en-US': 'Part of name, short name or id' },
  found: { 'zh-CN': '找到 {total} 户', 'en-US': '{total} found' },
  foundSome: {
    'zh-CN': '找到 {total} 户，列出前 {shown} 户',
    'en-US': '{total} found, the first {shown} listed',
  },
  foundNone: { 'zh-CN': '没有这样的客户', 'en-US': 'No such customer' },
  other: { 'zh-CN': '换一个客户', 'en-US': 'Another customer' },
  unknown: { 'zh-CN': '信用评定里没有客户 {id}', 'en-US': '信用评定 has no customer {id}' },
  unknownHint: {
    'zh-CN': '请在“信用评定”里给这个客户加一行。',
    'en-US': 'Add a row for this customer in 信用评定.',
  },
  newCustomer: { 'zh-CN': '新客户', 'en-US': 'New customer' },
  unfinished: { 'zh-CN': '未完成', 'en-US': 'Unfinished' },
  total: { 'zh-CN': '综合得分', 'en-US': 'Total score' },
  outOf: { 'zh-CN': '/ 100', 'en-US': '/ 100' },
  class: { 'zh-CN': '分类', 'en-US': 'Class' },
  previous: { 'zh-CN': '上期等级', 'en-US': 'Last grade' },
  range: { 'zh-CN': '补齐后可评', 'en-US': 'When complete' },
  shipment: { 'zh-CN': '发货控制', 'en-US': 'Shipping' },

  credit: { 'zh-CN': '授信', 'en-US': 'Credit' },
  limit: { 'zh-CN': '额度', 'en-US': 'Limit' },
  used: { 'zh-CN': '占用', 'en-US': 'Used' },
  available: { 'zh-CN': '可用', 'en-US': 'Available' },
  term: { 'zh-CN': '账期', 'en-US': 'Term' },
  days: { 'zh-CN': '{days} 天', 'en-US': '{days} days' },
  tier: { 'zh-CN': '审批级别', 'en-US': 'Approval tier' },
  usedShare: { 'zh-CN': '已用 {share}', 'en-US': '{share} used' },
  noLimit: { 'zh-CN': '额度为零', 'en-US': 'The limit is 0' },
  noLimitUsed: { 'zh-CN': '额度为零而占用', 'en-US': 'Owed on a limit of 0' },
  refused: { 'zh-CN': '不授信', 'en-US': 'No credit' },
  refusedOwed: { 'zh-CN': '不授信而占用', 'en-US': 'Owed although no credit is given' },
  unrated: { 'zh-CN': '未评定', 'en-US': 'Not rated' },
  byRules: { 'zh-CN': '系统 {value}', 'en-US': 'by the rules {value}' },
  adjusted: { 'zh-CN': '批准', 'en-US': 'Approved' },
  adjustedUntil: { 'zh-CN': '{item} {value}，至 {until}', 'en-US': '{item} {value}, until {until}' },
  adjustedBy: { 'zh-CN': '{by}：{reason}', 'en-US': '{by}: {reason}' },
  itemGrade: { 'zh-CN': '等级', 'en-US': 'Grade' },
  itemClass: { 'zh-CN': '分类', 'en-US': 'Class' },
  itemLimit: { 'zh-CN': '额度', 'en-US': 'Limit' },
  itemTerm: { 'zh-CN': '账期', 'en-US': 'Term' },
  limitUnknown: { 'zh-CN': '评级完成后才有额度', 'en-US': 'There is a limit once the rating is complete' },

  missing: { 'zh-CN': '缺项', 'en-US': 'Missing cells' },
  missingCount: { 'zh-CN': '{count} 处', 'en-US': '{count}' },
  missingHint: {
    'zh-CN': '填完才有等级；影响最大的在前。',
    'en-US': 'There is a grade once these are filled; the most important come first.',
  },
  worthGrades: { 'zh-CN': '最多差 {grades} 级', 'en-US': 'up to {grades} grades' },
  worthPoints: { 'zh-CN': '最多差 {points} 分', 'en-US': 'up to {points} points' },

  vetoes: { 'zh-CN': '一票否决与上限', 'en-US': 'Vetoes and caps' },
  cap: { 'zh-CN': '最高 {grade}', 'en-US': '{grade} at most' },

  scores: { 'zh-CN': '得分构成', 'en-US': 'How the score is made' },
  contribution: { 'zh-CN': '× {weight}% = {points}', 'en-US': '× {weight}% = {points}' },
  unused: { 'zh-CN': '不参加评分', 'en-US': 'Does not count' },
  formMissing: { 'zh-CN': '未填完', 'en-US': 'Incomplete' },
  lineMissing: { 'zh-CN': '未填', 'en-US': 'Missing' },
  sum: { 'zh-CN': '合计 {total}', 'en-US': 'Sum {total}' },
  lost: { 'zh-CN': '失分最多', 'en-US': 'Most points lost' },
  lostHint: { 'zh-CN': '按综合得分', 'en-US': 'of the total' },
  lostPoints: { 'zh-CN': '−{points}', 'en-US': '−{points}' },

  warnings: { 'zh-CN': '预警', 'en-US': 'Warnings' },
  problems: { 'zh-CN': '问题', 'en-US': 'Problems' },

  tampered: { 'zh-CN': '公式被改动', 'en-US': 'Overwritten formulas' },
  tamperedCell: {
    'zh-CN': '“{header}”显示 {shown}，按规则应为 {computed}。',
    'en-US': '“{header}” shows {shown}; the rule gives {computed}.',
  },
  repair: { 'zh-CN': '修复公式', 'en-US': 'Repair formulas' },
  repaired: { 'zh-CN': '公式已修复。', 'en-US': 'The formulas are repaired.' },
});

export const liftText = texts({
  title: { 'zh-CN': '怎样升级', 'en-US': 'How to reach the next grade' },
  next: { 'zh-CN': '下一级', 'en-US': 'Next' },
  reachable: {
    'zh-CN': '最少改善这 {count} 项，就能升到 {target}：',
    'en-US': 'The fewest changes that reach {target}: {count}',
  },
  gain: { 'zh-CN': '+{points} 分', 'en-US': '+{points}' },
  clears: { 'zh-CN': '解除 {rule}', 'en-US': 'lifts {rule}' },
  try: { 'zh-CN': '放进试算', 'en-US': 'Try these out' },
  blocked: {
    'zh-CN': '这些规则解除之前，得分再高也升不到 {target}：',
    'en-US': 'Until these rules no longer hold, no score reaches {target}:',
  },
  tooFar: {
    'zh-CN': '调查和潜力各项都改到最好，综合得分也只有 {total}，升不到 {target}；其余要靠采购和回款。',
    'en-US':
      'Even with every answer at its best the total is {total}, short of {target}; the rest has to come from purchases and payments.',
  },
  topGrade: { 'zh-CN': '已经是最高等级。', 'en-US': 'This is the highest grade.' },
});

export const whatIfText = texts({
  title: { 'zh-CN': '试算', 'en-US': 'What if' },
  hint: {
    'zh-CN': '改动只在这里试算，按“写入台账”才会写进工作簿。',
    'en-US': 'Changes are only tried out here; the workbook changes when you press Write.',
  },
  empty: { 'zh-CN': '（空白）', 'en-US': '(empty)' },
  now: { 'zh-CN': '现在 {value}', 'en-US': 'Now {value}' },
  result: { 'zh-CN': '试算结果', 'en-US': 'Result' },
  grade: { 'zh-CN': '等级', 'en-US': 'Grade' },
  total: { 'zh-CN': '综合得分', 'en-US': 'Total' },
  limit: { 'zh-CN': '额度', 'en-US': 'Limit' },
  term: { 'zh-CN': '账期', 'en-US': 'Term' },
  days: { 'zh-CN': '{days} 天', 'en-US': '{days} days' },
  unfinished: { 'zh-CN': '未完成', 'en-US': 'Unfinished' },
  write: { 'zh-CN': '写入台账 {count} 处', 'en-US': 'Write {count} cells' },
  reset: { 'zh-CN': '还原', 'en-US': 'Reset' },
  written: { 'zh-CN': '已写入 {count} 处。', 'en-US': '{count} cells were written.' },
});
