import { texts } from '../../language.ts';

/** Texts of the contracts view. */
export const contractsText = texts({
  title: { 'zh-CN': '合同', 'en-US': 'Contracts' },
  steps: { 'zh-CN': '步骤', 'en-US': 'Steps' },
  stepChoose: { 'zh-CN': '选择', 'en-US': 'Choose' },
  stepCheck: { 'zh-CN': '检查', 'en-US': 'Check' },
  stepDeliver: { 'zh-CN': '交付', 'en-US': 'Deliver' },
  back: { 'zh-CN': '返回', 'en-US': 'Back' },

  which: { 'zh-CN': '做哪些合同', 'en-US': 'Which contracts' },
  selected: { 'zh-CN': '选中的合同（{count} 份）', 'en-US': 'Selected contracts ({count})' },
  selectedNone: {
    'zh-CN': '在合同台账或合同明细里选中行。',
    'en-US': 'Select rows of 合同台账 or 合同明细.',
  },
  customers: {
    'zh-CN': '为选中的客户新建合同（{count} 个客户）',
    'en-US': 'New contracts for selected customers ({count})',
  },
  customersNone: {
    'zh-CN': '在客户登记等表里选中客户的行。',
    'en-US': 'Select rows of customers, in 客户登记 for example.',
  },
  pending: { 'zh-CN': '台账里待生成的（{count} 份）', 'en-US': 'All still to be made ({count})' },
  pendingHint: {
    'zh-CN': '还没有生成过，也没有作废或驳回。',
    'en-US': 'Not made yet, not voided and not rejected.',
  },
  all: { 'zh-CN': '整张合同台账（{count} 份）', 'en-US': 'The whole register ({count})' },
  unnumbered: {
    'zh-CN': '选中的行里有 {count} 行没有合同编号，不会生成。',
    'en-US': 'Selected rows without a contract number are left out: {count}.',
  },
  template: { 'zh-CN': '模板', 'en-US': 'Template' },
  eachOwn: { 'zh-CN': '按每行的模板代码', 'en-US': 'The template code of each row' },
  templateHint: {
    'zh-CN': '会把这个代码写进这些行的“模板代码”。',
    'en-US': 'This code is written into 模板代码 of these rows.',
  },
  ownMark: { 'zh-CN': '{name}（自己的）', 'en-US': '{name} (own)' },
  check: { 'zh-CN': '检查 {count} 份', 'en-US': 'Check {count}' },
  propose: { 'zh-CN': '列出 {count} 份新合同', 'en-US': 'List new contracts: {count}' },

  ownTemplates: { 'zh-CN': '用自己的 Word 模板', 'en-US': 'Use a Word template of your own' },
  ownHint: {
    'zh-CN': '模板保存在这个工作簿里。字段写成 {example} 这样，名称就是台账的列标题。',
    'en-US':
      'Templates are kept in this workbook. Fields look like {example}: the column headers of the ledger.',
  },
  addTemplate: { 'zh-CN': '选择 Word 文件…', 'en-US': 'Choose a Word file…' },
  removeTemplate: { 'zh-CN': '删除模板 {code}', 'en-US': 'Remove template {code}' },
  templateKept: {
    'zh-CN': '模板 {code} 已保存在工作簿里。',
    'en-US': 'Template {code} is kept in the workbook.',
  },
  templateGone: {
    'zh-CN': '模板 {code} 已从工作簿里删除。',
    'en-US': 'Template {code} was taken out of the workbook.',
  },
  draftTitle: { 'zh-CN': '添加模板：{name}', 'en-US': 'Add template: {name}' },
  code: { 'zh-CN': '模板代码', 'en-US': 'Template code' },
  codeHint: {
    'zh-CN': '大写字母开头，例如 U1；填进合同台账的“模板代码”。',
    'en-US': 'Starts with a capital letter, such as U1; goes into 模板代码 of the register.',
  },
  codeReplaces: {
    'zh-CN': '工作簿里已有 {code}，保存后替换它。',
    'en-US': 'The workbook holds {code} already; it will be replaced.',
  },
  name: { 'zh-CN': '合同名称', 'en-US': 'Title' },
  type: { 'zh-CN': '编号类型', 'en-US': 'Kind of number' },
  fields: { 'zh-CN': '模板里的字段（{count} 个）', 'en-US': 'Fields of the template ({count})' },
  fieldsHint: {
    'zh-CN': '勾选的必填，空着就不生成这份合同；去掉勾选，空着时印 / 。',
    'en-US':
      'Ticked fields are required: an empty one refuses the contract. Unticked ones print / when empty.',
  },
  unknownField: { 'zh-CN': '台账里没有这一列', 'en-US': 'No such column in the ledger' },
  list: { 'zh-CN': '列表', 'en-US': 'list' },
  condition: { 'zh-CN': '条件', 'en-US': 'condition' },
  keepTemplate: { 'zh-CN': '保存到工作簿', 'en-US': 'Keep in the workbook' },

  newContracts: { 'zh-CN': '新合同', 'en-US': 'New contracts' },
  proposeHint: {
    'zh-CN': '登记后才写进合同台账；其余各栏可以在台账里改，货物填在合同明细。',
    'en-US':
      'Nothing is written before you register them; other columns can be changed there, goods go into 合同明细.',
  },
  company: { 'zh-CN': '我方公司', 'en-US': 'Our company' },
  noCompany: {
    'zh-CN': '公司信息表还没有本公司，请先登记，合同编号以公司代码开头。',
    'en-US':
      'The table 公司信息 is empty. Register your company first; contract numbers start with its code.',
  },
  signedOn: { 'zh-CN': '签订日期', 'en-US': 'Signed on' },
  contractNo: { 'zh-CN': '合同编号', 'en-US': 'Number' },
  customer: { 'zh-CN': '客户', 'en-US': 'Customer' },
  settlement: { 'zh-CN': '结算方式', 'en-US': 'Settlement' },
  termDays: { 'zh-CN': '账期', 'en-US': 'Term' },
  register: { 'zh-CN': '登记 {count} 份并检查', 'en-US': 'Register and check {count}' },

  checking: { 'zh-CN': '正在检查', 'en-US': 'Checking' },
  making: { 'zh-CN': '正在生成', 'en-US': 'Making' },
  checked: {
    'zh-CN': '检查完毕：可以生成 {passed} 份，不能生成 {refused} 份。',
    'en-US': 'Checked: {passed} can be made, {refused} are refused.',
  },
  stopped: { 'zh-CN': '已停止，{left} 份没有检查。', 'en-US': 'Stopped; {left} were not checked.' },
  bookChanged: {
    'zh-CN': '检查之后台账改动过。生成时会再检查一遍，也可以现在重新检查。',
    'en-US':
      'The ledger has changed since. It is checked again when the files are made; you can also check now.',
  },
  checkAgain: { 'zh-CN': '重新检查', 'en-US': 'Check again' },
  passed: { 'zh-CN': '可以生成', 'en-US': 'Can be made' },
  refused: { 'zh-CN': '不能生成', 'en-US': 'Refused' },
  nonePassed: { 'zh-CN': '没有可以生成的合同。', 'en-US': 'No contract can be made.' },
  preview: { 'zh-CN': '预览', 'en-US': 'Preview' },
  previewOf: { 'zh-CN': '预览 {number}', 'en-US': 'Preview {number}' },
  made: { 'zh-CN': '已生成过，内容相同', 'en-US': 'Made before, unchanged' },
  notes: { 'zh-CN': '{count} 条提示', 'en-US': 'Notes: {count}' },
  reasons: { 'zh-CN': '{count} 条原因', 'en-US': 'Reasons: {count}' },
  override: { 'zh-CN': '可放行：{who}', 'en-US': 'May be allowed by: {who}' },
  noOverride: { 'zh-CN': '不可放行', 'en-US': 'Nobody may allow it' },
  more: { 'zh-CN': '再显示 {count} 份', 'en-US': 'Show {count} more' },
  make: { 'zh-CN': '生成 {count} 份', 'en-US': 'Make {count}' },

  previewHint: {
    'zh-CN': '看内容用；版式、分页和字体以 Word 为准。',
    'en-US': 'For reading the contents; layout, pages and fonts are as Word shows them.',
  },
  previewGone: {
    'zh-CN': '这份合同现在不能生成，请重新检查。',
    'en-US': 'This contract cannot be made any more; please check again.',
  },
  leftOutPicture: { 'zh-CN': '文中的图片没有显示。', 'en-US': 'Pictures are not shown.' },
  leftOutFormula: { 'zh-CN': '公式只显示文字。', 'en-US': 'Formulas are shown as plain text.' },
  pageBreak: { 'zh-CN': '分页', 'en-US': 'Page break' },
  document: { 'zh-CN': '合同 {number}', 'en-US': 'Contract {number}' },

  madeCount: { 'zh-CN': '已生成 {count} 份合同', 'en-US': 'Contracts made: {count}' },
  notMade: { 'zh-CN': '已停止，还有 {left} 份没有生成。', 'en-US': 'Stopped; {left} were not made.' },
  registered: {
    'zh-CN': '文件名、校验值和生成时间已写进合同台账。',
    'en-US': 'File names, hashes and the time were written into 合同台账.',
  },
  registerAgain: { 'zh-CN': '再写一次', 'en-US': 'Write again' },
  registerFailed: {
    'zh-CN': '文件已做好，但没有写进合同台账。',
    'en-US': 'The files are ready, but the register could not be written.',
  },
  delivered: { 'zh-CN': '{count} 份合同已交付。', 'en-US': 'Contracts delivered: {count}.' },
  anotherBatch: { 'zh-CN': '再做一批', 'en-US': 'Another batch' },
  giveUp: { 'zh-CN': '放弃这些文件', 'en-US': 'Give these files up' },
  giveUpHint: {
    'zh-CN': '台账不改动的话，以后可以再生成同样的文件。',
    'en-US': 'As long as the ledger stays as it is, the same files can be made again.',
  },
});

/** Kinds of contract number (domain.md §6.5). */
export const numberTypeNames = texts({
  XS: { 'zh-CN': '销售', 'en-US': 'sale' },
  CG: { 'zh-CN': '采购', 'en-US': 'purchase' },
  KJ: { 'zh-CN': '框架', 'en-US': 'framework' },
  ZB: { 'zh-CN': '质量保证', 'en-US': 'quality' },
  SQ: { 'zh-CN': '授信', 'en-US': 'credit' },
  WT: { 'zh-CN': '委托书', 'en-US': 'mandate' },
  DZ: { 'zh-CN': '对账', 'en-US': 'statement' },
  CK: { 'zh-CN': '催款', 'en-US': 'reminder' },
});
