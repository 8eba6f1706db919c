import type { Grid } from '../../../../src/import/grid.ts';
import { type ImportOptions, type ImportReport, importWorkbook } from '../../../../src/import/workbook.ts';
import { emptyLedger, type Ledger, tableData } from '../../../../src/ledger/data.ts';
import type { Problem } from '../../../../src/ledger/problem.ts';
import type { CellValue } from '../../../../src/ledger/value.ts';
import { fillStandards } from '../../../../src/sample/standards.ts';
import { defaultStandards } from '../../../../templates/standards/default.ts';

/** A worksheet from its rows; the first of them is worksheet row 1. */
export function gridOf(sheetName: string, ...rows: readonly (readonly CellValue[])[]): Grid {
  return { sheetName, rows, firstRow: 1 };
}

/** A book without customers, its standards filled in. */
export function bookWithStandards(): Ledger {
  const ledger = emptyLedger();
  fillStandards(ledger, defaultStandards);
  return ledger;
}

/** The input cells of a table that hold something, row by row. */
export function recordsOf(ledger: Ledger, table: string): Record<string, CellValue>[] {
  const data = tableData(ledger, table);
  return Array.from({ length: data.rowCount }, (_, row) =>
    Object.fromEntries(
      [...data.columns].flatMap(([id, values]) =>
        values[row] === null || values[row] === undefined ? [] : [[id, values[row]]],
      ),
    ),
  );
}

/** Imports sheets into a book and gives both. */
export function imported(
  grids: readonly Grid[],
  ledger: Ledger = bookWithStandards(),
  options: ImportOptions = {},
): ImportReport & { readonly ledger: Ledger } {
  return { ...importWorkbook(grids, ledger, options), ledger };
}

/** Severity, code and cell of problems, for comparing. */
export const marksOf = (problems: readonly Problem[]): string[] =>
  problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell ?? ''}`.trim());
