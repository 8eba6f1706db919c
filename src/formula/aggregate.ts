import { tableData } from '../ledger/data.ts';
import { Conditions } from './conditions.ts';
import { keyOfAggregate, readsItsRow } from './dependencies.ts';
import { compile, type Evaluator, type Scope } from './evaluate.ts';
import type { Aggregate } from './expression.ts';
import { Totals } from './totals.ts';
import { error, Vector } from './vector.ts';

/**
 * SUMIFS, COUNTIFS and the two extremes over the rows of a table. The first condition that names a value of
 * this row by `=` is the key that finds the candidates; the others filter them.
 */
export function compileAggregate(expression: Aggregate, scope: Scope): Evaluator {
  const { kind, table, where, column } = expression;
  const keyed = keyOfAggregate(expression);
  const others = where.filter((condition) => condition !== keyed);
  const values = column === undefined ? undefined : scope.index.column(table, column);
  const conditions = new Conditions(table, others, scope);
  if (!keyed) return overAllRows(kind, values, conditions, tableData(scope.ledger, table).rowCount);

  const search = { table, column: keyed.column, key: compile(keyed.value, scope) };
  const single = byChain(kind, values, conditions, search, scope);
  if (others.some(({ value }) => readsItsRow(value))) return single;
  const whole = inOneWalk(kind, values, conditions, search, scope);
  return (rows, count, pass) => (pass === 0 ? single : whole)(rows, count, pass);
}

/** How the candidates are found. */
interface Search {
  readonly table: string;
  readonly column: string;
  readonly key: Evaluator;
}

function overAllRows(
  kind: Aggregate['kind'],
  values: Vector | undefined,
  conditions: Conditions,
  rowCount: number,
): Evaluator {
  const out = new Vector();
  const totals = new Totals(kind, values, 1);
  return (rows, count, pass) => {
    conditions.evaluate(rows, count, pass);
    out.room(count);
    for (let i = 0; i < count; i++) {
      totals.clear(0);
      for (let row = 0; row < rowCount; row++) if (conditions.hold(row, i)) totals.add(0, row);
      totals.give(0, out, i);
    }
    return out;
  };
}

/** Row by row of ours, through the rows that have its key. */
function byChain(
  kind: Aggregate['kind'],
  values: Vector | undefined,
  conditions: Conditions,
  { table, column, key }: Search,
  { index }: Scope,
): Evaluator {
  const out = new Vector();
  let known: Totals | undefined;
  return (rows, count, pass) => {
    const { kinds, numbers } = key(rows, count, pass);
    known ??= new Totals(kind, values, 1);
    const totals = known;
    const groups = index.groupsOf(table, column);
    conditions.evaluate(rows, count, pass);
    out.room(count);
    for (let i = 0; i < count; i++) {
      if (kinds[i] === error) {
        out.put(i, error, numbers[i]!);
        continue;
      }
      totals.clear(0);
      let row = groups.firstOf(index.dictionary.keyOf(kinds[i]!, numbers[i]!));
      for (; row >= 0; row = groups.after(row)) if (conditions.hold(row, i)) totals.add(0, row);
      totals.give(0, out, i);
    }
    return out;
  };
}

/** For a whole column: one walk through the table gives the totals of all groups. */
function inOneWalk(
  kind: Aggregate['kind'],
  values: Vector | undefined,
  conditions: Conditions,
  { table, column, key }: Search,
  { index }: Scope,
): Evaluator {
  const out = new Vector();
  let walked = 0;
  let known: Totals | undefined;
  return (rows, count, pass) => {
    const { kinds, numbers } = key(rows, count, pass);
    const slots = index.slotsOf(table, column);
    const totals = walked === pass && known ? known : new Totals(kind, values, slots.count + 1);
    if (walked !== pass) {
      walked = pass;
      known = totals;
      conditions.evaluate(rows, 1, pass);
      const marks = conditions.marks(slots.ofRow.length);
      for (let row = 0; row < marks.length; row++)
        if (marks[row] === 1 && slots.ofRow[row] !== 0) totals.add(slots.ofRow[row]!, row);
    }
    out.room(count);
    for (let i = 0; i < count; i++) {
      if (kinds[i] === error) out.put(i, error, numbers[i]!);
      else totals.give(slots.of(index.dictionary.keyOf(kinds[i]!, numbers[i]!)), out, i);
    }
    return out;
  };
}
