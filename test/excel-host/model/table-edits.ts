import {
  filteredRangeConflict,
  insertDeleteConflict,
  invalidArgument,
  invalidOperation,
  invalidReference,
  mergedRangeConflict,
} from '../errors.ts';
import { areaName, type CellRange, columnsOf, intersection, rowsOf } from './area.ts';
import type { Book } from './book.ts';
import { tellChange, writeCells } from './cell-edits.ts';
import { loseReferences, namesTable, plainReferences } from './lost-references.ts';
import type { Sheet } from './sheet.ts';
import { applyShift, shiftCells } from './shift.ts';
import { Table, type TableColumn } from './table.ts';
import {
  columnFormulaOf,
  dressRows,
  extendRows,
  formulaWriter,
  freeHeader,
  takeHeaders,
} from './table-growth.ts';

/**
 * `TableCollection.add`. Without headers of its own the block moves down by one row and gets 列1, 列2 …
 * @throws HostError `MergedRangeConflict` when it overlaps a table or merged cells
 */
export function addTable(book: Book, sheet: Sheet, area: CellRange, hasHeaders: boolean): Table {
  book.checkWritable(sheet, area, 'structure');
  if (book.tablesOn(sheet, area).length > 0) throw mergedRangeConflict(`a table lies in ${areaName(area)}`);
  if (sheet.merges.some((merge) => intersection(merge, area)))
    throw mergedRangeConflict(`merged cells in ${areaName(area)}`);
  let whole = area;
  if (!hasHeaders) {
    shiftCells(book, sheet, { ...area, bottom: area.top }, 'Down');
    whole = { ...area, bottom: area.bottom + 1 };
  } else if (rowsOf(area) === 1) whole = { ...area, bottom: area.bottom + 1 };
  const id = book.newId();
  const table = new Table(
    String(id),
    sheet,
    freeTableName(book),
    whole,
    Array.from({ length: columnsOf(whole) }, () => ''),
  );
  book.tables.push(table);
  takeHeaders(book, table);
  adoptFormulas(table);
  book.isDirty = true;
  book.events.push({ kind: 'table-added', tableId: table.id, sheetId: sheet.id, source: book.source });
  return table;
}

function freeTableName(book: Book): string {
  let number = 1;
  while (book.findTable(`表${number}`) || book.names.has(`表${number}`)) number++;
  return `表${number}`;
}

/** A column whose every cell has one formula is a calculated column from the start. */
export function adoptFormulas(table: Table): void {
  table.columns.forEach((column, k) => {
    const formulas = new Set<string | undefined>();
    for (let row = table.firstRow; row <= table.lastRow; row++)
      formulas.add(columnFormulaOf(table, row, table.area.left + k));
    const [only] = formulas;
    if (formulas.size === 1 && only !== undefined) column.formula = only;
  });
}

/**
 * `TableRowCollection.add`: rows before `index`, or at the end. `null` leaves a cell to its column formula.
 * @returns the index of the first new row
 */
export function addRows(
  book: Book,
  table: Table,
  index: number | null,
  values: readonly (readonly unknown[])[] | null,
): number {
  const { sheet } = table;
  const count = values?.length ?? 1;
  const width = table.columns.length;
  if (values?.some((row) => row.length !== width)) throw invalidArgument(`rows of ${width} values`);
  const at = index === null || index < 0 ? table.rowCount : index;
  if (at > table.rowCount) throw invalidArgument(`row index ${at} of ${table.rowCount} rows`);
  book.checkWritable(sheet, table.area, 'structure');
  const first = table.firstRow + at;
  makeRows(book, table, first, count);
  const area = { ...table.area, top: first, bottom: first + count - 1 };
  quietly(book, () => {
    if (values) writeCells(book, sheet, area, values);
  });
  tellChange(book, sheet, area, 'RowInserted', 'ShiftCellDown');
  return at;
}

/** Makes room for rows and dresses them like their neighbour; formulas of columns are filled in. */
function makeRows(book: Book, table: Table, first: number, count: number): void {
  const { left, right } = table.area;
  const shift = { sheet: table.sheet, axis: 'rows', at: first, count, from: left, to: right } as const;
  if (first > table.lastRow && !table.showTotals) {
    const below = { left, right, top: first, bottom: first + count - 1 };
    if (!isEmptyBlock(table.sheet, below) || book.tablesOn(table.sheet, below).length > 0) {
      for (const other of book.tablesOn(table.sheet)) refuseTorn(other, table, first);
      applyShift(book, shift);
    }
    extendRows(book, table, table.area.bottom + count);
    return;
  }
  if (table.filter.size > 0) throw filteredRangeConflict(`the table ${table.name} is filtered`);
  for (const other of book.tablesOn(table.sheet)) refuseTorn(other, table, first);
  const end = table.lastRow;
  applyShift(book, shift);
  if (first > end) table.area = { ...table.area, bottom: Math.max(table.area.bottom, end + count + 1) };
  dressRows(book, table, first, count);
}

function isEmptyBlock(sheet: Sheet, area: CellRange): boolean {
  return sheet.grid.used(true, area) === undefined;
}

/** Another table below may move only as a whole. */
function refuseTorn(other: Table, table: Table, first: number): void {
  if (other === table || other.area.bottom < first) return;
  const { left, right } = table.area;
  const touches = other.area.left <= right && other.area.right >= left;
  if (touches && (other.area.left < left || other.area.right > right))
    throw insertDeleteConflict(`this would shift cells in the table ${other.name}`);
}

/** Deletes data rows; the last one is only emptied, because a table has at least one. */
export function deleteRows(book: Book, table: Table, index: number, count: number): void {
  const { sheet } = table;
  if (index < 0 || count < 1 || index + count > table.rowCount)
    throw invalidArgument(`rows ${index}…${index + count - 1} of ${table.rowCount}`);
  book.checkWritable(sheet, table.area, 'structure');
  const area = { ...table.area, top: table.firstRow + index, bottom: table.firstRow + index + count - 1 };
  const all = count === table.rowCount;
  const gone = all ? { ...area, bottom: area.bottom - 1 } : area;
  if (all) emptyRow(table, area.bottom);
  if (gone.bottom >= gone.top) {
    for (const other of book.tablesOn(sheet)) refuseTorn(other, table, area.top);
    const size = rowsOf(gone);
    applyShift(book, { sheet, axis: 'rows', at: gone.top, count: -size, from: area.left, to: area.right });
  }
  book.isDirty = true;
  tellChange(book, sheet, area, 'RowDeleted', 'ShiftCellUp');
}

function emptyRow(table: Table, row: number): void {
  table.columns.forEach(({ formula }, k) => {
    table.sheet.grid.set(row, table.area.left + k, null, formula && formulaWriter(table, formula)(row));
  });
}

/**
 * `Table.resize`: the header row stays where it is.
 * @throws HostError `InvalidArgument`, `InvalidReference`, `MergedRangeConflict` as `addTable`
 */
export function resizeTable(book: Book, table: Table, area: CellRange): void {
  book.checkWritable(table.sheet, area, 'structure');
  if (area.top !== table.area.top) throw invalidArgument('the headers must remain in the same row');
  if (!intersection(area, table.area)) throw invalidReference('the new range must overlap the table');
  if (book.tablesOn(table.sheet, area).some((other) => other !== table))
    throw mergedRangeConflict(`a table lies in ${areaName(area)}`);
  if (table.sheet.merges.some((merge) => intersection(merge, area)))
    throw mergedRangeConflict(`merged cells in ${areaName(area)}`);
  if (rowsOf(area) < 2) throw invalidArgument('a table has at least one row below its headers');
  const before = table.area;
  const kept = new Map(table.columns.map((column, k) => [before.left + k, column]));
  table.columns = Array.from(
    { length: columnsOf(area) },
    (_, k) => kept.get(area.left + k) ?? table.newColumn(''),
  );
  table.area = { ...area, bottom: Math.min(area.bottom, before.bottom) };
  takeHeaders(book, table);
  if (area.bottom > before.bottom) {
    const filled = (row: number, column: number): boolean => !table.sheet.grid.isBlank(row, column);
    extendRows(book, table, area.bottom, filled);
  }
  table.area = area;
  book.isDirty = true;
}

/** `TableColumnCollection.add`: cells to the right of the table move on. */
export function addColumn(
  book: Book,
  table: Table,
  index: number | null,
  values: unknown,
  name: string | undefined,
): TableColumn {
  const { sheet } = table;
  const at = index === null || index < 0 ? table.columns.length : index;
  if (at > table.columns.length) throw invalidArgument(`column index ${at}`);
  book.checkWritable(sheet, table.area, 'structure');
  const left = table.area.left + at;
  const { top, bottom } = table.area;
  applyShift(book, { sheet, axis: 'columns', at: left, count: 1, from: top, to: bottom });
  if (at === table.columns.length) {
    table.area = { ...table.area, right: table.area.right + 1 };
    table.columns.push(table.newColumn(''));
  }
  const column = table.columns[at];
  if (!column) throw invalidArgument(`column index ${at}`);
  const taken = new Set(table.columns.map((other) => other.name.toLowerCase()));
  const area = { top, bottom, left, right: left };
  quietly(book, () => {
    if (Array.isArray(values)) writeCells(book, sheet, area, values);
    if (name !== undefined || !Array.isArray(values))
      sheet.grid.set(top, left, freeHeader(name ?? '', taken, at));
    takeHeaders(book, table);
  });
  tellChange(book, sheet, area, 'ColumnInserted', 'ShiftCellRight');
  return column;
}

/** Deletes a column; the last one cannot go. */
export function deleteColumn(book: Book, table: Table, column: TableColumn): void {
  const { sheet } = table;
  if (table.columns.length === 1) throw invalidOperation('the last column of a table');
  book.checkWritable(sheet, table.area, 'structure');
  const left = table.area.left + table.columns.indexOf(column);
  const { top, bottom } = table.area;
  const area = { top, bottom, left, right: left };
  applyShift(book, { sheet, axis: 'columns', at: left, count: -1, from: top, to: bottom });
  loseReferences(book, (piece) => namesTable(piece, table.name, column.name));
  tellChange(book, sheet, area, 'ColumnDeleted', 'ShiftCellLeft');
}

/** Takes the table off its cells, or off with its cells; what referred to it says addresses, or `#REF!`. */
export function dropTable(book: Book, table: Table, cells: 'keep' | 'clear'): void {
  book.checkWritable(table.sheet, table.area, 'structure');
  for (const line of table.sheet.rows.values()) delete line.filtered;
  book.tables = book.tables.filter((other) => other !== table);
  if (cells === 'keep') plainReferences(book, table);
  else {
    loseReferences(book, (piece) => namesTable(piece, table.name));
    const gone: [number, number][] = [];
    table.sheet.grid.each(table.area, (row, column) => gone.push([row, column]));
    for (const [row, column] of gone) table.sheet.grid.remove(row, column);
  }
  book.isDirty = true;
  book.events.push({
    kind: 'table-deleted',
    tableId: table.id,
    tableName: table.name,
    sheetId: table.sheet.id,
    source: book.source,
  });
}

/** Shows or hides the totals row, which lies below the data. */
export function setTotals(book: Book, table: Table, show: boolean): void {
  if (table.showTotals === show) return;
  book.checkWritable(table.sheet, table.area, 'structure');
  const { left, right, bottom } = table.area;
  const at = show ? bottom + 1 : bottom;
  for (const other of book.tablesOn(table.sheet)) refuseTorn(other, table, at);
  table.showTotals = show;
  applyShift(book, { sheet: table.sheet, axis: 'rows', at, count: show ? 1 : -1, from: left, to: right });
  if (show) table.area = { ...table.area, bottom: at };
}

/** Runs edits whose single events are told as one by the caller. */
function quietly(book: Book, edit: () => void): void {
  const { enabled } = book.events;
  book.events.enabled = false;
  try {
    edit();
  } finally {
    book.events.enabled = enabled;
  }
}
