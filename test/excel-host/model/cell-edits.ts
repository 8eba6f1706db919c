import { accessDenied, invalidArgument } from '../errors.ts';
import { areaName, type CellRange, columnsOf, containsArea, intersection, rowsOf } from './area.ts';
import type { Book } from './book.ts';
import type { ChangeDetails, ChangedEvent, ChangeType } from './events.ts';
import { canonicalFormula, tableAround } from './formulas.ts';
import { readInput } from './input.ts';
import type { Sheet } from './sheet.ts';
import { type CellStyle, type StyleChange, shared } from './style.ts';
import { adjustTables, cellKey, type WrittenCells } from './table-growth.ts';
import { shownValue, valueType } from './values.ts';

/**
 * Writes values or formulas into a block, as `Range.values`, `Range.formulas` and typing do: tables beside it
 * grow, calculated columns fill, one `RangeEdited` event is told.
 * @throws HostError `AccessDenied`, `InvalidArgument`
 */
export function writeCells(book: Book, sheet: Sheet, area: CellRange, inputs: unknown): void {
  book.checkWritable(sheet, area, 'cells');
  const rows = asMatrix(inputs, area);
  const single = rowsOf(area) === 1 && columnsOf(area) === 1;
  const before = single ? (sheet.grid.cell(area.top, area.left)?.value ?? null) : null;
  const written: WrittenCells = { sheet, area, rows: new Set(), cells: new Set() };
  rows.forEach((inputsOfRow, r) => {
    inputsOfRow.forEach((raw, c) => {
      enter(book, sheet, area.top + r, area.left + c, raw, written);
    });
  });
  adjustTables(book, written);
  book.isDirty = true;
  const after = single ? (sheet.grid.cell(area.top, area.left)?.value ?? null) : null;
  const details = {
    valueBefore: shownValue(before),
    valueAfter: shownValue(after),
    valueTypeBefore: valueType(before),
    valueTypeAfter: valueType(after),
  };
  tellChange(book, sheet, area, 'RangeEdited', 'None', single ? details : undefined);
}

/** A scalar for every cell, or a matrix of exactly the block's size. @throws HostError `InvalidArgument` */
function asMatrix(inputs: unknown, area: CellRange): readonly (readonly unknown[])[] {
  const [rows, columns] = [rowsOf(area), columnsOf(area)];
  if (!Array.isArray(inputs)) {
    if (rows * columns > 5_000_000) throw invalidArgument('one value for that many cells');
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => inputs));
  }
  const fits = inputs.length === rows && inputs.every((row) => Array.isArray(row) && row.length === columns);
  if (!fits) throw invalidArgument(`the array is not ${rows} × ${columns}, the size of ${areaName(area)}`);
  return inputs;
}

function enter(
  book: Book,
  sheet: Sheet,
  row: number,
  column: number,
  raw: unknown,
  written: WrittenCells,
): void {
  if (raw === null || raw === undefined || isCovered(sheet, row, column)) return;
  const style = sheet.styleAt(row, column);
  const entered = readInput(raw, style.numberFormat);
  if (!entered) return;
  written.rows.add(row);
  written.cells.add(cellKey(row, column));
  if (entered.formula !== undefined) {
    const formula = canonicalFormula(book, entered.formula, tableAround(book, sheet, row, column));
    sheet.grid.set(row, column, null, formula);
    return;
  }
  sheet.grid.set(row, column, entered.value);
  if (entered.numberFormat !== undefined && style.numberFormat === 'General')
    sheet.grid.touch(row, column).style = { ...style, numberFormat: entered.numberFormat };
}

/** True for the cells of a merged block that do not show: all but the top left one. */
function isCovered(sheet: Sheet, row: number, column: number): boolean {
  return sheet.merges.some(
    (merge) =>
      row >= merge.top &&
      row <= merge.bottom &&
      column >= merge.left &&
      column <= merge.right &&
      !(row === merge.top && column === merge.left),
  );
}

export type ClearWhat = 'All' | 'Formats' | 'Contents' | 'Hyperlinks' | 'RemoveHyperlinks';

/** `Range.clear`. @throws HostError `AccessDenied` */
export function clearCells(book: Book, sheet: Sheet, area: CellRange, what: ClearWhat): void {
  book.checkWritable(sheet, area, 'cells');
  const headers = book
    .tablesOn(sheet, area)
    .some((table) => table.showHeaders && area.top <= table.area.top && !containsArea(area, table.area));
  const touched: [number, number][] = [];
  sheet.grid.each(area, (row, column) => touched.push([row, column]));
  for (const [row, column] of touched) {
    const cell = sheet.grid.cell(row, column);
    if (!cell) continue;
    if (what === 'All' || what === 'Formats') delete cell.style;
    if (what === 'All' || what === 'Contents') sheet.grid.set(row, column, null);
    if (cell.style === undefined && cell.value === null && cell.formula === undefined)
      sheet.grid.remove(row, column);
  }
  for (const key of [...sheet.hyperlinks.keys()]) {
    const [row = 0, column = 0] = key.split(':').map(Number);
    const inside = row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
    if (inside && what !== 'Formats' && what !== 'Contents') sheet.hyperlinks.delete(key);
  }
  book.isDirty = true;
  const written: WrittenCells = { sheet, area, rows: new Set(), cells: new Set() };
  if (headers) adjustTables(book, written);
  if (what === 'All' || what === 'Contents') tellChange(book, sheet, area, 'RangeEdited', 'None');
}

/** Changes the look of every cell of a block; of whole rows, columns or the sheet, their own look too. */
export function changeStyle(book: Book, sheet: Sheet, area: CellRange, change: StyleChange): void {
  if (book.options.readOnly) throw accessDenied('the workbook is read-only');
  if (sheet.protection && sheet.protection.options.allowFormatCells !== true)
    throw accessDenied(`the sheet ${sheet.name} is protected`);
  const once = shared(change);
  const [rows, columns] = [rowsOf(area), columnsOf(area)];
  if (rows > 100_000 || columns > 10_000) {
    changeLineStyles(sheet, area, once);
    return;
  }
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) {
      const style: CellStyle = sheet.styleAt(row, column);
      const changed = once(style);
      if (changed !== style) sheet.grid.touch(row, column).style = changed;
    }
}

function changeLineStyles(sheet: Sheet, area: CellRange, change: StyleChange): void {
  sheet.grid.each(area, (_row, _column, cell) => {
    if (cell.style) cell.style = change(cell.style);
  });
  if (rowsOf(area) > 100_000 && columnsOf(area) > 10_000) {
    sheet.baseStyle = change(sheet.baseStyle);
    for (const line of [...sheet.rows.values(), ...sheet.columns.values()])
      if (line.style) line.style = change(line.style);
    return;
  }
  const [lines, first, last] =
    rowsOf(area) > 100_000 ? [sheet.columns, area.left, area.right] : [sheet.rows, area.top, area.bottom];
  for (let k = first; k <= last; k++) {
    const line = sheet.line(lines, k);
    line.style = change(line.style ?? sheet.baseStyle);
  }
}

/** Tells the listeners of the sheet and of the tables a change touches. */
export function tellChange(
  book: Book,
  sheet: Sheet,
  area: CellRange,
  changeType: ChangeType,
  shift: ChangedEvent['shift'],
  details?: ChangeDetails,
): void {
  book.events.push({
    kind: 'changed',
    sheetId: sheet.id,
    address: areaName(area),
    changeType,
    source: book.source,
    shift,
    ...(book.actor === 'addin' && { triggerSource: 'ThisLocalAddin' as const }),
    ...(details && { details }),
    tableIds: book.tables
      .filter((table) => table.sheet === sheet && intersection(table.area, area))
      .map((table) => table.id),
  });
}
