import { texts } from '../../language.ts';

/** Texts of the page around grid and pane. */
export const pageText = texts({
  product: { 'zh-CN': '客户台账', 'en-US': 'Customer Ledger' },
  lead: {
    'zh-CN': '在浏览器里打开客户台账：填表、看评分、导入旧表、生成合同。',
    'en-US':
      'A customer ledger in your browser: fill it in, watch the scores, import old sheets, make contracts.',
  },
  private: {
    'zh-CN': '文件只在这台电脑上打开，不上传任何内容。',
    'en-US': 'Files are opened on this computer only; nothing is uploaded.',
  },
  open: { 'zh-CN': '打开 .xlsx…', 'en-US': 'Open an .xlsx…' },
  drop: {
    'zh-CN': '也可以把 Excel 或 WPS 的 .xlsx、.xlsm 文件拖到这里。不是客户台账的文件会作为导入来源打开。',
    'en-US':
      'Or drop an .xlsx or .xlsm from Excel or WPS here. A file that is no ledger is opened to be imported from.',
  },
  dropHere: { 'zh-CN': '松开即打开', 'en-US': 'Drop to open' },
  sample: { 'zh-CN': '从样例开始', 'en-US': 'Start with the sample' },
  sampleHint: {
    'zh-CN': '60 个虚构客户，等级、回款、证照、合同都有。',
    'en-US': '60 made-up customers with grades, payments, licences and contracts.',
  },
  old: { 'zh-CN': '试导入旧台账', 'en-US': 'Try importing an old ledger' },
  oldHint: {
    'zh-CN': '一本杂乱的旧工作簿，看怎么认列、清洗、导入。',
    'en-US': 'A messy old workbook: see columns recognised, cleaned and imported.',
  },
  empty: { 'zh-CN': '新建空白台账', 'en-US': 'New empty ledger' },
  emptyHint: {
    'zh-CN': '全部表格、公式和示例标准，没有客户。',
    'en-US': 'All tables, formulas and sample standards, no customers.',
  },
  opening: { 'zh-CN': '正在打开…', 'en-US': 'Opening…' },
  notLoaded: {
    'zh-CN': '页面的一部分没有加载出来。请检查页面的文件夹是否完整，然后重试。',
    'en-US': 'A part of the page did not load. Check that its folder is complete and try again.',
  },
  save: { 'zh-CN': '保存', 'en-US': 'Save' },
  saving: { 'zh-CN': '正在保存…', 'en-US': 'Saving…' },
  saved: { 'zh-CN': '已保存 {name}。', 'en-US': 'Saved {name}.' },
  unsaved: { 'zh-CN': '未保存', 'en-US': 'Unsaved' },
  unsavedAsk: {
    'zh-CN': '“{name}”有未保存的修改。',
    'en-US': '“{name}” has changes that are not saved.',
  },
  saveFirst: { 'zh-CN': '先保存', 'en-US': 'Save first' },
  discard: { 'zh-CN': '放弃修改，继续', 'en-US': 'Discard them and go on' },
  stay: { 'zh-CN': '留在这里', 'en-US': 'Stay here' },
  close: { 'zh-CN': '收起', 'en-US': 'Close' },
  grid: { 'zh-CN': '表格', 'en-US': 'Sheets' },
  pane: { 'zh-CN': '客户与合同', 'en-US': 'Customers & contracts' },
  parts: { 'zh-CN': '显示', 'en-US': 'Show' },
  language: { 'zh-CN': 'English', 'en-US': '中文' },
  imported: {
    'zh-CN': '“{name}”不是客户台账，已新建一本空白台账；下面的“识别当前表”可以把它的工作表导进来。',
    'en-US':
      '“{name}” is no customer ledger, so a new empty one was made; “Turn sheet into table” imports its worksheets.',
  },
});
