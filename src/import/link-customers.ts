import type { Table } from '../ledger/column.ts';
import { type CustomerIndex, customerOfId, customerOfName } from './customer-index.ts';
import { type Report, rowRefused } from './finding.ts';
import type { SourceRow } from './rows.ts';
import { rowIdentity } from './targets.ts';

/**
 * Fills 客户编号 of child rows from the id or, when old sheets only name the customer, from his name. Rows that
 * are somebody's answers or papers stay out when nobody is found; documents of the ledgers stay, with the
 * customer blank, because their amounts are real.
 */
export function linkCustomers(
  rows: readonly SourceRow[],
  table: Table,
  index: CustomerIndex,
  report: Report<SourceRow>,
): SourceRow[] {
  if (!table.columns.some(({ id }) => id === 'customerId')) return [...rows];
  const needsCustomer = rowIdentity[table.id]?.[0] === 'customerId';
  return rows.filter((row) => {
    const { customerId: id, customerName: name } = row.record;
    const byId = customerOfId(index, id);
    const byName = customerOfName(index, name);
    if (byId !== undefined && byName !== undefined && byId !== byName)
      report(
        {
          code: 'customer-mismatch',
          severity: 'warning',
          clause: `客户编号“${byId}”与客户名称“${name}”不是同一客户，按编号导入`,
          repair: '请核对这一行是谁的业务。',
        },
        row,
        'customerId',
      );
    const found = byId ?? byName;
    if (found !== undefined) {
      row.record.customerId = found;
      return true;
    }
    const said = [id, name].filter((part) => part !== undefined && part !== null).join(' ');
    const clause = said === '' ? '没有写是哪个客户' : `客户“${said}”不在客户登记里`;
    const repair = '请先登记这个客户，或改正编号、名称后重新导入。';
    const place = id !== undefined || name === undefined ? 'customerId' : 'customerName';
    if (needsCustomer) {
      report(rowRefused('customer-unknown', clause, repair), row, place);
      return false;
    }
    report(
      { code: 'customer-unknown', severity: 'error', clause: `${clause}，客户编号留空`, repair },
      row,
      place,
    );
    delete row.record.customerId;
    return true;
  });
}
