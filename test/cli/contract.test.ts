import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Refusal } from '../../src/contract/refusal.ts';
import { asOf, build, hashOf, run, runJson, runWell, temporaryFolder } from './support/cli.ts';

interface Generated {
  readonly made: readonly {
    readonly number: string;
    readonly file: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly written: boolean;
  }[];
  readonly refused: readonly { readonly number: string; readonly reasons: readonly Refusal[] }[];
}

const folder = temporaryFolder();
const book = folder.path('客户台账.xlsx');
const out = folder.path('合同');

const generate = (into: string, ...options: string[]) =>
  runJson<Generated>(1, 'contract', 'generate', book, '--out', into, ...options);

let first: Generated = { made: [], refused: [] };

beforeAll(() => {
  build();
  runWell('new', book, '--as-of', asOf);
  expect(run('import', 'templates/sample/旧台账.xlsx', '--into', book).code).toBe(1);
  first = generate(out);
});
afterAll(folder.remove);

test('every contract is made or refused, once', () => {
  const numbers = [...first.made, ...first.refused].map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(first.made.length).toBeGreaterThanOrEqual(5);
  expect(first.refused.length).toBeGreaterThanOrEqual(5);
});

test('what is made stands in the folder with its hash and size; nothing else does', () => {
  for (const { number, file, sha256, bytes, written } of first.made) {
    expect(written).toBe(true);
    expect(basename(file)).toContain(number);
    expect(hashOf(file)).toBe(sha256);
    expect(statSync(file).size).toBe(bytes);
  }
  expect(readdirSync(out).sort()).toEqual(first.made.map(({ file }) => basename(file)).sort());
});

test('what is refused has its reasons, each with place, value and repair, and no file', () => {
  const files = readdirSync(out).join('\n');
  for (const { number, reasons } of first.refused) {
    expect(files).not.toContain(number);
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) {
      expect(reason).toMatchObject({
        severity: 'error',
        sheet: expect.any(String),
        cell: expect.any(String),
      });
      expect(reason).toHaveProperty('value');
      expect(reason).toHaveProperty('limit');
      expect(reason).toHaveProperty('override');
      expect(reason.message).toMatch(/。$/);
    }
  }
});

test('made again, the same contracts are left as they are', () => {
  const times = first.made.map(({ file }) => statSync(file).mtimeMs);
  const again = generate(out);
  expect(again.made).toEqual(first.made.map((contract) => ({ ...contract, written: false })));
  expect(again.refused).toEqual(first.refused);
  expect(first.made.map(({ file }) => statSync(file).mtimeMs)).toEqual(times);
  expect(readdirSync(out)).toHaveLength(first.made.length);
});

test('into another folder the same bytes', () => {
  const other = generate(folder.path('别处'));
  expect(other.made.map(({ sha256 }) => sha256)).toEqual(first.made.map(({ sha256 }) => sha256));
});

test('a file of that name with other content is never overwritten', () => {
  const [contract] = first.made;
  const { number = '', file = '' } = contract ?? {};
  const signed = folder.path('已签');
  generate(signed, '--contract', number);
  const copy = join(signed, basename(file));
  writeFileSync(copy, 'signed by both parties');
  const { made, refused } = generate(signed, '--contract', number);
  expect(made).toEqual([]);
  expect(refused).toMatchObject([{ number, reasons: [{ code: 'file-exists', severity: 'error' }] }]);
  expect(readFileSync(copy, 'utf8')).toBe('signed by both parties');
});

test('--contract makes only those named, and names a number nobody knows', () => {
  const [one, two] = first.made;
  const into = folder.path('两份');
  const { made, refused } = generate(
    into,
    ...['--contract', one?.number ?? '', '--contract', two?.number ?? '', '--contract', 'HT-0'],
  );
  expect(made.map(({ number }) => number)).toEqual([one?.number, two?.number]);
  expect(refused).toMatchObject([{ number: 'HT-0', reasons: [{ code: 'contract-unknown' }] }]);
  rmSync(into, { recursive: true });
  const { code, stdout, stderr } = run(
    ...['contract', 'generate', book, '--out', into, '--contract', one?.number ?? ''],
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^✓ \S+ {2}\S+\.docx\n生成 1 份，拒绝 0 份。\n$/);
});

test('the book itself is only read', () => {
  const before = hashOf(book);
  run('contract', 'generate', book, '--out', out);
  expect(hashOf(book)).toBe(before);
});
