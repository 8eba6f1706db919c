import { readFileSync } from 'node:fs';
import { sampleWorkbook } from '../../../../addin/page/new-book.ts';
import { PageBook } from '../../../../addin/page/page-book.ts';
import { PageHost } from '../../../../addin/page/page-host.ts';
import { openWorkbook, type Workbook } from '../../../../src/xlsx/package/index.ts';
import { day } from '../../../support/ledger.ts';

export const today = day('2026-11-23');
const blank = readFileSync('templates/book/空白客户台账.xlsx');

export const blankWorkbook = (): Workbook => openWorkbook(blank);

let sample: Workbook | undefined;

/** A book of made-up customers; opened anew by whoever changes it. */
export function sampleFile(): Workbook {
  sample ??= sampleWorkbook(blankWorkbook(), today, 15);
  return sample;
}

export function hostOf(workbook: Workbook, source?: { name: string; workbook: Workbook }): PageHost {
  return new PageHost({
    book: new PageBook(workbook, today),
    ...(source ? { source } : {}),
    blankBook: async () => blank,
    now: () => new Date('2026-11-23T09:00:00Z'),
    openEmptyBook: async () => {},
  });
}

/** The file as it would be saved, opened again. */
export const saved = (host: PageHost): Workbook => openWorkbook(host.book.edited().toBytes());
