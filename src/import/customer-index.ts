import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import { comparableName } from './text.ts';

/** Finds a customer from what a foreign sheet says about him. */
export interface CustomerIndex {
  /** Ids of the register, in the book and read so far. */
  readonly ids: Set<string>;
  /** Id by comparable name. */
  readonly idByName: Map<string, string>;
  /** Ids of a foreign sheet whose customer stands in the book under another one. */
  readonly otherIds: Map<string, string>;
}

/** The customers that stand in the ledger. */
export function customerIndexOf(ledger: Ledger): CustomerIndex {
  const index: CustomerIndex = { ids: new Set(), idByName: new Map(), otherIds: new Map() };
  const data = tableData(ledger, 'customers');
  const names = columnValues(data, 'name');
  columnValues(data, 'customerId').forEach((id, row) => {
    if (typeof id === 'string') addCustomer(index, id, names[row] ?? null);
  });
  return index;
}

/** Enters a customer; a name that is taken keeps its first id. */
export function addCustomer(index: CustomerIndex, id: string, name: CellValue): void {
  index.ids.add(id);
  if (typeof name !== 'string') return;
  const comparable = comparableName(name);
  if (comparable !== '' && !index.idByName.has(comparable)) index.idByName.set(comparable, id);
}

/** The customer an id stands for; undefined when the register does not have him. */
export function customerOfId(index: CustomerIndex, id: CellValue | undefined): string | undefined {
  if (typeof id !== 'string') return undefined;
  return index.otherIds.get(id) ?? (index.ids.has(id) ? id : undefined);
}

/** The customer of this name; undefined when the register does not have him. */
export function customerOfName(index: CustomerIndex, name: CellValue | undefined): string | undefined {
  return typeof name === 'string' ? index.idByName.get(comparableName(name)) : undefined;
}

/** The next free id of the form C0001. */
export function nextCustomerId(
  index: CustomerIndex,
  after: number,
): { readonly id: string; readonly number: number } {
  for (let number = after + 1; ; number++) {
    const id = `C${String(number).padStart(4, '0')}`;
    if (!index.ids.has(id) && !index.otherIds.has(id)) return { id, number };
  }
}
