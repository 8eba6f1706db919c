import { appendRow, emptyLedger, type Ledger, tableData } from '../ledger/data.ts';
import { parameters } from '../ledger/parameters.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { tables } from '../ledger/tables/index.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { findTable, readSheet, readTable, type Workbook } from '../xlsx/package/index.ts';

/** A book as data, before anything is calculated. */
export interface ReadBook {
  readonly ledger: Ledger;
  /** The date typed into 参数!基准日; undefined where the cell counts with TODAY() or is empty. */
  readonly fixedAsOf: number | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads every table of ours from a workbook, input columns as they stand. Columns and tables that are missing
 * stay empty and are named; rows keep their places, so that results can be written back beside them.
 * @throws ProblemError `not-a-ledger` when the workbook holds no 客户登记 table
 */
export function readLedger(workbook: Workbook): ReadBook {
  const ledger = emptyLedger();
  const problems: Problem[] = [];
  if (!findTable(workbook, '客户登记')) throw new ProblemError(notALedger);
  for (const table of tables) {
    if (!findTable(workbook, table.name)) {
      problems.push({
        code: 'table-missing',
        severity: 'warning',
        sheet: table.name,
        message: `工作簿里没有表“${table.name}”，按空表处理。`,
        repair: '用 new 命令新建台账，再把数据导入，可补齐缺少的表。',
      });
      continue;
    }
    const { rowCount, firstRow, columns } = readTable(workbook, table.name);
    const data = tableData(ledger, table.id);
    data.rowCount = rowCount;
    data.firstRow = firstRow;
    for (const column of table.columns) {
      const values = column.derived ? undefined : columns.get(column.header);
      data.columns.set(column.id, values ? [...values] : new Array<CellValue>(rowCount).fill(null));
      if (!column.derived && !values)
        problems.push({
          code: 'column-missing',
          severity: 'warning',
          sheet: table.name,
          message: `表“${table.name}”缺少列“${column.header}”，按空白处理。`,
          repair: `请在表里补一列，列标题写“${column.header}”。`,
        });
    }
  }
  return { ledger, fixedAsOf: readParameters(workbook, ledger), problems };
}

const notALedger: Problem = {
  code: 'not-a-ledger',
  severity: 'error',
  message: '这个工作簿里没有“客户登记”表，不是本程序的客户台账。',
  repair: '先用 customer-ledger new 新建台账，再用 import 把这个文件导入。',
};

/** Values of 参数 by name; gives the typed date of 基准日, if one was typed. */
function readParameters(workbook: Workbook, ledger: Ledger): number | undefined {
  const table = findTable(workbook, '参数');
  const settings = tableData(ledger, 'settings');
  const names = settings.columns.get('name') ?? [];
  const values = settings.columns.get('value') ?? [];
  for (const parameter of parameters) {
    const row = names.indexOf(parameter.name);
    const value = row < 0 ? undefined : values[row];
    if (!parameter.derived && !isBlank(value)) ledger.parameters.set(parameter.id, value as CellValue);
  }
  if (!table) return undefined;
  const row = names.indexOf('基准日') + settings.firstRow;
  const cell = readSheetCell(workbook, table.sheetName, row, table.ref.left + 1);
  return cell && cell.formula === undefined && typeof cell.value === 'number' ? cell.value : undefined;
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
