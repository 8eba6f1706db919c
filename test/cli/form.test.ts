import { readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formNames } from '../../src/forms/forms.ts';
import { asOf, build, expectSentence, run, runJson, runWell, temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
const book = folder.path('客户台账.xlsx');
beforeAll(() => {
  build();
  runWell('new', book, '--as-of', asOf);
  run('import', 'templates/sample/旧台账.xlsx', '--into', book);
});
afterAll(folder.remove);

interface Printed {
  readonly customerId: string;
  readonly files: readonly { readonly form: string; readonly file: string; readonly bytes: number }[];
}

test('prints all eight forms of a customer, and never over one that stands there', () => {
  const out = folder.path('签批');
  const { customerId, files } = runJson<Printed>(0, 'form', book, 'C1001', '--out', out);
  expect(customerId).toBe('C1001');
  expect(files.map(({ form }) => form)).toEqual([...formNames]);
  for (const { file, bytes } of files) expect(statSync(file).size).toBe(bytes);
  expect(readdirSync(out).sort()).toEqual(files.map(({ file }) => basename(file)).sort());
  const again = runJson<Printed>(1, 'form', book, 'C1001', '--out', out);
  expect(again.files).toEqual([]);
  expect(again.problems.map(({ code }) => code)).toEqual(formNames.map(() => 'file-exists'));
});

test('--form prints only what is named; an unknown form is wrong usage, an unknown customer a sentence', () => {
  const out = folder.path('一张');
  const { stdout } = runWell('form', book, 'C1001', '--form', '《客户授信申请表》', '--out', out);
  expect(stdout).toMatch(/^✓ .*客户授信申请表\.docx\n.*印了 1 张表。\n$/);
  expect(run('form', book, 'C1001', '--form', '客户登记表', '--out', out).code).toBe(2);
  expectSentence(run('form', book, 'C9999', '--out', out), /没有客户“C9999”/);
});
