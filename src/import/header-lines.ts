import { type CellValue, isBlank } from '../ledger/value.ts';
import type { Grid } from './grid.ts';
import type { HeaderCell } from './header-names.ts';
import { headerWords } from './text.ts';

/** A header as it stands in the grid. */
export interface HeaderLines {
  readonly row: number;
  readonly lines: 1 | 2;
  readonly cells: readonly LinedCell[];
}

export interface LinedCell extends HeaderCell {
  /** What stands directly above the words in a header of two lines. */
  readonly above?: string;
}

/** What is no text cannot be a header, but it is not nothing either. */
const noWords = '\u0000';

/** A row, or two with the lower one filling the gaps of the upper (merged group headings), read as a header. */
export function linesAt(grid: Grid, row: number, lines: 1 | 2): HeaderLines {
  const upper = (grid.rows[row] ?? []).map(headerText);
  if (lines === 1) return { row, lines, cells: upper.map((text) => ({ text })) };
  const lower = (grid.rows[row + 1] ?? []).map(headerText);
  const cells: LinedCell[] = [];
  // One word above a table is its title.
  const headings = upper.filter(hasWords).length > 1;
  let group: string | undefined;
  for (let column = 0; column < Math.max(upper.length, lower.length); column++) {
    const [above = '', below = ''] = [upper[column], lower[column]];
    // A merged heading stands in the first of its columns only.
    if (above !== '') group = headings && below !== '' && isHeading(above) ? above : undefined;
    cells.push({
      text: below === '' ? above : below,
      ...(below !== '' && group !== undefined ? { group } : {}),
      ...(below !== '' && above !== '' ? { above } : {}),
    });
  }
  return { row, lines, cells };
}

/** A heading over columns is a few words, not a note (制表：客服部). */
const isHeading = (text: string): boolean => hasWords(text) && text.length <= 12 && !/[:：\d]/.test(text);

function headerText(value: CellValue): string {
  return typeof value === 'string' ? value : isBlank(value) ? '' : noWords;
}

/** True for a header cell that says something. */
export const hasWords = (text: string | undefined): text is string =>
  text !== undefined && text !== noWords && text.trim() !== '';

/** True when two header cells say the same. */
export const sameHeader = (a: string, b: string): boolean => headerWords(a).full === headerWords(b).full;
