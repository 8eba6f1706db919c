import type { CellValue } from './value.ts';

/** What stands in a cell of a limit when no credit is given at all. */
export const noCredit = '不授信';

/**
 * A limit of credit: yuan; `不授信` when no credit is given (only cash); nothing when the customer is not rated.
 * A limit of 0 is a limit: it is used up, not refused. The three are never taken for one another.
 */
export type CreditLimit = number | typeof noCredit | null;

/** The limit a cell holds; what is neither a number nor `不授信` is not known. */
export function creditLimitOf(value: CellValue): CreditLimit {
  return typeof value === 'number' || value === noCredit ? value : null;
}

/** Yuan that may be owed: nothing where no credit is given; undefined while the limit is not known. */
export function grantedAmount(limit: CreditLimit): number | undefined {
  return limit === noCredit ? 0 : (limit ?? undefined);
}

/** The limit in words: 未评定, 不授信, or the amount in yuan as the caller prints money. */
export function limitInWords(limit: CreditLimit, money: (yuan: number) => string): string {
  return limit === null ? '未评定' : limit === noCredit ? noCredit : money(limit);
}
