import type { Aggregate, Condition, Expression } from './expression.ts';

/** A column of the book as `table.column`. */
export type ColumnName = `${string}.${string}`;

/**
 * Which rows of the reading table a changed cell reaches: its own row; the rows whose columns `ours` equal the
 * changed row's columns `theirs`; or every row.
 */
export type Relation =
  | { readonly by: 'row' }
  | { readonly by: 'key'; readonly theirs: readonly string[]; readonly ours: readonly string[] }
  | { readonly by: 'all' };

/** A column that a rule reads, and how its cells reach the rows of the rule. */
export interface Reach {
  readonly source: ColumnName;
  readonly relation: Relation;
}

/** The rule of a derived column; undefined for inputs. */
export type RuleOf = (table: string, column: string) => Expression | undefined;

/** Every column an expression of `table` reads. */
export function columnsReadBy(table: string, expression: Expression): Set<ColumnName> {
  return new Set(reachesOf(table, expression, () => undefined).map(({ source }) => source));
}

/** Every parameter an expression reads. */
export function parametersReadBy(expression: Expression): Set<string> {
  const own = expression.op === 'parameter' ? [expression.parameter] : [];
  return new Set([...own, ...partsOf(expression).flatMap((part) => [...parametersReadBy(part)])]);
}

/** Every column an expression of `table` reads, with the rows that its cells reach. */
export function reachesOf(table: string, expression: Expression, ruleOf: RuleOf): Reach[] {
  return [
    ...reachesNamedIn(table, expression, ruleOf),
    ...partsOf(expression).flatMap((part) => reachesOf(table, part, ruleOf)),
  ];
}

/** The expressions an expression is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'constant':
    case 'parameter':
    case 'column':
    case 'at':
    case 'formScore':
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

/** False for an expression that has one value for all rows of its table. */
export function readsItsRow(expression: Expression): boolean {
  const { op } = expression;
  return op === 'column' || op === 'at' || op === 'formScore' || partsOf(expression).some(readsItsRow);
}

const sameRow: Relation = { by: 'row' };
const everyRow: Relation = { by: 'all' };

/** What an expression names itself, not through its parts. */
function reachesNamedIn(table: string, expression: Expression, ruleOf: RuleOf): Reach[] {
  const reach = (of: string, column: string, relation: Relation): Reach => ({
    source: `${of}.${column}`,
    relation,
  });
  switch (expression.op) {
    case 'column':
      return [reach(table, expression.column, sameRow)];
    case 'at':
      return [
        reach(table, expression.row, sameRow),
        reach(
          expression.table,
          expression.column,
          relationOfPosition(expression.table, ruleOf(table, expression.row)),
        ),
      ];
    case 'rowOf':
      return [reach(expression.table, expression.column, relationOfPosition(expression.table, expression))];
    case 'valueAt':
      return [
        reach(expression.table, expression.column, relationOfPosition(expression.table, expression.position)),
      ];
    case 'bandOf':
      return [reach(expression.table, expression.column, everyRow)];
    case 'aggregate': {
      const conditions = expression.where.map((condition) => condition.column);
      const columns = expression.column === undefined ? conditions : [expression.column, ...conditions];
      const relation = relationOfAggregate(expression);
      return columns.map((column) => reach(expression.table, column, relation));
    }
    case 'points':
      return ['criterion', 'bound', 'choice', 'points', 'missing'].map((column) =>
        reach('bands', column, everyRow),
      );
    case 'formScore': {
      const excluded = expression.excluded === undefined ? [] : [expression.excluded];
      return [...expression.points, ...excluded].map((column) => reach(table, column, sameRow));
    }
    case 'firstFit':
      return [expression.order, ...expression.bounds.map((bound) => bound.column)].map((column) =>
        reach(expression.table, column, everyRow),
      );
    default:
      return [];
  }
}

/** A position found by a key column of ours is reached through that key. */
function relationOfPosition(table: string, position: Expression | undefined): Relation {
  const search = position?.op === 'given' ? position.result : position;
  if (search?.op !== 'rowOf' || search.table !== table || search.key.op !== 'column') return everyRow;
  return { by: 'key', theirs: [search.column], ours: [search.key.column] };
}

/** The condition whose rows are looked up instead of scanned: the first that equals a value of this row. */
export function keyOfAggregate({ where }: Aggregate): Condition | undefined {
  return where.find((condition) => condition.operator === '=' && condition.value.op !== 'constant');
}

/** The key comes first; further columns that must be equal narrow the rows. */
function relationOfAggregate(expression: Aggregate): Relation {
  const key = keyOfAggregate(expression);
  if (key?.value.op !== 'column') return everyRow;
  const equal = expression.where.flatMap(({ column, operator, value }) =>
    operator === '=' && value.op === 'column' ? [{ theirs: column, ours: value.column }] : [],
  );
  return { by: 'key', theirs: equal.map(({ theirs }) => theirs), ours: equal.map(({ ours }) => ours) };
}
