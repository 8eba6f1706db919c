import { type Problem, ProblemError } from '../../ledger/problem.ts';

/** A part is not what its kind must be. */
export function corruptPart(part: string, why: string): ProblemError {
  return new ProblemError({
    code: 'package-corrupt',
    severity: 'error',
    message: `文件已损坏：部件 ${part} ${why}。`,
    repair: '请用 Excel 或 WPS 打开原文件，另存一份后重试。',
  });
}

/** Document type declarations carry entity bombs and outside references; no spreadsheet program writes one. */
export function doctypeRefused(part: string): ProblemError {
  return new ProblemError({
    code: 'package-doctype',
    severity: 'error',
    message: `部件 ${part} 含有文档类型声明（DTD），为安全起见没有打开。`,
    repair: '请确认文件来源；用 Excel 或 WPS 另存一份后重试。',
  });
}

/** The workbook has no such worksheet. */
export function sheetMissing(sheet: string, there: readonly string[]): ProblemError {
  return new ProblemError({
    code: 'sheet-missing',
    severity: 'error',
    sheet,
    message: `工作簿里没有工作表“${sheet}”。`,
    repair: `现有工作表：${there.join('、') || '无'}。`,
  });
}

/** The workbook has no such table. */
export function tableMissing(table: string, there: readonly string[]): ProblemError {
  return new ProblemError({
    code: 'table-missing',
    severity: 'error',
    message: `工作簿里没有名为“${table}”的表格。`,
    repair: `现有表格：${there.join('、') || '无'}。`,
  });
}

/** Makes an error problem of an edit that cannot be done. */
export function refusal(
  code: string,
  sheet: string,
  message: string,
  repair: string,
  cell?: string,
): Problem {
  return { code, severity: 'error', sheet, ...(cell === undefined ? {} : { cell }), message, repair };
}
