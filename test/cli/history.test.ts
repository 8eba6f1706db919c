import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editWorkbook, openWorkbook, readTable } from '../../src/xlsx/package/index.ts';
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
const table = (name: string) => readTable(openWorkbook(readFileSync(book)), name).columns;

/** Types into cells of the book, as a person does. */
function type(sheet: string, row: number, cells: Record<string, string | number>): void {
  const editor = editWorkbook(openWorkbook(readFileSync(book)));
  editor.updateCells(sheet, row, new Map(Object.entries(cells)));
  writeFileSync(book, editor.toBytes());
}

beforeAll(() => {
  build();
  runWell('new', book, '--sample', '12', '--seed', '3', '--as-of', asOf);
});
afterAll(folder.remove);

test('a rating is kept, changes with its cause in the log, and is worked out again', () => {
  const before = hashOf(book);
  expect(runJson(0, 'snapshot', book, '--dry-run')).toMatchObject({ added: 12, unchanged: 0, changes: [] });
  expect(hashOf(book)).toBe(before);

  runWell('snapshot', book, '--as-of', '2026-09-30');
  const grades = table('评定历史').get('最终等级')!;
  // The worst answer moves whoever had a grade above the lowest.
  const row = grades.findIndex(
    (grade) => grade === 'AAA' || grade === 'AA' || grade === 'A' || grade === 'B',
  );
  expect(row).toBeGreaterThanOrEqual(0);
  type('资信调查', row, { 被供应商起诉: '是' });
  const { changes } = runJson<{ changes: { before: string; after: string; cause: string }[] }>(
    0,
    'snapshot',
    book,
    '--as-of',
    asOf,
  );
  expect(changes).toContainEqual(
    expect.objectContaining({ before: grades[row], after: 'D', cause: expect.stringContaining('命中 V2') }),
  );
  expect(table('信用评定').get('近四期')![row]).toBe(`${grades[row]} → D`);
  expect(table('变更记录').get('变更项')).toContain('等级');

  type('评分标准', 0, { 得分: 0 });
  expect(runWell('replay', book).stdout).toContain('重算 24 行，一致 24 行。');
  const kept = hashOf(book);
  expect(runJson(0, 'replay', book, '--row', '4')).toMatchObject({
    rows: [{ outcome: 'same', score: { asOf: '2026-09-30' } }],
  });
  expect(hashOf(book)).toBe(kept);
  expectSentence(run('replay', book, '--row', 'P19990101-C1'), /没有“P19990101-C1”这一行/);

  type('评定历史', 0, { 综合得分: 99.99 });
  const altered = run('replay', book, '--row', '4');
  expect(altered.code).toBe(1);
  expect(altered.stderr).toMatch(/评定历史!I4：“综合得分”记的是 99\.99，按当日的输入和标准重算是/);
});

test('receipts are settled with a reason each, and exactly taken back', () => {
  runWell('allocate', book, '--undo');
  const receipts = () =>
    ['回款编号', '金额', '核销单据编号', '核销方式'].map((name) => table('回款台账').get(name));
  const unsettled = receipts();
  const { decisions } = runJson<{ decisions: { documentId: string | null; reason: string }[] }>(
    0,
    'allocate',
    book,
  );
  expect(decisions.length).toBeGreaterThan(0);
  for (const { reason } of decisions) expect(reason).toMatch(/^(没有指明单据|指定的单据已经核销满)，.+。$/);
  expect(receipts()).not.toEqual(unsettled);
  expect(runWell('allocate', book).stdout).toContain('没有要改的，没有写入。');
  runWell('allocate', book, '--undo');
  expect(receipts()).toEqual(unsettled);
});

test('both ageings name their basis and come to the same sum', () => {
  const { stdout } = runWell('ageing', book);
  expect(stdout).toMatch(/账龄（按单据日期）[\s\S]+逾期账龄（按到期日）/);
  const { ageings } = runJson<{ ageings: { total: number; heading: string }[] }>(0, 'ageing', book);
  expect(ageings[0]?.total).toBe(ageings[1]?.total);
});
