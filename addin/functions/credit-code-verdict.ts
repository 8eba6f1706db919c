import type { CodeCheck } from '../../src/ledger/code-check.ts';
import { checkCreditCode } from '../../src/ledger/credit-code.ts';
import type { Language } from '../language.ts';
import { FunctionError } from './function-error.ts';
import type { FunctionArgument } from './registry.ts';

/** `正确`, or the sentence that says what is wrong; nothing for an empty cell. */
export function creditCodeVerdict(code: FunctionArgument, language: Language): string {
  if (code === null || code === undefined || code === '') return '';
  // 18 digits typed as a number have lost the last three.
  if (typeof code === 'number' && Math.abs(code) >= 1e15)
    throw new FunctionError({
      'zh-CN': '代码被存成了数字，15 位以后的数字已经丢失，请按文本重新输入。',
      'en-US': 'The code was stored as a number and lost its digits after the 15th; type it again as text.',
    });
  if (typeof code === 'object')
    throw new FunctionError({ 'zh-CN': '请给一个单元格。', 'en-US': 'Give one cell.' });
  const check = checkCreditCode(String(code));
  const [suggestion] = check.suggestions ?? [];
  if (language === 'zh-CN')
    return `${check.message ?? '正确'}${suggestion === undefined ? '' : `可能是 ${suggestion}。`}`;
  return `${englishVerdict(check)}${suggestion === undefined ? '' : ` It may be ${suggestion}.`}`;
}

function englishVerdict({ status, value }: CodeCheck): string {
  if (status === 'ok') return 'Correct';
  if (/^\d{15}$/.test(value))
    return 'This is an old registration number of 15 digits; use the code of 18 characters.';
  if (value.length !== 18) return `The code must have 18 characters; “${value}” has ${value.length}.`;
  return status === 'error'
    ? 'The code has characters it cannot have (I, O, S, V, Z and signs are not used); compare it with the licence.'
    : 'The check character does not match; compare the code with the licence.';
}
