import type { Table } from '../ledger/column.ts';
import type { Ledger } from '../ledger/data.ts';
import type { Problem } from '../ledger/problem.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import type { CellValue } from '../ledger/value.ts';
import { admitCustomers } from './admit-customers.ts';
import { admitRows, clearRepeatedUniques } from './admit-rows.ts';
import { choicesOf } from './choices.ts';
import { type Collector, collectorOf } from './collector.ts';
import { type CustomerIndex, customerOfId } from './customer-index.ts';
import type { Finding } from './finding.ts';
import { type Grid, gridAddress } from './grid.ts';
import {
  type ColumnDoubt,
  type ColumnMatch,
  type HeaderContext,
  type HeaderRecognition,
  recogniseHeader,
} from './header.ts';
import { linkCustomers } from './link-customers.ts';
import { readRows, type SourceRow } from './rows.ts';
import { cleanText } from './text.ts';
import { normaliseValue } from './value.ts';

export interface ImportContext {
  /** The book the rows are for: its keys are respected, its standards give the choices. */
  readonly ledger: Ledger;
  /** Customers known so far; the register's sheet adds to it. */
  readonly customers: CustomerIndex;
}

export interface GridImport {
  readonly records: readonly Readonly<Record<string, CellValue>>[];
  readonly header?: HeaderRecognition;
  /** Rows below the header that hold data, totals and repeated headers left out. */
  readonly rowsRead: number;
  readonly problems: readonly Problem[];
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
 * The rows of a sheet as records of a table, ready to append, and everything that was refused or changed on the
 * way, cell by cell of the source. Nothing is written; only the customer index learns new customers.
 */
export function importGrid(grid: Grid, table: Table, context: ImportContext): GridImport {
  const { ledger, customers } = context;
  const checks = headerContext(context);
  // A register may hold new ids only, so ids are compared with the known ones in the other sheets alone.
  const known = table.id === 'customers' && checks.choicesOf ? { choicesOf: checks.choicesOf } : checks;
  const header = recogniseHeader(grid, table, known);
  if (!header) return { records: [], rowsRead: 0, problems: [noHeader(grid, table)] };
  const collector = collectorOf(grid);
  reportDoubts(header, collector);
  const rows = readRows(grid, header, checks.choicesOf, collector);
  const report = reporter(header.matches, collector);
  const linked =
    table.id === 'customers'
      ? admitCustomers(rows, customers, report)
      : linkCustomers(rows, table, customers, report);
  const admitted = table.id === 'customers' ? linked : admitRows(linked, table, ledger, report);
  clearRepeatedUniques(admitted, table, ledger, report);
  compareAmounts(admitted, header.matches, report);
  return {
    records: inputsOf(admitted, table),
    header,
    rowsRead: rows.length,
    problems: collector.problems(),
  };
}

/** Names and amounts that helped to link and to compare are computed in the ledger, not stored. */
function inputsOf(rows: readonly SourceRow[], table: Table): SourceRow['record'][] {
  const inputs = new Set(table.columns.flatMap((column) => (column.derived ? [] : [column.id])));
  return rows.map(({ record }) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => inputs.has(id))),
  );
}

function noHeader(grid: Grid, table: Table): Problem {
  return {
    code: 'header-not-found',
    severity: 'error',
    sheet: grid.sheetName,
    cell: gridAddress(grid, 0, 0),
    message: `工作表“${grid.sheetName}”前 15 行里找不到《${table.title}》的表头。`,
    repair: '请让每一列的名称在同一行，写法与台账的列名相近。',
  };
}

const doubtClauses: Readonly<Record<ColumnDoubt['reason'], (doubt: ColumnDoubt) => string>> = {
  unknown: ({ header }) => `台账没有“${header}”这一列，没有导入`,
  values: ({ header, meant }) => `“${header}”像是“${meant}”，但下面的内容对不上，没有导入`,
  unit: ({ header, meant }) => `“${header}”的单位与“${meant}”换算不清，没有导入`,
  taken: ({ header, meant }) => `“${header}”与另一列都对应“${meant}”，只导入了另一列`,
};

function reportDoubts({ headerRow, headerLines, doubts }: HeaderRecognition, collector: Collector): void {
  for (const doubt of doubts) {
    const header = cleanText(doubt.header);
    const finding: Finding = {
      code: `column-${doubt.reason}`,
      severity: 'warning',
      clause: doubtClauses[doubt.reason]({ ...doubt, header }),
      repair: '不需要可以不管；需要就把表头改成台账的列名。',
    };
    collector.add(finding, headerRow + headerLines - 1, doubt.sourceColumn);
  }
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
