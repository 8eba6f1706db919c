import { columnsReadBy, parametersReadBy } from '../formula/dependencies.ts';
import type { Expression } from '../formula/expression.ts';
import type { Table } from '../ledger/column.ts';
import { tableOf, tables } from '../ledger/tables/index.ts';
import { parameterRules } from './parameter-rules.ts';
import { ruleOf } from './rules.ts';

/** What a table's formulas and choices refer to outside of it. */
export interface Needs {
  /** Column identifiers by table identifier. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
  /** Parameters, which formulas know by the names of cells of 参数. */
  readonly parameters: ReadonlySet<string>;
}

/** What the formulas and the choices of a table need of the rest of the book. */
export function needsOf(table: Table): Needs {
  const columns = new Map<string, Set<string>>();
  const need = (id: string, ...names: string[]) => {
    if (id !== table.id) columns.set(id, new Set([...(columns.get(id) ?? []), ...names]));
  };
  const readColumns = (rule: Expression) => {
    for (const source of columnsReadBy(table.id, rule)) {
      const [from = '', column = ''] = source.split('.');
      need(from, column);
    }
  };
  const parameters = new Set<string>();
  for (const { id, choices, criterion } of table.columns) {
    if (choices && 'table' in choices)
      need(choices.table, choices.column, ...(criterion ? ['criterion'] : []));
    const rule = ruleOf(table.id, id);
    if (!rule) continue;
    for (const parameter of parametersReadBy(rule)) parameters.add(parameter);
    readColumns(rule);
  }
  if (table.id === 'settings') for (const rule of Object.values(parameterRules)) readColumns(rule);
  if (parameters.size > 0) need('settings', 'name', 'value');
  return { columns, parameters };
}

/** These tables and every table that they cannot do without, in the order of the book, but for those there are. */
export function withNeeded(
  ids: Iterable<string>,
  isPresent: (table: Table) => boolean = () => false,
): Table[] {
  const found = new Set<string>();
  const visit = (id: string): void => {
    const table = tableOf(id);
    if (found.has(id) || isPresent(table)) return;
    found.add(id);
    for (const needed of needsOf(table).columns.keys()) visit(needed);
  };
  for (const id of ids) visit(id);
  return tables.filter(({ id }) => found.has(id));
}
