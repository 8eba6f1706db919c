import { columnValues, type Ledger, type TableData, tableData } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { mergeParts, type Part, writeParts } from './allocation-rows.ts';
import { type OpenDocument, type OpenDocuments, readDocuments } from './open-documents.ts';

/** One thing allocation decided. */
export interface AllocationDecision {
  readonly receiptId: string;
  readonly customerId: string;
  /** Nothing: the named document has no room for the money and no other takes it, it becomes 预收. */
  readonly documentId: string | null;
  /** Yuan settled, discount included. */
  readonly amount: number;
  readonly rule: '最早到期优先' | '超额转入';
}

export interface AllocationReport {
  /** Empty when no row was changed. */
  readonly decisions: readonly AllocationDecision[];
}

/** A readable row of 回款台账 with money in it; fen. */
interface Receipt {
  readonly row: number;
  readonly receiptId: string;
  readonly customerId: string;
  readonly receivedOn: number;
  readonly amount: number;
  readonly discount: number;
  /** The document the row names. */
  readonly named: OpenDocument | undefined;
  /** 核销方式 is 自动: allocation wrote the row and may move it. */
  readonly automatic: boolean;
}

/**
 * Settles receipts that name no document, oldest receipt first, against the customer's open documents, oldest due
 * date first (domain.md §9.2); documents dated after the receipt do not count. What a named document does not take
 * goes on the same way; documents named by hand come before those of an earlier run. A receipt that covers several
 * documents becomes several rows, one below the other, with the same 回款编号 and 核销方式 自动; the discount
 * stays with the first. What nothing takes stays a row without document (预收). Rows that cannot be read, or name a
 * document that is unknown, unreadable or another customer's, are left alone. 基准日 plays no part; a second run
 * changes nothing.
 *
 * Changes 回款台账 in place: the book must have been calculated before, and must be again after.
 */
export function allocateReceipts(ledger: Ledger): AllocationReport {
  const table = tableData(ledger, 'receipts');
  const { byRow, byCustomer } = readDocuments(ledger);
  const receipts = readReceipts(table, byRow);
  const parts = new Map<number, Part[]>();
  const decisions: AllocationDecision[] = [];
  for (const surplus of [...settleNamed(receipts, parts)].sort((a, b) => byAge(a.receipt, b.receipt))) {
    const { receipt } = surplus;
    const spread = spreadOver(byCustomer.get(receipt.customerId.toUpperCase()), surplus);
    if (!receipt.named && spread.every(({ documentId }) => documentId === null)) continue;
    parts.set(receipt.row, [...(parts.get(receipt.row) ?? []), ...spread]);
    for (const part of spread)
      if (part.documentId !== null || receipt.named) decisions.push(decisionOf(receipt, part));
  }
  writeParts(table, parts);
  return { decisions };
}

/**
 * Takes allocation back, in place: the parts it wrote are put together again into the receipts they came from, to
 * the fen. The book must be calculated after.
 */
export function undoAllocation(ledger: Ledger): void {
  mergeParts(tableData(ledger, 'receipts'));
}

/** Money that looks for documents; fen. */
interface Surplus {
  readonly receipt: Receipt;
  readonly amount: number;
  readonly discount: number;
}

/** Receipts that take part, oldest first; what other rows name is taken off its document on the way. */
function readReceipts(table: TableData, documents: ReadonlyMap<number, OpenDocument>): Receipt[] {
  const read = (id: string) => columnValues(table, id);
  const [receiptIds, customerIds, dates] = [read('receiptId'), read('customerId'), read('receivedOn')];
  const [amounts, discounts, settled] = [read('amount'), read('discount'), read('settled')];
  const [status, allocation, documentRows] = [read('status'), read('allocation'), read('documentRow')];
  const receipts: Receipt[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    const documentRow = documentRows[row];
    const named = typeof documentRow === 'number' ? documents.get(documentRow) : undefined;
    const receivedOn = dates[row];
    const amount = wholeFen(amounts[row]);
    const discount = isBlank(discounts[row]) ? 0 : wholeFen(discounts[row]);
    const fits = status[row] === '预收' || (status[row] === '已核销' && named !== undefined);
    if (fits && typeof receivedOn === 'number' && amount !== undefined && discount !== undefined)
      receipts.push({
        row,
        receiptId: String(receiptIds[row] ?? ''),
        customerId: String(customerIds[row] ?? ''),
        receivedOn,
        amount,
        discount,
        named,
        automatic: allocation[row] === '自动',
      });
    // Money that names a document is kept for it, also while its row waits to be mended.
    else if (named) named.left -= Math.max(0, fenOf(settled[row] ?? null) ?? 0);
  }
  return receipts.sort(byAge);
}

/** Fen of an amount of money; undefined when it is none, negative, or finer than a fen. */
function wholeFen(value: CellValue | undefined): number | undefined {
  const fen = fenOf(value ?? null);
  if (typeof value !== 'number' || fen === undefined || fen < 0) return undefined;
  return Math.abs(value * 100 - fen) < 0.001 && Number.isSafeInteger(fen) ? fen : undefined;
}

/** Oldest first; of one day by number, then as they stand. */
function byAge(a: Receipt, b: Receipt): number {
  if (a.receivedOn !== b.receivedOn) return a.receivedOn - b.receivedOn;
  if (a.receiptId !== b.receiptId) return a.receiptId < b.receiptId ? -1 : 1;
  return a.row - b.row;
}

/** Lets named documents take their money; gives back what is left over, unnamed receipts whole. */
function settleNamed(receipts: readonly Receipt[], parts: Map<number, Part[]>): Surplus[] {
  const byHand = receipts.filter(({ automatic }) => !automatic);
  const earlierRuns = receipts.filter(({ automatic }) => automatic);
  const surpluses: Surplus[] = [];
  for (const receipt of [...byHand, ...earlierRuns]) {
    const { row, amount, discount, named } = receipt;
    if (!named || named.left <= 0) {
      // A discount alone was granted for its document: it does not move.
      if (amount > 0) surpluses.push({ receipt, amount, discount });
      continue;
    }
    const kept = Math.min(amount, Math.max(0, named.left - discount));
    named.left -= kept + discount;
    if (kept === amount) continue;
    parts.set(row, [{ amount: kept, discount, documentId: named.documentId, kept: true }]);
    surpluses.push({ receipt, amount: amount - kept, discount: 0 });
  }
  return surpluses;
}

/** The parts money falls into, document by document; the last has no document when some is left over. */
function spreadOver(documents: OpenDocuments | undefined, { receipt, amount, discount }: Surplus): Part[] {
  const parts: Part[] = [];
  let [rest, bonus] = [amount, discount];
  while (rest > 0) {
    const document = documents?.next(receipt.receivedOn);
    if (!document) return [...parts, { amount: rest, discount: bonus, documentId: null }];
    const taken = Math.min(rest, Math.max(0, document.left - bonus));
    document.left -= taken + bonus;
    parts.push({ amount: taken, discount: bonus, documentId: document.documentId });
    rest -= taken;
    bonus = 0;
  }
  return parts;
}

function decisionOf({ receiptId, customerId, named }: Receipt, part: Part): AllocationDecision {
  return {
    receiptId,
    customerId,
    documentId: part.documentId,
    amount: (part.amount + part.discount) / 100,
    rule: named ? '超额转入' : '最早到期优先',
  };
}
