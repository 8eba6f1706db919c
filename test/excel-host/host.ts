import { createServices, type Services } from './api/services.ts';
import { Workbook } from './api/workbook.ts';
import { HostError } from './errors.ts';
import { answerTooBig, cellEditMode, Faults } from './faults.ts';
import { Book, type HostOptions } from './model/book.ts';
import { takeSnapshot } from './model/snapshot.ts';
import {
  type Batch,
  type BatchReply,
  type EventEntry,
  eventEntries,
  isCleanup,
  Protocol,
  requestFlags,
} from './protocol/index.ts';
import { ltsc2021, type RequirementMatrix, supports } from './requirements.ts';

/** Works out the formulas of a workbook. */
export interface Calculator {
  /** `fresh` works out only formulas that have no value yet. */
  calculate(book: Book, which: 'all' | 'fresh'): void;
}

export interface ExcelHostOptions extends Partial<HostOptions> {
  readonly requirements?: RequirementMatrix;
  readonly calculator?: Calculator;
}

/** What is answered to a request, as HTTP would: the reply to the batch, or the error that it met at the door. */
export interface HostAnswer {
  readonly status: number;
  readonly body: string;
}

const refusal = ({ status, code, message }: HostError): HostAnswer => ({
  status,
  body: JSON.stringify({ error: { code, message } }),
});

const utf8 = new TextEncoder();
/** True when a text is longer in UTF-8 than so many bytes. */
const exceeds = (text: string, bytes: number): boolean =>
  text.length > bytes || (text.length * 3 > bytes && utf8.encode(text).length > bytes);

/** The real clock's timer, also when a test has put another one in its place. */
const later = globalThis.setTimeout;

/** An Excel with one workbook open, without a screen: takes batches, tells events. */
export class ExcelHost {
  readonly book: Book;
  readonly faults = new Faults();
  readonly protocol: Protocol;
  readonly services: Services;
  requirements: RequirementMatrix;
  /** Requests served, clean-up requests left out; tests hold commands to a number of them. */
  requests = 0;
  /** Bytes of the largest request served and of the largest answer given; tests hold them to what Excel takes. */
  readonly largest = { request: 0, answer: 0 };
  private readonly calculator: Calculator | undefined;
  private readonly listeners = new Set<(entries: readonly EventEntry[]) => void>();
  private readonly selectionListeners = new Set<() => void>();
  private waitingForCellEdit: (() => void)[] = [];

  constructor(options: ExcelHostOptions = {}) {
    const { requirements = ltsc2021, calculator, ...bookOptions } = options;
    this.book = new Book(bookOptions);
    this.requirements = requirements;
    this.calculator = calculator;
    this.services = createServices(this.book);
    this.protocol = new Protocol(new Workbook(this.book), this.services.byName);
  }

  /** Serves one request of the client: a batch, its flags, and the text it came as. */
  async serve(batch: Batch, flags: number, text: string): Promise<HostAnswer> {
    const cleanup = isCleanup(batch);
    if (!cleanup) {
      const error = await this.meet(flags, text);
      if (error) return refusal(error);
      this.requests++;
    }
    const body = JSON.stringify(this.run(batch, flags, cleanup));
    this.largest.request = Math.max(this.largest.request, Buffer.byteLength(text));
    this.largest.answer = Math.max(this.largest.answer, Buffer.byteLength(body));
    return exceeds(body, this.faults.largestAnswer) ? refusal(answerTooBig()) : { status: 200, body };
  }

  private run(batch: Batch, flags: number, cleanup: boolean): BatchReply {
    const { faults, book } = this;
    const rollback = faults.afterFailure === 'rollback' ? takeSnapshot(book) : undefined;
    book.actor = 'addin';
    const reply = this.protocol.execute(batch, (index) => {
      if (!cleanup) faults.meetAction(index);
    });
    book.actor = 'user';
    if (reply.Error && rollback) {
      rollback();
      book.events.drain();
    }
    if (flags & requestFlags.writes || book.calculationRequested) this.calculate();
    return reply;
  }

  private async meet(flags: number, text: string): Promise<HostError | undefined> {
    const { faults } = this;
    if (faults.latency > 0) await new Promise<void>((done) => void later(done, faults.latency));
    while (faults.cellEdit) {
      if (!(flags & requestFlags.waitsForCellEdit)) return cellEditMode();
      await new Promise<void>((done) => void this.waitingForCellEdit.push(done));
    }
    try {
      faults.meetRequest(exceeds(text, faults.largestRequest));
    } catch (error) {
      if (error instanceof HostError) return error;
      throw error;
    }
    return undefined;
  }

  /** Calculates: in manual mode, unless somebody asked, only what was just entered. */
  calculate(): void {
    const { book } = this;
    const all = book.calculationMode !== 'Manual' || book.calculationRequested;
    this.calculator?.calculate(book, all ? 'all' : 'fresh');
    book.calculationRequested = false;
  }

  /** Somebody starts to type in a cell; `leaveCellEdit` ends it and serves what waited. */
  enterCellEdit(): void {
    this.faults.cellEdit = true;
  }

  leaveCellEdit(): void {
    this.faults.cellEdit = false;
    const waiting = this.waitingForCellEdit;
    this.waitingForCellEdit = [];
    for (const go of waiting) go();
  }

  /** Runs what a person or a co-author does, calculates, and tells the events. */
  act(actor: 'user' | 'remote', edit: (book: Book) => void): void {
    this.book.actor = actor;
    try {
      edit(this.book);
    } finally {
      this.book.actor = 'user';
    }
    this.calculate();
    this.tellEvents();
  }

  onEvents(listener: (entries: readonly EventEntry[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Listeners of the common API's selection event, which `workbook.onSelectionChanged` uses. */
  onSelection(listener: () => void): () => void {
    this.selectionListeners.add(listener);
    return () => this.selectionListeners.delete(listener);
  }

  /** Sends out what has happened. */
  tellEvents(): void {
    const events = this.book.events.drain();
    if (events.length === 0 || this.faults.events === 'drop') return;
    const triggerSource = supports(this.requirements, 'ExcelApi', '1.14');
    const entries = events.flatMap((event) => eventEntries(event, { triggerSource }));
    const selected = events.some((event) => event.kind === 'selection' || event.kind === 'sheet-activated');
    const times = this.faults.events === 'duplicate' ? 2 : 1;
    for (let k = 0; k < times; k++) {
      for (const listener of this.listeners) listener(entries);
      if (selected) for (const listener of this.selectionListeners) listener();
    }
  }
}
