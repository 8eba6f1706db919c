import { columnValues, type Ledger, type TableData, tableData, valueAt } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';

/** One thing allocation decided. Amount in yuan. */
export interface AllocationDecision {
  readonly receiptId: string;
  readonly customerId: string;
  readonly documentId: string;
  readonly amount: number;
  readonly rule: '最早到期优先' | '超额转入';
}

export interface AllocationReport {
  readonly decisions: readonly AllocationDecision[];
}

/** A document that still waits for money; fen. */
interface OpenDocument {
  readonly documentId: string;
  readonly documentDate: number;
  readonly dueOn: number;
  open: number;
}

/** A part of a receipt row: what stands in 金额 and which document it settles; fen. */
interface Part {
  readonly amount: number;
  readonly documentId: string | undefined;
  readonly rule: AllocationDecision['rule'] | undefined;
}

/**
 * Settles receipts that name no document, oldest receipt first, against the customer's open documents, oldest due
 * date first (domain.md §9.2); what a named document does not take goes on in the same way. A receipt that covers
 * several documents becomes several rows with the same 回款编号 and 核销方式 自动; a surplus stays a row without
 * document (预收). Changes the rows of 回款台账 in place: `calculate` must run before and after.
 */
export function allocateReceipts(ledger: Ledger): AllocationReport {
  const receipts = tableData(ledger, 'receipts');
  const queues = openDocuments(ledger);
  const decisions: AllocationDecision[] = [];
  const parts = new Map<number, readonly Part[]>();
  for (const row of receiptsInOrder(receipts)) {
    const split = splitReceipt(receipts, row, queues);
    if (!split) continue;
    parts.set(row, split);
    for (const { amount, documentId, rule } of split)
      if (documentId !== undefined && rule !== undefined)
        decisions.push({
          receiptId: String(valueAt(receipts, row, 'receiptId')),
          customerId: String(valueAt(receipts, row, 'customerId')),
          documentId,
          amount: amount / 100,
          rule,
        });
  }
  if (parts.size > 0) replaceRows(receipts, parts);
  return { decisions };
}

/** Readable receipts by date, then by row. */
function receiptsInOrder(receipts: TableData): number[] {
  const status = columnValues(receipts, 'status');
  const dates = columnValues(receipts, 'receivedOn');
  const usable = status.flatMap((value, row) => (value === '预收' || value === '已核销' ? [row] : []));
  return usable.sort((a, b) => Number(dates[a]) - Number(dates[b]) || a - b);
}

/** What each customer owes, by due date; amounts that named receipts settle are taken off already. */
function openDocuments(ledger: Ledger): Map<string, OpenDocument[]> {
  const sales = tableData(ledger, 'sales');
  const settled = namedSettlements(ledger);
  const queues = new Map<string, OpenDocument[]>();
  for (let row = 0; row < sales.rowCount; row++) {
    const [customerId, documentId, documentDate, dueOn] = [
      'customerId',
      'documentId',
      'documentDate',
      'dueOn',
    ].map((id) => valueAt(sales, row, id));
    const receivable = fenOf(valueAt(sales, row, 'receivable') ?? null);
    if (typeof customerId !== 'string' || typeof documentId !== 'string' || receivable === undefined)
      continue;
    if (typeof documentDate !== 'number' || typeof dueOn !== 'number') continue;
    const document = {
      documentId,
      documentDate,
      dueOn,
      open: receivable - (settled.get(documentId.toUpperCase()) ?? 0),
    };
    const queue = queues.get(customerId);
    if (queue) queue.push(document);
    else queues.set(customerId, [document]);
  }
  for (const queue of queues.values())
    queue.sort(
      (a, b) =>
        a.dueOn - b.dueOn ||
        a.documentDate - b.documentDate ||
        (a.documentId < b.documentId ? -1 : a.documentId > b.documentId ? 1 : 0),
    );
  return queues;
}

/** Fen that receipts naming a document settle of it, whenever they came in. */
function namedSettlements(ledger: Ledger): Map<string, number> {
  const receipts = tableData(ledger, 'receipts');
  const settled = new Map<string, number>();
  columnValues(receipts, 'documentId').forEach((documentId, row) => {
    const amount = fenOf(valueAt(receipts, row, 'settled') ?? null);
    if (typeof documentId !== 'string' || amount === undefined) return;
    const key = documentId.toUpperCase();
    settled.set(key, (settled.get(key) ?? 0) + amount);
  });
  return settled;
}

/** The parts a receipt row falls into; undefined when it stays as it is. */
function splitReceipt(
  receipts: TableData,
  row: number,
  queues: ReadonlyMap<string, OpenDocument[]>,
): readonly Part[] | undefined {
  const queue = queues.get(String(valueAt(receipts, row, 'customerId'))) ?? [];
  const receivedOn = Number(valueAt(receipts, row, 'receivedOn'));
  const discount = fenOf(valueAt(receipts, row, 'discount')) ?? 0;
  const amount = fenOf(valueAt(receipts, row, 'amount'));
  if (amount === undefined) return undefined;

  const named = valueAt(receipts, row, 'documentId');
  if (isBlank(named)) return spread(amount, discount, '最早到期优先', queue, receivedOn);
  const document = queue.find(({ documentId }) => documentId.toUpperCase() === String(named).toUpperCase());
  // More than the document takes: its open amount is below zero by what this receipt brings too much.
  const surplus = document ? Math.min(amount, Math.max(0, -document.open)) : 0;
  if (!document || surplus === 0) return undefined;
  const rest = spread(surplus, 0, '超额转入', queue, receivedOn);
  if (!rest) return undefined;
  document.open += surplus;
  const kept: Part = { amount: amount - surplus, documentId: document.documentId, rule: undefined };
  return kept.amount > 0 ? [kept, ...rest] : rest;
}

/** Spreads an amount over open documents that existed on the day; undefined when none takes any of it. */
function spread(
  amount: number,
  discount: number,
  rule: AllocationDecision['rule'],
  queue: readonly OpenDocument[],
  receivedOn: number,
): readonly Part[] | undefined {
  const parts: Part[] = [];
  let rest = amount;
  let bonus = discount;
  for (const document of queue) {
    if (rest <= 0) break;
    if (document.open <= 0 || document.documentDate > receivedOn) continue;
    // The discount stays with the first part, so that part settles more than it brings.
    const taken = Math.min(rest, Math.max(0, document.open - bonus));
    if (taken === 0) continue;
    parts.push({ amount: taken, documentId: document.documentId, rule });
    document.open -= taken + bonus;
    rest -= taken;
    bonus = 0;
  }
  if (parts.length === 0) return undefined;
  return rest > 0 ? [...parts, { amount: rest, documentId: undefined, rule: undefined }] : parts;
}

/** Writes the parts in place of their rows; the first part keeps everything else of the row. */
function replaceRows(receipts: TableData, parts: ReadonlyMap<number, readonly Part[]>): void {
  const places = Array.from({ length: receipts.rowCount }, (_, row) => row).flatMap((row) =>
    (parts.get(row) ?? [undefined]).map((part, index) => ({ row, part, index })),
  );
  for (const [id, values] of receipts.columns) {
    const next = places.map(({ row, part, index }): CellValue => {
      const value = values[row] ?? null;
      if (!part) return value;
      if (id === 'amount') return part.amount / 100;
      if (id === 'discount') return index === 0 ? value : null;
      if (id === 'documentId') return part.documentId ?? null;
      if (id === 'allocation') return part.rule ? '自动' : part.documentId === undefined ? null : value;
      return value;
    });
    receipts.columns.set(id, next);
  }
  receipts.rowCount = places.length;
}

/** Takes allocation back: parts written by it are put together again into the receipt they came from. */
export function undoAllocation(ledger: Ledger): void {
  const receipts = tableData(ledger, 'receipts');
  const rows = Array.from({ length: receipts.rowCount }, (_, row) => row);
  const isPart = (row: number): boolean => valueAt(receipts, row, 'allocation') === '自动';
  const sameReceipt = (a: number, b: number): boolean =>
    ['receiptId', 'customerId', 'receivedOn'].every(
      (id) => valueAt(receipts, a, id) === valueAt(receipts, b, id),
    );
  const groups: number[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const joins =
      group &&
      sameReceipt(group[0]!, row) &&
      (isPart(row) || (isPart(group.at(-1)!) && isBlank(valueAt(receipts, row, 'documentId'))));
    if (group && joins) group.push(row);
    else groups.push([row]);
  }
  for (const [id, values] of receipts.columns) {
    receipts.columns.set(
      id,
      groups.map((group): CellValue => {
        const first = values[group[0]!] ?? null;
        if (id === 'amount' && group.length > 1)
          return group.reduce((sum, row) => sum + (fenOf(values[row] ?? null) ?? 0), 0) / 100;
        if (!isPart(group[0]!)) return first;
        return id === 'documentId' || id === 'allocation' ? null : first;
      }),
    );
  }
  receipts.rowCount = groups.length;
}
