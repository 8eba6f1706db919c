import { rowsByNumber } from '../contract/gate-book.ts';
import { plainNumber } from '../contract/numbering.ts';
import type { Ledger } from '../ledger/data.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';

/** The row (0-based) of a contract in 合同台账. @throws ProblemError `contract-unknown` */
export function contractRow(ledger: Ledger, number: string): number {
  const [row] = rowsByNumber(ledger, 'contracts').get(plainNumber(number)) ?? [];
  if (row === undefined) throw new ProblemError(unknownNumber(number));
  return row;
}

export const unknownNumber = (number: string): Problem => ({
  code: 'contract-unknown',
  severity: 'error',
  sheet: '合同台账',
  message: `合同台账里没有编号 ${number}。`,
  repair: '请检查编号。',
});
