import { ProblemError } from '../../src/ledger/problem.ts';
import { findTable, openWorkbook, type Workbook } from '../../src/xlsx/package/index.ts';
import { blankBook } from '../assets.ts';
import { openLiveBook } from '../book/live-book.ts';
import type { Clock, LiveBookPort } from '../book/state.ts';
import type { SourceFile } from './foreign-sheets.ts';
import { sampleWorkbook } from './new-book.ts';
import { PageBook } from './page-book.ts';
import { PageHost } from './page-host.ts';

/** Enough for every grade and class, few enough to look through. */
const sampleCustomers = 60;
const newName = '客户台账.xlsx';

/** What to open: an empty book, one of made-up customers, or a file of the user's. */
export type Wanted = 'empty' | 'sample' | { readonly name: string; readonly bytes: Uint8Array };

/** A book in the page. */
export interface OpenBook {
  /** File name to save it under. */
  readonly name: string;
  readonly host: PageHost;
  readonly live: LiveBookPort;
  /** True when the file opened was no ledger: a new one waits for its sheets. */
  readonly isImport: boolean;
}

export interface Surroundings {
  readonly clock: Clock;
  readonly today: () => number;
  /** Opens an empty book in place of this one, when the user agrees. */
  readonly openEmptyBook: () => Promise<void>;
}

/** Opens a book. @throws ProblemError as `openWorkbook` and `readSheet` */
export async function open(wanted: Wanted, surroundings: Surroundings): Promise<OpenBook> {
  const { clock, today, openEmptyBook } = surroundings;
  const { name, workbook, source } = await workbookOf(wanted, today());
  const host = new PageHost({
    book: new PageBook(workbook, today()),
    ...(source ? { source } : {}),
    blankBook,
    now: () => new Date(clock.now()),
    openEmptyBook,
  });
  return { name, host, live: openLiveBook(host, clock, today), isImport: source !== undefined };
}

interface Opened {
  readonly name: string;
  readonly workbook: Workbook;
  readonly source?: SourceFile;
}

async function workbookOf(wanted: Wanted, today: number): Promise<Opened> {
  if (typeof wanted === 'object') {
    const { name, bytes } = wanted;
    const workbook = openWorkbook(bytes);
    if (findTable(workbook, '客户登记')) return { name, workbook };
    return { ...(await workbookOf('empty', today)), source: { name, workbook } };
  }
  const blank = openWorkbook(await blankBook());
  return {
    name: newName,
    workbook: wanted === 'empty' ? blank : sampleWorkbook(blank, today, sampleCustomers),
  };
}

/** A file the user chose. @throws ProblemError when the browser does not give its bytes */
export async function readFile(file: File): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    throw new ProblemError({
      code: 'file-unreadable',
      severity: 'error',
      message: `文件“${file.name}”读不出来。`,
      repair: '请检查文件有没有移动、改名或被别的程序占用，再打开一次。',
    });
  }
}
