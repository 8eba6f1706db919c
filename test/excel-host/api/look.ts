import { invalidArgument } from '../errors.ts';
import { type CellRange, columnsOf, intersection, rowsOf } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { changeStyle } from '../model/cell-edits.ts';
import type { Sheet } from '../model/sheet.ts';
import type { CellStyle, StyleChange } from '../model/style.ts';
import { Face } from './face.ts';

/** Looks of a block: one value when all cells agree, null when they differ. */
export abstract class Look extends Face {
  readonly sheet: Sheet;
  readonly area: CellRange;

  constructor(book: Book, sheet: Sheet, area: CellRange) {
    super(book);
    this.sheet = sheet;
    this.area = area;
  }
}

/** What all cells agree on; null when they differ. */
export function common<Value>({ sheet, area }: Look, read: (style: CellStyle) => Value): Value | null {
  let value: Value | undefined;
  let mixed = false;
  const look = (style: CellStyle): void => {
    const next = read(style);
    if (value === undefined) value = next;
    else mixed ||= next !== value;
  };
  const used = sheet.grid.used(false);
  const bounded =
    rowsOf(area) > 100_000 || columnsOf(area) > 10_000 ? used && intersection(area, used) : area;
  for (let row = bounded?.top ?? 1; bounded && row <= bounded.bottom && !mixed; row++)
    for (let column = bounded.left; column <= bounded.right; column++) look(sheet.styleAt(row, column));
  if (value === undefined) look(sheet.styleAt(area.top, area.left));
  return mixed || value === undefined ? null : value;
}

export function change({ book, sheet, area }: Look, make: StyleChange): void {
  changeStyle(book, sheet, area, make);
}

const namedColors: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
};

/** `#RRGGBB` in capitals, as the API gives colours back. @throws HostError `InvalidArgument` */
export function readColor(value: string): string {
  const hex = namedColors[String(value).toLowerCase()] ?? value;
  if (!/^#[0-9A-Fa-f]{6}$/.test(hex)) throw invalidArgument(`colour ${value}`);
  return hex.toUpperCase();
}
