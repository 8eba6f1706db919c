import { type Column, columnOf } from '../ledger/column.ts';
import type { Ledger } from '../ledger/data.ts';
import type { Problem } from '../ledger/problem.ts';
import type { CellValue } from '../ledger/value.ts';
import { type ChangeKind, changeOf } from './change.ts';
import { type PlacedFinding, problemOfCell, problemsOf } from './collector.ts';
import { customerIndexOf } from './customer-index.ts';
import type { Finding } from './finding.ts';
import { type Grid, gridAddress, gridValue } from './grid.ts';
import { type AdmittedRow, importGrid } from './grid-import.ts';
import type { Mapping } from './mapping.ts';
import type { SkippedRow } from './rows.ts';
import { isRead } from './targets.ts';

/** What an import would do, before anything is written. */
export interface ImportPreview {
  readonly mapping: Mapping;
  /** Columns the rows fill: those of the source in its order, behind the key that was given or looked up. */
  readonly columns: readonly PreviewColumn[];
  /** Rows ready for the table. */
  readonly rows: readonly AdmittedRow[];
  /** Rows that stay out, each with its reason. */
  readonly refusedRows: readonly RefusedRow[];
  /** Totals, notes and repeated headers. */
  readonly skipped: readonly SkippedRow[];
  readonly rowsRead: number;
  readonly counts: PreviewCounts;
  /** What was found on the way; the mapping itself tells which columns it leaves out. */
  readonly problems: readonly Problem[];
  /** What was found about single cells of the source, by `row:column` of the grid. */
  readonly cellProblems: ReadonlyMap<string, Problem>;
}

export interface PreviewColumn {
  readonly column: Column;
  /** Column of the grid it comes from; absent for one that is given or looked up. */
  readonly sourceColumn?: number;
}

export interface RefusedRow {
  /** Position in the grid, from 0. */
  readonly row: number;
  /** Stands in the ledger or in the sheet already. */
  readonly duplicate: boolean;
  /** Why, and the cell that keeps it out. */
  readonly problem: Problem;
}

export interface PreviewCounts {
  readonly added: number;
  /** Rows put into rows of a form that stand empty. */
  readonly filled: number;
  readonly refusedRows: number;
  readonly duplicates: number;
  readonly refusedCells: number;
  readonly warnings: number;
  readonly changed: Readonly<Partial<Record<ChangeKind, number>>>;
}

/** One cell of a row that would be added. */
export interface PreviewCell {
  readonly value: CellValue;
  /** What stands in the source. */
  readonly original: CellValue;
  /** A1 address in the source; absent for a value that is given or looked up. */
  readonly cell?: string;
  readonly change?: ChangeKind;
  /** Why it stays blank, or what should be compared. */
  readonly problem?: Problem;
}

/** Cleans, links and admits the rows of a mapped sheet for a book, and tells all of it; nothing is written. */
export function previewImport(grid: Grid, mapping: Mapping, ledger: Ledger): ImportPreview {
  const result = importGrid(grid, mapping, { ledger, customers: customerIndexOf(ledger) });
  const cellProblems = new Map(
    result.findings.map((placed) => [keyOf(placed.row, placed.column), problemOfCell(grid, placed)] as const),
  );
  const refusedRows = result.findings
    .filter(({ finding }) => finding.refusesRow)
    .map((placed) => ({
      row: placed.row,
      duplicate: duplicateCodes.has(placed.finding.code),
      problem: problemOfCell(grid, placed),
    }));
  const preview = {
    mapping,
    columns: columnsOf(mapping, result.rows),
    rows: result.rows,
    refusedRows,
    skipped: result.skipped,
    rowsRead: result.rowsRead,
    problems: problemsOf(grid, result.findings),
    cellProblems,
  };
  return { ...preview, counts: countsOf(grid, preview, result.findings) };
}

const keyOf = (row: number, column: number): string => `${row}:${column}`;

const duplicateCodes = new Set(['key-duplicate', 'customer-duplicate']);

/** The columns of the source that the table takes, and before them a key that came from elsewhere. */
function columnsOf({ table, matches }: Mapping, rows: readonly AdmittedRow[]): PreviewColumn[] {
  const own = matches
    .filter(({ column }) => isRead(column) && column.derived !== true)
    .map(({ column, sourceColumn }) => ({ column, sourceColumn }));
  const known = new Set(own.map(({ column }) => column.id));
  const given = new Set(rows.flatMap(({ record }) => Object.keys(record).filter((id) => !known.has(id))));
  return [...[...given].map((id) => ({ column: columnOf(table, id) })), ...own];
}

/** A cell of a row that would be added: what it becomes, what it was and what happened to it. */
export function previewCell(
  grid: Grid,
  { mapping, cellProblems }: Pick<ImportPreview, 'mapping' | 'cellProblems'>,
  { row, record }: AdmittedRow,
  { column, sourceColumn = sourceOf(mapping, column) }: PreviewColumn,
): PreviewCell {
  const value = record[column.id] ?? null;
  if (sourceColumn === undefined) {
    const change = changeOf(column, null, value);
    return { value, original: null, ...(change ? { change } : {}) };
  }
  const original = gridValue(grid, row, sourceColumn);
  const change = changeOf(column, original, value);
  const problem = cellProblems.get(keyOf(row, sourceColumn));
  return {
    value,
    original,
    cell: gridAddress(grid, row, sourceColumn),
    ...(change ? { change } : {}),
    ...(problem ? { problem } : {}),
  };
}

/** 客户编号 that was found by the customer's name comes from where the name stands. */
function sourceOf({ matches }: Mapping, column: Column): number | undefined {
  return column.id === 'customerId'
    ? matches.find((match) => match.column.id === 'customerName')?.sourceColumn
    : undefined;
}

function countsOf(
  grid: Grid,
  preview: Omit<ImportPreview, 'counts'>,
  findings: readonly PlacedFinding[],
): PreviewCounts {
  const changed: Partial<Record<ChangeKind, number>> = {};
  for (const row of preview.rows)
    for (const column of preview.columns) {
      const { change } = previewCell(grid, preview, row, column);
      if (change !== undefined) changed[change] = (changed[change] ?? 0) + 1;
    }
  const filled = preview.rows.filter(({ fills }) => fills !== undefined).length;
  const ofSeverity = (severity: Finding['severity']) =>
    findings.filter(({ finding }) => finding.severity === severity && !finding.refusesRow).length;
  return {
    added: preview.rows.length - filled,
    filled,
    refusedRows: preview.refusedRows.length,
    duplicates: preview.refusedRows.filter(({ duplicate }) => duplicate).length,
    refusedCells: ofSeverity('error'),
    warnings: ofSeverity('warning'),
    changed,
  };
}
