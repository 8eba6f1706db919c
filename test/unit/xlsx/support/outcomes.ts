import { ProblemError } from '../../../../src/ledger/problem.ts';
import { openWorkbook, readSheet, type SheetRow } from '../../../../src/xlsx/package/index.ts';

/** All rows of a sheet of a package. */
export function rowsOf(bytes: Uint8Array, sheet = '表'): SheetRow[] {
  const rows: SheetRow[] = [];
  readSheet(openWorkbook(bytes), sheet, (row) => rows.push(row));
  return rows;
}

/** Code of the problem that is thrown, with its cell; `none` when nothing is. Other errors go on. */
export function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ProblemError) return `${error.problem.code} ${error.problem.cell ?? ''}`.trim();
    throw error;
  }
  return 'none';
}
