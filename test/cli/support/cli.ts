import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, vi } from 'vitest';
import type { Problem } from '../../../src/ledger/problem.ts';

// Each run is a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const main = resolve('dist/cli/main.js');
const buildInfo = 'dist/.tsbuildinfo';
const lock = 'node_modules/.cache/build.lock';

/** The day all books of these tests are counted to. */
export const asOf = '2026-11-23';

/** What a command left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds the command line when `dist` is missing or older than `src`; one test file at a time. */
export function build(): void {
  withLock(() => {
    const built = newest('dist', '.js');
    if (built > newest('src', '.ts')) return;
    // Incremental compilation does not notice that its output is gone.
    if (built === 0) rmSync(buildInfo, { force: true });
    // Types are the business of the type check: it emits all the same.
    spawnSync('npx', ['tsc', '-p', 'tsconfig.build.json']);
    expect(existsSync(main)).toBe(true);
  });
}

/** Time of the youngest file with this ending, in milliseconds; 0 when there is none. */
function newest(folder: string, ending: string): number {
  let time = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith(ending)) time = Math.max(time, statSync(join(folder, name)).mtimeMs);
  } catch {
    return 0;
  }
  return time;
}

function withLock(action: () => void): void {
  const patience = 600;
  for (let tries = 0; ; tries++) {
    try {
      closeSync(openSync(lock, 'wx'));
      break;
    } catch (error) {
      // A lock that outlives a minute belongs to nobody any more.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (tries === patience) rmSync(lock, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    action();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A folder of its own for a test file, and the way to take it away. */
export function temporaryFolder(): {
  readonly path: (...names: string[]) => string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'customer-ledger-cli-'));
  return {
    path: (...names) => join(folder, ...names),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs the built command line as a person does. */
export function run(...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

/** Path of the built program, for a test that drives the process itself. */
export const programPath = main;

/** Runs a command with --json; standard output must be exactly one document, standard error silent. */
export function runJson<T>(code: number, ...args: string[]): T & { readonly problems: readonly Problem[] } {
  const result = run(...args, '--json');
  expect(result.stderr).toBe('');
  expect(result.code).toBe(code);
  return JSON.parse(result.stdout);
}

/** A run that must succeed. */
export function runWell(...args: string[]): Run {
  const result = run(...args);
  expect(result.stderr).not.toMatch(/^✗/m);
  expect(result.code).toBe(0);
  return result;
}

/** A failure told to a person: exit code 1, nothing on standard output, one sentence with its repair, no trace. */
export function expectSentence(result: Run, words: RegExp): void {
  expect(result.stdout).toBe('');
  expect(result.stderr).toMatch(/^✗ [^\n]+。\n$/);
  expect(result.stderr).toMatch(words);
  expect(result.stderr).not.toMatch(/^\s+at /m);
  expect(result.stderr).not.toContain('程序出错');
  expect(result.code).toBe(1);
}

/** SHA-256 of a file. */
export const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
