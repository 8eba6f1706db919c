import type { CodeCheck } from './code-check.ts';
import type { ColumnCheck } from './column.ts';
import { checkEmail, checkMobile, checkPhone, checkPostcode } from './contact-codes.ts';
import { checkCreditCode } from './credit-code.ts';
import { checkBankAccount, checkIdentifier } from './document-codes.ts';

const checks: Readonly<Record<ColumnCheck, (text: string) => CodeCheck>> = {
  creditCode: checkCreditCode,
  mobile: checkMobile,
  phone: checkPhone,
  postcode: checkPostcode,
  email: checkEmail,
  bankAccount: checkBankAccount,
  identifier: checkIdentifier,
};

/** The check a column names, applied to a cell's text. Blank cells are not checked here; `required` does that. */
export function checkColumnText(check: ColumnCheck, text: string): CodeCheck {
  return checks[check](text);
}
