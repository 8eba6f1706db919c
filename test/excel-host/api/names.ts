import { invalidArgument, itemAlreadyExists, itemNotFound } from '../errors.ts';
import { parseArea, quoteSheet, splitAddress } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { canonicalFormula } from '../model/formulas.ts';
import type { NamedItem as Item, Sheet } from '../model/sheet.ts';
import { shownValue } from '../model/values.ts';
import { Collection, Face } from './face.ts';
import { Range } from './range.ts';
import { Worksheet } from './worksheet.ts';

/** `Excel.NamedItemCollection` of the workbook or of a sheet. */
export class NamedItemCollection extends Collection<NamedItem> {
  readonly sheet: Sheet | undefined;
  constructor(book: Book, sheet?: Sheet) {
    super(book);
    this.sheet = sheet;
  }
  get items(): NamedItem[] {
    return [...namesOf(this).values()].map((item) => new NamedItem(this.book, this.sheet, item));
  }
  getItemOrNullObject(name: string | number): NamedItem | null {
    const item = namesOf(this).get(String(name).toLowerCase());
    return item ? new NamedItem(this.book, this.sheet, item) : null;
  }
  add(name: string, reference: Range | string | number | boolean, comment?: string): NamedItem {
    if (this.sheet?.names.has(name.toLowerCase())) throw itemAlreadyExists(`the name ${name}`);
    if (!this.sheet) this.book.checkFreeName(name);
    const item: Item = {
      name,
      formula: referenceFormula(this.book, reference),
      comment: comment ?? '',
      visible: true,
    };
    namesOf(this).set(name.toLowerCase(), item);
    return new NamedItem(this.book, this.sheet, item);
  }
}

function namesOf({ book, sheet }: NamedItemCollection | NamedItem): Map<string, Item> {
  return sheet?.names ?? book.names;
}

function referenceFormula(book: Book, reference: Range | string | number | boolean): string {
  if (reference instanceof Range) {
    const absolute = reference.address
      .split('!')
      .at(-1)
      ?.replace(/([A-Z]+)(\d*)/g, (_, letters, digits) => `$${letters}${digits && `$${digits}`}`);
    return `=${quoteSheet(reference.sheet.name)}!${absolute}`;
  }
  if (typeof reference !== 'string') return `=${reference}`;
  if (!reference.startsWith('=')) throw invalidArgument(`the formula ${reference} of a name starts with =`);
  return canonicalFormula(book, reference, undefined);
}

/** `Excel.NamedItem` */
export class NamedItem extends Face {
  static override readonly scalars = ['comment', 'formula', 'name', 'scope', 'type', 'value', 'visible'];
  readonly sheet: Sheet | undefined;
  readonly item: Item;
  constructor(book: Book, sheet: Sheet | undefined, item: Item) {
    super(book);
    this.sheet = sheet;
    this.item = item;
  }
  get _Id(): string {
    return this.item.name;
  }
  get name(): string {
    return this.item.name;
  }
  get formula(): string {
    return this.item.formula;
  }
  set formula(text: string) {
    this.item.formula = canonicalFormula(this.book, text, undefined);
  }
  get scope(): string {
    return this.sheet ? 'Worksheet' : 'Workbook';
  }
  get comment(): string {
    return this.item.comment;
  }
  set comment(text: string) {
    this.item.comment = text;
  }
  get visible(): boolean {
    return this.item.visible;
  }
  set visible(value: boolean) {
    this.item.visible = value;
  }
  get type(): string {
    return rangeOf(this) ? 'Range' : 'String';
  }
  get value(): unknown {
    const range = rangeOf(this);
    if (!range) return this.item.formula;
    return range.cellCount === 1
      ? shownValue(range.sheet.grid.cell(range.area.top, range.area.left)?.value ?? null)
      : range.address;
  }
  get worksheet(): Worksheet {
    if (!this.sheet) throw itemNotFound(`the worksheet of ${this.item.name}`);
    return new Worksheet(this.book, this.sheet);
  }
  getRange(): Range {
    const range = rangeOf(this);
    if (!range) throw itemNotFound(`the range of ${this.item.name}`);
    return range;
  }
  getRangeOrNullObject(): Range | null {
    return rangeOf(this) ?? null;
  }
  delete(): void {
    namesOf(this).delete(this.item.name.toLowerCase());
  }
}

function rangeOf({ book, sheet, item }: NamedItem): Range | undefined {
  const { sheet: named, address } = splitAddress(item.formula);
  const area = parseArea(address.replace(/^=/, ''));
  const target = named === undefined ? sheet : book.findSheet(named);
  return area && target ? new Range(book, target, area) : undefined;
}
