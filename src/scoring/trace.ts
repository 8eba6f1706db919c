import { partsOf } from '../formula/dependencies.ts';
import type { ExplainScope } from '../formula/explain.ts';
import type { Expression } from '../formula/expression.ts';
import { columnOf } from '../ledger/column.ts';
import { cellAddress, sheetOf, tableData, valueAt } from '../ledger/data.ts';

/** A cell of the book, for those who show it and those who go there. */
export interface CellPlace {
  readonly table: string;
  /** 0-based. */
  readonly row: number;
  readonly column: string;
  readonly header: string;
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
}

/** Where a cell stands. */
export function placeOf({ ledger }: ExplainScope, table: string, row: number, column: string): CellPlace {
  const data = tableData(ledger, table);
  return {
    table,
    row,
    column,
    header: columnOf(data.table, column).header,
    sheet: sheetOf(data),
    cell: cellAddress(data, row, column),
  };
}

/** The part of a rule that gives its value in this row: past its guards, down the branches that hold. */
export function takenPart(scope: ExplainScope, table: string, rule: Expression, row: number): Expression {
  if (rule.op === 'given') return takenPart(scope, table, rule.result, row);
  if (rule.op !== 'when') return rule;
  const holds = scope.read(table, rule.test, row) === true;
  return takenPart(scope, table, holds ? rule.result : rule.otherwise, row);
}

/**
 * The cell an expression takes its value from unchanged: the input at the end of the chain, or the last
 * derived cell before something is worked out; undefined when the expression itself works something out.
 */
export function sourceOf(
  scope: ExplainScope,
  table: string,
  expression: Expression,
  row: number,
): CellPlace | undefined {
  const taken = takenPart(scope, table, expression, row);
  const target = targetOf(scope, table, taken, row);
  if (!target) return undefined;
  const rule = scope.ruleOf(target.table, target.column);
  return (
    (rule && sourceOf(scope, target.table, rule, target.row)) ??
    placeOf(scope, target.table, target.row, target.column)
  );
}

/** The cell an expression takes its value from, or the first one it works with. */
export function firstSourceOf(
  scope: ExplainScope,
  table: string,
  expression: Expression,
  row: number,
): CellPlace | undefined {
  const source = sourceOf(scope, table, expression, row);
  if (source) return source;
  for (const part of partsOf(takenPart(scope, table, expression, row))) {
    const found = firstSourceOf(scope, table, part, row);
    if (found) return found;
  }
  return undefined;
}

/** The cell a reference names in this row; undefined for other expressions, and without a partner row. */
export function targetOf(
  { ledger }: ExplainScope,
  table: string,
  expression: Expression,
  row: number,
): { table: string; column: string; row: number } | undefined {
  if (expression.op === 'column') return { table, column: expression.column, row };
  if (expression.op !== 'at') return undefined;
  const position = valueAt(tableData(ledger, table), row, expression.row);
  if (typeof position !== 'number') return undefined;
  return { table: expression.table, column: expression.column, row: position - 1 };
}
