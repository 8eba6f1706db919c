import type { LiveLedger } from '../../src/book/live-ledger.ts';
import { valueAt } from '../../src/ledger/data.ts';
import type { Selection } from './host.ts';

/** The customer of the selected row: named in it, or by the contract it belongs to. */
export function customerOf(live: LiveLedger, selection: Selection | undefined): string | undefined {
  const data = [...live.ledger.tables.values()].find(({ table }) => table.name === selection?.table);
  const row = selection?.rows[0];
  if (!data || row === undefined || row >= data.rowCount) return undefined;
  if (data.columns.has('customerId')) return identifier(valueAt(data, row, 'customerId'));
  if (!data.columns.has('contractNo')) return undefined;
  const contract = live.index.position('contracts', 'contractNo', valueAt(data, row, 'contractNo'));
  const contracts = live.ledger.tables.get('contracts');
  if (!contracts || contract === undefined) return undefined;
  return identifier(valueAt(contracts, contract - 1, 'customerId'));
}

function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
