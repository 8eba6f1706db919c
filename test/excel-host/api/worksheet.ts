import { accessDenied, invalidArgument, itemNotFound } from '../errors.ts';
import { areaAt, parseArea, splitAddress, wholeSheet } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { deleteSheet } from '../model/delete-sheet.ts';
import { renameSheet } from '../model/rename-sheet.ts';
import type { Sheet } from '../model/sheet.ts';
import { Collection, Face } from './face.ts';
import { readColor } from './look.ts';
import { NamedItemCollection } from './names.ts';
import { PageLayout } from './page-layout.ts';
import { Range } from './range.ts';
import { RangeAreas } from './range-areas.ts';
import { WorksheetFreezePanes, WorksheetProtection } from './sheet-parts.ts';
import { TableCollection } from './tables.ts';
import { WorksheetCustomPropertyCollection } from './worksheet-properties.ts';

const visibilities = ['Visible', 'Hidden', 'VeryHidden'];

/** `Excel.Worksheet` */
export class Worksheet extends Face {
  static override readonly scalars = [
    'id',
    'name',
    'position',
    'showGridlines',
    'showHeadings',
    'standardHeight',
    'standardWidth',
    'tabColor',
    'visibility',
  ];
  readonly sheet: Sheet;
  constructor(book: Book, sheet: Sheet) {
    super(book);
    this.sheet = sheet;
  }
  get id(): string {
    return this.sheet.id;
  }
  get name(): string {
    return this.sheet.name;
  }
  set name(name: string) {
    renameSheet(this.book, this.sheet, name);
  }
  get position(): number {
    return this.book.sheets.indexOf(this.sheet);
  }
  set position(place: number) {
    if (place < 0 || place >= this.book.sheets.length) throw invalidArgument(`position ${place}`);
    const others = this.book.sheets.filter((other) => other !== this.sheet);
    others.splice(place, 0, this.sheet);
    this.book.sheets = others;
  }
  get visibility(): string {
    return this.sheet.visibility;
  }
  set visibility(value: string) {
    const others = this.book.sheets.some((other) => other !== this.sheet && other.visibility === 'Visible');
    if (!visibilities.includes(value) || (value !== 'Visible' && !others))
      throw invalidArgument(`visibility ${value}`);
    this.sheet.visibility = value;
  }
  get tabColor(): string {
    return this.sheet.tabColor;
  }
  set tabColor(value: string) {
    this.sheet.tabColor = value === '' ? '' : readColor(value);
  }
  get showGridlines(): boolean {
    return this.sheet.showGridlines;
  }
  set showGridlines(value: boolean) {
    this.sheet.showGridlines = value;
  }
  /** Under this name the client writes what it reads as `showGridlines`. */
  set gridlines(value: boolean) {
    this.sheet.showGridlines = value;
  }
  get showHeadings(): boolean {
    return this.sheet.showHeadings;
  }
  set showHeadings(value: boolean) {
    this.sheet.showHeadings = value;
  }
  get standardWidth(): number {
    return this.sheet.standardWidth;
  }
  set standardWidth(characters: number) {
    this.sheet.standardWidth = characters;
  }
  get standardHeight(): number {
    return this.sheet.standardHeight;
  }
  get tables(): TableCollection {
    return new TableCollection(this.book, this.sheet);
  }
  get names(): NamedItemCollection {
    return new NamedItemCollection(this.book, this.sheet);
  }
  get pageLayout(): PageLayout {
    return new PageLayout(this.book, this.sheet);
  }
  get protection(): WorksheetProtection {
    return new WorksheetProtection(this.book, this.sheet);
  }
  get customProperties(): WorksheetCustomPropertyCollection {
    return new WorksheetCustomPropertyCollection(this.book, this.sheet);
  }
  get freezePanes(): WorksheetFreezePanes {
    return new WorksheetFreezePanes(this.book, this.sheet);
  }

  getRange(address?: string | null): Range {
    if (address === undefined || address === null || address === '')
      return new Range(this.book, this.sheet, wholeSheet);
    return new Range(this.book, this.sheet, resolveAddress(this, address));
  }
  getRanges(address: string): RangeAreas {
    const areas = address.split(',').map((part) => resolveAddress(this, part));
    return new RangeAreas(this.book, this.sheet, areas);
  }
  getRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    return new Range(this.book, this.sheet, areaAt(row + 1, column + 1, rows, columns));
  }
  getCell(row: number, column: number): Range {
    return this.getRangeByIndexes(row, column, 1, 1);
  }
  getUsedRange(valuesOnly = false): Range {
    return this.getUsedRangeOrNullObject(valuesOnly) ?? this.getCell(0, 0);
  }
  getUsedRangeOrNullObject(valuesOnly = false): Range | null {
    const used = this.sheet.grid.used(valuesOnly);
    return used ? new Range(this.book, this.sheet, used) : null;
  }
  activate(): void {
    if (this.sheet.visibility !== 'Visible') throw invalidArgument(`the hidden sheet ${this.sheet.name}`);
    this.book.select(this.sheet, this.sheet.selected);
  }
  delete(): void {
    if (this.book.options.readOnly) throw accessDenied('the workbook is read-only');
    deleteSheet(this.book, this.sheet);
  }
  calculate(): void {
    this.book.calculationRequested = true;
  }
  _GetSheetById(id: string): Worksheet {
    return new Worksheet(this.book, this.book.sheet(id));
  }
}

/** Reads an address or the name of a range, table or defined name. @throws HostError `InvalidArgument` */
function resolveAddress({ book, sheet }: Worksheet, text: string): ReturnType<typeof areaAt> {
  const { sheet: named, address } = splitAddress(text);
  if (named !== undefined && named.toLowerCase() !== sheet.name.toLowerCase())
    throw invalidArgument(`${text} is not on ${sheet.name}`);
  const area = parseArea(address);
  if (area) return area;
  const item = sheet.names.get(address.toLowerCase()) ?? book.names.get(address.toLowerCase());
  const table = book.findTable(address);
  const found = item
    ? parseArea(splitAddress(item.formula.slice(1)).address)
    : table?.sheet === sheet
      ? table.body
      : undefined;
  if (!found) throw invalidArgument(`the address ${text}`);
  return found;
}

/** `Excel.WorksheetCollection` */
export class WorksheetCollection extends Collection<Worksheet> {
  get items(): Worksheet[] {
    return this.book.sheets.map((sheet) => new Worksheet(this.book, sheet));
  }
  override getCount(visibleOnly = false): number {
    return this.book.sheets.filter((sheet) => !visibleOnly || sheet.visibility === 'Visible').length;
  }
  getItemOrNullObject(key: string | number): Worksheet | null {
    const sheet = this.book.findSheet(String(key));
    return sheet ? new Worksheet(this.book, sheet) : null;
  }
  getActiveWorksheet(): Worksheet {
    return new Worksheet(this.book, this.book.activeSheet);
  }
  getFirst(visibleOnly = false): Worksheet {
    return pick(this, this.book.sheets, visibleOnly);
  }
  getLast(visibleOnly = false): Worksheet {
    return pick(this, this.book.sheets.toReversed(), visibleOnly);
  }
  add(name?: string): Worksheet {
    if (this.book.options.readOnly) throw accessDenied('the workbook is read-only');
    return new Worksheet(this.book, this.book.addSheet(name ?? undefined));
  }
}

function pick({ book }: WorksheetCollection, sheets: readonly Sheet[], visibleOnly: boolean): Worksheet {
  const sheet = sheets.find((known) => !visibleOnly || known.visibility === 'Visible');
  if (!sheet) throw itemNotFound('a worksheet');
  return new Worksheet(book, sheet);
}
