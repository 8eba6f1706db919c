/** A block of cells, 1-based and inclusive. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Limits of a worksheet (ECMA-376 part 1, 18.3.1.73 and 18.3.1.13; Excel's own). */
export const maxRow = 1_048_576;
export const maxColumn = 16_384;

const columnNames: string[] = [];

/** `1` gives `A`, `27` gives `AA`. */
export function columnName(column: number): string {
  const known = columnNames[column];
  if (known !== undefined) return known;
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  if (column <= maxColumn) columnNames[column] = name;
  return name;
}

/** `AA` gives `27`; 0 when the letters are no column. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) return 0;
    column = column * 26 + digit;
  }
  return column <= maxColumn ? column : 0;
}

/** `D12` for row 12, column 4. */
export function cellName(row: number, column: number): string {
  return columnName(column) + row;
}

/** Reads `D12` or `$D$12`; undefined when it is no cell of a worksheet. */
export function parseCellName(text: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(text);
  if (!match) return undefined;
  const column = columnNumber(match[1] ?? '');
  const row = Number(match[2]);
  return column > 0 && row <= maxRow ? { row, column } : undefined;
}

/** Reads `A1:C9` or `A1`, in whichever order the corners stand; undefined when it is no range. */
export function parseRange(text: string): CellRange | undefined {
  const [from = '', to = from, ...more] = text.trim().split(':');
  const a = parseCellName(from);
  const b = parseCellName(to);
  if (!a || !b || more.length > 0) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

/** `A1:C9`, or `A1` for a single cell. */
export function rangeName(range: CellRange): string {
  const from = cellName(range.top, range.left);
  const to = cellName(range.bottom, range.right);
  return from === to ? from : `${from}:${to}`;
}

/** True when the two blocks share a cell. */
export function overlaps(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** The smallest block around both. */
export function union(a: CellRange | undefined, b: CellRange): CellRange {
  if (!a) return b;
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}
