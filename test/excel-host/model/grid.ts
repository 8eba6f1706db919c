import type { CellValue } from '../../../src/ledger/value.ts';
import type { CellRange } from './area.ts';
import type { CellStyle } from './style.ts';

/** A cell that holds or shows something. */
export interface Cell {
  value: CellValue;
  /** Canonical formula text with `=`: structured references in the long form of files. */
  formula?: string;
  style?: CellStyle;
}

function clearContent(cell: Cell): void {
  cell.value = null;
  delete cell.formula;
}

const holds = (cell: Cell): boolean => cell.value !== null || cell.formula !== undefined;

/** The cells of a sheet by row and column, both from 1. Blank cells are not there. */
export class Grid {
  readonly rows = new Map<number, Map<number, Cell>>();

  cell(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.get(column);
  }

  /** The cell, made when it is not there. */
  touch(row: number, column: number): Cell {
    let cells = this.rows.get(row);
    if (!cells) {
      cells = new Map();
      this.rows.set(row, cells);
    }
    let cell = cells.get(column);
    if (!cell) {
      cell = { value: null };
      cells.set(column, cell);
    }
    return cell;
  }

  /** True where nothing stands; a look alone counts as nothing. */
  isBlank(row: number, column: number): boolean {
    const cell = this.cell(row, column);
    return cell === undefined || !holds(cell);
  }

  /** Puts value and formula into a cell, keeping its look. */
  set(row: number, column: number, value: CellValue, formula?: string): void {
    if (value === null && formula === undefined) {
      const cell = this.cell(row, column);
      if (cell && cell.style === undefined) this.remove(row, column);
      else if (cell) clearContent(cell);
      return;
    }
    const cell = this.touch(row, column);
    cell.value = value;
    if (formula === undefined) delete cell.formula;
    else cell.formula = formula;
  }

  remove(row: number, column: number): void {
    const cells = this.rows.get(row);
    cells?.delete(column);
    if (cells?.size === 0) this.rows.delete(row);
  }

  /** Calls back for each cell that is there, inside the block. */
  each(area: CellRange, visit: (row: number, column: number, cell: Cell) => void): void {
    for (const [row, cells] of this.between(area.top, area.bottom))
      for (const [column, cell] of cells)
        if (column >= area.left && column <= area.right) visit(row, column, cell);
  }

  /** The smallest block around what is there; with `valuesOnly` formats do not count. */
  used(valuesOnly: boolean, within?: CellRange): CellRange | undefined {
    let found: { top: number; left: number; bottom: number; right: number } | undefined;
    for (const [row, cells] of this.rows)
      for (const [column, cell] of cells) {
        if (valuesOnly && !holds(cell)) continue;
        if (within && (row < within.top || row > within.bottom)) continue;
        if (within && (column < within.left || column > within.right)) continue;
        found ??= { top: row, left: column, bottom: row, right: column };
        found.top = Math.min(found.top, row);
        found.bottom = Math.max(found.bottom, row);
        found.left = Math.min(found.left, column);
        found.right = Math.max(found.right, column);
      }
    return found;
  }

  /** Moves the cells of columns `left…right` from row `at` on by `count` rows; a negative count drops the rows passed over. */
  shiftRows(at: number, count: number, left: number, right: number): void {
    const moved: [number, number, Cell][] = [];
    for (const [row, cells] of [...this.rows]) {
      if (row < at) continue;
      for (const [column, cell] of [...cells]) {
        if (column < left || column > right) continue;
        this.remove(row, column);
        if (row + count >= at) moved.push([row + count, column, cell]);
      }
    }
    for (const [row, column, cell] of moved) this.put(row, column, cell);
  }

  /** As `shiftRows`, along the rows `top…bottom`. */
  shiftColumns(at: number, count: number, top: number, bottom: number): void {
    const moved: [number, number, Cell][] = [];
    for (const [row, cells] of this.between(top, bottom))
      for (const [column, cell] of [...cells]) {
        if (column < at) continue;
        this.remove(row, column);
        if (column + count >= at) moved.push([row, column + count, cell]);
      }
    for (const [row, column, cell] of moved) this.put(row, column, cell);
  }

  put(row: number, column: number, cell: Cell): void {
    Object.assign(this.touch(row, column), cell);
  }

  private *between(top: number, bottom: number): Generator<[number, Map<number, Cell>]> {
    if (bottom - top + 1 <= this.rows.size) {
      for (let row = top; row <= bottom; row++) {
        const cells = this.rows.get(row);
        if (cells) yield [row, cells];
      }
      return;
    }
    for (const [row, cells] of [...this.rows]) if (row >= top && row <= bottom) yield [row, cells];
  }
}
