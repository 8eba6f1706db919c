import { columnFormula } from '../../src/book/rules.ts';
import { sameFormula } from '../../src/formula/same-formula.ts';
import { columnOf } from '../../src/ledger/column.ts';
import { cellAddress, columnValues, sheetOf, type TableData } from '../../src/ledger/data.ts';
import type { BookHost } from './host.ts';
import { covers, differingCells, type ShownPart } from './shown-changes.ts';
import type { TamperedCell } from './state.ts';

/**
 * Derived cells among the rows read whose formula is not the rule's any more. Formulas are asked for only where
 * a value differs, or where the formula was overwritten before: a cell may differ because the book has not been
 * recalculated, which is nobody's tampering.
 */
export async function findTampered(
  host: BookHost,
  data: TableData,
  part: ShownPart,
  before: readonly TamperedCell[],
): Promise<TamperedCell[]> {
  const suspects = differingCells(data, part);
  for (const { table, header, row } of before) {
    const column = data.table.columns.find((known) => known.header === header);
    if (table !== data.table.name || !column || !covers(part, row) || !part.shown.columns.has(header))
      continue;
    const rows = suspects.get(column.id) ?? [];
    suspects.set(column.id, rows.includes(row) ? rows : [...rows, row]);
  }
  const found: TamperedCell[] = [];
  for (const [column, rows] of suspects) {
    const { header } = columnOf(data.table, column);
    const formulas = await host.readFormulas(data.table.name, header);
    const isRule = ruleTest(data, column);
    for (const row of rows.sort((a, b) => a - b)) {
      if (row >= formulas.length || isRule(formulas[row] ?? null)) continue;
      found.push({
        sheet: sheetOf(data),
        cell: cellAddress(data, row, column),
        table: data.table.name,
        header,
        row,
        shown: part.shown.columns.get(header)?.[row - part.first] ?? null,
        computed: columnValues(data, column)[row] ?? null,
      });
    }
  }
  return found;
}

/** Rows of a column mostly carry one text, so each text is compared once. */
function ruleTest(data: TableData, column: string): (formula: unknown) => boolean {
  const rule = columnFormula(data.table.id, column) ?? '';
  const known = new Map<string, boolean>();
  return (formula) => {
    if (typeof formula !== 'string' || !formula.startsWith('=')) return false;
    const same = known.get(formula) ?? sameFormula(formula, rule, data.table.name);
    known.set(formula, same);
    return same;
  };
}
