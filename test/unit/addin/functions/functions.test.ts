import { describe, expect, it } from 'vitest';
import { FunctionError } from '../../../../addin/functions/function-error.ts';
import { functionsMetadata } from '../../../../addin/functions/metadata.ts';
import {
  customFunctions,
  type FunctionArgument,
  functionNamespace,
  functionOf,
} from '../../../../addin/functions/registry.ts';
import { languages } from '../../../../addin/language.ts';
import { day } from '../../../support/ledger.ts';

const context = { language: 'zh-CN', today: day('2026-10-31') } as const;
const call = (id: string, ...given: FunctionArgument[]) => functionOf(id).call(context, ...given);
const english = (id: string, ...given: FunctionArgument[]) =>
  functionOf(id).call({ ...context, language: 'en-US' }, ...given);

describe('KH.大写金额 / KH.RMB', () => {
  it.each([
    [1680.32, '壹仟陆佰捌拾元零叁角贰分'],
    [102_000, '壹拾万贰仟元整'],
    [0, '零元整'],
    [0.05, '伍分'],
    // Half a fen away from zero; the binary number stands a little below.
    [1.005, '壹元零壹分'],
    [-12.5, '负壹拾贰元伍角'],
    ['1,680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['', ''],
    [null, ''],
  ])('writes %s as %s', (amount, words) => {
    expect(call('RMB', amount)).toBe(words);
  });

  it.each([['约三万'], ['12万'], [true], [Number.NaN], [1e14]])('has no answer for %s', (amount) => {
    expect(() => call('RMB', amount)).toThrow(FunctionError);
  });
});

describe('KH.信用代码 / KH.USCC', () => {
  it.each<[FunctionArgument, RegExp, RegExp]>([
    ['91350100M000100Y43', /^正确$/, /^Correct$/],
    [' 91350100m000100y43 ', /^正确$/, /^Correct$/],
    ['91350211M0000XUF46', /校验位不符/, /check character does not match/],
    ['9135010OM000100Y43', /可能是 91350100M000100Y43。$/, /may be 91350100M000100Y43\.$/],
    ['1234', /应为 18 位/, /18 characters/],
    ['350100400012345', /15 位/, /15 digits/],
    ['', /^$/, /^$/],
  ])('says of %s what is so', (code, chinese, inEnglish) => {
    expect(call('USCC', code)).toMatch(chinese);
    expect(english('USCC', code)).toMatch(inEnglish);
  });

  it('does not judge a number that has lost its digits', () => {
    expect(() => call('USCC', Number('914403001922038216'))).toThrow('已经丢失');
  });
});

describe('KH.信用等级 / KH.GRADE', () => {
  it.each([
    [90, 'AAA'],
    [89.99, 'AA'],
    // Rounded first: 89.995 is 90.00.
    [89.995, 'AAA'],
    [60, 'B'],
    [59.99, 'C'],
    [49.99, 'D'],
    [0, 'D'],
    [null, ''],
  ])('grades %s as %s by the default', (score, grade) => {
    expect(call('GRADE', score)).toBe(grade);
  });

  it('takes a standard given as two columns, in any order, headers and blanks passed over', () => {
    const standard = [
      ['等级', '最低分'],
      ['优', 85],
      ['差', 0],
      ['中', 60],
      [null, null],
    ];
    expect([90, 85, 84.99, 10].map((score) => call('GRADE', score, standard))).toEqual([
      '优',
      '优',
      '中',
      '差',
    ]);
  });

  it.each<[FunctionArgument, FunctionArgument]>([
    [-1, null],
    [101, null],
    ['八十', null],
    [80, [['AA'], [80]]],
    [10, [['AA', 80]]],
  ])('has no answer for %s by %s', (score, standard) => {
    expect(() => call('GRADE', score, standard)).toThrow(FunctionError);
  });
});

describe('KH.到期天数 / KH.DAYSLEFT', () => {
  // domain.md §15.5.
  it.each<[FunctionArgument, FunctionArgument, number | string]>([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-23', '2026-11-24', -1],
    ['2026-11-23', '2026-10-24', 30],
    [day('2026-11-23'), day('2026-10-23'), 31],
    [day('2026-11-01'), null, 1],
    ['2026年11月1日', undefined, 1],
    ['长期', null, '长期'],
    ['', null, ''],
  ])('counts from %s to %s', (lastDay, asOf, days) => {
    expect(call('DAYSLEFT', lastDay, asOf)).toBe(days);
  });

  it.each([['2026-02-30'], ['待补'], [true]])('has no answer for %s', (lastDay) => {
    expect(() => call('DAYSLEFT', lastDay)).toThrow(FunctionError);
  });
});

describe('the declarations', () => {
  // Microsoft's naming rules: a letter first, three letters at least, unlike a cell address.
  it.each(customFunctions)('$id has names Excel takes', ({ id, name }) => {
    expect(id).toMatch(/^[A-Z][A-Z0-9_.]{2,}$/);
    for (const language of languages) {
      expect(name[language]).toMatch(/^\p{L}[\p{L}_.]{2,}$/u);
      expect(name[language]).not.toMatch(/^[A-Z]{1,3}\d+$/);
    }
  });

  it.each(customFunctions)('$id does what its example says', ({ call, example, parameters }) => {
    const given = JSON.parse(`[${example.arguments.slice(1, -1)}]`) as FunctionArgument[];
    expect(given.length).toBeLessThanOrEqual(parameters.length);
    for (const language of languages)
      expect(String(call({ ...context, language }, ...given))).toBe(example.answer[language]);
  });

  it.each(languages)('make complete metadata in %s', (language) => {
    const { functions } = functionsMetadata(language);
    expect(functions.map(({ id }) => id)).toEqual(['RMB', 'USCC', 'GRADE', 'DAYSLEFT']);
    for (const { name, description, parameters } of functions) {
      const all = [
        name,
        description,
        ...parameters.flatMap((parameter) => [parameter.name, parameter.description]),
      ];
      expect(all.every((text) => text.length > 0)).toBe(true);
      // 长期 and 等级标准 are words of the book and stay.
      if (language === 'en-US')
        expect(all.join(' ').replace(/长期|等级标准/g, '')).not.toMatch(/\p{Script=Han}/u);
    }
    expect(functions.find(({ id }) => id === 'GRADE')?.parameters[1]).toMatchObject({
      dimensionality: 'matrix',
      optional: true,
    });
  });

  it('answer under one prefix', () => {
    expect(functionNamespace).toMatch(/^[A-Z]{2,}$/);
  });
});
