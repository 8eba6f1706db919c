import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLedger } from '../../src/book/read.ts';
import type { Refusal } from '../../src/contract/refusal.ts';
import { columnValues, tableData, valueAt } from '../../src/ledger/data.ts';
import { documentLimits } from '../../src/opc/limits.ts';
import { sha256 } from '../../src/opc/sha256.ts';
import { inflateEntry, readZip } from '../../src/opc/zip.ts';
import { editWorkbook, readTable } from '../../src/xlsx/package/index.ts';
import { openWorkbookFile, saveWorkbookFile } from '../../src/xlsx/workbook-file.ts';
import { asOf, build, hashOf, run, runJson, runWell, temporaryFolder } from './support/cli.ts';

interface Generated {
  readonly made: readonly {
    readonly number: string;
    readonly file: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly template: string;
    readonly fingerprint: string;
    readonly written: boolean;
    readonly notes: readonly Refusal[];
  }[];
  readonly unchanged: readonly { readonly number: string }[];
  readonly refused: readonly { readonly number: string; readonly reasons: readonly Refusal[] }[];
}

const folder = temporaryFolder();
const book = folder.path('客户台账.xlsx');
const out = folder.path('合同');

const generate = (code: number, into: string, ...options: string[]) =>
  runJson<Generated>(code, 'contract', 'generate', book, '--out', into, ...options);

const contractsIn = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => name.endsWith('.docx'))
    .sort();

let first: Generated = { made: [], refused: [], unchanged: [] };

/** Types a value into a contract's row, as somebody does in the sheet. */
function setCell(path: string, number: string, header: string, value: string): void {
  const workbook = openWorkbookFile(path);
  const row = (readTable(workbook, '合同台账').columns.get('合同编号') ?? []).indexOf(number);
  const editor = editWorkbook(workbook);
  editor.updateCells('合同台账', row, new Map([[header, value]]));
  saveWorkbookFile(editor, path, { backup: false });
}

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
  expect(contractsIn(out)).toEqual(first.made.map(({ file }) => basename(file)).sort());
});

test('the manifest tells the run', () => {
  const manifest = JSON.parse(readFileSync(join(out, '合同清单.json'), 'utf8'));
  expect(manifest).toMatchObject({ book: '客户台账.xlsx', asOf, failed: [], unchanged: [] });
  expect(manifest.made).toEqual(first.made);
  expect(manifest.refused).toEqual(first.refused);
});

test('the register holds what was issued and why the others were refused; the book before is kept', () => {
  const { ledger } = readLedger(openWorkbookFile(book));
  const contracts = tableData(ledger, 'contracts');
  const rowOf = (number: string): number => columnValues(contracts, 'contractNo').indexOf(number);
  for (const { number, file, sha256, template, fingerprint } of first.made) {
    const read = (column: string) => valueAt(contracts, rowOf(number), column);
    expect(read('fileName')).toBe(basename(file));
    expect(read('fileHash')).toBe(sha256);
    expect([read('templateVersion'), read('dataFingerprint')]).toEqual([template, fingerprint]);
    expect(read('outcome')).toBe('已生成');
    expect(read('generatedOn')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  }
  for (const { number, reasons } of first.refused) {
    const read = (column: string) => valueAt(contracts, rowOf(number), column);
    expect([read('outcome'), read('fileHash')]).toEqual(['拒绝', null]);
    expect(read('outcomeReason')).toContain(reasons[0]?.code);
  }
  const record = tableData(ledger, 'contractEvents');
  expect(columnValues(record, 'contractNo')).toEqual(first.made.map(({ number }) => number));
  expect(new Set(columnValues(record, 'kind'))).toEqual(new Set(['出具']));
  expect(existsSync(`${book}.bak`)).toBe(true);
});

test('a book that a program has open is refused before anything is made', () => {
  const lock = folder.path('.~lock.客户台账.xlsx#');
  writeFileSync(lock, '');
  const { problems } = generate(1, folder.path('没有做'));
  rmSync(lock);
  expect(problems).toMatchObject([{ code: 'file-open' }]);
  expect(existsSync(folder.path('没有做'))).toBe(false);
});

test('after an interruption the same command goes on: files are there, the register is not', () => {
  const copy = folder.path('中断.xlsx');
  const into = folder.path('中断');
  copyFileSync(`${book}.bak`, copy);
  mkdirSync(into);
  const [done = { file: '' }] = first.made;
  copyFileSync(done.file, join(into, basename(done.file)));
  const again = runJson<Generated>(1, 'contract', 'generate', copy, '--out', into);
  expect(again.made.map(({ written }) => written)).toEqual(first.made.map((_, i) => i > 0));
  expect(contractsIn(into)).toEqual(contractsIn(out));
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

test('--changed passes over what would be the same', () => {
  const before = hashOf(book);
  const again = generate(1, out, '--changed');
  expect(again.made).toEqual([]);
  expect(again.unchanged.map(({ number }) => number)).toEqual(first.made.map(({ number }) => number));
  expect(again.refused).toEqual(first.refused);
  expect(hashOf(book)).toBe(before);
});

test('what was issued is never made with other data: an amendment is proposed', () => {
  const copy = folder.path('改过.xlsx');
  copyFileSync(book, copy);
  const [{ number = '' } = {}] = first.made;
  setCell(copy, number, '收货人', '另一位');
  for (const options of [[], ['--changed']]) {
    const again = runJson<Generated>(1, 'contract', 'generate', copy, '--out', out, ...options);
    const refused = again.refused.find((contract) => contract.number === number);
    expect(refused?.reasons).toMatchObject([
      { code: 'issued-differs', repair: expect.stringContaining(`${number}-B01`) },
    ]);
  }
});

test('an override lets through what may pass, by who may do so, and nothing else', () => {
  const copy = folder.path('放行.xlsx');
  copyFileSync(book, copy);
  const may = first.refused.find(
    ({ reasons: [reason, ...others] }) => others.length === 0 && reason?.override === '财务总监',
  )!;
  const never = first.refused.find(({ reasons: [reason] }) => reason?.override === '不可放行')!;
  const override = ({ number, reasons: [reason] }: typeof may, code: number, post: string) =>
    runJson<object>(
      code,
      ...['contract', 'override', copy, number, reason!.code],
      ...['--by', '王芳', '--post', post, '--reason', '已收到保函'],
    ).problems;
  expect(override(never, 1, '总经理')).toMatchObject([{ code: 'override-refused' }]);
  expect(override(may, 1, '部门经理')).toMatchObject([{ code: 'override-refused' }]);
  expect(override(may, 0, '财务总监')).toEqual([]);
  const again = runJson<Generated>(1, 'contract', 'generate', copy, '--out', folder.path('放行'));
  expect(again.made.map(({ number }) => number)).toContain(may.number);
  expect(again.refused.map(({ number }) => number)).toContain(never.number);
  const notes = again.made.find(({ number }) => number === may.number)?.notes;
  expect(notes).toMatchObject([{ severity: 'note', overridden: { person: '王芳', post: '财务总监' } }]);
});

describe('the life of a contract', () => {
  const copy = folder.path('流转.xlsx');
  const readContracts = () => tableData(readLedger(openWorkbookFile(copy)).ledger, 'contracts');
  const person = ['--by', '王芳', '--post', '总经理'];

  test('a step the flow has is written with who and when, another is refused', () => {
    copyFileSync(book, copy);
    const [{ number = '' } = {}] = first.made;
    const step = (code: number, ...to: string[]) =>
      runJson<object>(code, 'contract', 'step', copy, number, '--to', ...to, ...person).problems;
    expect(step(1, '已回')).toMatchObject([{ code: 'step-refused' }]);
    expect(step(0, '双方已签', '--place', '档案室 A 柜')).toEqual([]);
    const row = columnValues(readContracts(), 'contractNo').indexOf(number);
    expect(valueAt(readContracts(), row, 'sealing')).toBe('双方已签');
    expect(valueAt(readContracts(), row, 'originalPlace')).toBe('档案室 A 柜');
  });

  test('an amendment is registered beside the contract, and made like any other', () => {
    const [{ number = '', file = '' } = {}] = first.made;
    const { contractNo } = runJson<{ contractNo: string }>(0, 'contract', 'amend', copy, number);
    expect(contractNo).toBe(`${number}-B01`);
    const before = hashOf(file);
    const { made } = runJson<Generated>(
      0,
      ...['contract', 'generate', copy, '--out', out, '--contract', contractNo],
    );
    expect(made).toMatchObject([{ number: contractNo, written: true }]);
    expect(hashOf(file)).toBe(before);
  });

  test('diff names field, values and cell; verify says whether file and data still agree', () => {
    const [, { number = '', file = '' } = {}] = first.made;
    setCell(copy, number, '收货人', '另一位');
    const { changed } = runJson<{ changed: unknown[] }>(0, 'contract', 'diff', copy, '--out', out);
    expect(changed).toMatchObject([
      {
        contractNo: number,
        amendment: `${number}-B01`,
        changes: [{ field: '收货人', after: '另一位', sheet: '合同台账', cell: expect.any(String) }],
      },
    ]);
    const verified = runJson<object>(0, 'contract', 'verify', file, '--book', copy);
    expect(verified).toMatchObject({
      contractNo: number,
      text: { kind: 'untouched' },
      book: { register: 'same', changes: [{ field: '收货人' }] },
      problems: [{ code: 'contract-data-changed', severity: 'warning' }],
    });
    const { stdout } = runWell('contract', 'verify', file);
    expect(stdout).toContain('文件未动过');
  });

  test('merge takes over what another copy has, once', () => {
    const other = folder.path('另一份.xlsx');
    copyFileSync(book, other);
    const merged = runJson<{ added: string[] }>(0, 'contract', 'merge', other, copy);
    expect(merged.added).toEqual([`${first.made[0]?.number}-B01`]);
    expect(runJson<{ added: string[] }>(0, 'contract', 'merge', other, copy)).toMatchObject({
      added: [],
      filled: 0,
    });
  });

  test('missing lists customers we sell to without a contract in force', () => {
    const { customers } = runJson<{ customers: { sold: number }[] }>(0, 'contract', 'missing', copy);
    expect(customers.length).toBeGreaterThan(5);
    expect(customers.every(({ sold }) => sold > 0)).toBe(true);
  });
});

describe('other ways out', () => {
  const copy = folder.path('出路.xlsx');
  const [archive, drafts] = [folder.path('合同.zip'), folder.path('草稿')];

  test('--zip writes one archive with the manifest, --protect leaves only the places to sign open', () => {
    copyFileSync(`${book}.bak`, copy);
    const options = ['--zip', archive, '--protect'];
    const { made } = runJson<Generated>(1, 'contract', 'generate', copy, ...options);
    const entries = readZip(readFileSync(archive), documentLimits);
    const names = first.made.map(({ file }) => basename(file));
    expect(entries.map(({ name }) => name)).toEqual([...names, '合同清单.json']);
    expect(entries.slice(0, -1).map((entry) => sha256(inflateEntry(entry)))).toEqual(
      made.map((contract) => contract.sha256),
    );
    const file = folder.path('只读.docx');
    writeFileSync(file, inflateEntry(entries[0]!));
    const verified = runJson<object>(0, 'contract', 'verify', file, '--book', copy);
    expect(verified).toMatchObject({ text: { kind: 'untouched' }, book: { register: 'same' }, problems: [] });
  });

  test('an archive that stands there is never overwritten', () => {
    const before = hashOf(archive);
    const { problems } = runJson<object>(1, 'contract', 'generate', copy, '--zip', archive);
    expect(problems).toMatchObject([{ code: 'file-exists' }]);
    expect(hashOf(archive)).toBe(before);
    expect(readdirSync(folder.path()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('--draft writes what is called so, and nothing into the book', () => {
    const before = hashOf(copy);
    const [{ number = '' } = {}] = first.made;
    const options = ['--out', drafts, '--draft', '--contract', number];
    const { made } = runJson<Generated>(0, 'contract', 'generate', copy, ...options);
    expect(contractsIn(drafts)).toEqual([expect.stringMatching(/_草稿\.docx$/)]);
    expect(hashOf(copy)).toBe(before);
    const entries = readZip(readFileSync(made[0]!.file), documentLimits);
    const headers = entries.filter(({ name }) => /header/.test(name));
    const texts = headers.map((entry) => new TextDecoder().decode(inflateEntry(entry)));
    expect(texts.join('')).toContain('string="草稿"');
  });

  test('without a place to put them nothing is made', () => {
    const { code, stderr } = run('contract', 'generate', copy);
    expect(code).toBe(2);
    expect(stderr).toContain('请加 --out 文件夹，或 --zip 压缩包。');
  });
});

test('made again, the same contracts are left as they are, and so is the book', () => {
  const times = first.made.map(({ file }) => statSync(file).mtimeMs);
  const [before, files] = [hashOf(book), contractsIn(out)];
  const again = generate(1, out);
  expect(again.made).toEqual(first.made.map((contract) => ({ ...contract, written: false })));
  expect(again.refused).toEqual(first.refused);
  expect(first.made.map(({ file }) => statSync(file).mtimeMs)).toEqual(times);
  expect(contractsIn(out)).toEqual(files);
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
