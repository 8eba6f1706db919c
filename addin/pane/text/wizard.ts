import { texts } from '../../language.ts';

/** Texts of turning a worksheet into rows of a table. */
export const wizardText = texts({
  title: { 'zh-CN': '建表', 'en-US': 'Tables' },
  steps: { 'zh-CN': '步骤', 'en-US': 'Steps' },
  stepSheet: { 'zh-CN': '选工作表', 'en-US': 'Sheet' },
  stepTable: { 'zh-CN': '是什么表', 'en-US': 'Table' },
  stepColumns: { 'zh-CN': '对列', 'en-US': 'Columns' },
  stepPreview: { 'zh-CN': '预览', 'en-US': 'Preview' },
  stepDone: { 'zh-CN': '完成', 'en-US': 'Done' },
  back: { 'zh-CN': '上一步', 'en-US': 'Back' },
  reread: { 'zh-CN': '重新读取', 'en-US': 'Read again' },
  restart: { 'zh-CN': '再转一张表', 'en-US': 'Turn another sheet' },

  whichSheet: { 'zh-CN': '把哪张工作表转进台账', 'en-US': 'Which worksheet to turn' },
  sheetSize: { 'zh-CN': '{rows} 行，{columns} 列', 'en-US': '{rows} rows, {columns} columns' },
  noSheets: { 'zh-CN': '没有可以转的工作表', 'en-US': 'No worksheet to turn' },
  noSheetsHint: {
    'zh-CN': '把原来的表格复制到这个工作簿的新工作表里，再回到这里。',
    'en-US': 'Copy the sheet you have into a new worksheet of this workbook, then come back here.',
  },
  bookFailed: { 'zh-CN': '工作簿没有读出来', 'en-US': 'The workbook could not be read' },
  listing: { 'zh-CN': '正在看有哪些工作表…', 'en-US': 'Looking at the worksheets…' },
  readingSheet: { 'zh-CN': '正在读取“{sheet}”…', 'en-US': 'Reading “{sheet}”…' },
  recognise: { 'zh-CN': '识别这张表', 'en-US': 'Recognise it' },

  whatIsIt: { 'zh-CN': '“{sheet}”是什么表', 'en-US': 'What is “{sheet}”' },
  doubt: {
    'zh-CN': '看不准是哪张表，请您来定。',
    'en-US': 'It could be more than one table, or none. Please choose.',
  },
  otherTable: { 'zh-CN': '其他表', 'en-US': 'Another table' },
  chooseTable: { 'zh-CN': '请选择…', 'en-US': 'Choose…' },
  mapColumns: { 'zh-CN': '核对各列', 'en-US': 'Check the columns' },

  columnsOf: { 'zh-CN': '各列导入到“{table}”的哪一列', 'en-US': 'Which column of {table} each one fills' },
  columnsCount: { 'zh-CN': '{all} 列，导入 {matched} 列', 'en-US': '{matched} of {all} columns' },
  onlyOpen: { 'zh-CN': '只看没有导入的列', 'en-US': 'Only columns left out' },
  noneOpen: { 'zh-CN': '每一列都有去处。', 'en-US': 'Every column has its place.' },
  columnHeader: { 'zh-CN': '{letter} 列“{header}”', 'en-US': 'Column {letter} “{header}”' },
  columnUnnamed: { 'zh-CN': '{letter} 列（没有表头）', 'en-US': 'Column {letter} (no header)' },
  noSamples: { 'zh-CN': '没有内容', 'en-US': 'Empty' },
  fills: { 'zh-CN': '{column}导入为', 'en-US': '{column} fills' },
  leaveOut: { 'zh-CN': '不导入', 'en-US': 'Leave out' },
  automatic: { 'zh-CN': '由程序判断', 'en-US': 'Let the wizard decide' },
  likely: { 'zh-CN': '可能是', 'en-US': 'Likely' },
  others: { 'zh-CN': '全部列', 'en-US': 'All columns' },
  taken: { 'zh-CN': '{column}（现为“{header}”）', 'en-US': '{column} (now “{header}”)' },
  isIt: { 'zh-CN': '是“{column}”', 'en-US': 'It is “{column}”' },
  unnamedEvidence: {
    'zh-CN': '这一列没有表头，不导入；如果需要，请选它是哪一列。',
    'en-US': 'No header, so it is left out. Choose its column if it is needed.',
  },
  requiredMissing: {
    'zh-CN': '还没有必填的列：{names}。可以先导入，之后在表里补填。',
    'en-US': 'Required columns without a source: {names}. You may import now and fill them in later.',
  },
  noHeader: {
    'zh-CN': '没有找到“{table}”的表头，请指出表头在哪一行。',
    'en-US': 'No header of {table} was found. Show which row it is.',
  },
  headerAt: { 'zh-CN': '表头在第 {number} 行', 'en-US': 'The header is row {number}' },
  headerWrong: { 'zh-CN': '表头不对？', 'en-US': 'Not the header?' },
  headerRow: { 'zh-CN': '表头所在的行', 'en-US': 'Row of the header' },
  headerRowOption: { 'zh-CN': '第 {number} 行：{words}', 'en-US': 'Row {number}: {words}' },
  twoLines: { 'zh-CN': '表头有两行（上一行是大类）', 'en-US': 'The header has two lines (groups above)' },
  preview: { 'zh-CN': '预览', 'en-US': 'Preview' },

  changedMeanwhile: {
    'zh-CN': '工作表或台账在此期间有改动，下面是最新的结果，请再看一遍。',
    'en-US': 'The sheet or the ledger has changed meanwhile. This is the latest result; please look again.',
  },
  summary: { 'zh-CN': '将要做的事', 'en-US': 'What will happen' },
  added: { 'zh-CN': '“{table}”增加 {count} 行', 'en-US': 'Rows added to {table}: {count}' },
  filled: {
    'zh-CN': '“{table}”里 {count} 个还空着的行填上内容',
    'en-US': 'Empty rows of {table} filled in: {count}',
  },
  nothingToWrite: { 'zh-CN': '没有可以写入的行。', 'en-US': 'There is nothing to write.' },
  formsToo: {
    'zh-CN': '新客户在资信调查、信用分析等各表里同时建好行',
    'en-US': 'New customers get a row in each form too',
  },
  addsTables: { 'zh-CN': '先补建 {count} 张表：{names}', 'en-US': 'Tables added first ({count}): {names}' },
  cleaned: { 'zh-CN': '整理 {count} 格：{kinds}', 'en-US': 'Cells cleaned ({count}): {kinds}' },
  leftBlank: { 'zh-CN': '{count} 格看不懂，留空', 'en-US': 'Unreadable, left empty: {count}' },
  toCompare: { 'zh-CN': '{count} 处请核对', 'en-US': 'To check: {count}' },
  rowsOut: { 'zh-CN': '{count} 行不导入', 'en-US': 'Rows left out: {count}' },
  rowsOutDuplicates: {
    'zh-CN': '{count} 行不导入，其中 {duplicates} 行重复',
    'en-US': 'Rows left out: {count}, there already: {duplicates}',
  },
  skipped: {
    'zh-CN': '{count} 行合计、说明或重复的表头跳过',
    'en-US': 'Totals, notes and repeated headers skipped: {count}',
  },
  nothingWritten: { 'zh-CN': '现在还什么都没有写。', 'en-US': 'Nothing has been written yet.' },
  rows: { 'zh-CN': '整理后的行', 'en-US': 'Rows after cleaning' },
  rowsTable: { 'zh-CN': '“{sheet}”整理后的行', 'en-US': 'Rows of “{sheet}” after cleaning' },
  rowsShown: { 'zh-CN': '显示 {shown} / {total} 行', 'en-US': '{shown} of {total} rows' },
  moreRows: { 'zh-CN': '再看 {count} 行', 'en-US': 'Show {count} more' },
  onlyTouched: { 'zh-CN': '只看改过或留空的行', 'en-US': 'Only rows that were changed' },
  showOriginals: { 'zh-CN': '显示原来的内容', 'en-US': 'Show what stood there' },
  sourceRow: { 'zh-CN': '原行', 'en-US': 'Row' },
  original: { 'zh-CN': '原为 {value}', 'en-US': 'was {value}' },
  originalEmpty: { 'zh-CN': '原来没有', 'en-US': 'was empty' },
  blankCell: { 'zh-CN': '留空', 'en-US': 'left empty' },
  moreProblems: { 'zh-CN': '还有 {count} 条。', 'en-US': '{count} more.' },
  write: { 'zh-CN': '写入 {count} 行', 'en-US': 'Write rows ({count})' },
  label: { 'zh-CN': '导入“{sheet}”到{table}', 'en-US': 'Import “{sheet}” into {table}' },

  doneTitle: { 'zh-CN': '已写入“{table}”', 'en-US': 'Written to {table}' },
  brokenTitle: { 'zh-CN': '没有全部写完', 'en-US': 'Not everything was written' },
  cancelledWhy: { 'zh-CN': '您让它停下了。', 'en-US': 'You stopped it.' },
  writtenRows: { 'zh-CN': '写入 {rows} / {of} 行', 'en-US': '{rows} of {of} rows written' },
  writtenForms: {
    'zh-CN': '各表为新客户建了 {count} 行',
    'en-US': 'rows in the forms for new customers: {count}',
  },
  writtenTables: { 'zh-CN': '补建了 {count} 张表', 'en-US': 'tables added: {count}' },
  brokenHint: {
    'zh-CN': '已经写入的内容还在。建议先撤回，解决问题后重新导入。',
    'en-US': 'What was written is still there. Take it back first, then mend the problem and import again.',
  },
  undo: { 'zh-CN': '撤回这次导入', 'en-US': 'Take this import back' },
  undoing: { 'zh-CN': '正在撤回…', 'en-US': 'Taking it back…' },
  undoHint: {
    'zh-CN': '撤回会把 {names} 恢复到导入之前，导入之后在这些表里的改动也会一起撤回。',
    'en-US': 'This puts {names} back as before the import, including any edits made there since.',
  },
  undoneTitle: { 'zh-CN': '已撤回', 'en-US': 'Taken back' },
  undoneHint: { 'zh-CN': '工作簿和导入之前一样。', 'en-US': 'The workbook is as it was before the import.' },
  openTable: { 'zh-CN': '去看“{table}”', 'en-US': 'Go to {table}' },
});

/** What is being done while an import is written. */
export const workText = texts({
  checking: { 'zh-CN': '再核对一遍…', 'en-US': 'Checking once more…' },
  keeping: { 'zh-CN': '保存还原点…', 'en-US': 'Keeping a restore point…' },
  tables: { 'zh-CN': '补建表格…', 'en-US': 'Adding tables…' },
  rows: { 'zh-CN': '写入各行…', 'en-US': 'Writing rows…' },
  forms: { 'zh-CN': '为新客户建行…', 'en-US': 'Giving new customers their rows…' },
  reading: { 'zh-CN': '重新读取台账…', 'en-US': 'Reading the ledger again…' },
  stopping: { 'zh-CN': '写完手上这批就停…', 'en-US': 'Stopping after the rows under way…' },
});

/** What cleaning did to a cell. */
export const changeText = texts({
  spaces: { 'zh-CN': '空格', 'en-US': 'spaces' },
  width: { 'zh-CN': '全角', 'en-US': 'full-width' },
  date: { 'zh-CN': '日期', 'en-US': 'date' },
  number: { 'zh-CN': '数字', 'en-US': 'number' },
  unit: { 'zh-CN': '单位', 'en-US': 'unit' },
  percent: { 'zh-CN': '百分数', 'en-US': 'percent' },
  text: { 'zh-CN': '转成文本', 'en-US': 'as text' },
  choice: { 'zh-CN': '可选项', 'en-US': 'choice' },
  prefix: { 'zh-CN': '编号加字母', 'en-US': 'letter put before' },
  customer: { 'zh-CN': '找到客户', 'en-US': 'customer found' },
  numbered: { 'zh-CN': '编号', 'en-US': 'numbered' },
});

/** Texts of adding tables and of going back. */
export const buildText = texts({
  missing: { 'zh-CN': '缺少的表', 'en-US': 'Missing tables' },
  showMissing: { 'zh-CN': '都是哪些表', 'en-US': 'Which tables' },
  turnSheet: { 'zh-CN': '把工作表转进台账', 'en-US': 'Turn a worksheet into a table' },
  missingCount: { 'zh-CN': '缺 {count} 张', 'en-US': '{count} missing' },
  noneMissing: { 'zh-CN': '台账的表都在。', 'en-US': 'All tables of the ledger are there.' },
  addThese: { 'zh-CN': '补建 {count} 张表', 'en-US': 'Add ({count})' },
  addAll: { 'zh-CN': '全部选上', 'en-US': 'Select all' },
  alongWith: {
    'zh-CN': '公式要用到，会一起补建：{names}。',
    'en-US': 'Needed by their formulas, so added too: {names}.',
  },
  adding: { 'zh-CN': '正在补建…', 'en-US': 'Adding…' },
  addedTables: { 'zh-CN': '已补建：{names}。', 'en-US': 'Added: {names}.' },
  addLabel: { 'zh-CN': '补建 {names}', 'en-US': 'Add {names}' },
  takeBack: { 'zh-CN': '撤回', 'en-US': 'Take back' },
  newBook: { 'zh-CN': '新建空白台账', 'en-US': 'New empty ledger' },
  newBookHint: {
    'zh-CN': '打开一个带齐全部表格、公式和标准的空白台账，这个工作簿不动。',
    'en-US': 'Opens an empty ledger with all tables, formulas and standards; this workbook stays as it is.',
  },
  points: { 'zh-CN': '还原点', 'en-US': 'Restore points' },
  noPoints: {
    'zh-CN': '还没有。每次导入或补建表格之前会自动保存一个。',
    'en-US': 'None yet. One is kept before each import and each table that is added.',
  },
  pointTables: { 'zh-CN': '{count} 张表：{names}', 'en-US': 'Tables ({count}): {names}' },
  backBefore: { 'zh-CN': '撤回到这之前', 'en-US': 'Go back to before this' },
  confirmBack: {
    'zh-CN': '会把 {names} 恢复到 {time}，之后的改动都会丢失，之后补建的表也会去掉。',
    'en-US': 'Puts {names} back to {time}. Later edits there are lost, and tables added since go.',
  },
  confirmBackTables: {
    'zh-CN': '会去掉 {time} 之后补建的表，里面填的内容也会丢失。',
    'en-US': 'Takes away the tables added since {time}, with what was filled into them.',
  },
  yesBack: { 'zh-CN': '确定撤回', 'en-US': 'Take back' },
  no: { 'zh-CN': '不撤回', 'en-US': 'Keep as it is' },
  wentBack: { 'zh-CN': '已撤回到“{label}”之前。', 'en-US': 'Back to before “{label}”.' },
});
