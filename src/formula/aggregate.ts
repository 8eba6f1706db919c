import { columnValues, tableData } from '../ledger/data.ts';
import { CellError, type CellValue } from '../ledger/value.ts';
import { compareValues } from './compare.ts';
import { keyOfAggregate } from './dependencies.ts';
import { compile, numeric, type Reader, type Scope, valueError } from './evaluate.ts';
import type { Aggregate, Condition } from './expression.ts';

/**
 * SUMIFS, COUNTIFS and the two extremes over the rows of a table. The first condition that names a value of
 * this row by `=` finds the candidates through an index; the others filter them.
 */
export function compileAggregate(expression: Aggregate, scope: Scope): Reader {
  const { kind, table, where } = expression;
  const data = tableData(scope.ledger, table);
  const values = expression.column === undefined ? [] : columnValues(data, expression.column);
  const keyed = keyOfAggregate(expression);
  const key = keyed && compile(keyed.value, scope);
  const filters = where
    .filter((condition) => condition !== keyed)
    .map((condition) => compileFilter(condition, columnValues(data, condition.column), scope));
  const every = keyed ? [] : Array.from({ length: data.rowCount }, (_, row) => row);

  return (row) => {
    const wanted = key?.(row);
    if (wanted instanceof CellError) return wanted;
    const candidates = keyed ? scope.index.rows(table, keyed.column, wanted ?? null) : every;
    const tests = filters.map((filter) => filter(row));
    const hits = tests.length === 0 ? candidates : candidates.filter((at) => tests.every((test) => test(at)));
    if (kind === 'count') return hits.length;
    if (kind === 'sum') return sum(values, hits);
    return extreme(kind, values, hits);
  };
}

/** For a row of ours: the test of a row of theirs. Numbers compare with numbers only, texts by equality. */
function compileFilter(condition: Condition, theirs: readonly CellValue[], scope: Scope) {
  const read = compile(condition.value, scope);
  return (row: number): ((at: number) => boolean) => {
    const wanted = read(row);
    const { operator } = condition;
    if (typeof wanted === 'number')
      return (at) => typeof theirs[at] === 'number' && compareValues(operator, theirs[at], wanted) === true;
    if (typeof wanted !== 'string') return () => false;
    const text = wanted.toUpperCase();
    const equals = (at: number): boolean => String(theirs[at] ?? '').toUpperCase() === text;
    return operator === '<>' ? (at) => !equals(at) : equals;
  };
}

/** Texts and blanks are passed over, an error among them is the result; compensated, so order does not matter. */
function sum(values: readonly CellValue[], rows: readonly number[]): CellValue {
  let total = 0;
  let lost = 0;
  for (const row of rows) {
    const value = values[row];
    if (value instanceof CellError) return value;
    if (typeof value !== 'number') continue;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

function extreme(
  kind: 'least' | 'greatest',
  values: readonly CellValue[],
  rows: readonly number[],
): CellValue {
  if (rows.length === 0) return '';
  let result: number | undefined;
  for (const row of rows) {
    const value = numeric(values[row] ?? null);
    if (typeof value !== 'number') return valueError;
    result =
      result === undefined ? value : kind === 'least' ? Math.min(result, value) : Math.max(result, value);
  }
  return result ?? '';
}
