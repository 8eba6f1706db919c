import { partsOf } from '../formula/dependencies.ts';
import type { ExplainScope } from '../formula/explain.ts';
import type { Expression, Given } from '../formula/expression.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { tableOf } from '../ledger/tables/index.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type CellPlace, placeOf, takenPart, targetOf } from './trace.ts';

/**
 * A cell that must be filled before the customer can be rated. Where a form has no row for the customer, it is
 * the 客户编号 of the first row below the form.
 */
export interface MissingCell extends CellPlace {
  /** Title of the form that waits for it. */
  readonly form: string;
}

/** The cells to fill so that a derived cell gets a value; the cell itself when none can be named. */
export function cellsBehind(scope: ExplainScope, table: string, column: string, row: number): MissingCell[] {
  const rule = scope.ruleOf(table, column);
  const found = rule ? openIn(scope, table, rule, row) : [];
  if (found.length > 0) return found;
  const own = rule ? ownInputs(scope, table, rule) : [];
  return (own.length > 0 ? own : [column]).map((id) => missingCell(scope, table, row, id));
}

/** The 客户编号 of a form that has no row for the customer. */
export function missingRow(scope: ExplainScope, table: string): MissingCell {
  return missingCell(scope, table, tableData(scope.ledger, table).rowCount, 'customerId');
}

/** The cells behind what a rule's guards do not find, or behind a value that falls into no band. */
function openIn(scope: ExplainScope, table: string, rule: Expression, row: number): MissingCell[] {
  const behind = (value: Expression): MissingCell[] => cellsBehindValue(scope, table, value, row);
  if (rule.op === 'given') {
    const open = rule.inputs.filter((input) => !isGiven(input, scope.read(table, input.value, row)));
    return open.length > 0
      ? open.flatMap(({ value }) => behind(value))
      : openIn(scope, table, rule.result, row);
  }
  if (rule.op === 'when') {
    const holds = scope.read(table, rule.test, row) === true;
    return openIn(scope, table, holds ? rule.result : rule.otherwise, row);
  }
  return rule.op === 'points' ? behind(rule.value) : [];
}

function cellsBehindValue(
  scope: ExplainScope,
  table: string,
  expression: Expression,
  row: number,
): MissingCell[] {
  const open = openIn(scope, table, expression, row);
  if (open.length > 0) return open;
  const taken = takenPart(scope, table, expression, row);
  if (taken.op === 'at' && typeof valueAt(tableData(scope.ledger, table), row, taken.row) !== 'number')
    return [missingRow(scope, taken.table)];
  const target = targetOf(scope, table, taken, row);
  if (!target) return [];
  return isBlank(valueAt(tableData(scope.ledger, target.table), target.row, target.column))
    ? cellsBehind(scope, target.table, target.column, target.row)
    : [missingCell(scope, target.table, target.row, target.column)];
}

/** Input columns of the same row that a rule reads. */
function ownInputs(scope: ExplainScope, table: string, expression: Expression): string[] {
  const own =
    expression.op === 'column' && !scope.ruleOf(table, expression.column) ? [expression.column] : [];
  return [...new Set([...own, ...partsOf(expression).flatMap((part) => ownInputs(scope, table, part))])];
}

function isGiven({ as, minimum, maximum }: Given, value: CellValue): boolean {
  if (as === 'text') return !isBlank(value);
  if (typeof value !== 'number') return false;
  return (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum);
}

function missingCell(scope: ExplainScope, table: string, row: number, column: string): MissingCell {
  return { ...placeOf(scope, table, row, column), form: tableOf(table).title };
}
