import { tableOf } from '../ledger/tables/index.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import type { Grid } from './grid.ts';
import { type HeaderLines, sameHeader } from './header-lines.ts';
import { readHeaderCell } from './header-names.ts';
import { importable } from './targets.ts';

/** So many names of one table make a row of words a header. */
const enoughNames = 3;

/**
 * Row of the grid behind the last row of the table whose header this is: where the header of another table
 * begins, or the end of the sheet. The header repeated on every printed page does not end the table.
 */
export function tableEnd(grid: Grid, header: HeaderLines): number {
  for (let row = header.row + header.lines; row < grid.rows.length; row++) {
    const cells = grid.rows[row] ?? [];
    if (isWords(cells) && !repeats(cells, header) && isHeader(cells)) return row;
  }
  return grid.rows.length;
}

/** Cheap look at a row: several words and nothing but words. */
function isWords(cells: readonly CellValue[]): boolean {
  let words = 0;
  for (const value of cells) {
    if (isBlank(value)) continue;
    if (typeof value !== 'string' || /\d/.test(value)) return false;
    words++;
  }
  return words >= enoughNames;
}

function repeats(cells: readonly CellValue[], header: HeaderLines): boolean {
  const filled = cells.flatMap((value, column) => (isBlank(value) ? [] : [{ text: String(value), column }]));
  const equal = filled.filter(({ text, column }) => {
    const cell = header.cells[column];
    return (
      cell !== undefined &&
      (sameHeader(cell.text, text) || (cell.group !== undefined && sameHeader(cell.group, text)))
    );
  });
  return equal.length * 2 >= filled.length;
}

function isHeader(cells: readonly CellValue[]): boolean {
  const words = cells.filter((value) => typeof value === 'string' && value !== '');
  return importable.some((id) => {
    const table = tableOf(id);
    const named = new Set(
      words.flatMap((text) => readHeaderCell(table, { text: String(text) }).targets[0]?.column.id ?? []),
    );
    return named.size >= enoughNames && named.size * 2 >= words.length;
  });
}
