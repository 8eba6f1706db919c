import { expect, it } from 'vitest';
import { smsParts } from '../../../src/ledger/sms.ts';

const sign = '【某某医药】';

it.each([
  ['nothing', '', 0],
  ['one character', '您', 1],
  ['70 characters', '货'.repeat(70), 1],
  ['71 characters', '货'.repeat(71), 2],
  ['134 characters', '货'.repeat(134), 2],
  ['135 characters', '货'.repeat(135), 3],
  ['201 characters', '货'.repeat(201), 3],
  ['202 characters', '货'.repeat(202), 4],
  ['letters count like Chinese characters', 'a'.repeat(71), 2],
  ['35 emoji are 70 units', '😀'.repeat(35), 1],
  ['36 emoji are 72 units', '😀'.repeat(36), 2],
  ['the signature counts', sign + '货'.repeat(70 - sign.length), 1],
  ['the signature makes it longer', sign + '货'.repeat(71 - sign.length), 2],
])('%s', (_, text, parts) => {
  expect(smsParts(text)).toBe(parts);
});
