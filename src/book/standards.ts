import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { tables } from '../ledger/tables/index.ts';
import type { CellValue } from '../ledger/value.ts';

/** Rows of the standards tables of a book by table identifier, input columns only, in their order. */
export function standardsOf(ledger: Ledger): Record<string, CellValue[][]> {
  const standards = tables.filter((table) => table.chapter === '标准');
  return Object.fromEntries(
    standards.map((table) => {
      const data = tableData(ledger, table.id);
      const inputs = table.columns
        .filter((column) => !column.derived)
        .map((column) => columnValues(data, column.id));
      return [
        table.id,
        Array.from({ length: data.rowCount }, (_, row) => inputs.map((values) => values[row] ?? null)),
      ];
    }),
  );
}
