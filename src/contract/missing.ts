import { LedgerIndex } from '../formula/ledger-index.ts';
import { dateOfSerial, serialOf } from '../ledger/calendar.ts';
import { columnValues, type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { documentKinds } from './document-kinds.ts';
import type { ContractTemplate } from './template.ts';

/** A customer we sell to without a contract in force. */
export interface WithoutContract {
  readonly customerId: string;
  readonly name: string;
  /** Yuan, of the last twelve months. */
  readonly sold: number;
  /** Serial number. */
  readonly lastSaleOn: number;
  /** Contracts it has all the same, with their state: 草稿, 已出具, 到期, 作废. */
  readonly contracts: readonly { readonly contractNo: string; readonly state: string }[];
}

const inForce: readonly CellValue[] = ['已签', '履行中', '已变更'];

/**
 * Customers with sales in the twelve months to the as-of date and no contract of sale in force, by what they bought:
 * every customer we deal with has one.
 */
export function customersWithoutContract(
  ledger: Ledger,
  templates: ReadonlyMap<string, ContractTemplate>,
  asOf: number,
): WithoutContract[] {
  const index = new LedgerIndex(ledger);
  const contracts = tableData(ledger, 'contracts');
  const isOfSale = (row: number): boolean => {
    const { type } = templates.get(String(valueAt(contracts, row, 'templateCode') ?? '')) ?? {
      type: 'XS' as const,
    };
    return documentKinds[type].delivers;
  };
  return [...salesByCustomer(ledger, yearBefore(asOf), asOf)]
    .flatMap(([customerId, { fen, lastSaleOn }]) => {
      const own = index
        .rows('contracts', 'customerId', customerId)
        .filter(isOfSale)
        .map((row) => ({
          contractNo: String(valueAt(contracts, row, 'contractNo') ?? ''),
          state: String(valueAt(contracts, row, 'state') ?? ''),
        }));
      if (fen <= 0 || own.some(({ state }) => inForce.includes(state))) return [];
      const row = (index.position('customers', 'customerId', customerId) ?? 0) - 1;
      const name = String(valueAt(tableData(ledger, 'customers'), row, 'name') ?? '');
      return [{ customerId, name, sold: fen / 100, lastSaleOn, contracts: own }];
    })
    .sort((a, b) => b.sold - a.sold);
}

function salesByCustomer(
  ledger: Ledger,
  after: number,
  until: number,
): Map<string, { fen: number; lastSaleOn: number }> {
  const sales = tableData(ledger, 'sales');
  const found = new Map<string, { fen: number; lastSaleOn: number }>();
  columnValues(sales, 'customerId').forEach((customer, row) => {
    const on = valueAt(sales, row, 'documentDate');
    if (isBlank(customer) || typeof on !== 'number' || on <= after || on > until) return;
    const known = found.get(String(customer)) ?? { fen: 0, lastSaleOn: 0 };
    const fen = known.fen + (fenOf(valueAt(sales, row, 'amount')) ?? 0);
    found.set(String(customer), { fen, lastSaleOn: Math.max(known.lastSaleOn, on) });
  });
  return found;
}

function yearBefore(serial: number): number {
  const { year, month, day } = dateOfSerial(serial);
  return serialOf(year - 1, month, day);
}
