import { columnLetters } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';

/** One worksheet of any book as plain values; whoever reads the file (or Excel) makes it. */
export interface Grid {
  readonly sheetName: string;
  readonly rows: readonly (readonly CellValue[])[];
  /** Worksheet row (1-based) of the first element of `rows`. */
  readonly firstRow: number;
}

/** The value at a position of the grid; nothing outside it. */
export function gridValue(grid: Grid, row: number, column: number): CellValue {
  return grid.rows[row]?.[column] ?? null;
}

/** A1 address of a position of the grid, in the file it came from. */
export function gridAddress(grid: Grid, row: number, column: number): string {
  return `${columnLetters(column + 1)}${grid.firstRow + row}`;
}

/** True when no cell of the row holds anything but spaces. */
export function isBlankRow(row: readonly CellValue[] | undefined): boolean {
  return !row || row.every((value) => isBlank(value) || (typeof value === 'string' && value.trim() === ''));
}

/** True when no cell of the column holds anything from one row of the grid to before another. */
export function isBlankColumn(grid: Grid, from: number, to: number, column: number): boolean {
  for (let row = from; row < to; row++) {
    const value = gridValue(grid, row, column);
    if (!isBlank(value) && !(typeof value === 'string' && value.trim() === '')) return false;
  }
  return true;
}
