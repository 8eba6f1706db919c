import type { Problem, Severity } from '../../../ledger/problem.ts';
import { type CellValue, isBlank } from '../../../ledger/value.ts';
import type { Standard, StandardRow } from '../standard.ts';

/** What is wrong with a cell of a standard. */
export interface Fault {
  readonly code: string;
  readonly table: string;
  /** 0-based, where the standard is kept. */
  readonly row: number;
  readonly column: string;
  /** Follows the place: “的下限 20 与上一段相同”. */
  readonly what: string;
  readonly repair: string;
  /** An error when absent: a standard with errors cannot be published. */
  readonly severity?: Severity;
}

/** One look at a standard. */
export type Check = (standard: Standard) => readonly Fault[];

/** A fault as a problem that names its cell. */
export function problemOf(
  standard: Standard,
  { code, table, row, column, what, repair, severity = 'error' }: Fault,
): Problem {
  const place = standard.place(table, row, column);
  return { code, severity, ...place, message: `${place.sheet}!${place.cell} ${what}。`, repair };
}

/** Rows of a table of the standard. */
export function rowsOf(standard: Standard, table: string): readonly StandardRow[] {
  return standard.rows.get(table) ?? [];
}

/** The number in a cell; undefined for anything else. */
export function numberIn({ values }: StandardRow, column: string): number | undefined {
  const value = values[column];
  return typeof value === 'number' ? value : undefined;
}

/** The text of a cell, empty for a blank one. */
export function textIn({ values }: StandardRow, column: string): string {
  return textOf(values[column]);
}

export function textOf(value: CellValue | undefined): string {
  return isBlank(value) ? '' : String(value);
}

/** Name of a grade, a rule or a choice as formulas compare it. */
export function keyOf(text: string): string {
  return text.toUpperCase();
}

/** Place for what is missing from a table: the row below its last one. */
export function nextRow(standard: Standard, table: string): number {
  return (rowsOf(standard, table).at(-1)?.row ?? -1) + 1;
}

/** Every row with the one above it. */
export function pairs(rows: readonly StandardRow[]): (readonly [StandardRow, StandardRow])[] {
  return rows.slice(1).map((row, i) => [rows[i]!, row] as const);
}
