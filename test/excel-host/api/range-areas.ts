import { areaName, type CellRange, columnsOf, quoteSheet, rowsOf } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { type ClearWhat, clearCells } from '../model/cell-edits.ts';
import type { Sheet } from '../model/sheet.ts';
import { Collection, Face } from './face.ts';
import { Range } from './range.ts';
import { Worksheet } from './worksheet.ts';

/** `Excel.RangeAreas`: as little as the selection needs. */
export class RangeAreas extends Face {
  static override readonly scalars = ['address', 'areaCount', 'cellCount'];
  readonly sheet: Sheet;
  readonly blocks: readonly CellRange[];
  constructor(book: Book, sheet: Sheet, blocks: readonly CellRange[]) {
    super(book);
    this.sheet = sheet;
    this.blocks = blocks;
  }
  get address(): string {
    return this.blocks.map((area) => `${quoteSheet(this.sheet.name)}!${areaName(area)}`).join(',');
  }
  get areaCount(): number {
    return this.blocks.length;
  }
  get cellCount(): number {
    return this.blocks.reduce((sum, area) => sum + rowsOf(area) * columnsOf(area), 0);
  }
  get areas(): RangeCollection {
    return new RangeCollection(this);
  }
  get worksheet(): Worksheet {
    return new Worksheet(this.book, this.sheet);
  }
  clear(what: ClearWhat = 'All'): void {
    for (const area of this.blocks) clearCells(this.book, this.sheet, area, what);
  }
}

class RangeCollection extends Collection<Range> {
  readonly ranges: RangeAreas;
  constructor(ranges: RangeAreas) {
    super(ranges.book);
    this.ranges = ranges;
  }
  get items(): Range[] {
    return this.ranges.blocks.map((area) => new Range(this.book, this.ranges.sheet, area));
  }
  getItemOrNullObject(): null {
    return null;
  }
}
