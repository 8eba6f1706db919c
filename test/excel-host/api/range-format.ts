import { accessDenied, invalidArgument, itemNotFound } from '../errors.ts';
import { type CellRange, columnsOf, intersection, rowsOf } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { changeStyle } from '../model/cell-edits.ts';
import type { Line, Sheet } from '../model/sheet.ts';
import {
  type Border,
  type BorderSide,
  borderSides,
  type CellStyle,
  type StyleChange,
} from '../model/style.ts';
import { Collection, Face } from './face.ts';

/** Looks of a block: one value when all cells agree, null when they differ. */
abstract class Look extends Face {
  readonly sheet: Sheet;
  readonly area: CellRange;

  constructor(book: Book, sheet: Sheet, area: CellRange) {
    super(book);
    this.sheet = sheet;
    this.area = area;
  }
}

function common<Value>({ sheet, area }: Look, read: (style: CellStyle) => Value): Value | null {
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

function change({ book, sheet, area }: Look, make: StyleChange): void {
  changeStyle(book, sheet, area, make);
}

/** `Excel.RangeFormat` */
export class RangeFormat extends Look {
  static override readonly scalars = [
    'columnWidth',
    'horizontalAlignment',
    'indentLevel',
    'rowHeight',
    'shrinkToFit',
    'textOrientation',
    'verticalAlignment',
    'wrapText',
  ];
  get fill(): RangeFill {
    return new RangeFill(this.book, this.sheet, this.area);
  }
  get font(): RangeFont {
    return new RangeFont(this.book, this.sheet, this.area);
  }
  get borders(): RangeBorderCollection {
    return new RangeBorderCollection(this.book, this.sheet, this.area);
  }
  get protection(): FormatProtection {
    return new FormatProtection(this.book, this.sheet, this.area);
  }
  get horizontalAlignment(): string | null {
    return common(this, (style) => style.horizontalAlignment);
  }
  set horizontalAlignment(value: string) {
    change(this, (style) => ({ ...style, horizontalAlignment: value }));
  }
  get verticalAlignment(): string | null {
    return common(this, (style) => style.verticalAlignment);
  }
  set verticalAlignment(value: string) {
    change(this, (style) => ({ ...style, verticalAlignment: value }));
  }
  get wrapText(): boolean | null {
    return common(this, (style) => style.wrapText);
  }
  set wrapText(value: boolean) {
    change(this, (style) => ({ ...style, wrapText: value }));
  }
  get indentLevel(): number | null {
    return common(this, (style) => style.indentLevel);
  }
  set indentLevel(value: number) {
    if (value < 0 || value > 250) throw invalidArgument(`indent level ${value}`);
    change(this, (style) => ({ ...style, indentLevel: value }));
  }
  get shrinkToFit(): boolean | null {
    return common(this, (style) => style.shrinkToFit);
  }
  set shrinkToFit(value: boolean) {
    change(this, (style) => ({ ...style, shrinkToFit: value }));
  }
  get textOrientation(): number | null {
    return common(this, (style) => style.textOrientation);
  }
  set textOrientation(value: number) {
    change(this, (style) => ({ ...style, textOrientation: value }));
  }
  get rowHeight(): number | null {
    return commonSize(this, this.sheet.rows, this.area.top, this.area.bottom);
  }
  set rowHeight(points: number) {
    if (points < 0 || points > 409.5) throw invalidArgument(`row height ${points}`);
    setSize(this, this.sheet.rows, this.area.top, this.area.bottom, points);
  }
  get columnWidth(): number | null {
    return commonSize(this, this.sheet.columns, this.area.left, this.area.right);
  }
  set columnWidth(points: number) {
    if (points < 0 || points > 1342.5) throw invalidArgument(`column width ${points}`);
    setSize(this, this.sheet.columns, this.area.left, this.area.right, points);
  }
  /** Text is not measured here: sizes stay as they are. */
  autofitColumns(): void {}
  autofitRows(): void {}
}

function commonSize({ sheet }: Look, lines: Map<number, Line>, first: number, last: number): number | null {
  const size = sheet.size(lines, first);
  if (last - first > 20_000) return lines.size === 0 ? size : null;
  for (let k = first + 1; k <= last; k++) if (sheet.size(lines, k) !== size) return null;
  return size;
}

function setSize(
  { book, sheet }: Look,
  lines: Map<number, Line>,
  first: number,
  last: number,
  points: number,
): void {
  if (book.options.readOnly || sheet.protection) throw accessDenied(`sizes on ${sheet.name}`);
  if (last - first > 20_000) {
    if (lines === sheet.rows) sheet.standardHeight = points;
    for (const line of lines.values()) delete line.size;
    return;
  }
  for (let k = first; k <= last; k++) sheet.line(lines, k).size = points;
}

/** `Excel.RangeFill`; no fill reads as white. */
class RangeFill extends Look {
  static override readonly scalars = ['color'];
  get color(): string | null {
    return common(this, (style) => style.fill ?? '#FFFFFF');
  }
  set color(value: string) {
    const fill = readColor(value);
    change(this, (style) => ({ ...style, fill }));
  }
  get pattern(): string | null {
    return common(this, (style) => (style.fill === undefined ? 'None' : 'Solid'));
  }
  clear(): void {
    change(this, ({ fill: _, ...style }) => style);
  }
}

/** `Excel.RangeFont` */
class RangeFont extends Look {
  static override readonly scalars = [
    'bold',
    'color',
    'italic',
    'name',
    'size',
    'strikethrough',
    'underline',
  ];
  get name(): string | null {
    return common(this, (style) => style.fontName);
  }
  set name(value: string) {
    change(this, (style) => ({ ...style, fontName: value }));
  }
  get size(): number | null {
    return common(this, (style) => style.fontSize);
  }
  set size(value: number) {
    if (value < 1 || value > 409) throw invalidArgument(`font size ${value}`);
    change(this, (style) => ({ ...style, fontSize: value }));
  }
  get color(): string | null {
    return common(this, (style) => style.fontColor);
  }
  set color(value: string) {
    const fontColor = readColor(value);
    change(this, (style) => ({ ...style, fontColor }));
  }
  get bold(): boolean | null {
    return common(this, (style) => style.bold);
  }
  set bold(value: boolean) {
    change(this, (style) => ({ ...style, bold: value }));
  }
  get italic(): boolean | null {
    return common(this, (style) => style.italic);
  }
  set italic(value: boolean) {
    change(this, (style) => ({ ...style, italic: value }));
  }
  get underline(): string | null {
    return common(this, (style) => style.underline);
  }
  set underline(value: string) {
    change(this, (style) => ({ ...style, underline: value }));
  }
  get strikethrough(): boolean | null {
    return common(this, (style) => style.strikethrough);
  }
  set strikethrough(value: boolean) {
    change(this, (style) => ({ ...style, strikethrough: value }));
  }
}

/** `Excel.FormatProtection` */
class FormatProtection extends Look {
  static override readonly scalars = ['formulaHidden', 'locked'];
  get locked(): boolean | null {
    return common(this, (style) => style.locked);
  }
  set locked(value: boolean) {
    change(this, (style) => ({ ...style, locked: value }));
  }
  get formulaHidden(): boolean | null {
    return common(this, (style) => style.formulaHidden);
  }
  set formulaHidden(value: boolean) {
    change(this, (style) => ({ ...style, formulaHidden: value }));
  }
}

const insideSides = ['InsideHorizontal', 'InsideVertical'] as const;
type RangeSide = BorderSide | (typeof insideSides)[number];
const rangeSides: readonly RangeSide[] = [...borderSides, ...insideSides];

/** `Excel.RangeBorderCollection` */
class RangeBorderCollection extends Collection<RangeBorder> {
  readonly sheet: Sheet;
  readonly area: CellRange;
  constructor(book: Book, sheet: Sheet, area: CellRange) {
    super(book);
    this.sheet = sheet;
    this.area = area;
  }
  get items(): RangeBorder[] {
    return rangeSides.map((side) => new RangeBorder(this.book, this.sheet, this.area, side));
  }
  getItemOrNullObject(key: string | number): RangeBorder {
    const side = rangeSides.find((known) => known === key);
    if (!side) throw itemNotFound(`border ${key}`);
    return new RangeBorder(this.book, this.sheet, this.area, side);
  }
}

/** `Excel.RangeBorder` */
class RangeBorder extends Look {
  static override readonly scalars = ['color', 'sideIndex', 'style', 'weight'];
  readonly side: RangeSide;
  constructor(book: Book, sheet: Sheet, area: CellRange, side: RangeSide) {
    super(book, sheet, area);
    this.side = side;
  }
  get id(): string {
    return this.side;
  }
  get sideIndex(): string {
    return this.side;
  }
  get style(): string | null {
    return commonBorder(this, (border) => border?.style ?? 'None');
  }
  set style(value: string) {
    changeBorder(this, (border) => (value === 'None' ? undefined : { ...border, style: value }));
  }
  get weight(): string | null {
    return commonBorder(this, (border) => border?.weight ?? 'Thin');
  }
  set weight(value: string) {
    changeBorder(this, (border) => ({ ...border, weight: value }));
  }
  get color(): string | null {
    return commonBorder(this, (border) => border?.color ?? '#000000');
  }
  set color(value: string) {
    const color = readColor(value);
    changeBorder(this, (border) => ({ ...border, color }));
  }
}

const thinLine: Border = { style: 'Continuous', weight: 'Thin', color: '#000000' };

/** The strips of a block a side of it stands for, and the side of their cells. */
function strips(area: CellRange, side: RangeSide): [CellRange, BorderSide][] {
  const { top, left, bottom, right } = area;
  switch (side) {
    case 'EdgeTop':
      return [[{ ...area, bottom: top }, side]];
    case 'EdgeBottom':
      return [[{ ...area, top: bottom }, side]];
    case 'EdgeLeft':
      return [[{ ...area, right: left }, side]];
    case 'EdgeRight':
      return [[{ ...area, left: right }, side]];
    case 'InsideHorizontal':
      return top === bottom
        ? []
        : [
            [{ ...area, bottom: bottom - 1 }, 'EdgeBottom'],
            [{ ...area, top: top + 1 }, 'EdgeTop'],
          ];
    case 'InsideVertical':
      return left === right
        ? []
        : [
            [{ ...area, right: right - 1 }, 'EdgeRight'],
            [{ ...area, left: left + 1 }, 'EdgeLeft'],
          ];
    default:
      return [[area, side]];
  }
}

function commonBorder<Value>(border: RangeBorder, read: (border: Border | undefined) => Value): Value | null {
  const [strip] = strips(border.area, border.side);
  if (!strip) return read(undefined);
  const [area, side] = strip;
  return common(new RangeFormat(border.book, border.sheet, area), (style) => read(style.borders[side]));
}

function changeBorder(border: RangeBorder, make: (border: Border) => Border | undefined): void {
  for (const [area, side] of strips(border.area, border.side))
    changeStyle(border.book, border.sheet, area, (style) => {
      const { [side]: before, ...others } = style.borders;
      const made = make(before ?? thinLine);
      return { ...style, borders: made ? { ...others, [side]: made } : others };
    });
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
