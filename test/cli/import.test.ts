import { copyFileSync, existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemLines } from '../../src/cli/command.ts';
import type { SheetReport } from '../../src/import/workbook.ts';
import type { CustomerScore } from '../../src/scoring/result.ts';
import {
  asOf,
  build,
  expectSentence,
  hashOf,
  run,
  runJson,
  runWell,
  temporaryFolder,
} from './support/cli.ts';

interface Imported {
  readonly dryRun: boolean;
  readonly sheets: readonly SheetReport[];
  readonly customers: number;
  readonly allocations: readonly unknown[];
  readonly file?: string;
}

const folder = temporaryFolder();
const old = 'templates/sample/旧台账.xlsx';
const blank = folder.path('空.xlsx');
const book = folder.path('客户台账.xlsx');

const importOld = (...options: string[]) => runJson<Imported>(1, 'import', old, '--into', book, ...options);
const sheetOf = ({ sheets }: Imported, table: string) => sheets.find(({ tableName }) => tableName === table);

let tried: Imported | undefined;

beforeAll(() => {
  build();
  runWell('new', blank, '--as-of', asOf);
  copyFileSync(blank, book);
});
afterAll(folder.remove);

describe('the old ledger', () => {
  test('--dry-run tells everything and changes nothing', () => {
    const before = hashOf(book);
    const result = importOld('--dry-run');
    tried = result;
    expect(result).toMatchObject({ dryRun: true, customers: 60 });
    expect(result).not.toHaveProperty('file');
    expect(hashOf(book)).toBe(before);
    expect(existsSync(`${book}.bak`)).toBe(false);
  });

  test('comes in sheet by sheet, and what was not understood is named cell by cell', () => {
    const before = hashOf(book);
    const result = importOld();
    expect(result).toMatchObject({ dryRun: false, customers: 60, file: book });
    expect(hashOf(`${book}.bak`)).toBe(before);
    expect(
      result.sheets
        .map(({ tableName }) => tableName)
        .filter(Boolean)
        .sort(),
    ).toEqual(
      [
        '公司信息',
        '发展潜力',
        '合同台账',
        '合同明细',
        '回款台账',
        '客户登记',
        '授信申请',
        '联系人',
        '证照',
        '资信调查',
        '销售台账',
      ].sort(),
    );
    expect(sheetOf(result, '客户登记')).toMatchObject({ sheet: '客户资料', rowsImported: 60 });
    expect(sheetOf(result, '销售台账')?.rowsImported).toBeGreaterThanOrEqual(1400);
    expect(sheetOf(result, '回款台账')?.rowsImported).toBeGreaterThanOrEqual(1000);
    for (const { rowsImported, rowsRead, tableName } of result.sheets)
      if (tableName) expect(rowsImported / rowsRead, tableName).toBeGreaterThan(0.95);

    const names = new Set(result.sheets.map(({ sheet }) => sheet));
    expect(result.problems.some(({ severity }) => severity === 'error')).toBe(true);
    for (const { sheet, cell, message } of result.problems) {
      expect(names).toContain(sheet);
      expect(cell).toMatch(/^[A-Z]+\d+$/);
      expect(message).toMatch(/。$/);
    }
  });

  test('makes a book that scores: every customer once, most of them finished', () => {
    const { customers } = runJson<{ customers: CustomerScore[] }>(0, 'score', book);
    expect(customers).toHaveLength(60);
    expect(new Set(customers.map(({ name }) => name)).size).toBe(60);
    expect(customers.filter(({ total }) => total !== null).length).toBeGreaterThan(30);
  });

  test('imported again adds nothing', () => {
    const before = runJson(0, 'score', book);
    const again = importOld();
    expect(again.sheets.filter(({ tableName }) => tableName).map(({ rowsImported }) => rowsImported)).toEqual(
      again.sheets.filter(({ tableName }) => tableName).map(() => 0),
    );
    expect(again).toMatchObject({ customers: 60, allocations: [] });
    expect(runJson(0, 'score', book)).toEqual(before);
  });

  test('shows a person a line per sheet and the problems on standard error', () => {
    const { code, stdout, stderr } = run('import', old, '--into', blank, '--dry-run');
    expect(code).toBe(1);
    expect(stdout).toMatch(/客户资料 +客户登记 +60 +60/);
    expect(stdout).toContain('只是试导入，没有写入。');
    expect(stdout).toMatch(/客户资料 → 客户登记：\d+ 个表头认得 \d+ 个，.*工作表名里有“客户资料”。/);
    expect(stdout).toMatch(/统一社会信用代码：“税 号”是“统一社会信用代码”的另一种写法，看过的 \d+ 格/);
    expect(stderr).toMatch(/^✗ 工作表“\S+”单元格 [A-Z]+\d+/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('options', () => {
  const source = folder.path('样例.xlsx');
  beforeAll(() => void runWell('new', source, '--sample', '3', '--as-of', asOf));

  test('--sheet imports one worksheet, --as says what it is', () => {
    const { code, stdout } = run(
      ...[
        'import',
        source,
        '--into',
        blank,
        '--sheet',
        '客户登记',
        '--as',
        '客户登记',
        '--dry-run',
        '--json',
      ],
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      sheets: [{ sheet: '客户登记', tableName: '客户登记', rowsImported: 3 }],
      customers: 3,
    });
  });

  test.each([
    ['--sheet', '没有这张', /没有工作表“没有这张”/],
    ['--as', '没有这表', /没有可以导入的表“没有这表”/],
  ])('%s %s names what there is', (option, name, says) => {
    const { problems } = runJson<Imported>(1, 'import', source, '--into', blank, option, name);
    expect(problems[0]?.message).toMatch(says);
    expect(problems[0]?.repair).toContain('客户登记');
  });

  test('--no-allocate leaves receipts without document as they are', () => {
    const { allocations } = runJson<Imported>(
      1,
      'import',
      old,
      '--into',
      blank,
      '--dry-run',
      '--no-allocate',
    );
    expect(allocations).toEqual([]);
    expect(tried?.allocations.length).toBeGreaterThan(0);
  });

  test('a book that is none is refused before anything is read into it', () => {
    expectSentence(run('import', source, '--into', old), /不是本程序的客户台账/);
  });
});

test('a long list of problems is cut with its count, errors first', () => {
  const problem = (severity: 'error' | 'note', index: number) => ({
    code: 'c',
    severity,
    message: `第 ${index} 条。`,
  });
  const lines = problemLines([
    ...Array.from({ length: 60 }, (_, index) => problem('note', index)),
    problem('error', 60),
  ]);
  expect(lines).toHaveLength(51);
  expect(lines[0]).toBe('✗ 第 60 条。');
  expect(lines.at(-1)).toBe('… 还有 11 条，用 --json 看全部。');
});
