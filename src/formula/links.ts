import { at, column, concat, given, rowOf, someText, valueAt, where } from './build.ts';
import type { Condition, Expression } from './expression.ts';

/** The rules every table with a 客户编号 shares. */

const customerId = column('customerId');

/** Condition of an aggregate: rows of this row's customer. */
export const ofThisCustomer: Condition = where('customerId', '=', customerId);

/** Position of this row's customer in a table with a row per customer, or whose column names at most one per customer. */
export function customerRowIn(table: string, column = 'customerId'): Expression {
  return given([someText(customerId)], rowOf(table, column, customerId));
}

/** The customer's name for a table without a stored position. */
export const customerName: Expression = given(
  [someText(customerId)],
  concat(valueAt('customers', 'name', rowOf('customers', 'customerId', customerId)), ''),
);

/** A text of the partner row, empty when there is none. */
export function textAt(row: string, table: string, id: string): Expression {
  return concat(at(row, table, id), '');
}
