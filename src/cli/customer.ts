import type { LiveLedger } from '../book/live-ledger.ts';
import { columnValues, tableData, valueAt } from '../ledger/data.ts';
import { ProblemError } from '../ledger/problem.ts';
import { isBlank } from '../ledger/value.ts';

/**
 * Row of 信用评定 (0-based) of a customer named by id or full name.
 * @throws ProblemError when there is no such customer
 */
export function findCustomer({ ledger }: LiveLedger, customer: string): number {
  const rating = tableData(ledger, 'rating');
  const row = columnValues(rating, 'customerId').findIndex(
    (id, i) => id === customer || (!isBlank(id) && valueAt(rating, i, 'customerName') === customer),
  );
  if (row >= 0) return row;
  throw new ProblemError({
    code: 'customer-unknown',
    severity: 'error',
    sheet: '信用评定',
    message: `信用评定表里没有客户“${customer}”。`,
    repair: '请写客户编号或客户全称；用 score 命令可以列出全部客户。',
  });
}
