import { describe, expect, it } from 'vitest';
import { p, refuse, render } from './behaviour/documents.ts';

describe('a unit price', () => {
  it.each([
    [16.8, '16.80'],
    [2.185, '2.185'],
    [0.1 + 0.2, '0.30'],
    [12, '12.00'],
    [1234567.5, '1,234,567.50'],
    [0.000001, '0.000001'],
    ['￥1,680.5元', '1,680.50'],
    ['2.1850', '2.185'],
    [-3.5, '-3.50'],
  ])('of %j is %s', (value, text) => {
    expect(render(p('{{单价 a}} {{price a}}'), { a: value }).text).toBe(`${text} ${text}¶`);
  });

  it.each([1 / 3, 0.1234567, '面议', '1.2.3'])('of %j is refused, not rounded or guessed', (value) => {
    expect(refuse(p('{{单价 a}}'), { a: value })).toMatchObject([{ code: 'value-unreadable' }]);
  });

  it('that is missing is missing; the column 单价 itself prints as it is', () => {
    expect(refuse(p('{{单价 a}}'), {})).toMatchObject([{ code: 'field-missing', field: 'a' }]);
    expect(render(p('{{单价}}'), { 单价: 16.8 }).text).toBe('16.8¶');
  });
});

describe('a blank that the template itself asks for', () => {
  it.each([
    ['{{默认 a ""}}', '甲乙¶'],
    ['{{default a " "}}', '甲 乙¶'],
  ])('%s is not missing', (tag, text) => {
    for (const data of [{}, { a: null }, { a: ' ' }]) expect(render(p(`甲${tag}乙`), data).text).toBe(text);
    expect(render(p(`甲${tag}乙`), { a: 5 }).text).toBe('甲5乙¶');
  });

  it('does not excuse a field that stands in for another', () => {
    expect(refuse(p('{{默认 a b}}'), { b: '' }).map(({ field }) => field)).toEqual(['a', 'b']);
    expect(render(p('{{默认 a b}}'), { b: 7 }).text).toBe('7¶');
  });
});
