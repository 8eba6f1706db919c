import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInflateRaw } from 'node:zlib';
import { ProblemError } from '../ledger/problem.ts';
import { type PackageLimits, workbookLimits } from '../opc/limits.ts';
import { centralDirectory, localHeader, type ZipEntry } from '../opc/zip.ts';
import type { WorkbookEditor } from './package/editor.ts';
import { InflationCheck } from './package/packing.ts';
import { utf8Transcoder } from './package/part-stream.ts';
import { corruptPart } from './package/refusals.ts';
import { type OnRow, requireSheet, rowHandler } from './package/sheet-reader.ts';
import { SheetScanner } from './package/sheet-scanner.ts';
import { openWorkbook, type Workbook } from './package/workbook.ts';

function fileProblem(code: string, message: string, repair: string): ProblemError {
  return new ProblemError({ code, severity: 'error', message, repair });
}

/** Opens a workbook file. @throws ProblemError: file missing or unreadable, and everything `openWorkbook` throws */
export function openWorkbookFile(path: string, limits: PackageLimits = workbookLimits): Workbook {
  let size: number;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new Error('not a file');
    size = stat.size;
  } catch {
    throw fileProblem('file-missing', `找不到文件“${path}”，或没有权限读它。`, '请检查文件名和所在文件夹。');
  }
  // Looked at before reading, so that an enormous file never reaches memory.
  if (size > limits.fileBytes)
    throw fileProblem(
      'package-too-large',
      `文件“${basename(path)}”有 ${Math.ceil(size / 1048576)} MiB，超过上限 ${limits.fileBytes / 1048576} MiB。`,
      '请按年份拆分后重试。',
    );
  try {
    return openWorkbook(readFileSync(path), limits);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw fileProblem('file-unreadable', `文件“${path}”读不了。`, '请关闭占用它的程序后重试。');
  }
}

/**
 * Reads a sheet row by row with the inflater on another thread: the quickest way through a huge sheet.
 * @throws ProblemError as `readSheet`
 */
export async function streamSheet(workbook: Workbook, sheetName: string, onRow: OnRow): Promise<void> {
  const sheet = requireSheet(workbook, sheetName);
  const entry = workbook.entry(sheet.part);
  if (!entry || sheet.kind !== 'worksheet') return;
  const scanner = new SheetScanner(sheet.part, rowHandler(workbook, onRow));
  const toUtf8 = utf8Transcoder();
  for await (const chunk of inflated(entry)) if (!scanner.push(toUtf8(chunk))) return;
  scanner.finish();
}

async function* inflated(entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.method === 0) {
    yield entry.data;
    return;
  }
  const check = new InflationCheck(entry);
  const inflate = createInflateRaw({ chunkSize: 1 << 18 });
  inflate.end(entry.data);
  try {
    for await (const chunk of inflate as AsyncIterable<Uint8Array>) {
      check.add(chunk);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof ProblemError || !isZlibError(error) ? error : corruptPart(entry.name, '解压失败');
  }
  check.finish();
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

export interface SaveOptions {
  /** Keep what stood at `path` as `path.bak` (default true). */
  readonly backup?: boolean;
}

export interface SavedFile {
  readonly path: string;
  readonly bytes: number;
  /** Where the former file is kept. */
  readonly backup?: string;
}

/**
 * Writes the edited book part by part to a temporary file in the same folder and then renames it, so that at
 * `path` stands the old book or the new one, never half of one.
 * @throws ProblemError `file-open` when a program has the book open, `file-unwritable`, and the editor's refusals
 */
export function saveWorkbookFile(editor: WorkbookEditor, path: string, options: SaveOptions = {}): SavedFile {
  const target = existsSync(path) ? realpathSync(path) : path;
  refuseOpenFile(target);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const bytes = writeParts(editor, temporary, existsSync(target) ? statSync(target).mode : 0o666);
    const backup = options.backup !== false && existsSync(target) ? `${target}.bak` : undefined;
    if (backup !== undefined) copyFileSync(target, backup);
    renameSync(temporary, target);
    return { path: target, bytes, ...(backup === undefined ? {} : { backup }) };
  } catch (error) {
    discard(temporary);
    if (error instanceof ProblemError) throw error;
    throw fileProblem(
      'file-unwritable',
      `文件“${target}”写不进去。`,
      '请关闭占用它的程序，确认文件夹可写、磁盘有空间后重试。',
    );
  }
}

/** Takes a half-written file away; what stopped the writing matters more than failing at that. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

/**
 * Refuses a book that a program has open: long work had better not begin. Lock files: Excel and WPS `~$name` or
 * `.~name`, LibreOffice `.~lock.name#`.
 * @throws ProblemError `file-open`
 */
export function refuseOpenFile(path: string): void {
  const folder = dirname(path);
  const name = basename(path);
  const locks = [`~$${name}`, `.~${name}`, `.~lock.${name}#`];
  const lock = locks.find((candidate) => existsSync(join(folder, candidate)));
  if (lock === undefined) return;
  throw fileProblem(
    'file-open',
    `文件“${name}”正被别的程序打开（旁边有锁文件 ${lock}），没有写入。`,
    '请在 Excel、WPS 或 LibreOffice 里保存并关闭它后重试；若程序早已关闭，删除这个锁文件。',
  );
}

function writeParts(editor: WorkbookEditor, path: string, mode: number): number {
  const file = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, mode);
  try {
    let at = 0;
    const put = (bytes: Uint8Array, position = at): void => {
      for (let from = 0; from < bytes.length; )
        from += writeSync(file, bytes, from, bytes.length - from, position + from);
      at = Math.max(at, position + bytes.length);
    };
    const directory: { name: string; method: number; crc: number; size: number; packedSize: number }[] = [];
    const offsets: number[] = [];
    for (const part of editor.render()) {
      const start = at;
      offsets.push(start);
      if (part.kind === 'entry') {
        put(localHeader(part.entry));
        put(part.entry.data);
        directory.push({ ...part.entry, packedSize: part.entry.data.length });
        continue;
      }
      // Size and CRC are known when the part is written; its header is filled in then.
      put(localHeader({ name: part.name, method: 8, crc: 0, size: 0, data: new Uint8Array(0) }));
      const summary = part.write(put);
      put(streamedHeader(part.name, summary), start);
      directory.push({ name: part.name, method: 8, ...summary });
    }
    put(centralDirectory(directory, offsets, at));
    fsyncSync(file);
    return at;
  } finally {
    closeSync(file);
  }
}

function streamedHeader(
  name: string,
  summary: { readonly crc: number; readonly size: number; readonly packedSize: number },
): Uint8Array {
  const header = localHeader({
    name,
    method: 8,
    crc: summary.crc,
    size: summary.size,
    data: new Uint8Array(0),
  });
  new DataView(header.buffer).setUint32(18, summary.packedSize, true);
  return header;
}
