import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lift } from '../../src/scoring/lift.ts';
import type { CustomerScore } from '../../src/scoring/result.ts';
import type { WhatIf } from '../../src/scoring/what-if.ts';
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
let scores: readonly CustomerScore[] = [];
let untouched = '';

beforeAll(() => {
  build();
  runWell('new', book, '--sample', '40', '--seed', '3', '--as-of', asOf);
  scores = runJson<{ customers: CustomerScore[] }>(0, 'score', book).customers;
  untouched = hashOf(book);
});
afterAll(folder.remove);

describe('whatif', () => {
  test('scores with other values, typed or assumed, and writes nothing', () => {
    const result = runJson<WhatIf>(
      0,
      'whatif',
      book,
      'C0001',
      '--set',
      '分销覆盖率=95%',
      '--set',
      '回款率=0.5',
    );
    expect(result.before).toEqual(scores[0]);
    expect(result.moved.map(({ after }) => [after.criterion, after.input?.value])).toEqual([
      ['J2', 0.95],
      ['H1', 0.5],
    ]);
    expect(result.after.total).not.toBe(result.before.total);
    expect(hashOf(book)).toBe(untouched);
  });

  test('tells it to people', () => {
    const { stdout } = runWell('whatif', book, 'C0001', '--set', '合作主动性=主动开拓');
    expect(stdout).toMatch(/综合得分 +55\.36 +57\.36/);
    expect(stdout).toContain('X1合作主动性：5/10 需督促（合作主动性 需督促） → 10/10 主动开拓');
  });

  test.each([
    ['a column nobody has', '身高=180', /没有一张每个客户一行的表有列“身高”/],
    ['a choice that is none', '合作主动性=很好', /“合作主动性”不能是“很好”.*主动开拓/],
    ['a number that is none', '分销覆盖率=七成', /“分销覆盖率”不能是“七成”/],
    ['a column of several tables', '缺项=无', /“缺项”在几张表里都有.*信用分析\.缺项/],
    ['no value', '合作主动性', /没有写成 列=值/],
  ])('%s is a sentence', (_, change, sentence) => {
    expectSentence(run('whatif', book, 'C0001', '--set', change), sentence);
  });

  test('without --set is wrong usage', () => {
    expect(run('whatif', book, 'C0001').code).toBe(2);
  });
});

describe('lift', () => {
  test('names the changes, and whatif confirms them', () => {
    const lift = runJson<Extract<Lift, { outcome: 'reachable' }>>(0, 'lift', book, 'C0001');
    expect(lift).toMatchObject({ outcome: 'reachable', target: 'B' });
    const sets = lift.steps.flatMap(({ header, value }) => ['--set', `${header}=${value}`]);
    const confirmed = runJson<WhatIf>(0, 'whatif', book, 'C0001', ...sets);
    expect(confirmed.after).toEqual(lift.after);
    expect(confirmed.after.grade).toBe('B');
  });

  test('names the rule that blocks it', () => {
    expect(runWell('lift', book, 'C0003').stdout).toContain('V2 被其他供应商起诉');
  });

  test('an unknown customer is a sentence', () => {
    expectSentence(run('lift', book, 'C9999'), /没有客户“C9999”/);
  });
});
