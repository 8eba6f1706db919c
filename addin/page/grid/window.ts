import type { Place } from './moves.ts';

/** Height of a row, and of the header. */
export const rowHeight = 30;
export const headerHeight = 34;
/** Width of the row numbers. */
export const numberWidth = 52;

/** Widths of columns as positions from the left edge of the first. */
export interface Columns {
  /** Left edges, and one more: the right edge of the last. */
  readonly edges: readonly number[];
  /** Columns that stay at the left. */
  readonly frozen: number;
}

/** How far the grid is scrolled, and how much of it is in sight. */
export interface Viewport {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Rows and columns to draw, ends not included. */
export interface Window {
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstColumn: number;
  readonly endColumn: number;
}

/** Rows drawn beyond the edge, so that a quick scroll does not show gaps. */
const spare = 6;

export function columnsOf(widths: readonly number[], frozen: number): Columns {
  const edges = [0];
  for (const width of widths) edges.push(edges.at(-1)! + width);
  return { edges, frozen };
}

export const frozenWidth = ({ edges, frozen }: Columns): number => edges[frozen] ?? 0;

/** The part of a grid that is in sight; frozen columns are drawn besides. */
export function windowOf({ left, top, width, height }: Viewport, columns: Columns, rows: number): Window {
  const { edges, frozen } = columns;
  const from = left + frozenWidth(columns);
  const to = left + width - numberWidth;
  let firstColumn = frozen;
  while (firstColumn < edges.length - 2 && edges[firstColumn + 1]! <= from) firstColumn++;
  let endColumn = firstColumn;
  while (endColumn < edges.length - 1 && edges[endColumn]! < to) endColumn++;
  return {
    firstRow: Math.max(0, Math.floor(top / rowHeight) - spare),
    endRow: Math.min(rows, Math.ceil((top + height - headerHeight) / rowHeight) + spare),
    firstColumn,
    endColumn,
  };
}

/** Where to scroll so that a cell is in sight, as little as possible. */
export function scrollTo(place: Place, viewport: Viewport, columns: Columns): { left: number; top: number } {
  const { edges, frozen } = columns;
  const above = place.row * rowHeight;
  const bodyHeight = viewport.height - headerHeight;
  const top = Math.min(Math.max(viewport.top, above + rowHeight - bodyHeight), above);
  if (place.column < frozen) return { left: viewport.left, top };
  const from = edges[place.column]! - frozenWidth(columns);
  const to = edges[place.column + 1]! - (viewport.width - numberWidth);
  return { left: Math.min(Math.max(viewport.left, to), from), top };
}

/** Whole rows in sight, for the page keys. */
export const rowsInSight = ({ height }: Viewport): number =>
  Math.max(1, Math.floor((height - headerHeight) / rowHeight) - 1);
