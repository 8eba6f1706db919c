import { columnValues, type Ledger, tableData } from '../../src/ledger/data.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';
import type { Random } from '../../src/sample/random.ts';

/**
 * Faults of twenty years of typing, planted where each can be pointed at: table, column, how often, with what.
 * Faults that stop a score hit customers whose forms are unfinished anyway (`unfinished`), so that the book keeps
 * its spread of grades.
 */
const faults: readonly {
  readonly table: string;
  readonly column: string;
  readonly count: number;
  readonly values: readonly CellValue[];
  readonly unfinished?: true;
}[] = [
  { table: 'customers', column: 'establishedOn', count: 3, values: ['2009-02-30', '九几年', '1998年'] },
  { table: 'customers', column: 'creditCode', count: 2, values: ['9.13E+17', '待补'] },
  { table: 'customers', column: 'phone', count: 2, values: ['问小王', '5718'] },
  { table: 'customers', column: 'taxpayerKind', count: 1, values: ['其他'] },
  { table: 'licences', column: 'issuedOn', count: 3, values: ['见附件', '2021-13-01', '#'] },
  { table: 'contacts', column: 'mobile', count: 3, values: ['1380000', 1.3e17, '见名片'] },
  { table: 'investigation', column: 'j2', count: 1, values: [1.35], unfinished: true },
  { table: 'investigation', column: 'j5a', count: 1, values: ['约三百'], unfinished: true },
  { table: 'investigation', column: 's3', count: 1, values: ['还行'], unfinished: true },
  { table: 'investigation', column: 'j5c', count: 1, values: [-5], unfinished: true },
  { table: 'growthPotential', column: 'marketCoverage', count: 1, values: ['大概一半'], unfinished: true },
  { table: 'sales', column: 'documentDate', count: 2, values: ['2026-02-30', '上月底'], unfinished: true },
  { table: 'sales', column: 'quantity', count: 1, values: ['两箱'], unfinished: true },
  { table: 'sales', column: 'batchNo', count: 2, values: ['1.23E+17'] },
  { table: 'receipts', column: 'receivedOn', count: 1, values: ['月底'], unfinished: true },
  { table: 'receipts', column: 'amount', count: 1, values: ['#REF!'], unfinished: true },
];

/** Plants the faults, and two documents of a customer the register does not have. */
export function plantDirt(ledger: Ledger, random: Random): void {
  const unfinished = unfinishedCustomers(ledger);
  for (const { table, column, count, values, unfinished: only } of faults) {
    const data = tableData(ledger, table);
    const owners = columnValues(data, 'customerId');
    const cells = columnValues(data, column);
    const rows = cells.flatMap((value, row) =>
      !isBlank(value) && (!only || unfinished.has(String(owners[row]))) ? [row] : [],
    );
    for (let i = 0; i < Math.min(count, rows.length); i++)
      cells[random.pick(rows)] = values[i % values.length] ?? null;
  }
  const sales = tableData(ledger, 'sales');
  const settled = new Set(columnValues(tableData(ledger, 'receipts'), 'documentId'));
  const open = columnValues(sales, 'documentId').flatMap((id, row) => (settled.has(id) ? [] : [row]));
  for (const row of open.slice(-14, -12)) columnValues(sales, 'customerId')[row] = 'C8999';
}

/** Customers with a blank among the answers a score needs. */
function unfinishedCustomers(ledger: Ledger): Set<string> {
  const data = tableData(ledger, 'investigation');
  const required = data.table.columns.filter((column) => column.required && !column.derived);
  const found = new Set<string>();
  columnValues(data, 'customerId').forEach((id, row) => {
    if (required.some((column) => isBlank(columnValues(data, column.id)[row]))) found.add(String(id));
  });
  return found;
}
