import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulation } from '../../src/book/standard/simulate.ts';
import { grantedAmount } from '../../src/ledger/credit-limit.ts';
import type { CustomerScore } from '../../src/scoring/result.ts';
import {
  CellFormula,
  editWorkbook,
  openWorkbook,
  type WorkbookEditor,
} from '../../src/xlsx/package/index.ts';
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

const folder = temporaryFolder();
const book = folder.path('样例.xlsx');
const [first, draft] = ['示例默认值-1', '示例默认值-2'] as const;

beforeAll(() => {
  build();
  runWell('new', book, '--sample', '40', '--seed', '3', '--as-of', asOf);
});
afterAll(folder.remove);

/** A copy of the book in which somebody typed something. */
function copy(name: string, type: (editor: WorkbookEditor) => void = () => {}): string {
  const path = folder.path(name);
  copyFileSync(book, path);
  const editor = editWorkbook(openWorkbook(readFileSync(path)));
  type(editor);
  writeFileSync(path, editor.toBytes());
  return path;
}

const scores = (path: string, day = asOf) =>
  runJson<{ customers: CustomerScore[] }>(0, 'score', path, '--as-of', day).customers;

describe('standard', () => {
  test('what was typed into the sheets becomes a draft, is tried, and is in force from its day', () => {
    const path = copy('标准.xlsx', (editor) => editor.updateCells('等级标准', 2, new Map([['最低分', 55]])));
    const edited = runJson<object>(0, 'standard', 'lint', path);
    expect(edited.problems.map(({ code, cell }) => [code, cell])).toEqual([['standard-edited', 'B6']]);

    const made = runJson(0, 'standard', 'draft', path, '--note', '放宽 B 级');
    expect(made).toMatchObject({ version: draft, edited: true });
    expect(runWell('standard', 'lint', path, '--standard', draft).stdout).toContain('没有发现问题');
    const before = scores(path);

    const simulation = runJson<Simulation>(0, 'simulate', path, '--standard', draft);
    const lifted = simulation.moved.filter(
      ({ before: old, after }) => old.grade === 'C' && after.grade === 'B',
    );
    expect(lifted.length).toBeGreaterThan(0);

    expect(
      runJson(0, 'standard', 'publish', path, draft, '--by', '王总', '--from', '2026-12-01'),
    ).toMatchObject({
      version: draft,
      inForce: false,
    });
    expect(scores(path)).toEqual(before);
    runWell('score', path, '--out', path, '--as-of', '2026-12-01');
    expect(runJson(0, 'standard', 'list', path)).toMatchObject({
      loaded: draft,
      versions: [
        { version: first, state: '已停用' },
        {
          version: draft,
          state: '已发布',
          effectiveFrom: '2026-12-01',
          publishedBy: '王总',
          note: '放宽 B 级',
        },
      ],
    });
    // A day before it began is still scored by the older one.
    expect(scores(path)).toEqual(before);
  });

  test('what simulate says is what score gives after publishing', () => {
    const path = copy('试算.xlsx', (editor) => editor.updateCells('授信标准', 3, new Map([['系数', 0.3]])));
    runWell('standard', 'draft', path);
    const { moved, limits, counts } = runJson<Simulation>(0, 'simulate', path, '--standard', draft);
    const now = new Map(scores(path).map((score) => [score.customerId, score]));
    runWell('standard', 'publish', path, draft, '--by', '王总');
    const after = scores(path);
    expect(
      after.filter((score) => score.creditLimit !== now.get(score.customerId)?.creditLimit),
    ).toHaveLength(moved.length);
    for (const customer of moved)
      expect(after.find(({ customerId }) => customerId === customer.customerId)).toMatchObject(
        customer.after,
      );
    const sum = (all: Iterable<CustomerScore>) =>
      [...all].reduce((total, { creditLimit }) => total + (grantedAmount(creditLimit) ?? 0), 0);
    expect(limits).toEqual({ before: sum(now.values()), after: sum(after) });
    expect(counts.flat().reduce((total, count) => total + count, 0)).toBe(after.length);
  });

  test('a slip is named with its cell and is not published', () => {
    const path = copy('有错.xlsx', (editor) => editor.updateCells('评分标准', 0, new Map([['得分', 99]])));
    const found = runJson<object>(1, 'standard', 'lint', path);
    expect(found.problems[0]).toMatchObject({ code: 'standard-points-over', sheet: '评分标准', cell: 'G4' });
    runWell('standard', 'draft', path);
    const untouched = hashOf(path);
    expectSentence(
      run('standard', 'publish', path, draft, '--by', '王总'),
      /标准存档!.* 指标 X1 的得分 99 超过满分 10.*standard lint/,
    );
    expect(hashOf(path)).toBe(untouched);
  });

  test.each([
    ['an unknown version', ['simulate', book, '--standard', '无'], /标准存档里没有版本“无”/],
    [
      'a version published already',
      ['standard', 'publish', book, first, '--by', '王'],
      /已经发布.*不能再次发布/,
    ],
    ['a name twice', ['standard', 'draft', book, '--name', first], /已经有了，没有新建草稿/],
  ])('%s is a sentence', (_, args, sentence) => {
    expectSentence(run(...args), sentence);
  });
});

describe('check', () => {
  const typedOver = (editor: WorkbookEditor): void => {
    editor.updateCells('信用评定', 0, new Map([['综合得分', 99]]));
    editor.updateCells('信用评定', 1, new Map([['等级上限', new CellFormula('1+1', 2)]]));
  };

  test('names overwritten formulas and writes nothing', () => {
    const path = copy('改动.xlsx', typedOver);
    const untouched = hashOf(path);
    const { problems, ...rest } = runJson<{ formulasChanged: number }>(1, 'check', path);
    expect(rest.formulasChanged).toBe(2);
    expect(problems.filter(({ code }) => code === 'formula-changed').map(({ cell }) => cell)).toEqual([
      'G4',
      'AB5',
    ]);
    expect(hashOf(path)).toBe(untouched);
  });

  test('--fix puts them back, keeps the old file, and finds nothing the second time', () => {
    const path = copy('恢复.xlsx', typedOver);
    const spoilt = hashOf(path);
    const fixed = runJson<{ file: string; backup: string }>(0, 'check', path, '--fix');
    expect(hashOf(fixed.backup)).toBe(spoilt);
    expect(scores(path)).toEqual(scores(book));
    const again = runJson<{ formulasChanged: number }>(0, 'check', path, '--fix');
    expect(again.formulasChanged).toBe(0);
    expect(again).not.toHaveProperty('file');
  });
});
