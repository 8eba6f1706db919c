import { columnValues, type Ledger, type TableData, tableData, valueAt } from '../../src/ledger/data.ts';
import { isBlank } from '../../src/ledger/value.ts';
import type { Selection } from './host.ts';

/** What contracts can be made of, as the book and the selection stand. */
export interface ContractChoices {
  /** Numbers of the contracts in the selected rows; filled rows without a number besides. */
  readonly selected: readonly string[];
  readonly unnumbered: number;
  /** Customers of the selected rows of any other table: new contracts can be proposed for them. */
  readonly customers: readonly string[];
  /** Not made yet, and not voided or rejected. */
  readonly pending: readonly string[];
  readonly all: readonly string[];
}

/** The contracts and customers at hand. */
export function contractChoices(ledger: Ledger, selection: Selection | undefined): ContractChoices {
  const contracts = tableData(ledger, 'contracts');
  const all = unique(textsOf(contracts, 'contractNo'));
  const pending = textsOf(contracts, 'contractNo', (row) => {
    const state = valueAt(contracts, row, 'approval');
    return isBlank(valueAt(contracts, row, 'fileHash')) && state !== '作废' && state !== '驳回';
  });
  const none = { selected: [], unnumbered: 0, customers: [] };
  return { ...none, ...chosen(ledger, selection), pending: unique(pending), all };
}

function chosen(
  ledger: Ledger,
  selection: Selection | undefined,
): Partial<Pick<ContractChoices, 'selected' | 'unnumbered' | 'customers'>> {
  const data = [...ledger.tables.values()].find(({ table }) => table.name === selection?.table);
  if (!selection || !data) return {};
  const rows = new Set(selection.rows);
  const inRows = (row: number): boolean => rows.has(row);
  if (data.table.id === 'contracts' || data.table.id === 'contractLines')
    return {
      selected: unique(textsOf(data, 'contractNo', inRows)),
      unnumbered: selection.rows.filter(
        (row) => isFilled(data, row) && isBlank(valueAt(data, row, 'contractNo')),
      ).length,
    };
  return data.columns.has('customerId') ? { customers: unique(textsOf(data, 'customerId', inRows)) } : {};
}

function textsOf(data: TableData, column: string, wanted: (row: number) => boolean = () => true): string[] {
  return columnValues(data, column).flatMap((value, row) =>
    isBlank(value) || !wanted(row) ? [] : [String(value)],
  );
}

function isFilled(data: TableData, row: number): boolean {
  return data.table.columns.some(({ id, derived }) => !derived && !isBlank(valueAt(data, row, id)));
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
