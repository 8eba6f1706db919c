import { ruleTest } from '../../src/book/rule-test.ts';
import { columnOf } from '../../src/ledger/column.ts';
import { cellAddress, columnValues, type Ledger, sheetOf, type TableData } from '../../src/ledger/data.ts';
import type { BookHost, RowRange } from './host.ts';
import { joined } from './pending-reads.ts';
import { covers, dataBehind, differingCells, type ShownPart } from './shown-changes.ts';
import type { TamperedCell } from './state.ts';

/** Cells of a derived column whose formulas are to be looked at. */
interface Suspects {
  readonly data: TableData;
  readonly part: ShownPart;
  readonly column: string;
  readonly rows: RowRange;
}

/** More ranges in a column than this and it is looked at from the first to the last. */
const mostRanges = 8;
/**
 * Cells of a column that are looked at: where more differ the book has not been recalculated, or somebody wrote
 * over the whole column, which shows in the first of them.
 */
const mostCells = 500;

/**
 * Derived cells among the rows read whose formula is not the rule's any more. Formulas are asked for only where
 * a value differs, or where the formula was overwritten before, all in one question: a cell may differ because
 * the book has not been recalculated, which is nobody's tampering.
 */
export async function findTampered(
  host: BookHost,
  ledger: Ledger,
  parts: readonly ShownPart[],
  before: readonly TamperedCell[],
): Promise<TamperedCell[]> {
  const suspects = parts.flatMap((part) => suspectsIn(dataBehind(ledger, part), part, before));
  if (suspects.length === 0) return [];
  const formulas = await host.readFormulas(
    suspects.map(({ data: { table }, column, rows }) => ({
      table: table.name,
      header: columnOf(table, column).header,
      rows,
    })),
  );
  return suspects.flatMap((suspect, k) => tamperedIn(suspect, formulas[k] ?? []));
}

function suspectsIn(data: TableData, part: ShownPart, before: readonly TamperedCell[]): Suspects[] {
  const suspects = differingCells(data, part);
  for (const { table, header, row } of before) {
    const column = data.table.columns.find((known) => known.header === header);
    if (table !== data.table.name || !column || !covers(part, row) || !part.shown.columns.has(header))
      continue;
    suspects.set(column.id, [row, ...(suspects.get(column.id) ?? [])]);
  }
  return [...suspects].flatMap(([column, rows]) =>
    rangesOf(rows).map((range) => ({ data, part, column, rows: range })),
  );
}

function rangesOf(rows: readonly number[]): RowRange[] {
  const ranges = joined(rows.slice(0, mostCells).map((row) => ({ first: row, count: 1 })));
  const [top, bottom] = [ranges[0], ranges.at(-1)];
  if (!top || !bottom || ranges.length <= mostRanges) return ranges;
  return [{ first: top.first, count: Math.min(mostCells, bottom.first + bottom.count - top.first) }];
}

function tamperedIn({ data, part, column, rows }: Suspects, formulas: readonly unknown[]): TamperedCell[] {
  const { header } = columnOf(data.table, column);
  const isRule = ruleTest(data.table, column);
  return formulas.flatMap((formula, k) => {
    if (typeof formula === 'string' && formula.startsWith('=') && isRule(formula)) return [];
    const row = rows.first + k;
    return [
      {
        sheet: sheetOf(data),
        cell: cellAddress(data, row, column),
        table: data.table.name,
        header,
        row,
        shown: part.shown.columns.get(header)?.[row - part.first] ?? null,
        computed: columnValues(data, column)[row] ?? null,
      },
    ];
  });
}
