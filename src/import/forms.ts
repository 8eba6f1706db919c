import {
  appendRow,
  columnValues,
  type Ledger,
  type TableData,
  tableData,
  takeRows,
  valueAt,
} from '../ledger/data.ts';
import { customerForms } from '../ledger/tables/index.ts';
import type { CellValue } from '../ledger/value.ts';

/** Order of keys as binary look-ups need it: text ascending without regard to case, blanks last. */
function compareKeys(a: CellValue, b: CellValue): number {
  const [left, right] = [keyText(a), keyText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const keyText = (value: CellValue): string => (typeof value === 'string' ? value.toUpperCase() : '\uffff');

/**
 * The customers without a row in a form that has one row per customer, in the order of their ids.
 * @param added customers that come to those of the ledger
 */
export function customersWithout(form: string, ledger: Ledger, added: readonly string[] = []): string[] {
  const present = new Set(columnValues(tableData(ledger, form), 'customerId'));
  return [...columnValues(tableData(ledger, 'customers'), 'customerId'), ...added]
    .flatMap((id) => (typeof id === 'string' && id !== '' && !present.has(id) ? [id] : []))
    .sort(compareKeys);
}

/**
 * Gives every customer a row in each form that has one row per customer, and sorts the forms by 客户编号.
 * Rows that stand already keep what they hold.
 */
export function completeForms(ledger: Ledger): void {
  for (const form of customerForms) {
    const data = tableData(ledger, form);
    for (const customerId of customersWithout(form, ledger)) appendRow(data, { customerId });
    sortByKey(data, 'customerId');
  }
}

function sortByKey(data: TableData, key: string): void {
  const order = Array.from({ length: data.rowCount }, (_, row) => row).sort(
    (a, b) => compareKeys(valueAt(data, a, key), valueAt(data, b, key)) || a - b,
  );
  takeRows(data, order);
}
