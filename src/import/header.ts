import type { Column, Table } from '../ledger/column.ts';
import type { CellValue } from '../ledger/value.ts';
import { type Grid, isBlankRow } from './grid.ts';
import { type HeaderLines, hasWords, linesAt } from './header-lines.ts';
import { type HeaderCell, readHeaderCell } from './header-names.ts';
import type { Mapping, MappingChoices } from './mapping.ts';
import { matchColumns } from './match-columns.ts';
import { tableEnd } from './region.ts';

/** Rows looked at for the header; titles, notes and units stand above it. */
export const searchedRows = 15;

/** What the caller knows that the grid does not say. */
export interface HeaderContext {
  readonly choicesOf?: (column: Column) => readonly string[] | undefined;
  /** False when the values of this source column cannot be what the column holds (ids of no customer). */
  readonly accept?: (column: Column, values: readonly CellValue[]) => boolean;
}

interface Found extends HeaderLines {
  readonly named: number;
}

/**
 * Finds the header of a table in a grid, or takes the one the user shows, and matches its cells to columns.
 * Undefined when no row of the first fifteen names two columns of the table and the user shows none.
 */
export function recogniseHeader(
  grid: Grid,
  table: Table,
  context: HeaderContext = {},
  choices: MappingChoices = {},
): Mapping | undefined {
  const header = choices.header
    ? linesAt(grid, choices.header.row, choices.header.lines)
    : findHeader(grid, table);
  if (!header) return undefined;
  const endRow = tableEnd(grid, header);
  return {
    table,
    headerRow: header.row,
    headerLines: header.lines,
    endRow,
    ...matchColumns({ grid, table, header, endRow, context, targets: choices.targets ?? {} }),
  };
}

function findHeader(grid: Grid, table: Table): HeaderLines | undefined {
  let best: Found | undefined;
  for (let last = 0; last < Math.min(searchedRows, grid.rows.length); last++) {
    if (isBlankRow(grid.rows[last])) continue;
    const found = headerEndingAt(grid, table, last);
    if (found && found.named > (best?.named ?? 1)) best = found;
  }
  return best;
}

/** The header whose last line this row is; what a row says alone it says without the title above it. */
function headerEndingAt(grid: Grid, table: Table, last: number): Found | undefined {
  const single = headerAt(grid, table, last, 1);
  const double = last > 0 ? headerAt(grid, table, last - 1, 2) : undefined;
  const headed = double?.cells.some(({ group }) => group !== undefined) === true;
  return double && (headed || double.named > (single?.named ?? 0)) ? double : single;
}

function headerAt(grid: Grid, table: Table, row: number, lines: 1 | 2): Found | undefined {
  const header = linesAt(grid, row, lines);
  // Below a word that names a column stands data, unless the word is a group over columns (社会关系).
  const overData = header.cells.some(
    ({ text, above }) => above !== undefined && names(table, { text: above }) && !names(table, { text }),
  );
  return overData ? undefined : { ...header, named: countNamed(table, header.cells) };
}

function countNamed(table: Table, cells: readonly HeaderCell[]): number {
  const named = new Set<string>();
  for (const cell of cells) {
    const [first] = hasWords(cell.text) ? readHeaderCell(table, cell).targets : [];
    if (first) named.add(first.column.id);
  }
  return named.size;
}

const names = (table: Table, cell: HeaderCell): boolean => readHeaderCell(table, cell).targets.length > 0;
