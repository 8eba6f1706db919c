import {
  type CellRange,
  columnName,
  columnNumber,
  maxColumn,
  maxRow,
  overlaps,
  parseRange,
  rangeName,
} from '../../../src/xlsx/package/reference.ts';
import { invalidReference } from '../errors.ts';

export { type CellRange, columnName, maxColumn, maxRow, overlaps };

/** Every cell of a sheet. */
export const wholeSheet: CellRange = { top: 1, left: 1, bottom: maxRow, right: maxColumn };

export const rowsOf = (area: CellRange): number => area.bottom - area.top + 1;
export const columnsOf = (area: CellRange): number => area.right - area.left + 1;
export const isWholeColumns = (area: CellRange): boolean => area.top === 1 && area.bottom === maxRow;
export const isWholeRows = (area: CellRange): boolean => area.left === 1 && area.right === maxColumn;

/** A block of that size. @throws HostError `InvalidReference` when it leaves the sheet */
export function areaAt(top: number, left: number, rows: number, columns: number): CellRange {
  const area = { top, left, bottom: top + rows - 1, right: left + columns - 1 };
  const inside = top >= 1 && left >= 1 && rows >= 1 && columns >= 1;
  if (!inside || area.bottom > maxRow || area.right > maxColumn)
    throw invalidReference(`row ${top}, column ${left}, ${rows} × ${columns}`);
  return area;
}

/** The cells both blocks have. */
export function intersection(a: CellRange, b: CellRange): CellRange | undefined {
  if (!overlaps(a, b)) return undefined;
  return {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
}

export function containsArea(outer: CellRange, inner: CellRange): boolean {
  return (
    outer.top <= inner.top &&
    outer.left <= inner.left &&
    outer.bottom >= inner.bottom &&
    outer.right >= inner.right
  );
}

/** `A1:C9`, `A:C` for whole columns, `2:4` for whole rows. */
export function areaName(area: CellRange): string {
  if (isWholeColumns(area)) return `${columnName(area.left)}:${columnName(area.right)}`;
  if (isWholeRows(area)) return `${area.top}:${area.bottom}`;
  return rangeName(area);
}

/** Reads `A1`, `$A$1:C9`, `A:C` or `2:4` without a sheet name. */
export function parseArea(text: string): CellRange | undefined {
  const plain = text.replaceAll('$', '').trim();
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain);
  if (columns) {
    const [left, right] = [columnNumber(columns[1] ?? ''), columnNumber(columns[2] ?? '')].sort(
      (a, b) => a - b,
    );
    return left && right ? { ...wholeSheet, left, right } : undefined;
  }
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  if (rows) {
    const [top, bottom] = [Number(rows[1]), Number(rows[2])].sort((a, b) => a - b);
    return top && bottom && bottom <= maxRow ? { ...wholeSheet, top, bottom } : undefined;
  }
  return parseRange(plain);
}

/** Splits `'客户 登记'!A1:B2` into sheet name and address. */
export function splitAddress(text: string): { readonly sheet?: string; readonly address: string } {
  const mark = text.lastIndexOf('!');
  if (mark < 0) return { address: text };
  return { sheet: unquoteSheet(text.slice(0, mark).replace(/^=/, '')), address: text.slice(mark + 1) };
}

/** A sheet name as formulas and addresses write it. */
export function quoteSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

export function unquoteSheet(text: string): string {
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}

/** Where a block lies after whole lines were inserted (`count` > 0) or deleted (`count` < 0) at `at`. */
export function shiftSpan(
  first: number,
  last: number,
  at: number,
  count: number,
): [number, number] | undefined {
  if (count >= 0) return [first >= at ? first + count : first, last >= at ? last + count : last];
  const end = at - count;
  if (first >= at && last < end) return undefined;
  const from = first >= end ? first + count : Math.min(first, at);
  const to = last >= end ? last + count : Math.min(last, at - 1);
  return [from, to];
}
