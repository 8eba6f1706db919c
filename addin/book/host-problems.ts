import type { Problem } from '../../src/ledger/problem.ts';

/** What any host says when something of the book is not there. */

export const tableMissing = (name: string): Problem => ({
  code: 'table-missing',
  severity: 'error',
  sheet: name,
  message: `工作簿里没有表“${name}”。`,
  repair: '请用“补齐缺表”加上它。',
});

export const columnMissing = (table: string, sheet: string, header: string): Problem => ({
  code: 'column-missing',
  severity: 'error',
  sheet,
  message: `表“${table}”里没有列“${header}”。`,
  repair: `请在工作表里给“${table}”补一列“${header}”，然后重新读取。`,
});

export const rowMissing = (table: string, sheet: string, row: number, rowCount: number): Problem => ({
  code: 'row-missing',
  severity: 'error',
  sheet,
  message: `表“${table}”没有第 ${row + 1} 行，只有 ${rowCount} 行。`,
  repair: '请重新选择要修改的行。',
});

export const restorePointMissing: Problem = {
  code: 'restore-point-missing',
  severity: 'error',
  message: '这个还原点已经不在了，没有改动台账。',
  repair: '请用保存过的文件恢复。',
};

export const attachmentMissing = (name: string): Problem => ({
  code: 'attachment-missing',
  severity: 'error',
  message: `台账里没有文件“${name}”。`,
  repair: '请重新添加这个文件。',
});

export const sheetMissing = (sheet: string): Problem => ({
  code: 'sheet-missing',
  severity: 'error',
  message: `找不到工作表“${sheet}”。`,
  repair: '请检查有没有改名或删除，然后重新读取。',
});
