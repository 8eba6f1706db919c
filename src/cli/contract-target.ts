import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../opc/sha256.ts';
import { fileExists, makeFolder, replaceFile, writeNewFile } from './write-file.ts';
import { createZipFile } from './zip-file.ts';

/** Where the contracts of a run go. */
export interface Target {
  /** What a file is called there, as people find it. */
  pathOf(name: string): string;
  /** Fingerprint of the file that stands there under this name. */
  hashOf(name: string): string | undefined;
  /** Puts a file there that is not there yet. @throws ProblemError */
  put(name: string, bytes: Uint8Array): void;
  /** Ends the run, with its manifest. @throws ProblemError */
  finish(manifestName: string, manifest: string): void;
  /** Gives up what is not finished. */
  discard(): void;
}

/** A folder; each file stands there whole as soon as it is made. @throws ProblemError `file-unwritable` */
export function folderTarget(folder: string): Target {
  makeFolder(folder);
  const pathOf = (name: string): string => join(folder, name);
  return {
    pathOf,
    hashOf: (name) => (existsSync(pathOf(name)) ? sha256(readFileSync(pathOf(name))) : undefined),
    put: (name, bytes) => writeNewFile(pathOf(name), bytes),
    finish: (name, manifest) => replaceFile(pathOf(name), manifest),
    discard: () => {},
  };
}

/** One archive; it stands there when the run is over. @throws ProblemError `file-exists`, `file-unwritable` */
export function zipTarget(path: string): Target {
  if (existsSync(path)) throw fileExists(path);
  const zip = createZipFile(path);
  return {
    pathOf: (name) => `${path}!${name}`,
    hashOf: () => undefined,
    put: (name, bytes) => zip.add(name, bytes),
    finish: (name, manifest) => {
      zip.add(name, new TextEncoder().encode(manifest));
      zip.finish();
    },
    discard: () => zip.discard(),
  };
}
