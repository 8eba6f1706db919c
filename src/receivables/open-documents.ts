import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { isBlank } from '../ledger/value.ts';

/** A document of 销售台账 that receipts can settle. */
export interface OpenDocument {
  readonly documentId: string;
  readonly documentDate: number;
  readonly dueOn: number;
  /** Fen still to be settled; goes down as receipts are applied. */
  left: number;
}

/**
 * The documents of one customer, oldest due date first. Receipts ask in the order of their dates, so that a
 * document becomes available on its date and every step costs no more than the height of a heap.
 */
export class OpenDocuments {
  private readonly byDate: OpenDocument[] = [];
  private readonly heap: OpenDocument[] = [];
  private known = 0;
  private sorted = true;

  add(document: OpenDocument): void {
    this.byDate.push(document);
    this.sorted = false;
  }

  /** The document to settle next by money received on a day; nothing when none of that day is open. */
  next(receivedOn: number): OpenDocument | undefined {
    if (!this.sorted) this.byDate.sort((a, b) => a.documentDate - b.documentDate);
    this.sorted = true;
    for (;;) {
      const document = this.byDate[this.known];
      if (!document || document.documentDate > receivedOn) break;
      if (document.left > 0) this.push(document);
      this.known++;
    }
    while (this.heap[0] && this.heap[0].left <= 0) this.dropFirst();
    return this.heap[0];
  }

  private push(document: OpenDocument): void {
    let place = this.heap.push(document) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.swapIfEarlier(place, parent)) return;
      place = parent;
    }
  }

  private dropFirst(): void {
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return;
    this.heap[0] = last;
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const [a, b] = [this.heap[left], this.heap[right]];
      if (!a) return;
      const child = b && isEarlier(b, a) ? right : left;
      if (!this.swapIfEarlier(child, place)) return;
      place = child;
    }
  }

  /** Puts the entry at `lower` above the one at `upper` when it comes first; false when all is in order. */
  private swapIfEarlier(lower: number, upper: number): boolean {
    const [a, b] = [this.heap[lower], this.heap[upper]];
    if (!a || !b || !isEarlier(a, b)) return false;
    this.heap[upper] = a;
    this.heap[lower] = b;
    return true;
  }
}

/** Oldest due date first, then document date, then document number (domain.md §9.2). */
function isEarlier(a: OpenDocument, b: OpenDocument): boolean {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn;
  if (a.documentDate !== b.documentDate) return a.documentDate < b.documentDate;
  return a.documentId < b.documentId;
}

/** Documents of the book to settle: by row of 销售台账 (1-based), and by customer (in capitals). */
export interface DocumentRegister {
  readonly byRow: ReadonlyMap<number, OpenDocument>;
  readonly byCustomer: ReadonlyMap<string, OpenDocuments>;
}

/**
 * Every readable document with what it leaves to collect, its returns taken off. Of two rows with one number only
 * the first is a document, as in the look-ups of the book.
 */
export function readDocuments(ledger: Ledger): DocumentRegister {
  const sales = tableData(ledger, 'sales');
  const read = (id: string) => columnValues(sales, id);
  const [ids, customers, dates, dues] = [
    read('documentId'),
    read('customerId'),
    read('documentDate'),
    read('dueOn'),
  ];
  const [receivables, status] = [read('receivable'), read('status')];
  const byRow = new Map<number, OpenDocument>();
  const byCustomer = new Map<string, OpenDocuments>();
  const seen = new Set<string>();
  for (let row = 0; row < sales.rowCount; row++) {
    const [documentId, customerId, documentDate, dueOn] = [ids[row], customers[row], dates[row], dues[row]];
    if (typeof documentId !== 'string' || isBlank(documentId)) continue;
    const key = documentId.toUpperCase();
    if (seen.has(key)) continue;
    seen.add(key);
    const left = fenOf(receivables[row] ?? null);
    if (status[row] === '资料不全' || status[row] === '退货' || left === undefined) continue;
    if (typeof documentDate !== 'number' || typeof dueOn !== 'number') continue;
    if (typeof customerId !== 'string' || isBlank(customerId)) continue;
    const document: OpenDocument = { documentId, documentDate, dueOn, left: Math.max(0, left) };
    byRow.set(row + 1, document);
    const owner = customerId.toUpperCase();
    const documents = byCustomer.get(owner) ?? new OpenDocuments();
    documents.add(document);
    byCustomer.set(owner, documents);
  }
  return { byRow, byCustomer };
}
