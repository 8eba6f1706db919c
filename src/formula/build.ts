import { notCounted } from '../ledger/tables/standards.ts';
import type { AnswerBounds } from './bands.ts';
import type { Aggregate, Comparison, Condition, Expression, Given } from './expression.ts';

/** Builders: rules read like sentences, plain numbers and texts stand for constants. */
export type Operand = Expression | number | string;

/** An operand as an expression. */
export function expression(operand: Operand): Expression {
  return typeof operand === 'object' ? operand : { op: 'constant', value: operand };
}

const all = (operands: readonly Operand[]): Expression[] => operands.map(expression);
const arithmetic =
  (operator: '+' | '-' | '*' | '/') =>
  (...of: Operand[]): Expression => ({ op: 'arithmetic', operator, of: all(of) });
const comparison =
  (operator: Comparison) =>
  (left: Operand, right: Operand): Expression => ({
    op: 'compare',
    operator,
    left: expression(left),
    right: expression(right),
  });

export const column = (id: string): Expression => ({ op: 'column', column: id });
export const parameter = (id: string): Expression => ({ op: 'parameter', parameter: id });
export const at = (row: string, table: string, id: string): Expression => ({
  op: 'at',
  row,
  table,
  column: id,
});
export const rowOf = (table: string, id: string, key: Operand): Expression => ({
  op: 'rowOf',
  table,
  column: id,
  key: expression(key),
  large: true,
});
/** The row of a small standards table, in any order. */
export const positionOf = (table: string, id: string, key: Operand): Expression => ({
  op: 'rowOf',
  table,
  column: id,
  key: expression(key),
  large: false,
});
export const valueAt = (table: string, id: string, position: Operand): Expression => ({
  op: 'valueAt',
  table,
  column: id,
  position: expression(position),
});
export const bandOf = (table: string, id: string, value: Operand): Expression => ({
  op: 'bandOf',
  table,
  column: id,
  value: expression(value),
});

export const add = arithmetic('+');
export const subtract = arithmetic('-');
export const multiply = arithmetic('*');
export const divide = arithmetic('/');

export const equal = comparison('=');
export const unequal = comparison('<>');
export const below = comparison('<');
export const atMost = comparison('<=');
export const above = comparison('>');
export const atLeast = comparison('>=');

export const and = (...of: Expression[]): Expression => ({ op: 'and', of });
export const or = (...of: Expression[]): Expression => ({ op: 'or', of });
export const not = (of: Expression): Expression => ({ op: 'not', of });
export const isNumber = (of: Expression): Expression => ({ op: 'isNumber', of });
export const isText = (value: Expression): Expression => unequal(value, '');

/** IF(test, then, otherwise). */
export const when = (test: Expression, then: Operand, otherwise: Operand): Expression => ({
  op: 'when',
  test,
  result: expression(then),
  otherwise: expression(otherwise),
});

/** A chain of tests, first hit wins: `choose([test, value], …, otherwise)`. */
export function choose(...parts: [...(readonly [Expression, Operand])[], Operand]): Expression {
  const otherwise = parts.at(-1) as Operand;
  const branches = parts.slice(0, -1) as (readonly [Expression, Operand])[];
  return branches.reduceRight<Expression>(
    (rest, [test, then]) => when(test, then, rest),
    expression(otherwise),
  );
}

/** The guard of invariant 2: numbers (or texts) must be there, otherwise the result is empty. */
export function given(inputs: readonly (Expression | Given)[], then: Operand): Expression {
  return {
    op: 'given',
    inputs: inputs.map((input) => ('as' in input ? input : { value: input, as: 'number' as const })),
    result: expression(then),
  };
}

/** A text that must be there. */
export const someText = (value: Expression): Given => ({ value, as: 'text' });

/** A number that must lie between the bounds, both inclusive. */
export const within = (value: Expression, minimum: number, maximum?: number): Given => ({
  value,
  as: 'number',
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
});

/** A number, or 0 when the cell holds none: only where a blank really means nothing (a discount). */
export const orZero = (value: Expression): Expression => when(isNumber(value), value, 0);

/** A looked-up value that stays empty when the cell is empty (a bare look-up shows 0). */
export const lookUp = (row: string, table: string, id: string): Expression =>
  when(equal(at(row, table, id), ''), '', at(row, table, id));

export const where = (id: string, operator: Comparison, value: Operand): Condition => ({
  column: id,
  operator,
  value: expression(value),
});

const aggregate =
  (kind: Aggregate['kind']) =>
  (table: string, id: string, ...conditions: Condition[]): Expression => ({
    op: 'aggregate',
    kind,
    table,
    column: id,
    where: conditions,
  });

export const sumOf = aggregate('sum');
export const leastOf = aggregate('least');
export const greatestOf = aggregate('greatest');
export const countOf = (table: string, ...conditions: Condition[]): Expression => ({
  op: 'aggregate',
  kind: 'count',
  table,
  where: conditions,
});
/** A sum of money, rounded to the fen before anything is done with it. */
export const moneyOf = (table: string, id: string, ...conditions: Condition[]): Expression =>
  round(sumOf(table, id, ...conditions), 2);

/** @param bounds beyond which a number is no answer */
export const risingPoints = (criterion: string, value: Operand, bounds: AnswerBounds = {}): Expression => ({
  op: 'points',
  criterion,
  by: 'rising',
  value: expression(value),
  ...bounds,
});
export const fallingPoints = (criterion: string, value: Operand): Expression => ({
  op: 'points',
  criterion,
  by: 'falling',
  value: expression(value),
});
export const choicePoints = (criterion: string, value: Operand): Expression => ({
  op: 'points',
  criterion,
  by: 'choice',
  value: expression(value),
});

/** Sum of points columns of this row, those that do not count passed over. */
export const pointsSum = (points: readonly string[]): Expression => ({ op: 'formScore', points });
/** Score of a form out of 100; `excluded` is the column with the 满分 that do not count. */
export const formScore = (points: readonly string[], excluded: string): Expression => ({
  op: 'formScore',
  points,
  excluded,
});
/** 满分 of those criteria of a form that do not count for this row; by column of the form, the code. */
export const excludedMaximum = (criteria: readonly (readonly [string, string])[]): Expression =>
  round(
    add(
      ...criteria.map(([id, criterion]) =>
        when(
          equal(column(id), notCounted),
          valueAt('bands', 'maximum', positionOf('bands', 'criterion', criterion)),
          0,
        ),
      ),
    ),
    2,
  );

export const weighted = (...terms: (readonly [Operand, Operand])[]): Expression => ({
  op: 'weighted',
  terms: terms.map(([value, weight]) => ({ value: expression(value), weight: expression(weight) })),
});
export const round = (value: Operand, digits: number): Expression => ({
  op: 'round',
  value: expression(value),
  digits,
});
export const floorTo = (value: Operand, unit: Operand): Expression => ({
  op: 'floorTo',
  value: expression(value),
  unit: expression(unit),
});
export const least = (...of: Operand[]): Expression => ({ op: 'least', of: all(of) });
export const greatest = (...of: Operand[]): Expression => ({ op: 'greatest', of: all(of) });

export const year = (value: Operand): Expression => ({
  op: 'datePart',
  part: 'YEAR',
  value: expression(value),
});
export const month = (value: Operand): Expression => ({
  op: 'datePart',
  part: 'MONTH',
  value: expression(value),
});
export const day = (value: Operand): Expression => ({
  op: 'datePart',
  part: 'DAY',
  value: expression(value),
});
/** A date from its parts; months and days outside their range roll over, as in DATE(). */
export const dateOf = (y: Operand, m: Operand, d: Operand): Expression => ({
  op: 'dateOf',
  year: expression(y),
  month: expression(m),
  day: expression(d),
});
export const concat = (...of: Operand[]): Expression => ({ op: 'concat', of: all(of) });
export const firstFit = (
  table: string,
  order: string,
  ...bounds: { readonly column: string; readonly value: Expression }[]
): Expression => ({ op: 'firstFit', table, order, bounds });
