import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

const generate = (code: number, into: string, ...options: string[]) =>
  runJson<Generated>(code, 'contract', 'generate', book, '--out', into, ...options);

let first: Generated = { made: [], refused: [] };

beforeAll(() => {
  build();
  runWell('new', book, '--as-of', asOf);
  expect(run('import', 'templates/sample/旧台账.xlsx', '--into', book).code).toBe(1);
  first = generate(1, out);
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

test('made again, the same contracts are left as they are, and so is the book', () => {
  const times = first.made.map(({ file }) => statSync(file).mtimeMs);
  const before = hashOf(book);
  const again = generate(1, out);
  expect(again.made).toEqual(first.made.map((contract) => ({ ...contract, written: false })));
  expect(again.refused).toEqual(first.refused);
  expect(first.made.map(({ file }) => statSync(file).mtimeMs)).toEqual(times);
  expect(readdirSync(out)).toHaveLength(first.made.length);
  expect(hashOf(book)).toBe(before);
});

test('a file of that name with other content is never overwritten', () => {
  const [{ number = '', file = '', sha256 = '' } = {}] = first.made;
  const signed = folder.path('已签');
  const { made } = generate(0, signed, '--contract', number);
  expect(made).toMatchObject([{ number, sha256, written: true }]);
  const copy = join(signed, basename(file));
  writeFileSync(copy, 'signed by both parties');
  const again = generate(1, signed, '--contract', number);
  expect(again.made).toEqual([]);
  expect(again.refused).toMatchObject([{ number, reasons: [{ code: 'file-exists', severity: 'error' }] }]);
  expect(readFileSync(copy, 'utf8')).toBe('signed by both parties');
});

test('--contract makes only those named, and names a number nobody knows', () => {
  const [one = '', two = ''] = first.made.map(({ number }) => number);
  const numbers = [one, two, 'HT-0'].flatMap((number) => ['--contract', number]);
  const { made, refused } = generate(1, folder.path('两份'), ...numbers);
  expect(made.map(({ number }) => number)).toEqual([one, two]);
  expect(refused).toMatchObject([{ number: 'HT-0', reasons: [{ code: 'contract-unknown' }] }]);
});

test('shows a person what was made and what was refused', () => {
  const { code, stdout, stderr } = run('contract', 'generate', book, '--out', out);
  expect(code).toBe(1);
  for (const { number, file } of first.made)
    expect(stdout).toContain(`✓ ${number}  ${file}（已有，内容相同）\n`);
  expect(stdout).toContain(`生成 ${first.made.length} 份，拒绝 ${first.refused.length} 份。`);
  expect(stderr).toMatch(/^✗ \S/);
});
