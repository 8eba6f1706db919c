import { type CellValue, isBlank } from '../ledger/value.ts';
import { isTotalWord } from './aside.ts';
import type { Collector } from './collector.ts';
import type { Finding } from './finding.ts';
import { type Grid, gridValue, isBlankRow } from './grid.ts';
import type { HeaderContext } from './header.ts';
import { type ColumnMatch, firstDataRow, type Mapping } from './mapping.ts';
import { columnSample, valueContext } from './shape.ts';
import { isRead } from './targets.ts';
import { headerWords } from './text.ts';
import { normaliseValue, type ValueContext } from './value.ts';

/** A row of the source in the columns of the table, before it is linked and admitted. */
export interface SourceRow {
  /** Position in the grid, from 0. */
  readonly row: number;
  readonly record: Record<string, CellValue>;
  /** Row of the table that stands there still empty and is filled, instead of a new one (from 0). */
  fills?: number;
}

/** A row below the header that holds no data, and what it holds. */
export interface SkippedRow {
  readonly row: number;
  readonly what: 'total' | 'note' | 'header';
}

interface Reader extends ColumnMatch {
  readonly context: ValueContext;
}

/** Reads the rows below the header: blank, total and repeated header rows are passed over. */
export function readRows(
  grid: Grid,
  mapping: Mapping,
  choicesOf: HeaderContext['choicesOf'],
  collector: Collector,
): { readonly rows: SourceRow[]; readonly skipped: SkippedRow[] } {
  const { table, endRow, matches } = mapping;
  const first = firstDataRow(mapping);
  const readers = matches
    .filter(({ column }) => isRead(column))
    .map((match): Reader => {
      const sample = columnSample(grid, first, endRow, match.sourceColumn);
      return { ...match, context: valueContext(match.column, sample, match.unit, choicesOf?.(match.column)) };
    });
  const rows: SourceRow[] = [];
  const skipped: SkippedRow[] = [];
  for (let row = first; row < endRow; row++) {
    if (isBlankRow(grid.rows[row])) continue;
    const what = noData(grid, row, matches, readers);
    if (what === undefined) {
      rows.push(readRow(grid, row, readers, collector, table.id));
      continue;
    }
    skipped.push({ row, what });
    const finding = skippedFindings[what];
    if (finding) collector.add(finding, row, firstFilled(grid, row));
  }
  return { rows, skipped };
}

const skippedFindings: Readonly<Record<SkippedRow['what'], Finding | undefined>> = {
  total: { code: 'total-row', severity: 'note', clause: '合计行不导入' },
  note: { code: 'note-row', severity: 'note', clause: '这一行只有一格文字，不是数据，没有导入' },
  header: undefined,
};

const firstFilled = (grid: Grid, row: number): number =>
  Math.max(
    0,
    (grid.rows[row] ?? []).findIndex((value) => !isBlank(value)),
  );

function noData(
  grid: Grid,
  row: number,
  matches: readonly ColumnMatch[],
  readers: readonly Reader[],
): SkippedRow['what'] | undefined {
  if (isRepeatedHeader(grid, row, matches)) return 'header';
  if (isTotal(grid, row, readers)) return 'total';
  return isRemark(grid, row, readers) ? 'note' : undefined;
}

function readRow(
  grid: Grid,
  row: number,
  readers: readonly Reader[],
  collector: Collector,
  tableId: string,
): SourceRow {
  const record: Record<string, CellValue> = {};
  for (const { column, sourceColumn, header, context } of readers) {
    const value = gridValue(grid, row, sourceColumn);
    if (isBlank(value)) continue;
    const { value: normal, finding } = normaliseValue(column, value, context);
    // The prefix of customer ids is noted once, in the register; a computed amount is only compared.
    const known =
      finding?.code === 'identifier-prefixed' && column.id === 'customerId' && tableId !== 'customers';
    if (finding && !column.derived && !known)
      collector.add(finding, row, sourceColumn, headerWords(header).full);
    if (normal !== null) record[column.id] = normal;
  }
  return { row, record };
}

/** 合计 and the like in the first filled cell, or in the one the key should stand in. */
function isTotal(grid: Grid, row: number, readers: readonly Reader[]): boolean {
  const cells = grid.rows[row] ?? [];
  const first = cells.find((value) => !isBlank(value));
  if (isTotalWord(first)) return true;
  return readers.some(({ column, sourceColumn }) => {
    const value = cells[sourceColumn];
    return (
      (column.check === 'identifier' || column.kind === 'date' || column.id === 'customerName') &&
      isTotalWord(value)
    );
  });
}

/** A single filled cell in a wide sheet: 制表人 and other words below the table. */
function isRemark(grid: Grid, row: number, readers: readonly Reader[]): boolean {
  const filled = (grid.rows[row] ?? []).filter((value) => !isBlank(value));
  return readers.length > 2 && filled.length === 1;
}

function isRepeatedHeader(grid: Grid, row: number, matches: readonly ColumnMatch[]): boolean {
  const equal = matches.filter(({ sourceColumn, header }) => {
    const value = gridValue(grid, row, sourceColumn);
    return typeof value === 'string' && headerWords(value).full === headerWords(header).full;
  });
  return equal.length >= 2 && equal.length * 2 >= matches.length;
}
