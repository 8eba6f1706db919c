import { tableData } from '../ledger/data.ts';
import { accepted, compareMixed } from './comparison.ts';
import { notFound, valueError } from './dictionary.ts';
import type { Evaluator, Scope } from './evaluate.ts';
import type { Expression } from './expression.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { blank, error, number, Vector } from './vector.ts';

/** INDEX of a column. */
export function itemAt(items: Vector, position: Evaluator): Evaluator {
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds: positionKinds, numbers: positions } = position(rows, count, pass);
    const { kinds, numbers } = out.room(count);
    const { kinds: itemKinds, numbers: itemNumbers } = items;
    for (let i = 0; i < count; i++) {
      const place = positions[i]!;
      if (positionKinds[i] !== number || place < 1 || place > itemKinds.length) {
        kinds[i] = error;
        numbers[i] = positionKinds[i] === number ? notFound : valueError;
      } else {
        const at = Math.floor(place) - 1;
        kinds[i] = itemKinds[at]!;
        numbers[i] = itemNumbers[at]!;
      }
    }
    return out;
  };
}

/** Position of the first row with the key. */
export function rowOf(
  { table, column }: Extract<Expression, { op: 'rowOf' }>,
  key: Evaluator,
  index: LedgerIndex,
): Evaluator {
  const out = new Vector();
  return (rows, count, pass) => {
    const keys = key(rows, count, pass);
    const groups = index.groupsOf(table, column);
    const { kinds, numbers } = out.room(count);
    for (let i = 0; i < count; i++) {
      const row = groups.firstOf(index.dictionary.keyOf(keys.kinds[i]!, keys.numbers[i]!));
      kinds[i] = row < 0 ? error : number;
      numbers[i] = row < 0 ? notFound : row + 1;
    }
    return out;
  };
}

/** MATCH(value, ascending, 1) on numbers. */
export function bandOf(bounds: Vector, value: Evaluator): Evaluator {
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds, numbers } = value(rows, count, pass);
    out.room(count);
    for (let i = 0; i < count; i++) {
      if (kinds[i] !== number) {
        out.put(i, error, kinds[i] === error ? numbers[i]! : notFound);
        continue;
      }
      let found = 0;
      for (let at = 0; at < bounds.kinds.length; at++)
        if (bounds.kinds[at] === number && bounds.numbers[at]! <= numbers[i]!) found = at + 1;
      if (found === 0) out.put(i, error, notFound);
      else out.put(i, number, found);
    }
    return out;
  };
}

/** The first row, in the order of a column, whose lower bounds all hold. */
export function firstFit(
  expression: Extract<Expression, { op: 'firstFit' }>,
  of: (inner: Expression) => Evaluator,
  { ledger, index }: Scope,
): Evaluator {
  const { rowCount } = tableData(ledger, expression.table);
  const order = index.column(expression.table, expression.order);
  const bounds = expression.bounds.map((bound) => ({
    column: index.column(expression.table, bound.column),
    evaluate: of(bound.value),
  }));
  const out = new Vector();
  return (rows, count, pass) => {
    const limits = bounds.map(({ column, evaluate }) => ({ column, limit: evaluate(rows, count, pass) }));
    const filled = order.kinds.reduce((sum, kind) => sum + (kind === blank ? 0 : 1), 0);
    out.room(count);
    for (let i = 0; i < count; i++) {
      const failed = limits.find(({ limit }) => limit.kinds[i] === error);
      if (failed) {
        out.put(i, error, failed.limit.numbers[i]!);
        continue;
      }
      out.put(i, number, filled + 1);
      let best = 0;
      for (let at = 0; at < rowCount; at++) {
        const kind = order.kinds[at]!;
        const place = order.numbers[at]!;
        if (kind !== number && kind !== blank) {
          out.put(i, error, kind === error ? place : valueError);
          break;
        }
        if (limits.every(({ column, limit }) => notAbove(column, at, limit, i)))
          best = Math.max(best, filled + 1 - place);
        out.put(i, number, filled + 1 - best);
      }
    }
    return out;
  };

  function notAbove(column: Vector, at: number, limit: Vector, i: number): boolean {
    if (column.kinds[at] === error) return false;
    const order = compareMixed(
      column.kinds[at]!,
      column.numbers[at]!,
      limit.kinds[i]!,
      limit.numbers[i]!,
      index.dictionary,
    );
    return accepted['<='][order + 1]!;
  }
}
