import { columnFormula, parameterFormula } from '../../src/book/rules.ts';
import type { NamedTable } from '../../src/book/source.ts';
import { sameFormula } from '../../src/formula/same-formula.ts';
import type { Column, Table } from '../../src/ledger/column.ts';
import { type Parameter, parameters } from '../../src/ledger/parameters.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';
import { dataRows, findTable, readSheet, type Workbook } from '../../src/xlsx/package/index.ts';

/** A formula that a cell carries although no rule puts it there; null for a constant where a rule belongs. */
export type OwnFormula = string | null;

/** A table of ours as the page holds it: the values of the file, and what was typed since. */
export interface PageTable {
  readonly table: Table;
  readonly sheet: string;
  readonly firstRow: number;
  readonly firstColumn: number;
  /** Headers in the order of the sheet, with columns of the user's own among them. */
  readonly headers: readonly string[];
  readonly definitions: ReadonlyMap<string, Column>;
  rowCount: number;
  /** Values by header; those of derived cells count only where `own` says so. */
  readonly values: Map<string, CellValue[]>;
  /** Cells that do not carry what the rules say, by header and row. */
  readonly own: Map<string, Map<number, OwnFormula>>;
  /** Headers typed into since the file was read, by row. */
  readonly typed: Map<number, Set<string>>;
  /** Rows the file holds. */
  readonly fileRows: number;
}

/** Reads a table of ours from a workbook; nothing when it lacks it. @throws ProblemError as `readSheet` */
export function readPageTable(workbook: Workbook, table: Table): PageTable | undefined {
  const info = findTable(workbook, table.name);
  if (!info) return undefined;
  const { first, last } = dataRows(info);
  const headers = info.columns.map((column) => column.name);
  const columns = headers.map((): CellValue[] => []);
  const page = {
    table,
    sheet: info.sheetName,
    firstRow: first,
    firstColumn: info.ref.left,
    headers,
    definitions: new Map(table.columns.map((column) => [column.header, column])),
    rowCount: 0,
    values: new Map(headers.map((header, k) => [header, columns[k]!])),
    own: new Map<string, Map<number, OwnFormula>>(),
    typed: new Map<number, Set<string>>(),
  };
  const checks = headers.map((header) => new FormulaCheck(page, header));
  readSheet(workbook, info.sheetName, ({ number, cells }) => {
    if (number < first || number > last) return number <= last;
    const row = number - first;
    for (const { column, value, formula } of cells) {
      const values = columns[column - info.ref.left];
      if (!values) continue;
      while (values.length < row) values.push(null);
      values[row] = value;
      if (formula !== undefined) checks[column - info.ref.left]!.formula(row, formula);
    }
    page.rowCount = row + 1;
    return true;
  });
  for (const values of columns) while (values.length < page.rowCount) values.push(null);
  for (const check of checks) {
    const own = check.finish(page.rowCount);
    if (own.size > 0) page.own.set(check.header, own);
  }
  return { ...page, fileRows: page.rowCount };
}

/** Finds the cells of a column that do not carry what the rules say. */
class FormulaCheck {
  readonly header: string;
  private readonly table: string;
  private readonly rule: (row: number) => string | undefined;
  private readonly own = new Map<number, OwnFormula>();
  private readonly follows = new Set<number>();
  /** The rows of a column mostly carry one formula. */
  private latest: { readonly formula: string; readonly rule: string; readonly same: boolean } | undefined;

  constructor(page: PageColumns, header: string) {
    this.header = header;
    this.table = page.table.name;
    this.rule = ruleReader(page, header);
  }

  formula(row: number, formula: string): void {
    const rule = this.rule(row);
    if (rule !== undefined && this.same(formula, rule)) this.follows.add(row);
    else this.own.set(row, formula);
  }

  /** Constants where a rule belongs are their own too. */
  finish(rowCount: number): Map<number, OwnFormula> {
    for (let row = 0; row < rowCount; row++)
      if (!this.follows.has(row) && !this.own.has(row) && this.rule(row) !== undefined)
        this.own.set(row, null);
    return this.own;
  }

  private same(formula: string, rule: string): boolean {
    const { latest } = this;
    if (latest?.formula === formula && latest.rule === rule) return latest.same;
    const same = sameFormula(formula, rule, this.table);
    this.latest = { formula, rule, same };
    return same;
  }
}

type PageColumns = Pick<PageTable, 'table' | 'values' | 'definitions'>;

/** What the rules put into the cells of a column, without `=`; nothing for input cells. */
export function ruleReader(page: PageColumns, header: string): (row: number) => string | undefined {
  const column = page.definitions.get(header);
  if (!column) return () => undefined;
  if (column.derived) {
    const formula = columnFormula(page.table.id, column.id);
    return () => formula;
  }
  return (row) => {
    const parameter = parameterAt(page, column, row);
    return parameter?.id === 'asOf' ? 'TODAY()' : parameter && parameterFormula(parameter.id);
  };
}

/** The parameter whose value a cell of 参数 holds. */
export function parameterAt(
  { table, values }: PageColumns,
  column: Column,
  row: number,
): Parameter | undefined {
  if (table.id !== 'settings' || column.id !== 'value') return undefined;
  return parameters.find(({ name }) => name === values.get('参数')?.[row]);
}

/** True when a cell shows what its rule gives. */
export function isRuled(page: PageTable, column: Column, row: number): boolean {
  if (page.own.get(column.header)?.has(row)) return false;
  const parameter = parameterAt(page, column, row);
  return column.derived === true || parameter?.derived === true || parameter?.id === 'asOf';
}

/** True when nobody typed anything into a row. */
export function isEmptyRow({ headers, definitions, values }: PageTable, row: number): boolean {
  return headers.every((header) => definitions.get(header)?.derived || isBlank(values.get(header)?.[row]));
}

/** Rows of the table as others see it, with the ruled values a calculation gives. */
export function shownTable(
  page: PageTable,
  calculated: (column: Column, row: number) => CellValue,
  first = 0,
  count = page.rowCount,
): NamedTable {
  const { table, sheet, rowCount, firstRow, firstColumn } = page;
  const end = Math.min(rowCount, first + count);
  const columns = page.headers.map((header) => {
    const values = page.values.get(header)!.slice(first, end);
    const column = page.definitions.get(header);
    if (column && (column.derived || table.id === 'settings'))
      for (let row = first; row < end; row++)
        if (isRuled(page, column, row)) values[row - first] = calculated(column, row);
    return [header, values] as const;
  });
  return { name: table.name, sheet, rowCount, firstRow, firstColumn, columns: new Map(columns) };
}

/** A copy that edits of the original do not reach. */
export function copyOf(page: PageTable): PageTable {
  return {
    ...page,
    values: new Map([...page.values].map(([header, values]) => [header, [...values]])),
    own: new Map([...page.own].map(([header, rows]) => [header, new Map(rows)])),
    typed: new Map([...page.typed].map(([row, headers]) => [row, new Set(headers)])),
  };
}
