import { invalidArgument } from '../errors.ts';
import { areaName, type CellRange, parseArea, splitAddress } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import {
  type HeaderFooterText,
  type HeaderPage,
  headerPlaces,
  type PageLayout as Layout,
} from '../model/page-layout.ts';
import type { Sheet } from '../model/sheet.ts';
import { Face } from './face.ts';
import { Range } from './range.ts';

/** Scalars that are kept as they are given; `Excel.PageLayout` has an accessor for each. */
const plain = [
  'blackAndWhite',
  'bottomMargin',
  'centerHorizontally',
  'centerVertically',
  'draftMode',
  'firstPageNumber',
  'footerMargin',
  'headerMargin',
  'leftMargin',
  'orientation',
  'paperSize',
  'printComments',
  'printErrors',
  'printGridlines',
  'printHeadings',
  'printOrder',
  'rightMargin',
  'topMargin',
  'zoom',
] as const satisfies readonly (keyof Layout)[];

const lengthUnits: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

/** `Excel.PageLayout` */
export class PageLayout extends Face {
  static override readonly scalars: readonly string[] = plain;
  readonly sheet: Sheet;
  constructor(book: Book, sheet: Sheet) {
    super(book);
    this.sheet = sheet;
  }
  get headersFooters(): HeaderFooterGroup {
    return new HeaderFooterGroup(this.book, this.sheet);
  }
  setPrintTitleRows(rows: Range | string): void {
    this.sheet.page.titleRows = lines(rows, (area) => `${area.top}:${area.bottom}`);
  }
  setPrintTitleColumns(columns: Range | string): void {
    this.sheet.page.titleColumns = lines(columns, (area) => areaName({ ...area, top: 1, bottom: 1_048_576 }));
  }
  setPrintArea(area: Range | string): void {
    this.sheet.page.printArea = lines(area, areaName);
  }
  setPrintMargins(unit: string, margins: Readonly<Record<string, number>>): void {
    const scale = lengthUnits[unit];
    if (scale === undefined) throw invalidArgument(`length unit ${unit}`);
    for (const [side, length] of Object.entries(margins)) {
      const key = plain.find((known) => known === `${side}Margin`);
      if (!key) throw invalidArgument(`margin ${side}`);
      Object.assign(this.sheet.page, { [key]: length * scale });
    }
  }
  getPrintTitleRowsOrNullObject(): Range | null {
    return rangeAt(this, this.sheet.page.titleRows);
  }
  getPrintAreaOrNullObject(): Range | null {
    return rangeAt(this, this.sheet.page.printArea);
  }
}

for (const key of plain)
  Object.defineProperty(PageLayout.prototype, key, {
    get(this: PageLayout) {
      return this.sheet.page[key];
    },
    set(this: PageLayout, value: unknown) {
      Object.assign(this.sheet.page, { [key]: value });
    },
  });

function lines(range: Range | string, name: (area: CellRange) => string): string {
  const area = range instanceof Range ? range.area : parseArea(splitAddress(range).address);
  if (!area) throw invalidArgument(`the address ${range}`);
  return name(area);
}

function rangeAt({ book, sheet }: PageLayout, text: string): Range | null {
  const area = parseArea(text);
  return area ? new Range(book, sheet, area) : null;
}

/** `Excel.HeaderFooterGroup` */
class HeaderFooterGroup extends Face {
  static override readonly scalars = ['state', 'useSheetMargins', 'useSheetScale'];
  readonly sheet: Sheet;
  constructor(book: Book, sheet: Sheet) {
    super(book);
    this.sheet = sheet;
  }
  get state(): string {
    return this.sheet.page.headersFooters.state;
  }
  set state(value: string) {
    this.sheet.page.headersFooters.state = value;
  }
  get useSheetMargins(): boolean {
    return this.sheet.page.headersFooters.useSheetMargins;
  }
  set useSheetMargins(value: boolean) {
    this.sheet.page.headersFooters.useSheetMargins = value;
  }
  get useSheetScale(): boolean {
    return this.sheet.page.headersFooters.useSheetScale;
  }
  set useSheetScale(value: boolean) {
    this.sheet.page.headersFooters.useSheetScale = value;
  }
  get defaultForAllPages(): HeaderFooter {
    return headerFooter(this, 'defaultForAllPages');
  }
  get firstPage(): HeaderFooter {
    return headerFooter(this, 'firstPage');
  }
  get evenPages(): HeaderFooter {
    return headerFooter(this, 'evenPages');
  }
  get oddPages(): HeaderFooter {
    return headerFooter(this, 'oddPages');
  }
}

function headerFooter({ book, sheet }: HeaderFooterGroup, page: HeaderPage): HeaderFooter {
  return new HeaderFooter(book, sheet.page.headersFooters.pages[page]);
}

/** `Excel.HeaderFooter` */
class HeaderFooter extends Face {
  static override readonly scalars: readonly string[] = headerPlaces;
  readonly text: HeaderFooterText;
  constructor(book: Book, text: HeaderFooterText) {
    super(book);
    this.text = text;
  }
}

for (const place of headerPlaces)
  Object.defineProperty(HeaderFooter.prototype, place, {
    get(this: HeaderFooter) {
      return this.text[place];
    },
    set(this: HeaderFooter, value: string) {
      this.text[place] = value;
    },
  });
