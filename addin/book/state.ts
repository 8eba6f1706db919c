import type { LiveLedger } from '../../src/book/live-ledger.ts';
import type { Problem } from '../../src/ledger/problem.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import type { OnProgress, Selection } from './host.ts';

/** What the pane shows of the open book; a new object after every change. */
export interface BookState {
  readonly phase: 'loading' | 'ready' | 'not-a-ledger' | 'failed';
  /** While loading a large book. */
  readonly progress?: { readonly done: number; readonly total: number };
  /** Why it failed. */
  readonly problem?: Problem;
  /** The calculated book; present when ready. Its contents follow the edits; another date makes it a new one. */
  readonly live?: LiveLedger;
  /** Goes up with every change of the contents. */
  readonly revision: number;
  /** Names of tables of ours that the book lacks. */
  readonly missingTables: readonly string[];
  readonly selection?: Selection;
  /** Customer of the selected row, whatever table it is in. */
  readonly customerId?: string;
  /** Derived cells whose formula someone overwrote. */
  readonly tampered: readonly TamperedCell[];
  /** Changes of grade seen in this session, newest first. */
  readonly gradeChanges: readonly GradeChange[];
  /** Problems of the contents (`checkLedger`), and of reading them. */
  readonly problems: readonly Problem[];
}

/** 公式被改动: what the sheet shows is not what the rule gives. */
export interface TamperedCell {
  readonly sheet: string;
  readonly cell: string;
  readonly table: string;
  readonly header: string;
  readonly row: number;
  readonly shown: CellValue;
  readonly computed: CellValue;
}

export interface GradeChange {
  readonly customerId: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Header of the input or criterion that moved it, when one edit did. */
  readonly cause?: string;
  /** ISO time. */
  readonly at: string;
}

/** Time as an argument, so that tests decide what passes. */
export interface Clock {
  now(): number;
  /** Calls back once after so many milliseconds; the result cancels. */
  after(milliseconds: number, call: () => void): () => void;
}

/** The open book followed live; made by `openLiveBook` (live-book.ts). */
export interface LiveBookPort {
  readonly state: BookState;
  subscribe(listener: (state: BookState) => void): () => void;
  /** Reads everything again. */
  refresh(onProgress?: OnProgress): Promise<void>;
  /** Writes input cells into the book and follows them. Identifiers, not headers. */
  edit(cells: readonly { table: string; row: number; column: string; value: CellValue }[]): Promise<void>;
  close(): void;
}
