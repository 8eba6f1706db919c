import type { Problem } from '../../src/ledger/problem.ts';
import type { PageTable } from './page-table.ts';

export const tableMissing = (name: string): Problem => ({
  code: 'table-missing',
  severity: 'error',
  sheet: name,
  message: `台账里没有表“${name}”。`,
  repair: '请用“补齐缺表”加上它。',
});

export const columnMissing = ({ table, sheet }: PageTable, header: string): Problem => ({
  code: 'column-missing',
  severity: 'error',
  sheet,
  message: `表“${table.name}”里没有列“${header}”。`,
  repair: `请在表格程序里给“${table.name}”补一列“${header}”，保存后重新打开。`,
});

export const rowMissing = ({ table, sheet, rowCount }: PageTable, row: number): Problem => ({
  code: 'row-missing',
  severity: 'error',
  sheet,
  message: `表“${table.name}”没有第 ${row + 1} 行，只有 ${rowCount} 行。`,
  repair: '请重新选择要修改的行。',
});

export const restorePointMissing: Problem = {
  code: 'restore-point-missing',
  severity: 'error',
  message: '这个还原点已经不在了，没有改动台账。',
  repair: '还原点只保留到页面关闭为止；请用保存过的文件恢复。',
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
  repair: '请重新打开文件后再试。',
});
