import { texts } from '../../language.ts';

export const helpText = texts({
  title: { 'zh-CN': '帮助', 'en-US': 'Help' },
  commands: { 'zh-CN': '命令', 'en-US': 'Commands' },
  run: { 'zh-CN': '执行“{command}”', 'en-US': 'Run “{command}”' },
  shortcut: { 'zh-CN': '快捷键 {keys}', 'en-US': 'Shortcut {keys}' },
  functions: { 'zh-CN': '自定义函数', 'en-US': 'Custom functions' },
  functionsHint: {
    'zh-CN': '在自己的工作表里用；台账的表格不依赖它们。只在 Excel 里有。',
    'en-US': 'For your own worksheets, in Excel only; the ledger tables do not depend on them.',
  },
  answer: { 'zh-CN': '得到 {answer}', 'en-US': 'gives {answer}' },
  rules: { 'zh-CN': '几条规矩', 'en-US': 'How it works' },
  ruleFormulas: {
    'zh-CN': '得分由工作表自己的公式算出，没有装本插件的同事打开也一样。',
    'en-US': 'Scores are the worksheet’s own formulas; colleagues without this add-in see the same figures.',
  },
  ruleMissing: {
    'zh-CN': '缺项不会帮客户加分：没填完就没有等级，窗格会列出要填的单元格。',
    'en-US':
      'Missing data never helps: an unfinished form has no grade, and the pane lists the cells to fill.',
  },
  ruleStandards: {
    'zh-CN': '分段、权重、等级、额度都在“评分标准”等工作表里，是示例默认值，请按本公司制度修改。',
    'en-US':
      'Bands, weights, grades and limits stand in the standards sheets. They are examples; set your own there.',
  },
  ruleLocal: {
    'zh-CN': '全部在本机完成，不上传任何内容。',
    'en-US': 'Everything happens on this computer; nothing is uploaded.',
  },
});
