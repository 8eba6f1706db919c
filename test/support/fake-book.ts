import type { ShownTable } from '../../addin/book/host.ts';
import { calculate } from '../../src/book/calculate.ts';
import { columnFormula, parameterFormula } from '../../src/book/rules.ts';
import { appendRow, Columns, columnValues, type Ledger, type TableData } from '../../src/ledger/data.ts';
import { parameters } from '../../src/ledger/parameters.ts';
import { ProblemError } from '../../src/ledger/problem.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';

/**
 * A book in memory as a spreadsheet program would show it: derived cells hold what the rules give, except where
 * someone overwrote a formula (which nothing else in this book then reads).
 */
export class FakeBook {
  asOf: number;
  /** True when a date is typed into 参数!基准日. */
  fixedAsOf = false;
  readonly ledger: Ledger;
  protected readonly present: Set<string>;
  /** Cells that show an old value, as with manual calculation: `表.列.行`. */
  readonly stale = new Map<string, CellValue>();
  protected readonly overwritten = new Map<string, CellValue>();

  constructor(ledger: Ledger, asOf: number, present: readonly string[] = tables.map((table) => table.name)) {
    this.ledger = ledger;
    this.asOf = asOf;
    this.present = new Set(present);
    for (const data of ledger.tables.values()) {
      if (data.table.id === 'settings' && data.rowCount === 0) fillSettings(data, ledger);
      if (data.rowCount === 0) appendRow(data, {});
    }
    calculate(ledger, asOf);
  }

  /** What the book shows in a cell. */
  cell(table: string, row: number, header: string): CellValue {
    return this.shown(table).columns.get(header)?.[row] ?? null;
  }

  protected data(name: string): TableData {
    const found = [...this.ledger.tables.values()].find(({ table }) => table.name === name);
    if (!found || !this.present.has(name))
      throw new ProblemError({ code: 'table-missing', severity: 'error', message: `没有表“${name}”。` });
    return found;
  }

  protected shown(name: string): ShownTable {
    const { table, rowCount, firstRow, columns } = this.data(name);
    const values = table.columns.map((column) => {
      const own = columns.get(column.id)!.slice(0, rowCount);
      return [
        column.header,
        own.map((value, row) => {
          const key = `${name}.${column.header}.${row}`;
          return this.overwritten.get(key) ?? this.stale.get(key) ?? value;
        }),
      ] as const;
    });
    return { name, sheet: name, rowCount, firstRow, firstColumn: 1, columns: new Map(values) };
  }

  protected put(name: string, row: number, header: string, value: CellValue): void {
    const data = this.data(name);
    const column = data.table.columns.find((known) => known.header === header);
    if (!column) throw new RangeError(`${name} has no column ${header}`);
    columnValues(data, column.id)[row] = value;
  }

  protected settle(): void {
    const settings = this.ledger.tables.get('settings')!;
    const names = columnValues(settings, 'name');
    for (const { id, name, derived } of parameters) {
      const value = columnValues(settings, 'value')[names.indexOf(name)];
      if (!derived && !isBlank(value)) this.ledger.parameters.set(id, value as CellValue);
    }
    calculate(this.ledger, this.asOf);
  }

  protected isEmptyRow(data: TableData, row: number): boolean {
    return data.table.columns.every(
      (column) => column.derived || isBlank(columnValues(data, column.id)[row] ?? null),
    );
  }

  protected parameterFormulaAt(row: number): string | undefined {
    const name = columnValues(this.data('参数'), 'name')[row];
    const parameter = parameters.find((known) => known.name === name);
    if (parameter?.id === 'asOf') return this.fixedAsOf ? undefined : 'TODAY()';
    return parameter && parameterFormula(parameter.id);
  }

  /** Formula or constant of every cell of a column. */
  protected formulas(table: string, header: string): CellValue[] {
    const { id, columns } = this.data(table).table;
    const formula = columnFormula(id, columns.find((column) => column.header === header)!.id);
    return this.shown(table)
      .columns.get(header)!
      .map((value, row) => {
        const own =
          formula ?? (table === '参数' && header === '值' ? this.parameterFormulaAt(row) : undefined);
        return own === undefined || this.overwritten.has(`${table}.${header}.${row}`) ? value : `=${own}`;
      });
  }
}

function fillSettings(data: TableData, ledger: Ledger): void {
  for (const { id, name, help } of parameters)
    appendRow(data, { name, value: ledger.parameters.get(id) ?? null, help });
}

/** A copy whose cells are its own. */
export function copyOf(data: TableData): TableData {
  return { ...data, columns: new Columns([...data.columns].map(([id, values]) => [id, [...values]])) };
}
