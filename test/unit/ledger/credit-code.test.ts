import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCreditCode, creditCodeCheckCharacter } from '../../../src/ledger/credit-code.ts';

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('统一社会信用代码', () => {
  test.each([
    '91350100M000100Y43',
    '914403001922038216',
    '91330100799655058B',
    '9144030071526726XG',
    '91440300708461136T',
    '91110000710926094P',
    '91100000100003962T',
    '91310000746184344P',
    '91110108551385082Q',
    '91110000101623741K',
    '911101066976941872',
    '91110000802100433B',
    '91110000801150068P',
    '91512081MA62K0260E',
    '91440300MA50002400',
    '91440300MA5000230Y',
  ])('%s holds', (code) => {
    expect(checkCreditCode(code)).toEqual({ status: 'ok', value: code });
  });

  test.each([
    ['91350211M0000XUF46', 'R'],
    ['91350100M0001TGQXM', '1'],
  ])('%s, in real use, fails its check character: a warning that names %s', (code, expected) => {
    expect(creditCodeCheckCharacter(code)).toBe(expected);
    const result = checkCreditCode(code);
    expect(result.status).toBe('warning');
    expect(result.message).toContain(`应为 ${expected}`);
  });

  test.each([
    [' 91440300 1922 0382 16 ', '914403001922038216'],
    ['９１４４０３００１９２２０３８２１６', '914403001922038216'],
    ['9144030071526726xg', '9144030071526726XG'],
    ['\u200b91330100-799655058-B\u00a0', '91330100799655058B'],
  ])('%j is normalised', (typed, code) => {
    expect(checkCreditCode(typed)).toEqual({ status: 'ok', value: code });
  });

  test.each([
    ['9I4403001922038216', ['914403001922038216']],
    ['914403OO1922038216', ['914403001922038216']],
    ['91330100799G5505SB', []],
    ['9133010079965505ZB', []],
    ['9133010079965S058B', ['91330100799655058B']],
    ['9144030019ZZ038216', ['914403001922038216']],
    ['91440300中922038216', []],
  ])('%s has a letter the standard leaves out', (typed, suggestions) => {
    const result = checkCreditCode(typed);
    expect(result.status).toBe('error');
    expect(result.value).toBe(typed);
    expect(result.suggestions).toEqual(suggestions);
  });

  test.each([
    ['', 0],
    ['91440300192203821', 17],
    ['9144030019220382166', 19],
  ])('%j has the wrong length', (typed, length) => {
    const result = checkCreditCode(typed);
    expect(result.status).toBe('error');
    expect(result.message).toContain(`${length} 位`);
  });

  test('an old 15-digit registration number is a warning', () => {
    expect(checkCreditCode('440301103097413').status).toBe('warning');
  });

  test('the computed character always lies in the alphabet, and one changed character is always noticed', () => {
    const body = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(body, fc.nat({ max: 16 }), fc.constantFrom(...alphabet), (characters, position, other) => {
        const code = characters.join('');
        const check = creditCodeCheckCharacter(code);
        expect(checkCreditCode(code + check).status).toBe('ok');
        fc.pre(characters[position] !== other);
        const changed = characters.with(position, other).join('');
        expect(checkCreditCode(changed + check).status).toBe('warning');
      }),
    );
  });
});
