import type { LiveLedger } from '../../src/book/live-ledger.ts';
import { columnValues, tableData } from '../../src/ledger/data.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';

export interface FoundCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly grade: string | null;
}

export interface CustomerSearch {
  /** The first of them, those that begin with the words before those that contain them. */
  readonly found: readonly FoundCustomer[];
  /** How many there are. */
  readonly total: number;
}

/** Customers whose 客户编号, 客户名称 or 简称 contains the words, whatever their width and case; all for no words. */
export function searchCustomers(live: LiveLedger, words: string, most: number): CustomerSearch {
  const customers = tableData(live.ledger, 'customers');
  const columns = ['customerId', 'name', 'shortName'].map((id) => columnValues(customers, id));
  const wanted = comparable(words);
  const [first, rest]: [number[], number[]] = [[], []];
  for (let row = 0; row < customers.rowCount; row++) {
    if (isBlank(columns[0]?.[row] ?? null)) continue;
    const texts = columns.map((values) => comparable(values[row] ?? null));
    if (texts.some((text) => text.startsWith(wanted))) first.push(row);
    else if (texts.some((text) => text.includes(wanted))) rest.push(row);
  }
  const rows = [...first, ...rest];
  return { found: rows.slice(0, most).map((row) => customerAt(live, row)), total: rows.length };
}

function customerAt({ ledger }: LiveLedger, row: number): FoundCustomer {
  const customers = tableData(ledger, 'customers');
  const text = (id: string): string => String(columnValues(customers, id)[row] ?? '');
  return { customerId: text('customerId'), name: text('name'), grade: text('grade') || null };
}

function comparable(value: CellValue): string {
  return isBlank(value) ? '' : String(value).normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
