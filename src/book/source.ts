import type { Table } from '../ledger/column.ts';
import { Columns, emptyLedger, type Ledger, type TableData, type TablePlace } from '../ledger/data.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { tables } from '../ledger/tables/index.ts';
import type { CellValue } from '../ledger/value.ts';
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
  const columns = table.columns.map((column) => {
    const values = column.derived ? undefined : named.columns.get(column.header);
    return [column.id, values ? [...values] : new Array<CellValue>(rowCount).fill(null)] as const;
  });
  return { table, rowCount, firstRow, columns: new Columns(columns), place: placeOf(table, named) };
}

/** Where the columns of a table stand. */
export function placeOf(table: Table, named: NamedTable): TablePlace {
  const indexes = new Map([...named.columns.keys()].map((header, index) => [header, index]));
  const columns = new Map<string, number>();
  for (const { id, header } of table.columns) {
    const index = indexes.get(header);
    if (index !== undefined) columns.set(id, named.firstColumn + index);
  }
  return { sheet: named.sheet, columns };
}

/** Input columns that the book's table lacks. */
export function missingColumns({ table, place }: TableData): Problem[] {
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
