import { columnsReadBy, parametersReadBy } from '../../formula/dependencies.ts';
import { LedgerIndex } from '../../formula/ledger-index.ts';
import type { Ledger, TableData } from '../../ledger/data.ts';
import { standardTables } from '../../ledger/tables/standard-versions.ts';
import {
  alikeRows,
  loadedStandard,
  type Standard,
  standardParameters,
} from '../../scoring/standard/standard.ts';
import { calculateSteps } from '../calculate.ts';
import { calculationOrder, type Step } from '../plan.ts';
import { loadStandard } from './versions.ts';

/**
 * A calculated book as it would be with another standard; the book itself stays as it is. Only what the two
 * standards say differently is worked out again, and only as far as the columns asked for need it.
 * @param wanted columns as `table.column`
 */
export function tryStandard(ledger: Ledger, standard: Standard, wanted: readonly string[]): Ledger {
  const steps = stepsBetween(loadedStandard(ledger), standard, wanted);
  const trial = apartFor(ledger, steps);
  loadStandard(trial, standard);
  calculateSteps(trial, new LedgerIndex(trial), steps);
  return trial;
}

/** The steps that another standard reaches and that the wanted columns read, in their order. */
function stepsBetween(before: Standard, after: Standard, wanted: readonly string[]): Step[] {
  const tables = standardTables
    .map(({ id }) => id)
    .filter((id) => !alikeRows(before.rows.get(id) ?? [], after.rows.get(id) ?? []));
  const values = (standard: Standard) =>
    new Map((standard.rows.get('settings') ?? []).map(({ values: { name, value } }) => [name, value]));
  const [old, now] = [values(before), values(after)];
  const parameters = new Set(
    standardParameters
      .filter(({ name }) => now.has(name) && old.get(name) !== now.get(name))
      .map(({ id }) => id),
  );
  const reached = new Set<string>();
  for (const step of calculationOrder) {
    const { table, column } = step;
    const isReached =
      tables.includes(table) ||
      readsOf(step).columns.some((name) => reached.has(name) || tables.includes(name.split('.')[0]!)) ||
      readsOf(step).parameters.some((id) => parameters.has(id));
    if (isReached) reached.add(`${table}.${column}`);
  }
  const needed = new Set<string>(wanted);
  for (const step of calculationOrder.toReversed())
    if (needed.has(`${step.table}.${step.column}`))
      for (const name of readsOf(step).columns) needed.add(name);
  // The rows of every table of the standard are replaced, their derived columns with them.
  const replaced = new Set(standardTables.map(({ id }) => id));
  return calculationOrder.filter(
    ({ table, column }) =>
      needed.has(`${table}.${column}`) && (reached.has(`${table}.${column}`) || replaced.has(table)),
  );
}

interface Reads {
  readonly columns: readonly string[];
  readonly parameters: readonly string[];
}

const reads = new Map<Step, Reads>();

/** What a step reads; asked of every step at every trial, so it is kept. */
function readsOf(step: Step): Reads {
  const known = reads.get(step);
  if (known) return known;
  const found = {
    columns: [...columnsReadBy(step.table, step.rule)],
    parameters: [...parametersReadBy(step.rule)],
  };
  reads.set(step, found);
  return found;
}

/** A book that shares everything with the given one but what the steps and a standard write. */
function apartFor(ledger: Ledger, steps: readonly Step[]): Ledger {
  const own = new Set([
    ...steps.map(({ table }) => table),
    ...standardTables.map(({ id }) => id),
    'settings',
  ]);
  const tables = [...ledger.tables].map(([id, data]): [string, TableData] => {
    if (!own.has(id)) return [id, data];
    const columns = data.columns.copy();
    if (id === 'settings') columns.set('value', [...(columns.get('value') ?? [])]);
    return [id, { ...data, columns }];
  });
  return { tables: new Map(tables), parameters: new Map(ledger.parameters) };
}
