import { closeSync, constants, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { storedEntry } from '../opc/zip.ts';
import { zipStream } from '../opc/zip-stream.ts';
import { fileExists, makeFolder, unwritable } from './write-file.ts';

/** An archive on disk, written file by file; it stands at its path when it is finished, whole or not at all. */
export interface ZipFile {
  /** Adds a file as it is: documents are packed already. @throws ProblemError `package-too-large`, `file-unwritable` */
  add(name: string, bytes: Uint8Array): void;
  /** @throws ProblemError `file-exists`, `file-unwritable` */
  finish(): void;
  /** Gives the archive up; nothing stays. */
  discard(): void;
}

/** Begins an archive. @throws ProblemError `file-unwritable` */
export function createZipFile(path: string): ZipFile {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const attempt = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EEXIST';
      throw isTaken ? fileExists(path) : unwritable(`文件“${path}”写不进去。`);
    }
  };
  makeFolder(dirname(path));
  const flags = constants.O_CREAT | constants.O_TRUNC | constants.O_WRONLY;
  const file = attempt(() => openSync(temporary, flags));
  let isOpen = true;
  const discard = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
    rmSync(temporary, { force: true });
  };
  const zip = zipStream((bytes) =>
    attempt(() => {
      for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
    }),
  );
  return {
    add: (name, bytes) => zip.add(storedEntry(name, bytes)),
    finish: () => {
      zip.finish();
      attempt(() => {
        fsyncSync(file);
        linkSync(temporary, path);
      });
      discard();
    },
    discard,
  };
}
