import { writeLedger } from '../../src/book/write.ts';
import { cellAddress, type Ledger, tableData } from '../../src/ledger/data.ts';
import { tableOf } from '../../src/ledger/tables/index.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { openWorkbook, readTable, type Workbook } from '../../src/xlsx/package/index.ts';
import { derivedCells } from './ledger.ts';

/** A calculated ledger as a new workbook. */
export function bookBytes(blank: Uint8Array, ledger: Ledger): Uint8Array {
  return writeLedger(openWorkbook(blank), ledger, { inputs: true, fixedAsOf: true }).toBytes();
}

/** The derived cells of a table in which a recalculated workbook differs from the engine, each as a sentence. */
export function differencesIn(ledger: Ledger, recalculated: Workbook, id: string): string[] {
  const table = tableOf(id);
  const theirs = readTable(recalculated, table.name);
  const data = tableData(ledger, id);
  const differences: string[] = [];
  for (const [column, ours] of derivedCells(ledger, id)) {
    const header = table.columns.find((own) => own.id === column)!.header;
    const values = theirs.columns.get(header);
    for (let row = 0; row < data.rowCount; row++)
      if (!same(ours[row] ?? null, values?.[row] ?? null))
        differences.push(
          `${table.name}!${cellAddress(data, row, column)} ${header}: engine ${show(ours[row])}, LibreOffice ${show(values?.[row])}`,
        );
  }
  return differences;
}

/** Numbers to 12 significant digits of their own size, since files print 15; an empty formula text is nothing. */
function same(ours: CellValue, theirs: CellValue): boolean {
  if (typeof ours === 'number' && typeof theirs === 'number')
    return Math.abs(ours - theirs) <= 1e-12 * Math.max(1, Math.abs(ours));
  return (ours === '' ? null : ours) === (theirs === '' ? null : theirs);
}

function show(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
