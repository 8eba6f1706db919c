import { readFileSync } from 'node:fs';
import { ProblemError } from '../ledger/problem.ts';

/** The bytes of a file. @throws ProblemError `file-missing` */
export function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new ProblemError({
      code: 'file-missing',
      severity: 'error',
      message: `找不到文件“${path}”，或没有权限读它。`,
      repair: '请检查文件名和所在文件夹。',
    });
  }
}
