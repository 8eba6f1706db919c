import { texts } from '../../language.ts';

/** What people ask, with what to do; words of the support page. */
export const supportText = texts({
  title: { 'zh-CN': '客户台账：支持', 'en-US': 'Customer Ledger: support' },
  answers: { 'zh-CN': '先看这里', 'en-US': 'Look here first' },
  ask: { 'zh-CN': '还是不行', 'en-US': 'Still stuck' },
  contact: { 'zh-CN': '请联系：{contact}', 'en-US': 'Contact: {contact}' },
  contactMissing: {
    'zh-CN': '请联系给你装上这个插件的同事或管理员。',
    'en-US': 'Ask the colleague or administrator who installed this add-in for you.',
  },
  tell: {
    'zh-CN': '请说明：Excel 的版本（文件 → 账户）、按了哪个按钮、窗格里显示的整句话。不要附客户资料。',
    'en-US':
      'Tell the version of Excel (File → Account), the button you pressed and the whole sentence the pane shows. Do not send customer data.',
  },
  data: { 'zh-CN': '数据去了哪里', 'en-US': 'Where your data goes' },
  dataStays: {
    'zh-CN': '哪里也没去。读表、评分、生成合同都在本机完成；插件不上传、不统计、不写日志。',
    'en-US':
      'Nowhere. Reading, scoring and contracts happen on this computer; the add-in uploads nothing, counts nothing and writes no log.',
  },
  dataOffice: {
    'zh-CN': '窗格只向两处取文件：存放插件的服务器，和微软的 Office 脚本（管理员也可以改成自己的服务器）。',
    'en-US':
      'The pane loads its own files from the server the add-in lies on, and Microsoft’s Office script (which an administrator may serve as well).',
  },
  help: { 'zh-CN': '怎么用', 'en-US': 'How to use it' },
});

/** A question and its answer. */
export const supportAnswers = [
  {
    question: {
      'zh-CN': '功能区没有“客户台账”',
      'en-US': 'The ribbon has no Customer Ledger tab',
    },
    answer: {
      'zh-CN':
        '需要 Excel 2021、Excel 2024、Microsoft 365 或网页版。打开“开始”或“插入”里的“加载项”，看它是否在列表里；不在就请管理员部署。WPS 装不了这个插件：台账文件可以直接用，评分和合同请用网页版或命令行。',
      'en-US':
        'It needs Excel 2021, Excel 2024, Microsoft 365 or Excel on the web. Look for it under Add-ins on the Home or Insert tab; if it is not listed, ask your administrator to deploy it. WPS cannot run it: the workbook works there, and the browser page or the command line scores and makes contracts.',
    },
  },
  {
    question: {
      'zh-CN': '窗格说 Office 的脚本没有加载',
      'en-US': 'The pane says Office’s script did not load',
    },
    answer: {
      'zh-CN': '微软的网址这时打不开。检查网络后按“重试”；公司网络若不放行，请管理员改用其他来源。',
      'en-US':
        'Microsoft’s address cannot be reached just now. Check the network and try again; if your company blocks it, the administrator can use another source.',
    },
  },
  {
    question: { 'zh-CN': '按钮按了没有反应', 'en-US': 'A button does nothing' },
    answer: {
      'zh-CN': '如果正在编辑单元格，请先按回车。第一次按会先打开窗格，读完工作簿再执行。',
      'en-US':
        'Finish the cell you are editing first. The first press opens the pane, and the command follows when the workbook has been read.',
    },
  },
  {
    question: { 'zh-CN': '客户没有等级', 'en-US': 'A customer has no grade' },
    answer: {
      'zh-CN': '还有缺项。打开客户卡，缺的单元格都列着，点一下就跳过去；“下一个缺项”逐个跳。',
      'en-US':
        'Cells are missing. The customer card lists them, each with a jump; “Next missing cell” goes from one to the next.',
    },
  },
  {
    question: { 'zh-CN': '得分看起来不对', 'en-US': 'A score looks wrong' },
    answer: {
      'zh-CN':
        '客户卡里有每一分的来历。标着“公式被改动”的，用“修复公式”恢复；分段和权重在“评分标准”工作表里，请核对。',
      'en-US':
        'The customer card shows where each point comes from. Where a formula was overwritten, “Repair formulas” puts it back; bands and weights stand in the standards sheets.',
    },
  },
  {
    question: { 'zh-CN': '合同没有生成', 'en-US': 'A contract was refused' },
    answer: {
      'zh-CN': '没有通过的合同写着原因、单元格和谁可以批准。按原因处理后再生成。',
      'en-US':
        'A refused contract names the reason, the cell and who may approve. Settle it and make the contract again.',
    },
  },
  {
    question: { 'zh-CN': '文件没有保存下来', 'en-US': 'The file was not saved' },
    answer: {
      'zh-CN': '窗格里的文件在你确认之前不会丢。换一种方式再试：保存、下载、保存窗口、复制。',
      'en-US':
        'The pane keeps the file until you confirm it. Try another way: save, download, save window, copy.',
    },
  },
  {
    question: { 'zh-CN': 'KH 函数显示 #NAME?', 'en-US': 'A KH function shows #NAME?' },
    answer: {
      'zh-CN':
        '插件还没有启动，打开窗格后按 Ctrl+Alt+F9。批量许可的 Excel 2021 可能没有自定义函数；台账的表格不依赖它们。',
      'en-US':
        'The add-in has not started: open the pane, then press Ctrl+Alt+F9. Volume-licensed Excel 2021 may lack custom functions; the ledger tables do not depend on them.',
    },
  },
  {
    question: { 'zh-CN': '快捷键不起作用', 'en-US': 'A shortcut does nothing' },
    answer: {
      'zh-CN': '先打开一次窗格，焦点要在工作表里。与其他插件冲突时，Excel 会问你用哪一个。',
      'en-US':
        'Open the pane once, and keep the focus in the sheet. Where two add-ins want the same keys, Excel asks which one to use.',
    },
  },
] as const;
