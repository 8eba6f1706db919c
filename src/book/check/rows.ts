import { cellAddress, columnValues, type Ledger, sheetOf, tableData } from '../../ledger/data.ts';
import type { Problem } from '../../ledger/problem.ts';
import { isBlank } from '../../ledger/value.ts';
import { cellName, findTable, readSheet, type TableInfo, type Workbook } from '../../xlsx/package/index.ts';

/** Rows below a table that did not become part of it: nothing there is scored. */
export function checkRowsOutside(workbook: Workbook, ledger: Ledger): Problem[] {
  return [...ledger.tables.values()].flatMap(({ table: { name } }) => {
    const table = findTable(workbook, name);
    return table ? rowsBelow(workbook, table) : [];
  });
}

function rowsBelow(workbook: Workbook, { sheetName, displayName, ref }: TableInfo): Problem[] {
  const others = workbook.tables.filter(
    (other) => other.sheetName === sheetName && other.ref.top > ref.bottom,
  );
  const end = Math.min(Number.POSITIVE_INFINITY, ...others.map((other) => other.ref.top));
  const found: number[] = [];
  let first: string | undefined;
  readSheet(workbook, sheetName, ({ number, cells }) => {
    if (number >= end) return false;
    if (number <= ref.bottom) return true;
    const filled = cells.find(
      ({ column, value }) => column >= ref.left && column <= ref.right && !isBlank(value),
    );
    if (filled) {
      found.push(number);
      first ??= cellName(number, filled.column);
    }
    return true;
  });
  if (first === undefined) return [];
  return [
    {
      code: 'rows-outside-table',
      severity: 'error',
      sheet: sheetName,
      cell: first,
      message: `${sheetName}!${first} 起有 ${found.length} 行在表“${displayName}”外面（表到第 ${ref.bottom} 行为止），没有参加计算。`,
      repair: '请拖动表格右下角的小三角把这些行包进来，中间不留空行；不是数据就移到别处。',
    },
  ];
}

/** Cells that name a customer whom 客户登记 does not have. */
export function checkCustomers(ledger: Ledger): Problem[] {
  const known = new Set(
    columnValues(tableData(ledger, 'customers'), 'customerId').map((id) => String(id ?? '').toUpperCase()),
  );
  return [...ledger.tables.values()].flatMap((data): Problem[] => {
    if (data.table.id === 'customers') return [];
    const column = data.table.columns.find(({ id, derived }) => id === 'customerId' && !derived);
    if (!column) return [];
    return columnValues(data, column.id).flatMap((id, row): Problem[] => {
      if (isBlank(id) || known.has(String(id).toUpperCase())) return [];
      const [sheet, cell] = [sheetOf(data), cellAddress(data, row, column.id)];
      return [
        {
          code: 'customer-unknown',
          severity: 'warning',
          sheet,
          cell,
          message: `${sheet}!${cell} 的客户编号“${id}”在客户登记里没有，这一行没有参加评定。`,
          repair: '请改正编号，或先在客户登记里登记这个客户。',
        },
      ];
    });
  });
}
