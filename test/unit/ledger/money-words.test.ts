import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyInWords, readMoneyWords } from '../../../src/ledger/money-words.ts';

/** domain.md §7.1 in fen. */
const canonical: readonly [fen: number, words: string][] = [
  [325_04, '叁佰贰拾伍元零肆分'],
  [1_409_50, '壹仟肆佰零玖元伍角'],
  [1_680_32, '壹仟陆佰捌拾元零叁角贰分'],
  [6_007_14, '陆仟零柒元壹角肆分'],
  [16_409_02, '壹万陆仟肆佰零玖元零贰分'],
  [107_000_53, '壹拾万柒仟元零伍角叁分'],
  [0, '零元整'],
  [5, '伍分'],
  [50, '伍角'],
  [55, '伍角伍分'],
  [10_05, '壹拾元零伍分'],
  [10_50, '壹拾元零伍角'],
  [1_005_00, '壹仟零伍元整'],
  [6_000_50, '陆仟元零伍角'],
  [100_000_00, '壹拾万元整'],
  [102_000_00, '壹拾万贰仟元整'],
  [101_250_00, '壹拾万壹仟贰佰伍拾元整'],
  [1_234_000_00, '壹佰贰拾叁万肆仟元整'],
  [10_010_000_00, '壹仟零壹万元整'],
  [20_000_300_00, '贰仟万零叁佰元整'],
  [99_999_999_99, '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  [100_000_001_00, '壹亿零壹元整'],
  [100_005_000_00, '壹亿零伍仟元整'],
  [200_000_000_00, '贰亿元整'],
  [300_050_000_00, '叁亿零伍万元整'],
  [1_000_010_000_00, '壹拾亿零壹万元整'],
  [123_456_789_01, '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分'],
  [1_000_000_000_000_00, '壹万亿元整'],
  [1_234_500_000_000_00, '壹万贰仟叁佰肆拾伍亿元整'],
];

describe('amounts in capitals', () => {
  test.each(canonical)('%d fen is %s', (fen, words) => {
    expect(moneyInWords(fen)).toBe(words);
    expect(moneyInWords(BigInt(fen))).toBe(words);
    expect(readMoneyWords(words)).toBe(fen);
  });

  test.each([
    [1_680_32, '壹仟陆佰捌拾元叁角贰分'],
    [107_000_53, '壹拾万柒仟元伍角叁分'],
    [10_50, '壹拾元伍角'],
    [10_05, '壹拾元零伍分'],
  ])('without the optional 零 %d fen is %s', (fen, words) => {
    expect(moneyInWords(fen, { zeroBeforeJiao: false })).toBe(words);
  });

  test.each([
    ['人民币壹仟肆佰零玖元伍角整', 1_409_50],
    ['壹仟肆佰零玖圆伍角正', 1_409_50],
    ['壹拾万零柒仟元伍角叁分', 107_000_53],
    ['壹拾万零柒仟元零伍角叁分', 107_000_53],
    ['壹拾万零贰仟元正', 102_000_00],
    ['壹亿伍仟元整', 100_005_000_00],
    ['人民币 壹亿元整', 100_000_000_00],
    ['负壹拾元整', -10_00],
  ])('%s is read as %d fen', (words, fen) => {
    expect(readMoneyWords(words)).toBe(fen);
  });

  test.each([
    '',
    '元整',
    '壹拾元',
    '拾元整',
    '拾万元整',
    '壹拾元零伍分整',
    '零元伍角',
    '壹仟伍元整',
    '壹仟零零伍元整',
    '贰仟万叁佰元整',
    '壹拾元伍分',
    '壹佰贰佰元整',
    '一百元整',
    '壹佰元整 再加壹元整',
    '负零元整',
    'w壹元整',
    '100元整',
  ])('%s is not a legal amount', (words) => {
    expect(readMoneyWords(words)).toBeUndefined();
  });

  test('what a contract must not carry is refused', () => {
    expect(() => moneyInWords(-1)).toThrow(RangeError);
    expect(() => moneyInWords(0.5)).toThrow(RangeError);
    expect(() => moneyInWords(Number.NaN)).toThrow(RangeError);
    expect(() => moneyInWords(10n ** 16n)).toThrow(RangeError);
    expect(moneyInWords(-10_00, { negative: 'prefix' })).toBe('负壹拾元整');
    expect(moneyInWords(10n ** 16n - 1n)).toMatch(/^玖拾玖万玖仟玖佰玖拾玖亿/);
  });

  test('every amount is read back, with and without the optional 零', () => {
    const sparse = fc
      .array(
        fc.oneof(
          { weight: 2, arbitrary: fc.constant(0) },
          { weight: 1, arbitrary: fc.integer({ min: 0, max: 9 }) },
        ),
        {
          minLength: 1,
          maxLength: 15,
        },
      )
      .map((digits) => Number(digits.join('')));
    fc.assert(
      fc.property(fc.oneof(sparse, fc.maxSafeNat()), fc.boolean(), (fen, zeroBeforeJiao) => {
        const words = moneyInWords(fen, { zeroBeforeJiao });
        expect(readMoneyWords(words)).toBe(fen);
        expect(words).not.toMatch(/零零|零[万亿角]|undefined|[wsj]/);
      }),
      { numRuns: 2000 },
    );
  });
});
