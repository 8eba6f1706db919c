import { columnFormula, parameterFormula } from '../../src/book/rules.ts';
import { serialOf } from '../../src/ledger/calendar.ts';
import { drawBlankBook } from '../../src/xlsx/design/exceljs/book.ts';
import { defaultStandards } from '../standards/default.ts';

/** Cached beside TODAY() in 参数; every program replaces it when it opens the book. */
const cachedAsOf = serialOf(2026, 1, 1);

/** The blank book as it is shipped: definitions, rules and default standards drawn into one workbook. */
export function buildBook(): Promise<Uint8Array> {
  return drawBlankBook({ columnFormula, parameterFormula, standards: defaultStandards, asOf: cachedAsOf });
}
