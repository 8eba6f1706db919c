import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  asOf,
  build,
  expectSentence,
  programPath,
  run,
  runJson,
  runWell,
  temporaryFolder,
} from './support/cli.ts';

const contracts = 'templates/contracts';
const folder = temporaryFolder();
const book = folder.path('台账.xlsx');

beforeAll(() => {
  build();
  runWell('new', book, '--sample', '5', '--as-of', asOf);
});
afterAll(folder.remove);

describe('help', () => {
  test.each(['', 'new', 'import', 'score', 'explain', 'contract', 'contract generate', 'fill', 'fields'])(
    'of “%s” is no error, shows an example and the options all commands share',
    (command) => {
      const words = command.split(' ').filter(Boolean);
      const { code, stdout, stderr } = run(...words, '--help');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/\$ customer-ledger \S+ /);
      expect(stdout).toMatch(/\p{Script=Han}/u);
      const group = command === '' || command === 'contract';
      for (const option of ['--json', '--as-of']) expect(stdout.includes(option), option).toBe(!group);
    },
  );
});

describe('wrong usage', () => {
  test.each([
    '',
    'nonsense',
    'new',
    'new neu.xlsx --sample zehn',
    'new neu.xlsx --sample 0',
    'new neu.xlsx --seed -1',
    'new neu.xlsx --as-of 2026/1/5',
    'score b.xlsx --as-of 2026-02-30',
    'score b.xlsx c.xlsx --unknown',
    'import a.xlsx',
    'explain b.xlsx',
    'contract',
    'contract generate b.xlsx',
    'fill a.docx b.json',
    'fill a.docx b.json c.docx --missing perhaps',
  ])('“%s” exits with 2 and leaves standard output alone', (command) => {
    const { code, stdout, stderr } = run(...command.split(' ').filter(Boolean));
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

/** A compound file with the stream in which Office keeps an encrypted document. */
function encryptedFile(): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
  return bytes;
}

const unreadable: readonly [name: string, content: Uint8Array | string, says: RegExp][] = [
  ['text.xlsx', 'hello', /损坏/],
  ['empty.xlsx', '', /损坏|空/],
  ['cut.xlsx', 'PK\u0003\u0004 and no more', /损坏/],
  ['locked.xlsx', encryptedFile(), /密码|加密/],
  ['none.xlsx', '', /找不到/],
];

describe('a file that cannot be used', () => {
  beforeAll(() => {
    for (const [name, content] of unreadable)
      if (name !== 'none.xlsx') writeFileSync(folder.path(name), content);
  });

  test.each(unreadable)('%s gets one sentence', (name, _, says) => {
    expectSentence(run('score', folder.path(name)), says);
    expectSentence(run('fields', folder.path(name)), says);
  });

  test('every command that reads it says the same, and writes nothing', () => {
    const file = folder.path('locked.xlsx');
    const before = readdirSync(folder.path());
    for (const command of [
      ['explain', file, 'C0001'],
      ['import', file, '--into', book],
      ['import', book, '--into', file],
      ['contract', 'generate', file, '--out', folder.path('nowhere')],
      ['fill', file, file, folder.path('out.docx')],
    ])
      expectSentence(run(...command), /密码|加密/);
    expect(readdirSync(folder.path())).toEqual(before);
  });

  test.each([
    ['score', 'templates/sample/旧台账.xlsx', /不是本程序的客户台账/],
    ['score', 'templates/contracts/T1-药品购销合同.docx', /不是 Excel 工作簿/],
    ['fields', 'templates/sample/旧台账.xlsx', /不是 Word 文档/],
    ['score', 'templates', /找不到文件/],
    ['fields', 'templates', /找不到文件/],
  ])('%s %s is refused for what it is', (command, file, says) => {
    expectSentence(run(command, file), says);
  });

  test('with --json the sentence is in the document', () => {
    const { problems } = runJson(1, 'score', folder.path('text.xlsx'));
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'error', message: expect.stringMatching(/。$/) }),
    ]);
  });

  test('a data file that is no JSON object is named', () => {
    for (const content of ['{', '[]', 'null', '7']) {
      writeFileSync(folder.path('data.json'), content);
      const template = 'templates/contracts/T1-药品购销合同.docx';
      expectSentence(run('fill', template, folder.path('data.json'), folder.path('out.docx')), /JSON/);
    }
  });

  test('a place that cannot be written is named, and nothing is left half done', () => {
    const file = folder.path('text.xlsx');
    expectSentence(run('contract', 'generate', book, '--out', file), /文件夹/);
    const [template, data] = [`${contracts}/T1-药品购销合同.docx`, folder.path('sample.json')];
    const { sample } = JSON.parse(readFileSync(`${contracts}/T1-药品购销合同.json`, 'utf8'));
    writeFileSync(data, JSON.stringify(sample));
    expectSentence(run('fill', template, data, folder.path('text.xlsx', 'out.docx')), /文件夹/);
    expectSentence(run('score', book, '--out', folder.path('no', 'such', 'neu.xlsx')), /写不进去/);
  });
});

test('a reader that stops early is no failure', async () => {
  const child = spawn(process.execPath, [programPath, 'score', book, '--json']);
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  child.stdout.destroy();
  await new Promise((resolve) => child.on('close', resolve));
  expect(stderr).toBe('');
});
