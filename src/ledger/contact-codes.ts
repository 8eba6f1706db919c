import { type CodeCheck, doubtful, normaliseCode, ok, wrong } from './code-check.ts';

/** Number ranges given out up to 2019-12; new ones keep coming, so a miss is a warning (domain.md §8.2). */
const knownMobileRanges = /^1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])/;
const landline = /^0\d{2,3}-?\d{7,8}(?:-\d{1,6})?$/;
const serviceNumber = /^[48]00\d{7}$/;

/** A mobile number of mainland China: 11 digits; +86, blanks and hyphens are taken off. */
export function checkMobile(text: string): CodeCheck {
  const number = mobileOf(text);
  if (!/^1[3-9]\d{9}$/.test(number)) return wrong(number, `“${number}”不是手机号码，手机号应为 11 位数字。`);
  if (!knownMobileRanges.test(number))
    return doubtful(number, `手机号 ${number} 的号段 ${number.slice(0, 3)} 不常见，请核对。`);
  return ok(number);
}

/** A mobile number, a landline with area code (extension allowed), or a 400/800 number. */
export function checkPhone(text: string): CodeCheck {
  const mobile = mobileOf(text);
  if (/^1[3-9]\d{9}$/.test(mobile)) return checkMobile(text);
  if (serviceNumber.test(mobile)) return ok(mobile);
  const spelled = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/^\(?(?:\+|00)86\)?-?(?=0?\d)/, '')
    .replace(/^\((0\d{2,3})\)-?/, '$1-')
    .replace(/(?:转|分机|EXT\.?)/i, '-');
  if (landline.test(spelled)) return ok(spelled);
  if (/^\d{7,8}$/.test(spelled))
    return doubtful(spelled, `电话 ${spelled} 没有区号，请补上，例如 0755-${spelled}。`);
  return wrong(spelled, `“${spelled}”不是电话号码，请填手机号，或带区号的座机号。`);
}

/** A postcode: 6 digits. */
export function checkPostcode(text: string): CodeCheck {
  const code = normaliseCode(text);
  return /^\d{6}$/.test(code) ? ok(code) : wrong(code, `邮政编码应为 6 位数字，“${code}”不是。`);
}

/** An e-mail address: one @ between a name and a host with a dot; kept as typed but for outer blanks. */
export function checkEmail(text: string): CodeCheck {
  const address = text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
  return /^[^@<>,;]+@[^@<>,;.]+(?:\.[^@<>,;.]+)+$/.test(address)
    ? ok(address)
    : wrong(address, `“${address}”不是邮箱地址。`);
}

function mobileOf(text: string): string {
  return normaliseCode(text).replace(/^\(?(?:\+|00)?86\)?(?=1\d{10}$)/, '');
}
