import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ProblemError } from '../ledger/problem.ts';

/**
 * Writes a file that must not exist yet: whole or not at all, and never over another.
 * @throws ProblemError `file-exists`, `file-unwritable`
 */
export function writeNewFile(path: string, bytes: Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, bytes);
    linkSync(temporary, path);
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new ProblemError({
      code: exists ? 'file-exists' : 'file-unwritable',
      severity: 'error',
      message: exists ? `文件“${path}”已经存在，没有覆盖。` : `文件“${path}”写不进去。`,
      repair: exists ? '换一个文件名，或先移走旧文件。' : '请确认文件夹可写、磁盘有空间后重试。',
    });
  } finally {
    rmSync(temporary, { force: true });
  }
}
