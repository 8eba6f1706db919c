import { itemNotFound } from '../errors.ts';
import type { Book } from '../model/book.ts';
import type { ConditionalFormat, ConditionalLook } from '../model/conditional-formats.ts';
import type { Sheet } from '../model/sheet.ts';
import { Collection, Face } from './face.ts';
import { readColor } from './look.ts';

abstract class Part extends Face {
  readonly look: ConditionalLook;
  constructor(book: Book, look: ConditionalLook) {
    super(book);
    this.look = look;
  }
}

/** `Excel.ConditionalRangeFormat` */
export class ConditionalRangeFormat extends Part {
  static override readonly scalars = ['numberFormat'];
  constructor(book: Book, _sheet: Sheet, item: ConditionalFormat) {
    super(book, item.format);
  }
  get fill(): ConditionalFill {
    return new ConditionalFill(this.book, this.look);
  }
  get font(): ConditionalFont {
    return new ConditionalFont(this.book, this.look);
  }
  get borders(): ConditionalBorders {
    return new ConditionalBorders(this.book, this.look);
  }
  get numberFormat(): string | null {
    return this.look.numberFormat ?? null;
  }
  set numberFormat(format: string) {
    this.look.numberFormat = format;
  }
}

class ConditionalFill extends Part {
  static override readonly scalars = ['color'];
  get color(): string | null {
    return this.look.fill ?? null;
  }
  set color(value: string) {
    this.look.fill = readColor(value);
  }
  clear(): void {
    delete this.look.fill;
  }
}

class ConditionalFont extends Part {
  static override readonly scalars = ['bold', 'color', 'italic', 'strikethrough', 'underline'];
  get color(): string | null {
    return this.look.fontColor ?? null;
  }
  set color(value: string) {
    this.look.fontColor = readColor(value);
  }
  get bold(): boolean | null {
    return this.look.bold ?? null;
  }
  set bold(value: boolean) {
    this.look.bold = value;
  }
  get italic(): boolean | null {
    return this.look.italic ?? null;
  }
  set italic(value: boolean) {
    this.look.italic = value;
  }
  get underline(): string | null {
    return this.look.underline ?? null;
  }
  set underline(value: string) {
    this.look.underline = value;
  }
  get strikethrough(): boolean | null {
    return this.look.strikethrough ?? null;
  }
  set strikethrough(value: boolean) {
    this.look.strikethrough = value;
  }
}

const sides = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'];

class ConditionalBorders extends Collection<ConditionalBorder> {
  readonly look: ConditionalLook;
  constructor(book: Book, look: ConditionalLook) {
    super(book);
    this.look = look;
  }
  get items(): ConditionalBorder[] {
    return sides.map((side) => new ConditionalBorder(this.book, this.look, side));
  }
  getItemOrNullObject(side: string | number): ConditionalBorder {
    if (!sides.includes(String(side))) throw itemNotFound(`border ${side}`);
    return new ConditionalBorder(this.book, this.look, String(side));
  }
  get top(): ConditionalBorder {
    return this.getItemOrNullObject('EdgeTop');
  }
  get bottom(): ConditionalBorder {
    return this.getItemOrNullObject('EdgeBottom');
  }
  get left(): ConditionalBorder {
    return this.getItemOrNullObject('EdgeLeft');
  }
  get right(): ConditionalBorder {
    return this.getItemOrNullObject('EdgeRight');
  }
}

class ConditionalBorder extends Part {
  static override readonly scalars = ['color', 'sideIndex', 'style'];
  readonly side: string;
  constructor(book: Book, look: ConditionalLook, side: string) {
    super(book, look);
    this.side = side;
  }
  get id(): string {
    return this.side;
  }
  get sideIndex(): string {
    return this.side;
  }
  get style(): string {
    return this.look.borders.get(this.side)?.style ?? 'None';
  }
  set style(value: string) {
    this.look.borders.set(this.side, { color: this.color, style: value });
  }
  get color(): string {
    return this.look.borders.get(this.side)?.color ?? '#000000';
  }
  set color(value: string) {
    this.look.borders.set(this.side, {
      style: 'Continuous',
      ...this.look.borders.get(this.side),
      color: readColor(value),
    });
  }
}
