import { calculate } from '../book/calculate.ts';
import { dropBlankTail, padEmptyTables } from '../book/read.ts';
import { writeLedger } from '../book/write.ts';
import { columnOf } from '../ledger/column.ts';
import { appendRow, type Ledger, tableData } from '../ledger/data.ts';
import type { CellEdit } from '../ledger/edit.ts';
import { tableOf } from '../ledger/tables/index.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type SavedFile, saveWorkbookFile } from '../xlsx/workbook-file.ts';
import type { OpenBook } from './book-file.ts';

/** What is to be written into 合同台账 and its tables. */
export interface RegisterChanges {
  /** Input cells of rows that are there. */
  readonly cells: readonly CellEdit[];
  /** New rows by table. */
  readonly rows: Readonly<Partial<Record<RegisterTable, readonly Readonly<Record<string, CellValue>>[]>>>;
}

type RegisterTable = 'contracts' | 'contractLines' | 'contractEvents';

/**
 * Writes cells and new rows into the book at `path`, whole or not at all; the former book is kept as `.bak`. No
 * other input cell is touched; what is derived is written anew.
 * @returns nothing when there was nothing to write
 * @throws ProblemError as `saveWorkbookFile`
 */
export function writeRegister(
  { ledger, live, workbook, fixedAsOf, asOf }: OpenBook,
  path: string,
  { cells, rows }: RegisterChanges,
): SavedFile | undefined {
  const added = Object.entries(rows).filter(([, list]) => list.length > 0);
  if (cells.length === 0 && added.length === 0) return undefined;
  live.edit(cells);
  const appended = added.flatMap(([table, list]) => append(ledger, table, list));
  // Nothing is derived from 合同记录.
  if (added.some(([table]) => table !== 'contractEvents')) calculate(ledger, asOf);
  padEmptyTables(ledger);
  const editor = writeLedger(workbook, ledger, { inputs: false, fixedAsOf });
  for (const { table, row, column, value } of [...cells, ...appended]) {
    const definition = tableOf(table);
    editor.updateCells(definition.name, row, new Map([[columnOf(definition, column).header, value]]));
  }
  return saveWorkbookFile(editor, path);
}

/** Appends rows to the ledger; their filled cells as edits. */
function append(
  ledger: Ledger,
  table: string,
  rows: readonly Readonly<Record<string, CellValue>>[],
): CellEdit[] {
  const data = tableData(ledger, table);
  dropBlankTail(data);
  return rows.flatMap((record) => {
    const row = data.rowCount;
    appendRow(data, record);
    return Object.entries(record)
      .filter(([, value]) => !isBlank(value))
      .map(([column, value]) => ({ table, row, column, value }));
  });
}
