import { cellAddress, columnValues, sheetOf, type TableData } from '../ledger/data.ts';
import type { Problem } from '../ledger/problem.ts';
import type { CellValue } from '../ledger/value.ts';
import type { Override } from './override.ts';

/** Why a contract must not be made, or what to think about before it is signed (severity `note`). */
export interface Refusal extends Problem {
  /** What was found. */
  readonly value: CellValue;
  /** What is allowed. */
  readonly limit: CellValue;
  /** Who may decide otherwise; nobody where the law or the file itself stands against it. */
  readonly override: string;
  /** Who did, and why; a note then. */
  readonly overridden?: Override;
}

export const nobody = '不可放行';

type Finding = Omit<Refusal, 'sheet' | 'cell' | 'severity'> & { readonly severity?: Refusal['severity'] };

/** A finding at a cell of a table. */
export function findingAt(data: TableData, row: number, column: string, finding: Finding): Refusal {
  return { severity: 'error', ...finding, sheet: sheetOf(data), cell: cellAddress(data, row, column) };
}

/** The header under which staff know a column. */
export function headerOf(data: TableData, column: string): string {
  return data.table.columns.find((candidate) => candidate.id === column)?.header ?? column;
}

/** Row (0-based) whose column holds the text; -1 when there is none. */
export function rowWith(data: TableData, column: string, text: CellValue): number {
  return columnValues(data, column).indexOf(text);
}
