import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noticeOf } from '../../../addin/pane/messages.ts';
import { englishProblems } from '../../../addin/pane/text/problems.ts';

/** Texts in kebab case that are no codes of problems. */
const others = new Set(['utf-8', 'utf-16le', 'utf-16be', 'customer-ledger']);

/** Folders in which problems are written; drawing at build time left out. */
const rooms = ['src', 'addin/book', 'addin/excel', 'addin/page'];

/** Every code a problem can have: texts in kebab case in the source. */
function codes(): Map<string, string> {
  const found = new Map<string, string>();
  for (const room of rooms) {
    const files = (readdirSync(room, { recursive: true }) as string[]).filter(
      (file) => file.endsWith('.ts') && !file.startsWith(join('xlsx', 'design')),
    );
    for (const file of files)
      for (const [, code] of readFileSync(join(room, file), 'utf8').matchAll(/'([a-z]+(?:-[a-z0-9]+)+)'/g))
        if (code && !others.has(code)) found.set(code, join(room, file));
  }
  return found;
}

it('has English for every problem', () => {
  const known = codes();
  expect(known.size).toBeGreaterThan(100);
  expect([...known].filter(([code]) => !Object.hasOwn(englishProblems, code))).toEqual([]);
});

it('has no English for problems that do not occur', () => {
  const known = codes();
  expect(Object.keys(englishProblems).filter((code) => code.includes('-') && !known.has(code))).toEqual([]);
});

it.each(Object.entries(englishProblems))('%s is told in whole sentences', (_, sentences) => {
  for (const sentence of sentences) expect(sentence).toMatch(/^[\p{Lu}“{免].*[.]$/u);
});

const problem = {
  code: 'cell-unreadable',
  severity: 'warning',
  sheet: '客户登记',
  cell: 'I7',
  message: '客户登记!I7“注册资本(万元)”“约30”不是数字，没有采用。',
  repair: '请重新输入数字（文本格式的数字不参加计算）。',
} as const;

it('says a problem in Chinese as it was written', () => {
  expect(noticeOf(problem, 'zh-CN')).toEqual({
    severity: 'warning',
    text: problem.message,
    repair: problem.repair,
    place: { sheet: '客户登记', cell: 'I7' },
  });
});

it('says a problem in English with its place, the original below', () => {
  expect(noticeOf(problem, 'en-US')).toEqual({
    severity: 'warning',
    text: '客户登记!I7: The content of this cell cannot be used, so it counts as empty.',
    repair: 'Type it again as the column asks: a number, a date, or a choice of its list.',
    original: `${problem.message}${problem.repair}`,
    place: { sheet: '客户登记', cell: 'I7' },
  });
});

it('shows the original of a problem it does not know', () => {
  expect(noticeOf({ code: 'constructor', severity: 'error', message: '原文。' }, 'en-US')).toEqual({
    severity: 'error',
    text: '原文。',
  });
});
