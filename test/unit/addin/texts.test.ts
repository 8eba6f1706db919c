import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageOf, say, type Text } from '../../../addin/language.ts';
import { signalsInEnglish, warningNames } from '../../../addin/pane/text/warnings.ts';
import { warningRules } from '../../../src/watch/rules.ts';

const folders = ['pane/text', 'site/text'].map((folder) =>
  join(import.meta.dirname, '../../../addin', folder),
);
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);
const modules = await Promise.all(files.map((file) => import(file) as Promise<object>));
const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh-CN' in value && 'en-US' in value;

/** Every text of a module with its name; groups of texts may be nested. */
function textsIn(value: unknown, name: string): [string, Text][] {
  if (isText(value)) return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${name}.${key}`));
}
const all = [...files.flatMap((file, i) => textsIn(modules[i], basename(file)))];

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('texts of the pane and its pages', () => {
  it('are found', () => {
    expect(all.length).toBeGreaterThan(30);
  });

  it.each(all)('%s says the same in both languages', (_, text) => {
    expect(text['zh-CN'].trim()).not.toBe('');
    expect(text['en-US'].trim()).not.toBe('');
    expect(placeholders(text['en-US'])).toEqual(placeholders(text['zh-CN']));
  });
});

describe('say', () => {
  const text = { 'zh-CN': '第 {number} 个：{name}', 'en-US': '{name} is number {number}' } as const;

  it.each([
    ['zh-CN', '第 2 个：{number}'],
    ['en-US', '{number} is number 2'],
  ] as const)('puts values in, in %s, and reads none of them as a template', (language, said) => {
    expect(say(text, language, { number: 2, name: '{number}' })).toBe(said);
  });
});

it.each([
  ['zh-CN', 'zh-CN'],
  ['zh-Hant-TW', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['en-GB', 'en-US'],
  ['de-DE', 'en-US'],
  ['', 'en-US'],
])('speaks to %s in %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

it('has a name and English words for every warning', () => {
  for (const rule of warningRules) {
    expect(Object.keys(warningNames)).toContain(rule.code);
    const measured = 'signals' in rule ? rule.signals.map(({ id }) => id) : [rule.code];
    for (const signal of measured) expect(Object.keys(signalsInEnglish)).toContain(signal);
    expect(warningNames[rule.code as 'W01']['zh-CN']).toBe(rule.name);
  }
});
