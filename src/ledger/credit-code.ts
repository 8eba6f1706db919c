import { type CodeCheck, doubtful, normaliseCode, ok, wrong } from './code-check.ts';

/** GB 32100-2015: digits and capitals without I, O, S, V, Z; a character's value is its position. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^(i−1) mod 31 for positions 1 to 17. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
/** Letters the alphabet leaves out, and what they are usually misread from. */
const misreadings: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2', V: 'U' };

/**
 * Checks a 统一社会信用代码 (GB 32100-2015). Wrong length or letters are errors. A wrong check character is only a
 * warning, because codes in real use fail it; so is an old 15-digit registration number.
 */
export function checkCreditCode(text: string): CodeCheck {
  const code = normaliseCode(text);
  if (/^\d{15}$/.test(code))
    return doubtful(code, '这是 15 位的旧营业执照注册号，请换成 18 位统一社会信用代码。');
  if (code.length !== 18) return wrong(code, `统一社会信用代码应为 18 位，“${code}”是 ${code.length} 位。`);
  const strange = [...new Set([...code].filter((character) => !alphabet.includes(character)))];
  if (strange.length > 0)
    return wrong(
      code,
      `统一社会信用代码里不会有“${strange.join('、')}”（不用 I、O、S、V、Z），请与营业执照核对。`,
      suggestionsFor(code),
    );
  const expected = creditCodeCheckCharacter(code);
  if (expected !== code[17])
    return doubtful(
      code,
      `校验位不符（末位是 ${code[17]}，按前 17 位算应为 ${expected}），请与营业执照核对。`,
    );
  return ok(code);
}

/**
 * The check character that belongs to the first 17 characters of a code.
 * @throws RangeError when one of them is not in the alphabet or missing
 */
export function creditCodeCheckCharacter(code: string): string {
  const sum = weights.reduce((total, weight, index) => {
    const value = alphabet.indexOf(code[index] ?? '?');
    if (value < 0) throw new RangeError(`not a character of GB 32100: position ${index + 1} of ${code}`);
    return total + value * weight;
  }, 0);
  // The outer remainder matters: at 0 the sum leaves 31, one past the alphabet.
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** The code with usual misreadings put right, when that gives a code whose check character holds. */
function suggestionsFor(code: string): string[] {
  const candidate = [...code].map((character) => misreadings[character] ?? character).join('');
  const readable = [...candidate].every((character) => alphabet.includes(character));
  return readable && creditCodeCheckCharacter(candidate) === candidate[17] ? [candidate] : [];
}
