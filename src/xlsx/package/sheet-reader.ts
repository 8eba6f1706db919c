import { ProblemError } from '../../ledger/problem.ts';
import { type CellValue, isBlank } from '../../ledger/value.ts';
import { CellReader, type SheetCell } from './cell-reader.ts';
import { utf8Chunks } from './part-stream.ts';
import { type CellRange, parseRange } from './reference.ts';
import { corruptPart, sheetMissing, tableMissing } from './refusals.ts';
import type { RowLayout } from './row-layout.ts';
import { type SheetHandler, SheetScanner } from './sheet-scanner.ts';
import { dataRows, type TableInfo } from './tables.ts';
import { findSheet, findTable, type SheetInfo, type Workbook } from './workbook.ts';
import { attributeOf, tagsOf } from './xml-tags.ts';

export interface SheetRow {
  readonly number: number;
  /** The cells the file has, by column; blanks that carry only a style are among them with value null. */
  readonly cells: readonly SheetCell[];
}

/** Called for each row; false ends the reading. */
export type OnRow = (row: SheetRow) => unknown;

/** The data rows of a table as columns. */
export interface TableData {
  readonly table: TableInfo;
  /** Row number of index 0 of the columns. */
  readonly firstRow: number;
  readonly rowCount: number;
  readonly columns: ReadonlyMap<string, CellValue[]>;
}

/** A foreign sheet as a plain grid. */
export interface SheetGrid {
  /** Row and column number of `rows[0][0]`: always 1, so that positions are cell positions less one. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly merges: readonly CellRange[];
  /** True when `maxRows` cut the sheet. */
  readonly truncated: boolean;
}

/** More cells than this are read row by row, never gathered into one table. */
const mostCells = 60_000_000;

/** The sheet's part, or a refusal that lists the sheets there are. @throws ProblemError `sheet-missing` */
export function requireSheet(workbook: Workbook, name: string): SheetInfo {
  const sheet = findSheet(workbook, name);
  if (!sheet)
    throw sheetMissing(
      name,
      workbook.sheets.map((known) => known.name),
    );
  return sheet;
}

/** The table, or a refusal that lists the tables there are. @throws ProblemError `table-missing` */
export function requireTable(workbook: Workbook, name: string): TableInfo {
  const table = findTable(workbook, name);
  if (!table)
    throw tableMissing(
      name,
      workbook.tables.map((known) => known.displayName),
    );
  return table;
}

/** Runs a handler over a sheet's part. @throws ProblemError `package-corrupt`, `package-doctype` */
export function scanSheet(workbook: Workbook, sheet: SheetInfo, handler: SheetHandler): void {
  const entry = workbook.entry(sheet.part);
  if (!entry || sheet.kind !== 'worksheet') return;
  const scanner = new SheetScanner(sheet.part, handler);
  for (const chunk of utf8Chunks(entry)) if (!scanner.push(chunk)) return;
  scanner.finish();
}

/** A cell reader for the workbook's sheets. */
export function cellReader(workbook: Workbook): CellReader {
  return new CellReader({
    sharedStrings: workbook.sharedStrings(),
    date1904: workbook.date1904,
    dateStyles: workbook.styles.dates,
  });
}

/** The handler that turns layouts into rows of cells. */
export function rowHandler(workbook: Workbook, onRow: OnRow): SheetHandler {
  const reader = cellReader(workbook);
  return {
    row(buffer, layout, number) {
      const cells: SheetCell[] = [];
      for (let k = 0; k < layout.count; k++) cells.push(reader.cell(buffer, layout, number, k));
      return onRow({ number, cells }) !== false;
    },
  };
}

/**
 * Reads a sheet row by row, in the order of the file; only the row at hand is in memory.
 * @throws ProblemError `sheet-missing`, `package-corrupt`, `package-doctype`
 */
export function readSheet(workbook: Workbook, sheetName: string, onRow: OnRow): void {
  scanSheet(workbook, requireSheet(workbook, sheetName), rowHandler(workbook, onRow));
}

/**
 * Reads the data rows of a table into columns by header. Rows at the end of the table that the sheet does not
 * hold at all are left out, so `rowCount` may be smaller than the table's reference.
 * @throws ProblemError `table-missing`, `table-too-large`, `package-corrupt`, `package-doctype`
 */
export function readTable(workbook: Workbook, tableName: string): TableData {
  const table = requireTable(workbook, tableName);
  const { first, last } = dataRows(table);
  const { left, right } = table.ref;
  const columns: CellValue[][] = table.columns.map(() => []);
  const reader = cellReader(workbook);
  let rowCount = 0;
  let cells = 0;
  const row = (buffer: Uint8Array, layout: RowLayout, number: number): boolean => {
    if (number < first || number > last) return true;
    rowCount = Math.max(rowCount, number - first + 1);
    for (let k = 0; k < layout.count; k++) {
      const column = layout.column[k] ?? 0;
      if (column < left || column > right) continue;
      const values = columns[column - left];
      if (!values) continue;
      cells += Math.max(1, number - first - values.length + 1);
      if (cells > mostCells) throw tableTooLarge(table);
      while (values.length < number - first) values.push(null);
      values[number - first] = reader.value(buffer, layout, k);
    }
    return true;
  };
  scanSheet(workbook, requireSheet(workbook, table.sheetName), { row });
  if (rowCount * columns.length > mostCells) throw tableTooLarge(table);
  for (const values of columns) while (values.length < rowCount) values.push(null);
  const byHeader = new Map(table.columns.map((column, i) => [column.name, columns[i] ?? []]));
  return { table, firstRow: first, rowCount, columns: byHeader };
}

function tableTooLarge(table: TableInfo): ProblemError {
  return new ProblemError({
    code: 'table-too-large',
    severity: 'error',
    sheet: table.sheetName,
    message: `表格“${table.displayName}”超过 ${mostCells / 10_000} 万个单元格，无法一次读入。`,
    repair: '请按年份拆分工作表。',
  });
}

/**
 * Reads a sheet as a grid from A1; short rows are short arrays, missing rows empty ones. `maxRows` (default
 * all) keeps a preview cheap.
 * @throws ProblemError `sheet-missing`, `package-corrupt`, `package-doctype`
 */
export function readGrid(
  workbook: Workbook,
  sheetName: string,
  options: { readonly maxRows?: number } = {},
): SheetGrid {
  const maxRows = options.maxRows ?? Number.POSITIVE_INFINITY;
  const sheet = requireSheet(workbook, sheetName);
  const reader = cellReader(workbook);
  const rows: CellValue[][] = [];
  let truncated = false;
  let merges: CellRange[] = [];
  let cells = 0;
  scanSheet(workbook, sheet, {
    row(buffer, layout, number) {
      if (number > maxRows) {
        truncated ||= layout.count > 0;
        return true;
      }
      while (rows.length < number) rows.push([]);
      const row = rows[number - 1] ?? [];
      for (let k = 0; k < layout.count; k++) {
        const value = reader.value(buffer, layout, k);
        if (value === null) continue;
        const column = layout.column[k] ?? 1;
        cells += Math.max(1, column - row.length);
        if (cells > mostCells) throw corruptPart(sheet.part, '里的单元格多得不正常');
        while (row.length < column - 1) row.push(null);
        row[column - 1] = value;
      }
      return true;
    },
    tail(bytes) {
      merges = mergesOf(bytes);
    },
  });
  return { rows, merges, truncated };
}

/** The merged ranges of a sheet, not expanded. @throws ProblemError as `readSheet` */
export function sheetMerges(workbook: Workbook, sheetName: string): CellRange[] {
  let merges: CellRange[] = [];
  scanSheet(workbook, requireSheet(workbook, sheetName), {
    row: () => true,
    tail(bytes) {
      merges = mergesOf(bytes);
    },
  });
  return merges;
}

/** Merged ranges named in what follows the rows. */
export function mergesOf(tail: Uint8Array): CellRange[] {
  const xml = new TextDecoder().decode(tail);
  const merges: CellRange[] = [];
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'mergeCell' || tag.kind === 'close') continue;
    const range = parseRange(attributeOf(xml.slice(tag.start, tag.end), 'ref') ?? '');
    if (range) merges.push(range);
  }
  return merges;
}

/** True when a row of a table holds nothing anybody typed: formulas do not count. */
export function hasNoInput(workbook: Workbook, table: TableInfo, row: number): boolean {
  const reader = cellReader(workbook);
  let none = true;
  scanSheet(workbook, requireSheet(workbook, table.sheetName), {
    row(buffer, layout, number) {
      for (let k = 0; number === row && k < layout.count; k++) {
        const column = layout.column[k] ?? 0;
        const inside = column >= table.ref.left && column <= table.ref.right;
        if (inside && layout.formulaStart[k] === 0 && !isBlank(reader.value(buffer, layout, k))) none = false;
      }
      return number < row;
    },
  });
  return none;
}
