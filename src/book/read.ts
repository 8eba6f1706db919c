import type { Table } from '../ledger/column.ts';
import { appendRow, emptyLedger, type Ledger, type TableData } from '../ledger/data.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { tables } from '../ledger/tables/index.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { findTable, readSheet, readTable, type Workbook } from '../xlsx/package/index.ts';
import { takeParameters } from './parameters.ts';

/** The data rows of a table by header, whatever they were read from. */
export interface NamedTable {
  readonly name: string;
  /** Worksheet it stands on. */
  readonly sheet: string;
  readonly rowCount: number;
  /** Worksheet row and column (1-based) of the first data cell. */
  readonly firstRow: number;
  readonly firstColumn: number;
  /** Values by header, in the order of the table's columns. */
  readonly columns: ReadonlyMap<string, readonly CellValue[]>;
}

/** Where the tables of a book are read from. */
export interface BookSource {
  /** The table of this name, if the book has it. */
  table(name: string): NamedTable | undefined;
  /** The date typed into 参数!基准日; undefined where the cell counts with TODAY() or is empty. */
  fixedAsOf(): number | undefined;
}

/** A book as data, before anything is calculated. */
export interface ReadBook {
  readonly ledger: Ledger;
  /** The date typed into 参数!基准日; undefined where the cell counts with TODAY() or is empty. */
  readonly fixedAsOf: number | undefined;
  readonly problems: readonly Problem[];
}

/** Reads every table of ours from a workbook. @throws ProblemError as `readBook` */
export function readLedger(workbook: Workbook): ReadBook {
  return readBook(workbookSource(workbook));
}

/**
 * Reads every table of ours, input columns as they stand. Columns and tables that are missing stay empty and
 * are named; rows keep their places, so that results can be written back beside them.
 * @throws ProblemError `not-a-ledger` when the book holds no 客户登记 table
 */
export function readBook(source: BookSource): ReadBook {
  const ledger = emptyLedger();
  const problems: Problem[] = [];
  for (const table of tables) {
    const named = source.table(table.name);
    if (named) {
      const data = dataOf(table, named);
      ledger.tables.set(table.id, data);
      problems.push(...missingColumns(data));
    } else if (table.id === 'customers') {
      throw new ProblemError(notALedger);
    } else {
      problems.push({
        code: 'table-missing',
        severity: 'warning',
        sheet: table.name,
        message: `工作簿里没有表“${table.name}”，按空表处理。`,
        repair: '用 new 命令新建台账，再把数据导入，可补齐缺少的表。',
      });
    }
  }
  takeParameters(ledger);
  return { ledger, fixedAsOf: source.fixedAsOf(), problems };
}

/** The rows of a table as data: input columns as they stand, derived ones still to be computed. */
export function dataOf(table: Table, named: NamedTable): TableData {
  const { rowCount, firstRow } = named;
  const headers = [...named.columns.keys()];
  const places = new Map<string, number>();
  const columns = new Map<string, CellValue[]>();
  for (const column of table.columns) {
    const values = column.derived ? undefined : named.columns.get(column.header);
    columns.set(column.id, values ? [...values] : new Array<CellValue>(rowCount).fill(null));
    const index = headers.indexOf(column.header);
    if (index >= 0) places.set(column.id, named.firstColumn + index);
  }
  return { table, rowCount, firstRow, columns, place: { sheet: named.sheet, columns: places } };
}

function missingColumns({ table, place }: TableData): Problem[] {
  return table.columns
    .filter((column) => !column.derived && !place?.columns.has(column.id))
    .map((column) => ({
      code: 'column-missing',
      severity: 'warning',
      sheet: place?.sheet ?? table.name,
      message: `表“${table.name}”缺少列“${column.header}”，按空白处理。`,
      repair: `请在表里补一列，列标题写“${column.header}”。`,
    }));
}

const notALedger: Problem = {
  code: 'not-a-ledger',
  severity: 'error',
  message: '这个工作簿里没有“客户登记”表，不是本程序的客户台账。',
  repair: '先用 customer-ledger new 新建台账，再用 import 把这个文件导入。',
};

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

/** Rows at the end of a table in which nothing was typed; new rows take their place. */
export function dropTrailingBlankRows(ledger: Ledger): void {
  for (const data of ledger.tables.values()) {
    const inputs = data.table.columns
      .filter((column) => !column.derived)
      .map((column) => data.columns.get(column.id)!);
    let rows = data.rowCount;
    while (rows > 0 && inputs.every((values) => isBlank(values[rows - 1]))) rows--;
    data.rowCount = rows;
    for (const values of data.columns.values()) values.length = rows;
  }
}

/** A worksheet table has at least one row: an empty one is calculated and written like any other. */
export function padEmptyTables(ledger: Ledger): void {
  for (const data of ledger.tables.values()) if (data.rowCount === 0) appendRow(data, {});
}
