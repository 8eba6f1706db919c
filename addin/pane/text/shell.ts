import { texts } from '../../language.ts';

/** Texts of the frame around the views. */
export const shellText = texts({
  product: { 'zh-CN': '客户台账', 'en-US': 'Customer Ledger' },
  views: { 'zh-CN': '视图', 'en-US': 'Views' },
  loading: { 'zh-CN': '正在读取工作簿…', 'en-US': 'Reading the workbook…' },
  loadingRows: {
    'zh-CN': '正在读取：{done} / {total}',
    'en-US': 'Reading: {done} of {total}',
  },
  notALedger: { 'zh-CN': '这个工作簿还不是客户台账', 'en-US': 'This workbook is not a customer ledger yet' },
  notALedgerHint: {
    'zh-CN': '可以把现有的工作表转成台账的表，也可以新建一个空白台账。',
    'en-US': 'Turn the worksheets you have into ledger tables, or open a new empty ledger.',
  },
  notInExcel: { 'zh-CN': '请在 Excel 里打开', 'en-US': 'Open this in Excel' },
  notInExcelHint: {
    'zh-CN': '这里是 Excel 加载项的窗格。请在 Excel 里从“客户台账”选项卡打开；不用 Excel 时请用网页版。',
    'en-US':
      'This is the pane of an Excel add-in. Open it from the tab “Customer Ledger” in Excel; without Excel, use the web page.',
  },
  failed: { 'zh-CN': '工作簿没有读出来', 'en-US': 'The workbook could not be read' },
  again: { 'zh-CN': '重试', 'en-US': 'Try again' },
  viewFailed: { 'zh-CN': '这个视图没有加载出来', 'en-US': 'This view could not be loaded' },
  viewFailedHint: {
    'zh-CN': '请检查网络连接后重试；已经填写的内容不受影响。',
    'en-US': 'Check the connection and try again; nothing in the workbook is affected.',
  },
  dismiss: { 'zh-CN': '关闭这条消息', 'en-US': 'Dismiss this message' },
  messages: { 'zh-CN': '消息', 'en-US': 'Messages' },
  jump: { 'zh-CN': '转到 {place}', 'en-US': 'Go to {place}' },
  cancel: { 'zh-CN': '取消', 'en-US': 'Cancel' },
  original: { 'zh-CN': '原文', 'en-US': 'Original' },
  error: { 'zh-CN': '错误', 'en-US': 'Error' },
  warning: { 'zh-CN': '注意', 'en-US': 'Warning' },
  note: { 'zh-CN': '提示', 'en-US': 'Note' },
  missingTables: {
    'zh-CN': '工作簿缺少这些表：{names}。',
    'en-US': 'This workbook lacks these tables: {names}.',
  },
  addTables: { 'zh-CN': '补齐', 'en-US': 'Add them' },
  unexpected: {
    'zh-CN': '这一步没有完成。请重试；再次出现时请关闭窗格重新打开。',
    'en-US': 'This step did not finish. Please try again; if it happens again, close the pane and reopen it.',
  },
});
