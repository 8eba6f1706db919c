import { itemNotFound } from '../errors.ts';
import type { CellRange } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { changeStyle } from '../model/cell-edits.ts';
import type { Sheet } from '../model/sheet.ts';
import { type Border, type BorderSide, borderSides } from '../model/style.ts';
import { Collection } from './face.ts';
import { common, Look, readColor } from './look.ts';

const insideSides = ['InsideHorizontal', 'InsideVertical'] as const;
type RangeSide = BorderSide | (typeof insideSides)[number];
const rangeSides: readonly RangeSide[] = [...borderSides, ...insideSides];

/** `Excel.RangeBorderCollection` */
export class RangeBorderCollection extends Collection<RangeBorder> {
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

class Strip extends Look {}

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
  return common(new Strip(border.book, border.sheet, area), (style) => read(style.borders[side]));
}

function changeBorder(border: RangeBorder, make: (border: Border) => Border | undefined): void {
  for (const [area, side] of strips(border.area, border.side))
    changeStyle(border.book, border.sheet, area, (style) => {
      const { [side]: before, ...others } = style.borders;
      const made = make(before ?? thinLine);
      return { ...style, borders: made ? { ...others, [side]: made } : others };
    });
}
