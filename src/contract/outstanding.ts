import { tableData, valueAt } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { documentKinds } from './document-kinds.ts';
import type { GateCase } from './gate.ts';
import { plainNumber } from './numbering.ts';

/**
 * What the customer's other contracts, issued earlier and in force, will still take of its credit when they are
 * delivered, in fen: amount less what is shipped (未发货订单 of domain.md §3.11 L3). A contract that an issued
 * amendment replaces does not count beside it.
 */
export function undelivered({ book, ledger, row }: GateCase): number {
  const contracts = tableData(ledger, 'contracts');
  const replaced = new Set<string>();
  const rows = book.index
    .rows('contracts', 'customerId', valueAt(contracts, row, 'customerId'))
    .filter((other) => {
      if (other !== row && !isIssued((column) => valueAt(contracts, other, column))) return false;
      const amends = valueAt(contracts, other, 'amends');
      if (!isBlank(amends)) replaced.add(plainNumber(String(amends)));
      return other !== row;
    });
  return rows
    .filter((other) => !replaced.has(plainNumber(String(valueAt(contracts, other, 'contractNo')))))
    .reduce((sum, other) => sum + remainder({ book, ledger }, other), 0);
}

function isIssued(read: (column: string) => CellValue): boolean {
  const isOut = !isBlank(read('fileHash')) || read('sealing') === '双方已签';
  return isOut && read('approval') !== '作废' && read('approval') !== '驳回';
}

function remainder({ book, ledger }: Pick<GateCase, 'book' | 'ledger'>, row: number): number {
  const contracts = tableData(ledger, 'contracts');
  const read = (column: string): CellValue => valueAt(contracts, row, column);
  const { type } = book.templates.get(String(read('templateCode') ?? '')) ?? { type: 'XS' as const };
  if (documentKinds[type].credit !== 'total' || read('settlement') === '现款') return 0;
  const [expiresOn, asOf] = [read('expiresOn'), ledger.parameters.get('asOf')];
  if (typeof expiresOn === 'number' && typeof asOf === 'number' && expiresOn < asOf) return 0;
  return Math.max(0, (fenOf(read('amount')) ?? 0) - (fenOf(read('shippedAmount')) ?? 0));
}
