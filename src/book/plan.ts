import {
  type ColumnName,
  columnsReadBy,
  parametersReadBy,
  type Reach,
  type Relation,
  reachesOf,
} from '../formula/dependencies.ts';
import type { Expression } from '../formula/expression.ts';
import { allRules, ruleOf } from './rules.ts';

/** A derived column to compute. */
export interface Step {
  readonly table: string;
  readonly column: string;
  readonly rule: Expression;
}

/** A step whose rule reads a column, and how that column's cells reach its rows. */
export interface Dependent {
  /** Place in the calculation order. */
  readonly step: number;
  readonly relation: Relation;
}

/** Derived columns in an order in which every column comes after those it reads. */
export const calculationOrder: readonly Step[] = orderRules();

const places = new Map(calculationOrder.map(({ table, column }, step) => [`${table}.${column}`, step]));
const dependents = dependentsByColumn();
const nobody: readonly Dependent[] = [];

/** Place of a derived column in the calculation order. @throws RangeError for a column that is not derived */
export function stepOf(table: string, column: string): number {
  const step = places.get(`${table}.${column}`);
  if (step === undefined) throw new RangeError(`${table}.${column} has no rule`);
  return step;
}

/** The steps whose rules read a column. */
export function dependentsOf(table: string, column: string): readonly Dependent[] {
  return dependents.get(`${table}.${column}`) ?? nobody;
}

/** The steps whose rules read a parameter. */
export function dependentsOfParameter(id: string): readonly number[] {
  return calculationOrder.flatMap(({ rule }, step) => (parametersReadBy(rule).has(id) ? [step] : []));
}

function orderRules(): Step[] {
  const rules = new Map<ColumnName, Step>();
  for (const { table, columns } of allRules)
    for (const [column, rule] of Object.entries(columns))
      rules.set(`${table}.${column}`, { table, column, rule });

  const ordered: Step[] = [];
  const state = new Map<ColumnName, 'open' | 'done'>();
  const visit = (name: ColumnName): void => {
    const step = rules.get(name);
    if (!step || state.get(name) === 'done') return;
    if (state.get(name) === 'open') throw new RangeError(`circular rule at ${name}`);
    state.set(name, 'open');
    for (const read of columnsReadBy(step.table, step.rule)) visit(read);
    state.set(name, 'done');
    ordered.push(step);
  };
  for (const name of rules.keys()) visit(name);
  return ordered;
}

function dependentsByColumn(): Map<ColumnName, Dependent[]> {
  const found = new Map<ColumnName, Dependent[]>();
  calculationOrder.forEach(({ table, rule }, step) => {
    for (const { source, relation } of distinct(reachesOf(table, rule, ruleOf)))
      found.set(source, [...(found.get(source) ?? []), { step, relation }]);
  });
  return found;
}

function distinct(reaches: readonly Reach[]): Iterable<Reach> {
  return new Map(reaches.map((reach) => [JSON.stringify(reach), reach])).values();
}
