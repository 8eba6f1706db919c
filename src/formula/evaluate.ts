import { type Ledger, type TableData, tableData } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import { compileAggregate } from './aggregate.ts';
import { comparison } from './comparison.ts';
import { readsItsRow } from './dependencies.ts';
import { emptyText } from './dictionary.ts';
import type { Expression } from './expression.ts';
import { LedgerIndex } from './ledger-index.ts';
import { bandOf, firstFit, itemAt, rowOf } from './look-up.ts';
import { arithmetic, dateOf, datePart, extreme, floorTo, round, weighted } from './numeric.ts';
import { compilePoints, formScore } from './points.ts';
import { connective, guard, isNumber, not, when } from './tests.ts';
import { concat } from './text.ts';
import { blank, blockSize, error, lendRoom, number, text, Vector } from './vector.ts';

/**
 * A compiled expression: its values for the first `count` of `rows` (0-based, of its table). The vector is the
 * expression's own and holds until it is asked again.
 * @param pass tells calls that belong to one calculation of a whole column; 0 for single rows
 */
export type Evaluator = (rows: Int32Array, count: number, pass: number) => Vector;

/** The value of an expression for a row (0-based) of its table. */
export type Reader = (row: number) => CellValue;

/** What evaluators share: the book and its columns. */
export interface Scope {
  readonly ledger: Ledger;
  readonly index: LedgerIndex;
  /** The table whose rows are read. */
  readonly table: TableData;
}

/** The scope of a table's rows. Columns and searches are shared by passing the same index. */
export function scopeOf(ledger: Ledger, table: string, index = new LedgerIndex(ledger)): Scope {
  return { ledger, index, table: tableData(ledger, table) };
}

/**
 * The value reading of a rule, compiled once. Blank cells, texts and errors behave as in the formula: arithmetic
 * with text is an error, and the cell of an error stays empty.
 */
export function compileRule(expression: Expression, scope: Scope): Reader {
  return readerOf(compileCell(expression, scope), scope);
}

/** The value of a sub-expression; errors are values here. */
export function compileReader(expression: Expression, scope: Scope): Reader {
  return readerOf(compile(expression, scope), scope);
}

let lastPass = 0;

/** The values of a rule in all rows of its table. */
export function calculateColumn(expression: Expression, scope: Scope): Vector {
  const { rowCount } = scope.table;
  const column = new Vector(rowCount);
  lendRoom(() =>
    evaluateRows(compileCell(expression, scope), rowCount, (values, rows, count) =>
      column.take(values, count, rows[0]!),
    ),
  );
  return column;
}

/** Works out rows, some at a time. @param which the rows, or how many there are when it is all of them */
export function evaluateRows(
  evaluate: Evaluator,
  which: Int32Array | number,
  use: (values: Vector, rows: Int32Array, count: number) => void,
): void {
  const all = typeof which === 'number';
  const total = all ? which : which.length;
  const pass = all ? ++lastPass : 0;
  const buffer = new Int32Array(all ? Math.min(blockSize, total) : 0);
  for (let from = 0; from < total; from += blockSize) {
    const count = Math.min(blockSize, total - from);
    if (all) for (let i = 0; i < count; i++) buffer[i] = from + i;
    const rows = all ? buffer : which.subarray(from, from + count);
    use(evaluate(rows, count, pass), rows, count);
  }
}

function readerOf(evaluate: Evaluator, { index }: Scope): Reader {
  const rows = new Int32Array(1);
  return (row) => {
    rows[0] = row;
    const { kinds, numbers } = evaluate(rows, 1, 0);
    return index.dictionary.decode(kinds[0]!, numbers[0]!);
  };
}

/** A rule as its cell shows it: an error as empty, a reference to an empty cell as 0. */
export function compileCell(expression: Expression, scope: Scope): Evaluator {
  const evaluate = compile(expression, scope);
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds, numbers } = evaluate(rows, count, pass);
    out.room(count);
    const { kinds: outKinds, numbers: outNumbers } = out;
    for (let i = 0; i < count; i++) {
      const kind = kinds[i]!;
      outKinds[i] = kind === error ? text : kind === blank ? number : kind;
      // + 0 leaves no negative zero behind.
      outNumbers[i] = kind === error ? emptyText : kind === blank ? 0 : numbers[i]! + 0;
    }
    return out;
  };
}

/** Compiles a sub-expression. */
export function compile(expression: Expression, scope: Scope): Evaluator {
  if (expression.op === 'constant') return constant(expression.value, scope);
  const evaluate = compileOperation(expression, scope);
  return readsItsRow(expression) ? evaluate : sameInEveryRow(evaluate);
}

function compileOperation(expression: Exclude<Expression, { op: 'constant' }>, scope: Scope): Evaluator {
  const of = (inner: Expression): Evaluator => compile(inner, scope);
  const { index } = scope;
  switch (expression.op) {
    case 'column':
      return column(index.column(scope.table.table.id, expression.column));
    case 'parameter':
      return parameter(expression.parameter, scope);
    case 'at':
      return itemAt(
        index.column(expression.table, expression.column),
        column(index.column(scope.table.table.id, expression.row)),
      );
    case 'rowOf':
      return rowOf(expression, of(expression.key), index);
    case 'valueAt':
      return itemAt(index.column(expression.table, expression.column), of(expression.position));
    case 'bandOf':
      return bandOf(index.column(expression.table, expression.column), of(expression.value));
    case 'arithmetic':
      return arithmetic(expression.operator, expression.of.map(of));
    case 'compare':
      return comparison(expression.operator, of(expression.left), of(expression.right), index.dictionary);
    case 'and':
    case 'or':
      return connective(expression.op, expression.of.map(of));
    case 'not':
      return not(of(expression.of));
    case 'isNumber':
      return isNumber(of(expression.of));
    case 'when':
      return when(of(expression.test), of(expression.result), of(expression.otherwise));
    case 'given':
      return guard(
        expression.inputs.map((input) => ({ ...input, evaluate: of(input.value) })),
        of(expression.result),
      );
    case 'aggregate':
      return compileAggregate(expression, scope);
    case 'points':
      return compilePoints(expression, of(expression.value), scope);
    case 'formScore':
      return formScore(expression, scope);
    case 'weighted':
      return weighted(
        expression.terms.map(({ value, weight }) => ({ value: of(value), weight: of(weight) })),
      );
    case 'round':
      return round(of(expression.value), expression.digits);
    case 'floorTo':
      return floorTo(of(expression.value), of(expression.unit));
    case 'least':
    case 'greatest':
      return extreme(expression.op, expression.of.map(of));
    case 'datePart':
      return datePart(expression.part, of(expression.value));
    case 'dateOf':
      return dateOf([expression.year, expression.month, expression.day].map(of));
    case 'concat':
      return concat(expression.of.map(of), index.dictionary);
    case 'firstFit':
      return firstFit(expression, of, scope);
  }
}

function constant(value: number | string, { index }: Scope): Evaluator {
  const one = new Vector(1);
  index.dictionary.encode(value, one, 0);
  const [kind, coded] = [one.kinds[0]!, one.numbers[0]!];
  const out = new Vector();
  let filled = 0;
  return (_, count) => {
    if (count > filled) {
      filled = count;
      out.room(count).fill(kind, coded, count);
    }
    return out;
  };
}

function column(source: Vector): Evaluator {
  const out = new Vector();
  return (rows, count) => {
    const { kinds, numbers } = source;
    const { kinds: outKinds, numbers: outNumbers } = out.room(count);
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      outKinds[i] = kinds[row]!;
      outNumbers[i] = numbers[row]!;
    }
    return out;
  };
}

function parameter(id: string, { ledger, index }: Scope): Evaluator {
  const { parameters } = ledger;
  const out = new Vector(1);
  return () => {
    index.dictionary.encode(parameters.get(id) ?? null, out, 0);
    return out;
  };
}

/** Works a value out once and gives it to all rows. */
function sameInEveryRow(evaluate: Evaluator): Evaluator {
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds, numbers } = evaluate(rows, 1, pass);
    return out.room(count).fill(kinds[0]!, numbers[0]!, count);
  };
}
