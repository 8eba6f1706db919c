import { texts } from '../../language.ts';

/** What commands say when they are done, or cannot begin. */
export const commandText = texts({
  needsBook: {
    'zh-CN': '“{command}”要在客户台账里用。',
    'en-US': '“{command}” works in a customer ledger.',
  },
  needsBookRepair: {
    'zh-CN': '请打开客户台账，或用“识别当前表”先建表。',
    'en-US': 'Open a customer ledger, or make its tables first with “Turn sheet into table”.',
  },
  needsSelection: {
    'zh-CN': '“{command}”要先选中台账里的一行。',
    'en-US': '“{command}” needs a selected row in one of the ledger tables.',
  },
  noMissing: { 'zh-CN': '{name} 没有缺项。', 'en-US': '{name} has no missing cells.' },
  missingAt: {
    'zh-CN': '第 {number} / {total} 个缺项：{header}',
    'en-US': 'Missing cell {number} of {total}: {header}',
  },
  formulasRestored: {
    'zh-CN': '已修复 {count} 处公式：{tables}。',
    'en-US': 'Repaired {count} formulas: {tables}.',
  },
  formulasFine: { 'zh-CN': '公式都没有被改动。', 'en-US': 'No formula was overwritten.' },
  refreshed: { 'zh-CN': '已重新读取工作簿。', 'en-US': 'The workbook was read again.' },
});
