import { filteredRangeConflict, insertDeleteConflict } from '../errors.ts';
import {
  areaName,
  type CellRange,
  columnsOf,
  maxColumn,
  maxRow,
  parseArea,
  rowsOf,
  shiftSpan,
  unquoteSheet,
} from './area.ts';
import type { Book } from './book.ts';
import { formulaPieces } from './formula-text.ts';
import { rewriteFormulas } from './formulas.ts';
import type { Line, Sheet } from './sheet.ts';
import type { Table } from './table.ts';
import { dressRows, takeHeaders } from './table-growth.ts';

/** Cells inserted (`count` > 0) or deleted (`count` < 0) at a row or column, along the span `from…to` of the other axis. */
interface Shift {
  readonly sheet: Sheet;
  readonly axis: 'rows' | 'columns';
  readonly at: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

export type Direction = 'Down' | 'Right' | 'Up' | 'Left';

/**
 * Inserts blank cells (`Down`, `Right`) or deletes cells (`Up`, `Left`): what lies behind moves, and
 * tables, merges, rules, names and formulas follow.
 * @throws HostError `InsertDeleteConflict` when part of a table would move
 */
export function shiftCells(book: Book, sheet: Sheet, area: CellRange, direction: Direction): void {
  const vertical = direction === 'Down' || direction === 'Up';
  const inserts = direction === 'Down' || direction === 'Right';
  const size = vertical ? rowsOf(area) : columnsOf(area);
  const shift: Shift = {
    sheet,
    axis: vertical ? 'rows' : 'columns',
    at: vertical ? area.top : area.left,
    count: inserts ? size : -size,
    from: vertical ? area.left : area.top,
    to: vertical ? area.right : area.bottom,
  };
  const tables = book
    .tablesOn(sheet)
    .map((table) => ({ table, rows: table.rowCount, width: table.columns.length }));
  for (const { table } of tables) checkTable(table, shift);
  applyShift(book, shift);
  if (!inserts) return;
  for (const { table, rows, width } of tables) {
    if (table.columns.length > width) takeHeaders(book, table);
    if (table.rowCount > rows) dressRows(book, table, area.top, size);
  }
}

/** Moves everything without asking; used by the table itself, which knows that it stays whole. */
export function applyShift(book: Book, shift: Shift): void {
  const { sheet, axis, at, count, from, to } = shift;
  if (axis === 'rows') sheet.grid.shiftRows(at, count, from, to);
  else sheet.grid.shiftColumns(at, count, from, to);
  const whole = from === 1 && to === (axis === 'rows' ? maxColumn : maxRow);
  if (whole) shiftLines(axis === 'rows' ? sheet.rows : sheet.columns, at, count);
  const keep = <Item>(
    list: readonly Item[],
    read: (item: Item) => CellRange,
    write: (item: Item, area: CellRange) => void,
  ): Item[] =>
    list.filter((item) => {
      const moved = shiftArea(read(item), shift);
      if (moved) write(item, moved);
      return moved !== undefined;
    });
  sheet.merges = sheet.merges.flatMap((merge) => shiftArea(merge, shift) ?? []);
  sheet.validations = keep(
    sheet.validations,
    (v) => v.area,
    (v, area) => Object.assign(v, { area }),
  );
  for (const format of sheet.conditionalFormats)
    format.areas = format.areas.flatMap((area) => shiftArea(area, shift) ?? []);
  sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => format.areas.length > 0);
  book.tables = book.tables.filter((table) => table.sheet !== sheet || moveTable(table, shift));
  shiftHyperlinks(sheet, shift);
  moveFollowers(book, shift);
  rewriteFormulas(book, (formula, own) => shiftFormula(formula, own, shift));
}

/** A table moves as a whole or grows in the middle; a shift that would tear it is refused. */
function checkTable(table: Table, shift: Shift): void {
  const { area } = table;
  const [first, last] = shift.axis === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
  const [left, right] = shift.axis === 'rows' ? [area.left, area.right] : [area.top, area.bottom];
  if (last < shift.at || right < shift.from || left > shift.to) return;
  if (table.filter.size > 0 && first < shift.at)
    throw filteredRangeConflict(`the table ${table.name} is filtered`);
  const covered = left >= shift.from && right <= shift.to;
  const header =
    shift.axis === 'rows' && shift.count < 0 && shift.at <= first && shift.at - shift.count > first;
  const all = shift.at <= first && shift.at - shift.count > last;
  if (!covered || (header && !all))
    throw insertDeleteConflict(`this would shift cells in the table ${table.name}`);
}

function moveTable(table: Table, shift: Shift): boolean {
  const before = table.area;
  const moved = shiftArea(before, shift);
  if (!moved) return false;
  if (shift.axis === 'columns' && columnsOf(moved) !== columnsOf(before)) followColumns(table, shift);
  table.area = moved;
  return true;
}

function followColumns(table: Table, { at, count }: Shift): void {
  const index = Math.max(0, at - table.area.left);
  if (count < 0) {
    const end = Math.min(table.columns.length, at - count - table.area.left);
    table.columns.splice(index, end - index);
    return;
  }
  const fresh = Array.from({ length: count }, () => table.newColumn(''));
  table.columns.splice(index, 0, ...fresh);
}

function shiftArea(area: CellRange, { axis, at, count, from, to }: Shift): CellRange | undefined {
  const [left, right] = axis === 'rows' ? [area.left, area.right] : [area.top, area.bottom];
  if (left < from || right > to) return area;
  const [first, last] = axis === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
  const limit = axis === 'rows' ? maxRow : maxColumn;
  if (first === 1 && last === limit) return area;
  const span = shiftSpan(first, last, at, count);
  if (!span) return undefined;
  const [start, end] = [span[0], Math.min(span[1], limit)];
  return axis === 'rows' ? { ...area, top: start, bottom: end } : { ...area, left: start, right: end };
}

function moveFollowers(book: Book, shift: Shift): void {
  for (const follower of book.followers) {
    if (follower.sheet !== shift.sheet) continue;
    const moved = shiftArea(follower.area, shift);
    if (moved) follower.area = moved;
    else follower.isLost = true;
  }
}

function shiftLines(lines: Map<number, Line>, at: number, count: number): void {
  const moved = [...lines].filter(([index]) => index >= at);
  for (const [index] of moved) lines.delete(index);
  for (const [index, line] of moved) if (index + count >= at) lines.set(index + count, line);
}

function shiftHyperlinks(sheet: Sheet, shift: Shift): void {
  const links = [...sheet.hyperlinks];
  sheet.hyperlinks.clear();
  for (const [key, link] of links) {
    const [row = 1, column = 1] = key.split(':').map(Number);
    const moved = shiftArea({ top: row, bottom: row, left: column, right: column }, shift);
    if (moved) sheet.hyperlinks.set(`${moved.top}:${moved.left}`, link);
  }
}

/** A formula with its references to the shifted sheet moved; `own` is the sheet it stands on. */
function shiftFormula(formula: string, own: Sheet | undefined, shift: Shift): string {
  return formulaPieces(formula)
    .map((piece) => {
      if (piece.kind !== 'cells') return piece.text;
      const sheet = piece.sheet ? unquoteSheet(piece.sheet.slice(0, -1)) : own?.name;
      if (sheet?.toLowerCase() !== shift.sheet.name.toLowerCase()) return piece.text;
      const address = piece.text.slice(piece.sheet?.length ?? 0);
      const area = parseArea(address);
      if (!area) return piece.text;
      const moved = shiftArea(area, shift);
      if (!moved) return `${piece.sheet ?? ''}#REF!`;
      return (piece.sheet ?? '') + withMarks(areaName(moved), address);
    })
    .join('');
}

/** Puts the `$` of one address onto another of the same shape. */
function withMarks(address: string, marked: string): string {
  const marks = marked.split(':').map((part) => [/^\$[A-Z]/i.test(part), /\$\d/.test(part)] as const);
  return address
    .split(':')
    .map((part, k) => {
      const [column, row] = marks[k] ?? marks[0] ?? [false, false];
      return part.replace(/^([A-Z]*)(\d*)$/, (_, letters: string, digits: string) => {
        const c = letters && column ? `$${letters}` : letters;
        return c + (digits && row ? `$${digits}` : digits);
      });
    })
    .join(':');
}
