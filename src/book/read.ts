import { appendRow, type Ledger, type TableData } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { findTable, readSheet, readTable, type Workbook } from '../xlsx/package/index.ts';
import { type BookSource, type ReadBook, readBook } from './source.ts';

/** Reads every table of ours from a workbook. @throws ProblemError as `readBook` */
export function readLedger(workbook: Workbook): ReadBook {
  return readBook(workbookSource(workbook));
}

function workbookSource(workbook: Workbook): BookSource {
  return {
    table(name) {
      if (!findTable(workbook, name)) return undefined;
      const { table, ...rows } = readTable(workbook, name);
      return { name, sheet: table.sheetName, firstColumn: table.ref.left, ...rows };
    },
    fixedAsOf() {
      const table = findTable(workbook, '参数');
      if (!table) return undefined;
      const { columns, firstRow } = readTable(workbook, '参数');
      const row = (columns.get('参数') ?? []).indexOf('基准日') + firstRow;
      const cell = readSheetCell(workbook, table.sheetName, row, table.ref.left + 1);
      return cell && cell.formula === undefined && typeof cell.value === 'number' ? cell.value : undefined;
    },
  };
}

function readSheetCell(workbook: Workbook, sheet: string, row: number, column: number) {
  let found: { value: CellValue; formula?: string } | undefined;
  readSheet(workbook, sheet, (line) => {
    if (line.number === row) found = line.cells.find((cell) => cell.column === column);
    return line.number < row;
  });
  return found;
}

/** Rows at the end of tables in which nothing was typed are dropped; new rows take their place. */
export function dropTrailingBlankRows(ledger: Ledger): void {
  for (const data of ledger.tables.values()) dropBlankTail(data);
}

/** The same for one table. */
export function dropBlankTail(data: TableData): void {
  const inputs = data.table.columns
    .filter((column) => !column.derived)
    .map((column) => data.columns.get(column.id)!);
  let rows = data.rowCount;
  while (rows > 0 && inputs.every((values) => isBlank(values[rows - 1]))) rows--;
  data.rowCount = rows;
  for (const values of data.columns.values()) values.length = rows;
}

/** A worksheet table has at least one row: an empty one is calculated and written like any other. */
export function padEmptyTables(ledger: Ledger): void {
  for (const data of ledger.tables.values()) if (data.rowCount === 0) appendRow(data, {});
}
