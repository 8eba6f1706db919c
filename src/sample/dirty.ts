import type { Column } from '../ledger/column.ts';
import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import type { Random } from './random.ts';

/** Tables whose answers get dirty, with the columns that stay clean because other rows are found by them. */
const tables = {
  customers: ['customerId', 'name', 'status', 'deliveryAddress', 'warehouseAddress'],
  licences: ['customerId', 'kind'],
  investigation: ['customerId'],
  growthPotential: ['customerId'],
} as const;

/** Share of the rows of a table in which one cell goes wrong. */
const dirtyShare = 0.06;
/** Share of the documents of the ledgers in which one cell goes wrong. */
const dirtyDocuments = 0.004;

/** What a person or a pasted report leaves in a cell of this kind instead of its value. */
function dirtyValue(column: Column, value: CellValue, random: Random): CellValue {
  switch (column.kind) {
    case 'date':
      return random.pick(['2026-02-30', '去年', '#', '待补', null]);
    case 'percent':
      return random.pick([7.2, 1.35, -0.1, '七成', null]);
    case 'integer':
    case 'number':
    case 'money':
      return random.pick<CellValue>(['１２０', -50, '约30', '#', '1,200', null]);
    case 'choice':
      return random.pick(['其它', '见附件', '？', null]);
    case 'code':
      return random.pick<CellValue>(['1.23E+17', '#', null]);
    case 'text':
      return random.pick<CellValue>(['=1+1', `  ${String(value)}\u3000`, '#', null]);
  }
}

/** Plants dirty cells in input columns, and a few unreadable dates, amounts and customers in the ledgers. */
export function makeDirty(ledger: Ledger, random: Random): void {
  for (const [id, clean] of Object.entries(tables)) {
    const data = tableData(ledger, id);
    const columns = data.table.columns.filter(
      (column) => !column.derived && !(clean as readonly string[]).includes(column.id),
    );
    for (let row = 0; row < data.rowCount; row++) {
      if (!random.chance(dirtyShare)) continue;
      const column = random.pick(columns);
      const values = columnValues(data, column.id);
      if (!isBlank(values[row])) values[row] = dirtyValue(column, values[row] ?? null, random);
    }
  }
  dirtyLedger(ledger, 'sales', ['documentDate', 'quantity', 'unitPrice', 'customerId', 'termDays'], random);
  dirtyLedger(ledger, 'receipts', ['receivedOn', 'amount', 'documentId'], random);
}

function dirtyLedger(ledger: Ledger, id: string, columns: readonly string[], random: Random): void {
  const data = tableData(ledger, id);
  const count = Math.max(Math.min(data.rowCount, columns.length), Math.round(data.rowCount * dirtyDocuments));
  for (let i = 0; i < count; i++) {
    const column = columns[i % columns.length];
    if (column === undefined) return;
    const values = columnValues(data, column);
    const dirty: Readonly<Record<string, readonly CellValue[]>> = {
      customerId: ['C9999', null],
      documentId: ['XS00000000000', '#'],
      documentDate: ['2026-02-30', '上月', '#'],
      receivedOn: ['月底', '#'],
      termDays: ['三十', -30],
    };
    values[random.whole(0, data.rowCount - 1)] = random.pick(dirty[column] ?? ['１２０', '#', '两箱']);
  }
}
