import { type CodeCheck, doubtful, normaliseCode, ok, wrong } from './code-check.ts';

const personWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const personCheck = '10X98765432';

/**
 * A 药品经营许可证 number in the form used since 2024 (province, kind A–D, legal person A or B, 7 to 9 digits).
 * Older forms are still in force, so anything else is only a warning (domain.md §5.2).
 */
export function checkDrugLicenceNumber(text: string): CodeCheck {
  const number = normaliseCode(text);
  if (number === '') return wrong(number, '药品经营许可证编号没有填写。');
  return /^[\u4e00-\u9fa5][A-D][AB]\d{7,9}$/.test(number)
    ? ok(number)
    : doubtful(number, `“${number}”不是现行格式的药品经营许可证编号（例如 琼AA898000001），请与证件核对。`);
}

/**
 * A company's bank account: 8 to 30 digits or letters, no check digit exists. Accounts of 16 to 19 digits that
 * pass the Luhn check of bank cards look like a personal card and give a warning (domain.md §8.5).
 */
export function checkBankAccount(text: string): CodeCheck {
  const account = normaliseCode(text);
  if (!/^[0-9A-Z]{8,30}$/.test(account))
    return wrong(account, `银行账号应为 8 到 30 位数字或字母，“${account}”不是。`);
  if (/^62\d{14,17}$/.test(account) && luhn(account))
    return doubtful(account, `账号 ${account} 像个人银行卡，请核对是否为单位账户。`);
  return ok(account);
}

/** An 18-character identity number (GB 11643) by length and check character; the message never repeats it whole. */
export function checkIdentityNumber(text: string): CodeCheck {
  const number = normaliseCode(text);
  if (!/^\d{17}[\dX]$/.test(number)) return wrong(number, '身份证号应为 18 位（末位可以是 X）。');
  const sum = personWeights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return personCheck[sum % 11] === number[17]
    ? ok(number)
    : wrong(number, `身份证号 ${maskIdentityNumber(number)} 的校验位不符，请核对。`);
}

/** First 6 and last 4 characters, the rest hidden. */
export function maskIdentityNumber(number: string): string {
  return number.length < 11
    ? '*'.repeat(number.length)
    : `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}`;
}

/**
 * A key of our own (customer, contract): starts with a letter, so that no program takes it for a number; at most
 * 40 characters, none of the wildcards `* ? ~` that formulas would act on.
 */
export function checkIdentifier(text: string): CodeCheck {
  const identifier = text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]/gu, '');
  if (!/^\p{L}/u.test(identifier))
    return wrong(identifier, `编号“${identifier}”应以字母开头，例如 C${identifier || '0001'}。`);
  if (identifier.length > 40) return wrong(identifier, `编号“${identifier.slice(0, 40)}…”超过 40 个字符。`);
  if (/[*?~]/.test(identifier)) return wrong(identifier, `编号“${identifier}”不能含 *、? 或 ~。`);
  return ok(identifier);
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
