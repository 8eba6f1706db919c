import { readNumber } from '../../src/import/number.ts';
import { moneyInWords } from '../../src/ledger/money-words.ts';
import { roundHalfAway } from '../../src/ledger/rounding.ts';
import { FunctionError } from './function-error.ts';
import type { FunctionArgument } from './registry.ts';

/** 10^16 fen: where capitals end. */
const limit = 1e14;

/** Capitals of an amount in yuan, `负` in front of a negative one; nothing for an empty cell. */
export function wordsOfAmount(amount: FunctionArgument): string {
  if (amount === null || amount === undefined || amount === '') return '';
  const value = typeof amount === 'string' ? numberIn(amount) : amount;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new FunctionError({ 'zh-CN': '金额不是数字。', 'en-US': 'The amount is not a number.' });
  if (Math.abs(value) >= limit)
    throw new FunctionError({
      'zh-CN': '金额达到 100 万亿元，写不成大写。',
      'en-US': 'The amount reaches 100 trillion yuan and has no form in capitals.',
    });
  return moneyInWords(BigInt(roundHalfAway(value * 100, 0)), { negative: 'prefix' });
}

/** `1,680.32元` is read, `12万` is not: who scales an amount should see it. */
function numberIn(text: string): number | undefined {
  const reading = readNumber(text);
  return reading?.suffix === undefined ? reading?.value : undefined;
}
