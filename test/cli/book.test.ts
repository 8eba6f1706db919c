import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roundHalfAway } from '../../src/ledger/rounding.ts';
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

interface Scores {
  readonly asOf: string;
  readonly standardVersion: string;
  readonly customers: readonly CustomerScore[];
  readonly file?: string;
  readonly backup?: string;
}

const folder = temporaryFolder();
const book = folder.path('样例.xlsx');
/** A smaller one, for what is about files. */
const small = folder.path('小.xlsx');
const scoresOf = (file: string) => runJson<Scores>(0, 'score', file).customers;
let scores: readonly CustomerScore[] = [];

beforeAll(() => {
  build();
  runWell('new', book, '--sample', '40', '--seed', '3', '--as-of', asOf);
  runWell('new', small, '--sample', '4', '--as-of', asOf);
  scores = scoresOf(book);
});
afterAll(folder.remove);

describe('new', () => {
  test('never writes over a file without --force, and keeps the old one with it', () => {
    const file = folder.path('mine.xlsx');
    writeFileSync(file, 'mine');
    expectSentence(run('new', file), /已经存在，没有覆盖/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    runWell('new', file, '--force');
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe('mine');
    expect(scoresOf(file)).toEqual([]);
  });

  test('the same seed and day give the same bytes, another seed others', () => {
    const [again, other] = [folder.path('again.xlsx'), folder.path('other.xlsx')];
    runWell('new', again, '--sample', '40', '--seed', '3', '--as-of', asOf);
    runWell('new', other, '--sample', '4', '--seed', '2', '--as-of', asOf);
    expect(hashOf(again)).toBe(hashOf(book));
    expect(hashOf(other)).not.toBe(hashOf(small));
  });

  test('says what it made', () => {
    const file = folder.path('told.xlsx');
    expect(runJson(0, 'new', file, '--sample', '2', '--seed', '9', '--as-of', asOf)).toEqual({
      file,
      customers: 2,
      seed: 9,
      asOf,
      problems: [],
    });
  });
});

describe('score', () => {
  test('gives every customer with all his results', () => {
    expect(scores).toHaveLength(40);
    for (const score of scores)
      for (const field of [
        'customerId',
        'name',
        'creditScore',
        'historyScore',
        'potentialScore',
        'total',
        'grade',
        'customerClass',
        'creditLimit',
        'termDays',
        'exposure',
        'missing',
        'problems',
      ])
        expect(score).toHaveProperty(field);
    expect(new Set(scores.map(({ customerId }) => customerId)).size).toBe(40);
    expect(scores.filter(({ grade }) => grade !== null).length).toBeGreaterThan(20);
  });

  test('weighs the three scores 40, 40 and 20 to the total, in hundredths', () => {
    const finished = scores.filter(({ total, newCustomer }) => total !== null && !newCustomer);
    expect(finished.length).toBeGreaterThan(10);
    for (const { creditScore, historyScore, potentialScore, total } of finished)
      expect(total).toBe(
        roundHalfAway((creditScore ?? 0) * 0.4 + (historyScore ?? 0) * 0.4 + (potentialScore ?? 0) * 0.2, 2),
      );
  });

  test('names the cells that an unfinished customer lacks, and grades no customer without total', () => {
    const unfinished = scores.filter(({ total }) => total === null);
    expect(unfinished.length).toBeGreaterThan(0);
    for (const { missing, grade } of unfinished) {
      expect(missing.length).toBeGreaterThan(0);
      for (const { sheet, cell, header } of missing)
        expect([sheet, cell, header]).toEqual([
          expect.any(String),
          expect.stringMatching(/^[A-Z]+\d+$/),
          expect.any(String),
        ]);
      expect(grade).toBeNull();
    }
  });

  test('without --out leaves the book alone', () => {
    const before = hashOf(small);
    runWell('score', small);
    expect(hashOf(small)).toBe(before);
    expect(existsSync(`${small}.bak`)).toBe(false);
  });

  test('--out the same file keeps the old one as .bak', () => {
    const file = folder.path('same.xlsx');
    copyFileSync(small, file);
    const result = runJson<Scores>(0, 'score', file, '--out', file);
    expect(result).toMatchObject({ file, backup: `${file}.bak`, asOf });
    expect(hashOf(`${file}.bak`)).toBe(hashOf(small));
    expect(scoresOf(file)).toEqual(result.customers);
  });

  test('--out another existing file is refused without --force', () => {
    const file = folder.path('yours.xlsx');
    writeFileSync(file, 'yours');
    expectSentence(run('score', small, '--out', file), /已经存在，没有覆盖/);
    expect(readFileSync(file, 'utf8')).toBe('yours');
    const { customers } = runJson<Scores>(0, 'score', small, '--out', file, '--force');
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe('yours');
    expect(scoresOf(file)).toEqual(customers);
  });

  test('--as-of counts to another day', () => {
    const later = runJson<Scores>(0, 'score', book, '--as-of', '2027-06-30');
    expect(later.asOf).toBe('2027-06-30');
    expect(later.customers.map(({ historyScore }) => historyScore)).not.toEqual(
      scores.map(({ historyScore }) => historyScore),
    );
  });

  test('shows a table with one line per customer', () => {
    const { stdout } = runWell('score', book);
    for (const { customerId, name } of scores)
      expect(stdout).toContain(`${customerId}  `.slice(0, 6) && name);
    expect(stdout).toContain('40 个客户');
  });
});

describe('explain', () => {
  const hundredths = (value: unknown): number => Math.round(Number(value) * 100);

  test('the lines of every form add up to its score, and all of them to the total', () => {
    const finished = scores.filter(({ total, newCustomer }) => total !== null && !newCustomer).slice(0, 2);
    expect(finished).toHaveLength(2);
    for (const score of finished) {
      const { parts, ...explained } = runJson<CustomerScore>(0, 'explain', book, score.customerId);
      expect({ ...explained, parts }).toEqual(score);
      const forms = [...new Set(parts.map(({ form }) => form))];
      const sums = forms.map((form) =>
        parts.reduce((sum, part) => sum + (part.form === form ? hundredths(part.points) : 0), 0),
      );
      expect(sums).toEqual([score.creditScore, score.historyScore, score.potentialScore].map(hundredths));
      expect(parts.reduce((sum, { contribution }) => sum + hundredths(contribution), 0)).toBe(
        hundredths(score.total),
      );
    }
  });

  test('finds a customer by name too, and shows the criteria with their cells', () => {
    const [first] = scores;
    const byId = run('explain', book, first?.customerId ?? '');
    expect(byId.stdout).toMatch(/X1\S*：/);
    expect(byId.stdout).toMatch(/（资信调查![A-Z]+\d+）/);
    expect(run('explain', book, first?.name ?? '').stdout).toBe(byId.stdout);
  });

  test('names what an unfinished customer lacks', () => {
    const unfinished = scores.find(({ missing }) => missing.length > 0);
    const [cell] = unfinished?.missing ?? [];
    const { stdout } = run('explain', book, unfinished?.customerId ?? '');
    expect(stdout).toContain(`${cell?.sheet}!${cell?.cell} ${cell?.header}`);
  });

  test('an unknown customer is a sentence', () => {
    expectSentence(run('explain', book, 'C9999'), /没有客户“C9999”/);
  });
});
