import { dateOfSerial, serialOf } from '../ledger/calendar.ts';
import { columnValues, type Ledger, type TableData, tableData } from '../ledger/data.ts';
import { floorDecimal, roundHalfAway } from '../ledger/rounding.ts';
import { CellError, type CellValue, isBlank } from '../ledger/value.ts';
import { compileAggregate } from './aggregate.ts';
import { compareValues } from './compare.ts';
import type { Expression, Given } from './expression.ts';
import { LedgerIndex } from './ledger-index.ts';
import { compilePoints } from './points.ts';

/** A compiled expression: the value for a row (0-based) of its table. */
export type Reader = (row: number) => CellValue;

export const valueError = new CellError('#VALUE!');
export const notFound = new CellError('#N/A');
const divisionByZero = new CellError('#DIV/0!');

/** What readers share: the book and its search structures. */
export interface Scope {
  readonly ledger: Ledger;
  readonly index: LedgerIndex;
  /** The table whose rows are read. */
  readonly table: TableData;
}

/** The scope of a table's rows. Searches are shared by passing the same index. */
export function scopeOf(ledger: Ledger, table: string, index = new LedgerIndex(ledger)): Scope {
  return { ledger, index, table: tableData(ledger, table) };
}

/**
 * The value reading of a rule, compiled once to closures. Blank cells, texts and errors behave as in the
 * formula: arithmetic with text is an error, and the cell of an error stays empty.
 */
export function compileRule(expression: Expression, scope: Scope): Reader {
  const read = compile(expression, scope);
  return (row) => {
    const value = read(row);
    if (value instanceof CellError) return '';
    // A formula that refers to an empty cell shows 0.
    if (value === null) return 0;
    return typeof value === 'number' ? value + 0 : value;
  };
}

/** Compiles a sub-expression; errors are values here. */
export function compile(expression: Expression, scope: Scope): Reader {
  const of = (inner: Expression): Reader => compile(inner, scope);
  switch (expression.op) {
    case 'constant': {
      const { value } = expression;
      return () => value;
    }
    case 'column': {
      const values = columnValues(scope.table, expression.column);
      return (row) => values[row] ?? null;
    }
    case 'parameter': {
      const { parameters } = scope.ledger;
      const { parameter } = expression;
      return () => parameters.get(parameter) ?? null;
    }
    case 'at': {
      const rows = columnValues(scope.table, expression.row);
      const values = columnValues(tableData(scope.ledger, expression.table), expression.column);
      return (row) => itemAt(values, rows[row] ?? null);
    }
    case 'rowOf': {
      const key = of(expression.key);
      const { table, column } = expression;
      return (row) => scope.index.position(table, column, key(row)) ?? notFound;
    }
    case 'valueAt': {
      const values = columnValues(tableData(scope.ledger, expression.table), expression.column);
      const position = of(expression.position);
      return (row) => itemAt(values, position(row));
    }
    case 'bandOf': {
      const values = columnValues(tableData(scope.ledger, expression.table), expression.column);
      const value = of(expression.value);
      return (row) => lastNotAbove(values, value(row));
    }
    case 'arithmetic':
      return arithmetic(expression.operator, expression.of.map(of));
    case 'compare': {
      const [left, right] = [of(expression.left), of(expression.right)];
      const { operator } = expression;
      return (row) => compareValues(operator, left(row), right(row));
    }
    case 'and':
    case 'or':
      return connective(expression.op, expression.of.map(of));
    case 'not': {
      const inner = of(expression.of);
      return (row) => {
        const value = inner(row);
        return typeof value === 'boolean' ? !value : asError(value);
      };
    }
    case 'isNumber': {
      const inner = of(expression.of);
      return (row) => typeof inner(row) === 'number';
    }
    case 'when': {
      const [test, result, otherwise] = [
        of(expression.test),
        of(expression.result),
        of(expression.otherwise),
      ];
      return (row) => {
        const value = test(row);
        if (typeof value !== 'boolean') return asError(value);
        return value ? result(row) : otherwise(row);
      };
    }
    case 'given':
      return guard(expression.inputs, of(expression.result), of);
    case 'aggregate':
      return compileAggregate(expression, scope);
    case 'points':
      return compilePoints(expression, of(expression.value), scope);
    case 'formScore':
      return formScore(expression, scope);
    case 'weighted': {
      const terms = expression.terms.map(({ value, weight }) => ({ value: of(value), weight: of(weight) }));
      return (row) => {
        let sum = 50;
        for (const term of terms) {
          const value = numeric(term.value(row));
          const weight = numeric(term.weight(row));
          if (typeof value !== 'number') return value;
          if (typeof weight !== 'number') return weight;
          sum += roundHalfAway(value * 100, 0) * weight;
        }
        return floorDecimal(sum / 100) / 100;
      };
    }
    case 'round': {
      const { digits } = expression;
      return onNumber(of(expression.value), (value) => roundHalfAway(value, digits));
    }
    case 'floorTo': {
      const unit = of(expression.unit);
      const value = of(expression.value);
      return (row) => {
        const by = numeric(unit(row));
        const amount = numeric(value(row));
        if (typeof by !== 'number') return by;
        if (typeof amount !== 'number') return amount;
        return by === 0 ? divisionByZero : Math.floor(roundHalfAway(amount / by, 6)) * by;
      };
    }
    case 'least':
      return extreme(expression.of.map(of), Math.min);
    case 'greatest':
      return extreme(expression.of.map(of), Math.max);
    case 'datePart': {
      const { part } = expression;
      return onNumber(of(expression.value), (value) => {
        const date = dateOfSerial(value);
        return part === 'YEAR' ? date.year : part === 'MONTH' ? date.month : date.day;
      });
    }
    case 'dateOf': {
      const parts = [expression.year, expression.month, expression.day].map(of);
      return (row) => {
        const [year, month, day] = parts.map((part) => numeric(part(row)));
        if (typeof year !== 'number' || typeof month !== 'number' || typeof day !== 'number')
          return valueError;
        return serialOf(year, month, day);
      };
    }
    case 'concat': {
      const parts = expression.of.map(of);
      return (row) => {
        let text = '';
        for (const part of parts) {
          const value = part(row);
          if (value instanceof CellError) return value;
          text += value === null ? '' : String(value);
        }
        return text;
      };
    }
    case 'firstFit':
      return firstFit(expression, of, scope);
  }
}

/** A number, blank as 0; text and truth values are errors, errors stay what they are. */
export function numeric(value: CellValue): number | CellError {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  return asError(value);
}

function asError(value: CellValue): CellError {
  return value instanceof CellError ? value : valueError;
}

function itemAt(values: readonly CellValue[], position: CellValue): CellValue {
  if (typeof position !== 'number') return valueError;
  if (position < 1 || position > values.length) return notFound;
  return values[Math.floor(position) - 1] ?? null;
}

/** MATCH(value, ascending, 1) on numbers. */
function lastNotAbove(values: readonly CellValue[], value: CellValue): CellValue {
  if (typeof value !== 'number') return value instanceof CellError ? value : notFound;
  let found = 0;
  for (let i = 0; i < values.length; i++) {
    const bound = values[i];
    if (typeof bound === 'number' && bound <= value) found = i + 1;
  }
  return found === 0 ? notFound : found;
}

function arithmetic(operator: '+' | '-' | '*' | '/', parts: readonly Reader[]): Reader {
  return (row) => {
    let result = 0;
    for (let i = 0; i < parts.length; i++) {
      const value = numeric(parts[i]!(row));
      if (typeof value !== 'number') return value;
      if (i === 0) result = value;
      else if (operator === '+') result += value;
      else if (operator === '-') result -= value;
      else if (operator === '*') result *= value;
      else if (value === 0) return divisionByZero;
      else result /= value;
    }
    return result;
  };
}

function connective(op: 'and' | 'or', parts: readonly Reader[]): Reader {
  return (row) => {
    let result = op === 'and';
    for (const part of parts) {
      const value = part(row);
      if (typeof value !== 'boolean') return asError(value);
      result = op === 'and' ? result && value : result || value;
    }
    return result;
  };
}

function guard(inputs: readonly Given[], result: Reader, of: (inner: Expression) => Reader): Reader {
  const tests = inputs.map(({ value, ...test }) => ({ read: of(value), ...test }));
  return (row) => {
    let holds = true;
    for (const { read, as, minimum, maximum } of tests) {
      const value = read(row);
      if (as === 'text') {
        if (value instanceof CellError) return value;
        holds &&= value !== null && value !== '';
      } else if (typeof value !== 'number') {
        // ISNUMBER is false for an error; a bound beside it makes the whole test an error, empty all the same.
        holds = false;
      } else {
        holds &&= (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum);
      }
    }
    return holds ? result(row) : '';
  };
}

function onNumber(read: Reader, apply: (value: number) => number): Reader {
  return (row) => {
    const value = numeric(read(row));
    return typeof value === 'number' ? apply(value) : value;
  };
}

function extreme(parts: readonly Reader[], pick: (a: number, b: number) => number): Reader {
  return (row) => {
    let result: number | undefined;
    for (const part of parts) {
      const value = numeric(part(row));
      if (typeof value !== 'number') return value;
      result = result === undefined ? value : pick(result, value);
    }
    return result ?? 0;
  };
}

function formScore(expression: Extract<Expression, { op: 'formScore' }>, { table }: Scope): Reader {
  const points = expression.points.map((id) => columnValues(table, id));
  const excluded = expression.excluded === undefined ? undefined : columnValues(table, expression.excluded);
  return (row) => {
    let sum = 0;
    for (const values of points) {
      const value = values[row] ?? null;
      if (isBlank(value)) return '';
      if (typeof value === 'number') sum += value;
    }
    if (!excluded) return roundHalfAway(sum, 2);
    const counted = numeric(excluded[row] ?? null);
    if (typeof counted !== 'number') return counted;
    return counted === 100 ? divisionByZero : roundHalfAway((sum * 100) / (100 - counted), 2);
  };
}

function firstFit(
  expression: Extract<Expression, { op: 'firstFit' }>,
  of: (inner: Expression) => Reader,
  scope: Scope,
): Reader {
  const data = tableData(scope.ledger, expression.table);
  const order = columnValues(data, expression.order);
  const bounds = expression.bounds.map((bound) => ({
    values: columnValues(data, bound.column),
    read: of(bound.value),
  }));
  return (row) => {
    const count = order.filter((value) => value !== null).length;
    let best = 0;
    const limits = bounds.map((bound) => bound.read(row));
    for (const limit of limits) if (limit instanceof CellError) return limit;
    for (let i = 0; i < data.rowCount; i++) {
      const place = numeric(order[i] ?? null);
      if (typeof place !== 'number') return place;
      const fits = bounds.every(
        (bound, k) => compareValues('<=', bound.values[i] ?? null, limits[k]!) === true,
      );
      if (fits) best = Math.max(best, count + 1 - place);
    }
    return count + 1 - best;
  };
}
