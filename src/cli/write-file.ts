import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ProblemError } from '../ledger/problem.ts';

/**
 * Writes a file that must not exist yet: whole or not at all, and never over another.
 * @throws ProblemError `file-exists`, `file-unwritable`
 */
export function writeNewFile(path: string, bytes: Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  makeFolder(dirname(path));
  try {
    writeFileSync(temporary, bytes);
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(`文件“${path}”写不进去。`);
    throw fileExists(path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Writes a file of our own that every run replaces: the old one or the new one, never half. @throws ProblemError */
export function replaceFile(path: string, text: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
    throw unwritable(`文件“${path}”写不进去。`);
  }
}

/** Makes a folder, with those above it; one that stands already is fine. @throws ProblemError `file-unwritable` */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    throw unwritable(`“${path}”不是文件夹，也建不成文件夹。`);
  }
}

export const fileExists = (path: string): ProblemError =>
  new ProblemError({
    code: 'file-exists',
    severity: 'error',
    message: `文件“${path}”已经存在，没有覆盖。`,
    repair: '换一个文件名，或先移走旧文件。',
  });

export const unwritable = (message: string): ProblemError =>
  new ProblemError({
    code: 'file-unwritable',
    severity: 'error',
    message,
    repair: '请确认文件夹可写、磁盘有空间后重试。',
  });
