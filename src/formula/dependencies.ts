import type { Expression } from './expression.ts';

/** A column of the book as `table.column`. */
export type ColumnName = `${string}.${string}`;

/** Every column an expression of `table` reads. */
export function columnsReadBy(table: string, expression: Expression): Set<ColumnName> {
  const found = new Set<ColumnName>(columnsNamedIn(table, expression));
  for (const part of partsOf(expression)) for (const name of columnsReadBy(table, part)) found.add(name);
  return found;
}

/** The expressions an expression is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'constant':
    case 'parameter':
    case 'column':
    case 'at':
      return [];
    case 'rowOf':
      return [expression.key];
    case 'valueAt':
      return [expression.position];
    case 'bandOf':
    case 'points':
    case 'round':
    case 'datePart':
      return [expression.value];
    case 'floorTo':
      return [expression.value, expression.unit];
    case 'arithmetic':
    case 'and':
    case 'or':
    case 'least':
    case 'greatest':
    case 'concat':
      return expression.of;
    case 'not':
    case 'isNumber':
      return [expression.of];
    case 'compare':
      return [expression.left, expression.right];
    case 'when':
      return [expression.test, expression.result, expression.otherwise];
    case 'given':
      return [...expression.inputs.map((input) => input.value), expression.result];
    case 'aggregate':
      return expression.where.map((condition) => condition.value);
    case 'weighted':
      return expression.terms.flatMap(({ value, weight }) => [value, weight]);
    case 'dateOf':
      return [expression.year, expression.month, expression.day];
    case 'firstFit':
      return expression.bounds.map((bound) => bound.value);
  }
}

/** The columns an expression names itself, not through its parts. */
function columnsNamedIn(table: string, expression: Expression): ColumnName[] {
  switch (expression.op) {
    case 'column':
      return [`${table}.${expression.column}`];
    case 'at':
      return [`${table}.${expression.row}`, `${expression.table}.${expression.column}`];
    case 'rowOf':
    case 'valueAt':
    case 'bandOf':
      return [`${expression.table}.${expression.column}`];
    case 'aggregate': {
      const conditions = expression.where.map((condition) => condition.column);
      const columns = expression.column === undefined ? conditions : [expression.column, ...conditions];
      return columns.map((column): ColumnName => `${expression.table}.${column}`);
    }
    case 'points':
      return ['bands.criterion', 'bands.bound', 'bands.choice', 'bands.points'];
    case 'firstFit':
      return [expression.order, ...expression.bounds.map((bound) => bound.column)].map(
        (column): ColumnName => `${expression.table}.${column}`,
      );
    default:
      return [];
  }
}
