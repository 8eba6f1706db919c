import { columnValues, type Ledger, tableData } from '../src/ledger/data.ts';
import { tables } from '../src/ledger/tables/index.ts';
import type { CellValue } from '../src/ledger/value.ts';

/** Columns whose texts name a row: every copy of a book has its own. */
const names = new Set(['customerId', 'documentId', 'originalDocumentId', 'receiptId', 'contractNo']);

/** A book with several copies of everything but its standards and settings, in place. */
export function multiply(ledger: Ledger, copies: number): Ledger {
  for (const table of tables) {
    if (table.chapter === '标准' || table.chapter === '设置') continue;
    const data = tableData(ledger, table.id);
    const { rowCount } = data;
    for (const { id } of table.columns) {
      const values = columnValues(data, id);
      const spell = (value: CellValue, copy: number): CellValue =>
        names.has(id) && typeof value === 'string' && value !== ''
          ? Buffer.from(`${value}-${copy}`).toString()
          : value;
      for (let copy = 1; copy < copies; copy++)
        for (let row = 0; row < rowCount; row++) values.push(spell(values[row] ?? null, copy));
    }
    data.rowCount = rowCount * copies;
  }
  return ledger;
}
