import { invalidArgument, invalidOperation, invalidReference } from '../errors.ts';
import {
  areaAt,
  areaName,
  type CellRange,
  columnsOf,
  containsArea,
  intersection,
  isWholeColumns,
  isWholeRows,
  rowsOf,
} from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { changeStyle, tellChange } from '../model/cell-edits.ts';
import type { Line, Sheet } from '../model/sheet.ts';
import { type Direction, shiftCells } from '../model/shift.ts';

/** A block of cells of a sheet. */
interface Block {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly area: CellRange;
}

/** Cell-level properties of whole rows and columns are null. */
export function matrix<Value>(
  { area }: Block,
  read: (row: number, column: number) => Value,
): Value[][] | null {
  if (isWholeColumns(area) || isWholeRows(area)) return null;
  return Array.from({ length: rowsOf(area) }, (_, r) =>
    Array.from({ length: columnsOf(area) }, (__, c) => read(area.top + r, area.left + c)),
  );
}

export function refuseUnbounded(area: CellRange): void {
  if (isWholeColumns(area) || isWholeRows(area))
    throw invalidArgument(`cell properties of the unbounded range ${areaName(area)}`);
}

export function setNumberFormats({ book, sheet, area }: Block, formats: unknown): void {
  const set = (block: CellRange, format: unknown): void => {
    if (format === null) return;
    if (typeof format !== 'string') throw invalidArgument('a number format');
    changeStyle(book, sheet, block, (style) => ({ ...style, numberFormat: format }));
  };
  if (!Array.isArray(formats)) {
    set(area, formats);
    return;
  }
  if (formats.length !== rowsOf(area) || formats.some((row) => row.length !== columnsOf(area)))
    throw invalidArgument(`number formats for ${areaName(area)}`);
  formats.forEach((row: unknown[], r) => {
    row.forEach((format, c) => {
      set(areaAt(area.top + r, area.left + c, 1, 1), format);
    });
  });
}

export function commonFlag(
  first: number,
  last: number,
  lines: Map<number, Line>,
  read: (index: number) => boolean,
): boolean | null {
  if (last - first > 100_000) return lines.size === 0 ? false : null;
  const wanted = read(first);
  for (let k = first + 1; k <= last; k++) if (read(k) !== wanted) return null;
  return wanted;
}

export function moveCells(range: Block, direction: Direction, allowed: readonly Direction[]): void {
  const { book, sheet, area } = range;
  if (!allowed.includes(direction)) throw invalidArgument(`shift direction ${direction}`);
  book.checkWritable(sheet, area, 'structure');
  const torn = sheet.merges.some((merge) => intersection(merge, area) && !containsArea(area, merge));
  if (torn) throw invalidReference('part of a merged cell');
  const whole = isWholeRows(area) ? 'Row' : isWholeColumns(area) ? 'Column' : 'Cell';
  const inserted = direction === 'Down' || direction === 'Right';
  shiftCells(
    book,
    sheet,
    area,
    whole === 'Column'
      ? inserted
        ? 'Right'
        : 'Left'
      : whole === 'Row'
        ? inserted
          ? 'Down'
          : 'Up'
        : direction,
  );
  book.isDirty = true;
  tellChange(
    book,
    sheet,
    area,
    `${whole}${inserted ? 'Inserted' : 'Deleted'}`,
    whole === 'Cell' ? `ShiftCell${direction}` : 'None',
  );
}

/** `Range.merge`: the top left value stays. @throws HostError `InvalidOperation` inside a table */
export function mergeCells({ book, sheet, area }: Block, across: boolean): void {
  book.checkWritable(sheet, area, 'structure');
  if (book.tablesOn(sheet, area).length > 0) throw invalidOperation('cells of a table cannot be merged');
  sheet.merges = sheet.merges.filter((merge) => !intersection(merge, area));
  const blocks = across
    ? Array.from({ length: rowsOf(area) }, (_, k) => ({ ...area, top: area.top + k, bottom: area.top + k }))
    : [area];
  for (const block of blocks) {
    sheet.grid.each(block, (row, column) => {
      if (row !== block.top || column !== block.left) sheet.grid.set(row, column, null);
    });
    if (rowsOf(block) * columnsOf(block) > 1) sheet.merges.push(block);
  }
}
