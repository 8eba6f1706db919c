import { texts } from '../../language.ts';

/** Words of the page “get started”, besides those of the pane's help. */
export const helpPageText = texts({
  title: { 'zh-CN': '客户台账：怎么用', 'en-US': 'Customer Ledger: how to use it' },
  start: { 'zh-CN': '四步上手', 'en-US': 'Four steps' },
  stepTables: {
    'zh-CN':
      '打开手头的客户表，按“识别当前表”：核对列的对应关系，预览，转成台账的表。没有旧表就按“新建台账”。',
    'en-US':
      'Open a customer sheet you have and press “Turn sheet into table”: check the columns, look at the preview, apply. Without one, press “New ledger”.',
  },
  stepFill: {
    'zh-CN': '选中一个客户的行，窗格显示客户卡；缺的单元格逐个补齐，得分随填随算。',
    'en-US':
      'Select the row of a customer: the pane shows the card. Fill the missing cells; the score follows as you type.',
  },
  stepStandards: {
    'zh-CN': '把“评分标准”“等级标准”“授信标准”等表里的示例数字换成本公司的制度。',
    'en-US': 'Put your company’s own figures into the standards sheets; those shipped are examples.',
  },
  stepContracts: {
    'zh-CN': '在合同台账里选中几行，按“生成所选合同”：先检查，再预览，再生成 Word 文件。',
    'en-US':
      'Select rows of the contract register and press “Selected contracts”: checks first, then a preview, then the Word files.',
  },
  support: { 'zh-CN': '遇到问题', 'en-US': 'When something goes wrong' },
});

/** The way to the page in the other language, said in that language. */
export const otherLanguage = { 'zh-CN': 'English', 'en-US': '中文' } as const;
