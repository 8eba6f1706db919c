import type { CellValue } from '../ledger/value.ts';
import { addCustomer, type CustomerIndex, customerOfName, nextCustomerId } from './customer-index.ts';
import { type Report, rowRefused } from './finding.ts';
import type { SourceRow } from './rows.ts';

/**
 * Rows of the register that may be added: each needs an id or a name, and neither may stand in the book already.
 * Rows without id get one in their order (C0001 …) after all given ids are known. The index learns every
 * customer, also under the id a foreign sheet uses for somebody the book knows by another.
 */
export function admitCustomers(
  rows: readonly SourceRow[],
  index: CustomerIndex,
  report: Report<SourceRow>,
): SourceRow[] {
  const named = rows.filter(
    (row) => typeof row.record.customerId === 'string' && admitWithId(row, index, report),
  );
  let last = 0;
  const numbered = rows.filter((row) => {
    if (typeof row.record.customerId === 'string' || !admitWithoutId(row, index, report)) return false;
    const next = nextCustomerId(index, last);
    last = next.number;
    row.record.customerId = next.id;
    addCustomer(index, next.id, row.record.name ?? null);
    const clause = `原表没有客户编号，按顺序编为“${next.id}”`;
    report({ code: 'customer-id-given', severity: 'note', clause }, row, 'name');
    return true;
  });
  return [...named, ...numbered].sort((a, b) => a.row - b.row);
}

function admitWithId({ row, record }: SourceRow, index: CustomerIndex, report: Report<SourceRow>): boolean {
  const { name = null } = record;
  const id = String(record.customerId);
  const known = customerOfName(index, name);
  if (known !== undefined) {
    if (!index.ids.has(id)) index.otherIds.set(id, known);
    return duplicate({ row, record }, name, known, report);
  }
  if (index.ids.has(id)) {
    const finding = rowRefused(
      'key-duplicate',
      `客户编号“${id}”已经有了`,
      '请给这一行另编一个客户编号后重新导入。',
    );
    report(finding, { row, record }, 'customerId');
    return false;
  }
  addCustomer(index, id, name);
  return true;
}

function admitWithoutId(row: SourceRow, index: CustomerIndex, report: Report<SourceRow>): boolean {
  const { name = null } = row.record;
  if (name === null) {
    report(
      rowRefused('key-missing', '既没有客户编号也没有客户名称', '请补上客户名称后重新导入。'),
      row,
      'name',
    );
    return false;
  }
  const known = customerOfName(index, name);
  return known === undefined ? true : duplicate(row, name, known, report);
}

function duplicate(row: SourceRow, name: CellValue, known: string, report: Report<SourceRow>): false {
  const clause = `客户“${name}”已经有了（${known}）`;
  report(rowRefused('customer-duplicate', clause, '请核对是否重复登记；同一客户只留一行。'), row, 'name');
  return false;
}
