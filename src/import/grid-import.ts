import type { Table } from '../ledger/column.ts';
import type { Ledger } from '../ledger/data.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { admitCustomers } from './admit-customers.ts';
import { admitRows, clearRepeatedUniques } from './admit-rows.ts';
import { choicesOf } from './choices.ts';
import { type Collector, collectorOf, type PlacedFinding } from './collector.ts';
import { type CustomerIndex, customerOfId } from './customer-index.ts';
import { doubtSentence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { Grid } from './grid.ts';
import { type HeaderContext, recogniseHeader } from './header.ts';
import { linkCustomers } from './link-customers.ts';
import {
  type ColumnMatch,
  type DoubtReason,
  firstDataRow,
  type Mapping,
  type MappingChoices,
} from './mapping.ts';
import { readRows, type SkippedRow, type SourceRow } from './rows.ts';
import { cleanText } from './text.ts';
import { normaliseValue } from './value.ts';

export interface ImportContext {
  /** The book the rows are for: its keys are respected, its standards give the choices. */
  readonly ledger: Ledger;
  /** Customers known so far; the register's sheet adds to it. */
  readonly customers: CustomerIndex;
}

/** The rows of a sheet as the table takes them, and everything that was refused or changed on the way. */
export interface GridImport {
  readonly mapping: Mapping;
  readonly rows: readonly AdmittedRow[];
  /** Rows below the header that hold data, totals, notes and repeated headers left out. */
  readonly rowsRead: number;
  readonly skipped: readonly SkippedRow[];
  /** What was found cell by cell of the grid; which columns are left out the mapping tells (`doubtFindings`). */
  readonly findings: readonly PlacedFinding[];
}

/** A row ready for the table: appended, or put into the row that stands there empty. */
export interface AdmittedRow {
  /** Position in the grid, from 0. */
  readonly row: number;
  readonly record: Readonly<Record<string, CellValue>>;
  readonly fills?: number;
}

/** What a header may be checked against: the book's choices, and whether ids belong to customers. */
export function headerContext({ ledger, customers }: ImportContext): HeaderContext {
  return {
    choicesOf: (column) => choicesOf(column, ledger),
    accept: (column, values) => {
      if (column.id !== 'customerId' || customers.ids.size === 0 || values.length === 0) return true;
      const known = values.filter(
        (value) =>
          customerOfId(customers, normaliseValue(column, value, { prefix: 'C' }).value) !== undefined,
      );
      return known.length * 2 >= values.length;
    },
  };
}

/**
 * What a sheet becomes as this table: recognised, and where the user decided otherwise, as the user says.
 * Undefined when no header is found.
 */
export function mapGrid(
  grid: Grid,
  table: Table,
  context: ImportContext,
  choices?: MappingChoices,
): Mapping | undefined {
  const { choicesOf, accept } = headerContext(context);
  // A register may hold new ids only, so ids are compared with the known ones in the other sheets alone.
  const checks = {
    ...(choicesOf ? { choicesOf } : {}),
    ...(accept && table.id !== 'customers' ? { accept } : {}),
  };
  return recogniseHeader(grid, table, checks, choices);
}

/**
 * The rows of a mapped sheet as records of its table, cell by cell of the source. Nothing is written; only the
 * customer index learns new customers.
 */
export function importGrid(grid: Grid, mapping: Mapping, context: ImportContext): GridImport {
  const { ledger, customers } = context;
  const { table, matches } = mapping;
  const collector = collectorOf();
  reportEnd(grid, mapping, collector);
  const { rows, skipped } = readRows(grid, mapping, headerContext(context).choicesOf, collector);
  const report = reporter(matches, collector);
  const linked =
    table.id === 'customers'
      ? admitCustomers(rows, customers, report)
      : linkCustomers(rows, table, customers, report);
  const admitted = table.id === 'customers' ? linked : admitRows(linked, table, ledger, report);
  clearRepeatedUniques(admitted, table, ledger, report);
  compareAmounts(admitted, matches, report);
  return {
    mapping,
    rows: inputsOf(admitted, table),
    rowsRead: rows.length,
    skipped,
    findings: collector.findings,
  };
}

/** Names and amounts that helped to link and to compare are computed in the ledger, not stored. */
function inputsOf(rows: readonly SourceRow[], table: Table): AdmittedRow[] {
  const inputs = new Set(table.columns.flatMap((column) => (column.derived ? [] : [column.id])));
  return rows.map(({ record, ...place }) => ({
    ...place,
    record: Object.fromEntries(Object.entries(record).filter(([id]) => inputs.has(id))),
  }));
}

/** Rows behind the table are another one's, and are left alone by name. */
function reportEnd(grid: Grid, { endRow }: Mapping, collector: Collector): void {
  if (endRow >= grid.rows.length) return;
  const finding: Finding = {
    code: 'second-table',
    severity: 'warning',
    clause: '从这一行起像是另一张表，没有导入',
    repair: '请把它移到单独的工作表再导入，或在向导里指定这一行为表头再导入一次。',
  };
  const column = (grid.rows[endRow] ?? []).findIndex((value) => !isBlank(value));
  collector.add(finding, endRow, Math.max(0, column));
}

const doubtCodes: Readonly<Record<Exclude<DoubtReason, 'user'>, string>> = {
  unknown: 'column-unknown',
  values: 'column-values',
  unit: 'column-unit',
  taken: 'column-taken',
  vetoed: 'column-vetoed',
  apart: 'column-apart',
};

/** The columns a mapping leaves out, at their headers; what the user leaves out needs no word. */
export function doubtFindings(mapping: Mapping): PlacedFinding[] {
  const row = firstDataRow(mapping) - 1;
  return mapping.doubts.flatMap((doubt) => {
    if (doubt.reason === 'user') return [];
    const finding: Finding = {
      code: doubtCodes[doubt.reason],
      severity: 'warning',
      clause: doubtSentence(doubt),
      repair: '不需要可以不管；需要就把表头改成台账的列名。',
    };
    return [{ finding, row, column: doubt.sourceColumn }];
  });
}

/** Places findings about a row under the source column they concern, or under its first one. */
function reporter(matches: readonly ColumnMatch[], collector: Collector) {
  const byColumn = new Map(matches.map((match) => [match.column.id, match]));
  return (finding: Finding, { row }: SourceRow, columnId: string): void => {
    const match = byColumn.get(columnId);
    collector.add(
      finding,
      row,
      match?.sourceColumn ?? matches[0]?.sourceColumn ?? 0,
      match && cleanText(match.header),
    );
  };
}

/** The ledger computes 金额 itself; where the source says something else, one of the three cells is wrong. */
function compareAmounts(
  rows: readonly SourceRow[],
  matches: readonly ColumnMatch[],
  report: (finding: Finding, row: SourceRow, columnId: string) => void,
): void {
  if (!matches.some(({ column }) => column.id === 'amount' && column.derived)) return;
  for (const row of rows) {
    const { quantity, unitPrice, amount } = row.record;
    if (typeof quantity !== 'number' || typeof unitPrice !== 'number' || typeof amount !== 'number') continue;
    const computed = roundHalfAway(quantity * unitPrice, 2);
    if (Math.abs(computed - amount) < 0.005) continue;
    const clause = `金额 ${amount} 与数量 × 单价（${computed}）不符，按数量和单价导入`;
    report(
      { code: 'amount-differs', severity: 'warning', clause, repair: '请按单据核对数量、单价和金额。' },
      row,
      'amount',
    );
  }
}
