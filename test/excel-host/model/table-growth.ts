import { movedFormula } from '../../../src/xlsx/package/shared-formula.ts';
import { type CellRange, intersection, maxColumn, rowsOf } from './area.ts';
import type { Book } from './book.ts';
import { renameInFormulas } from './formulas.ts';
import type { Sheet } from './sheet.ts';
import type { Table, TableColumn } from './table.ts';

/** What one write changed; `cells` are `cellKey`s. */
export interface WrittenCells {
  readonly sheet: Sheet;
  readonly area: CellRange;
  readonly rows: Set<number>;
  readonly cells: Set<number>;
}

export const cellKey = (row: number, column: number): number => row * maxColumn + column;

/** What tables make of a write on their sheet: they grow, take new headers, fill calculated columns. */
export function adjustTables(book: Book, written: WrittenCells): void {
  for (const table of book.tablesOn(written.sheet)) {
    if (book.options.autoExpandTables) {
      growDown(book, table, written);
      growRight(book, table, written);
    }
    if (intersection(table.area, written.area)) {
      takeHeaders(book, table);
      fillColumns(book, table, written);
    }
  }
}

/** Rows written right below a table become rows of it, when nothing else stood in their way. */
function growDown(book: Book, table: Table, written: WrittenCells): void {
  const { area } = written;
  // A table does not grow on a protected sheet, nor over its own totals.
  if (
    table.sheet.protection ||
    table.showTotals ||
    area.left > table.area.right ||
    area.right < table.area.left
  )
    return;
  let bottom = table.area.bottom;
  while (written.rows.has(bottom + 1) && mayTakeRow(book, table, bottom + 1, written)) bottom++;
  if (bottom === table.area.bottom) return;
  extendRows(book, table, bottom, (row, column) => written.cells.has(cellKey(row, column)));
}

function mayTakeRow(book: Book, table: Table, row: number, written: WrittenCells): boolean {
  const { left, right } = table.area;
  const line = { top: row, bottom: row, left, right };
  if (book.tablesOn(table.sheet, line).some((other) => other !== table)) return false;
  let filled = false;
  for (let column = left; column <= right; column++) {
    const blank = table.sheet.grid.isBlank(row, column);
    const fresh = written.cells.has(cellKey(row, column));
    if (!blank && !fresh) return false;
    filled ||= !blank;
  }
  return filled;
}

/**
 * Moves the last row of a table down to `bottom`. New rows look like the last one, its validations and
 * conditional formats reach on, calculated columns fill, except where `keep` says that the cell was written.
 */
export function extendRows(
  book: Book,
  table: Table,
  bottom: number,
  keep: (row: number, column: number) => boolean = () => false,
): void {
  const { sheet } = table;
  const last = table.lastRow;
  const first = table.area.bottom + 1;
  table.area = { ...table.area, bottom };
  for (let row = first; row <= bottom; row++) copyLook(table, last, row);
  const reach = (area: CellRange): CellRange =>
    area.bottom === last && area.left >= table.area.left && area.right <= table.area.right
      ? { ...area, bottom }
      : area;
  for (const validation of sheet.validations) validation.area = reach(validation.area);
  for (const format of sheet.conditionalFormats) format.areas = format.areas.map(reach);
  fillNewRows(book, table, first, bottom, keep);
}

export function copyLook(table: Table, from: number, to: number): void {
  const { sheet } = table;
  for (let column = table.area.left; column <= table.area.right; column++) {
    const style = sheet.grid.cell(from, column)?.style;
    const cell = sheet.grid.cell(to, column);
    if (style && !cell?.style) sheet.grid.touch(to, column).style = style;
  }
}

/** New rows look like the one above, or below the header like the one below, and get the column formulas. */
export function dressRows(book: Book, table: Table, first: number, count: number): void {
  const like = first > table.firstRow ? first - 1 : first + count;
  for (let row = first; row < first + count; row++) copyLook(table, like, row);
  fillNewRows(book, table, first, first + count - 1);
}

/** Puts the column formulas into rows that have none yet. */
export function fillNewRows(
  book: Book,
  table: Table,
  first: number,
  last: number,
  keep: (row: number, column: number) => boolean = () => false,
): void {
  if (!book.options.autoFillColumns) return;
  table.columns.forEach(({ formula }, k) => {
    if (formula === undefined) return;
    const column = table.area.left + k;
    const textIn = formulaWriter(table, formula);
    for (let row = first; row <= last; row++)
      if (!keep(row, column)) table.sheet.grid.set(row, column, null, textIn(row));
  });
}

/** How a column formula, kept as it reads in the first data row, reads in another row. */
export function formulaWriter(table: Table, formula: string): (row: number) => string {
  if (movedFormula(formula, 1, 0) === formula) return () => formula;
  return (row) => movedFormula(formula, row - table.firstRow, 0);
}

/** The formula of a cell as it would read in the first data row. */
export function columnFormulaOf(table: Table, row: number, column: number): string | undefined {
  const formula = table.sheet.grid.cell(row, column)?.formula;
  return formula === undefined ? undefined : movedFormula(formula, table.firstRow - row, 0);
}

/** A column written right beside a table becomes a column of it. */
function growRight(book: Book, table: Table, written: WrittenCells): void {
  const column = table.area.right + 1;
  const { sheet, area } = written;
  const beside = area.left === column && area.top >= table.area.top && area.bottom <= table.area.bottom;
  if (!beside || book.actor !== 'user') return;
  if (sheet.grid.isBlank(area.top, column) || book.tablesOn(sheet, { ...area, right: column }).length > 0)
    return;
  table.area = { ...table.area, right: column };
  table.columns.push(table.newColumn(''));
  takeHeaders(book, table);
}

/** Column names follow the header cells: text, never blank, never twice; formulas follow the names. */
export function takeHeaders(book: Book, table: Table): void {
  if (!table.showHeaders) return;
  const { sheet, area } = table;
  const taken = new Set<string>();
  table.columns.forEach((column, k) => {
    const cell = sheet.grid.cell(area.top, area.left + k);
    const value = cell?.value ?? null;
    const wanted = typeof value === 'string' && value !== '' ? value : value === null ? '' : String(value);
    const name = freeHeader(wanted, taken, k);
    taken.add(name.toLowerCase());
    if (cell?.value !== name || cell.formula !== undefined) sheet.grid.set(area.top, area.left + k, name);
    renameColumn(book, table, column, name);
  });
}

/** `列1` for a blank header, a number after a header that is taken. */
export function freeHeader(wanted: string, taken: ReadonlySet<string>, index: number): string {
  const base = wanted === '' ? '列' : wanted;
  if (wanted !== '' && !taken.has(wanted.toLowerCase())) return wanted;
  let number = wanted === '' ? index + 1 : 2;
  while (taken.has(`${base}${number}`.toLowerCase())) number++;
  return `${base}${number}`;
}

function renameColumn(book: Book, table: Table, column: TableColumn, name: string): void {
  const before = column.name;
  if (before === name) return;
  column.name = name;
  if (before !== '') renameInFormulas(book, table.name, { column: [before, name] });
}

/** AutoCorrect of calculated columns. */
function fillColumns(book: Book, table: Table, written: WrittenCells): void {
  table.columns.forEach((column, k) => {
    const sheetColumn = table.area.left + k;
    if (sheetColumn >= written.area.left && sheetColumn <= written.area.right)
      fillColumn(book, table, column, sheetColumn, written);
  });
}

function fillColumn(book: Book, table: Table, column: TableColumn, at: number, written: WrittenCells): void {
  const { grid } = table.sheet;
  const rows = [...written.rows].filter(
    (row) => row >= table.firstRow && row <= table.lastRow && written.cells.has(cellKey(row, at)),
  );
  const entered = new Set(rows.map((row) => columnFormulaOf(table, row, at)));
  const [one] = entered.size === 1 ? entered : [];
  if (rows.length === table.rowCount) {
    if (one !== undefined) column.formula = one;
    else if (entered.size === 1) delete column.formula;
    return;
  }
  if (one === undefined || !book.options.autoFillColumns) return;
  const others = bodyRows(table).filter((row) => !written.cells.has(cellKey(row, at)));
  const blank = others.every((row) => grid.isBlank(row, at));
  const consistent =
    column.formula !== undefined && others.every((row) => columnFormulaOf(table, row, at) === column.formula);
  if (!blank && !consistent) return;
  column.formula = one;
  const textIn = formulaWriter(table, one);
  for (const row of others) grid.set(row, at, null, textIn(row));
}

const bodyRows = (table: Table): number[] =>
  Array.from({ length: rowsOf(table.body) }, (_, k) => table.firstRow + k);
