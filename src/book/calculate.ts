import { type ColumnName, columnsReadBy } from '../formula/dependencies.ts';
import { compileRule, scopeOf } from '../formula/evaluate.ts';
import { LedgerIndex } from '../formula/ledger-index.ts';
import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { parameters } from '../ledger/parameters.ts';
import type { CellValue } from '../ledger/value.ts';
import { parameterRules } from '../receivables/period.ts';
import { allRules } from './rules.ts';

interface Step {
  readonly table: string;
  readonly column: string;
}

/** Derived columns in an order in which every column comes after those it reads. */
export const calculationOrder: readonly Step[] = orderRules();

/**
 * Fills every derived column and computed parameter of the book, in place.
 * @param asOf the day everything is counted to, a serial number; it becomes 参数!基准日
 */
export function calculate(ledger: Ledger, asOf: number): void {
  fillParameters(ledger, asOf);
  const index = new LedgerIndex(ledger);
  for (const { table, column } of calculationOrder) {
    const scope = scopeOf(ledger, table, index);
    const read = compileRule(ruleFor(table, column), scope);
    const values: CellValue[] = columnValues(scope.table, column);
    for (let row = 0; row < scope.table.rowCount; row++) values[row] = read(row);
  }
}

function fillParameters(ledger: Ledger, asOf: number): void {
  for (const parameter of parameters) {
    if (!ledger.parameters.has(parameter.id) && parameter.initial !== undefined)
      ledger.parameters.set(parameter.id, parameter.initial);
  }
  ledger.parameters.set('asOf', asOf);
  const scope = scopeOf(ledger, 'settings');
  for (const [id, rule] of Object.entries(parameterRules))
    ledger.parameters.set(id, compileRule(rule, scope)(0));
}

function ruleFor(table: string, column: string) {
  const rule = allRules.find((rules) => rules.table === table)?.columns[column];
  if (!rule) throw new RangeError(`${table}.${column} has no rule`);
  return rule;
}

function orderRules(): Step[] {
  const rules = new Map<ColumnName, Step & { readonly reads: ReadonlySet<ColumnName> }>();
  for (const { table, columns } of allRules)
    for (const [column, rule] of Object.entries(columns))
      rules.set(`${table}.${column}`, { table, column, reads: columnsReadBy(table, rule) });

  const ordered: Step[] = [];
  const state = new Map<ColumnName, 'open' | 'done'>();
  const visit = (name: ColumnName): void => {
    const rule = rules.get(name);
    if (!rule || state.get(name) === 'done') return;
    if (state.get(name) === 'open') throw new RangeError(`circular rule at ${name}`);
    state.set(name, 'open');
    for (const read of rule.reads) visit(read);
    state.set(name, 'done');
    ordered.push({ table: rule.table, column: rule.column });
  };
  for (const name of rules.keys()) visit(name);
  return ordered;
}

/** Every cell of a table's derived columns, for comparisons. */
export function derivedCells(ledger: Ledger, table: string): Map<string, CellValue[]> {
  const data = tableData(ledger, table);
  return new Map(
    data.table.columns
      .filter((column) => column.derived)
      .map((column) => [column.id, columnValues(data, column.id)]),
  );
}
