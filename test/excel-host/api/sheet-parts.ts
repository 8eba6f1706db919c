import { accessDenied, invalidArgument, itemNotFound } from '../errors.ts';
import { parseArea, wholeSheet } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import type { Sheet } from '../model/sheet.ts';
import { Face } from './face.ts';
import { Range } from './range.ts';

abstract class SheetPart extends Face {
  readonly sheet: Sheet;
  constructor(book: Book, sheet: Sheet) {
    super(book);
    this.sheet = sheet;
  }
}

/** `Excel.WorksheetProtection` */
export class WorksheetProtection extends SheetPart {
  static override readonly scalars = ['options', 'protected'];
  get protected(): boolean {
    return this.sheet.protection !== undefined;
  }
  get options(): Readonly<Record<string, unknown>> | null {
    return this.sheet.protection?.options ?? null;
  }
  protect(options: Readonly<Record<string, unknown>> | null, password?: string): void {
    if (this.sheet.protection) throw accessDenied(`the sheet ${this.sheet.name} is protected already`);
    this.sheet.protection = {
      options: options ?? {},
      ...(password !== undefined && password !== null && { password }),
    };
    tellProtection(this);
  }
  unprotect(password?: string): void {
    const { protection } = this.sheet;
    if (protection?.password !== undefined && protection.password !== password)
      throw accessDenied('wrong password');
    this.sheet.protection = undefined;
    tellProtection(this);
  }
}

function tellProtection({ book, sheet }: { book: Book; sheet: Sheet }): void {
  book.events.push({
    kind: 'protection',
    sheetId: sheet.id,
    isProtected: sheet.protection !== undefined,
    source: book.source,
  });
}

/** `Excel.WorksheetFreezePanes` */
export class WorksheetFreezePanes extends SheetPart {
  freezeRows(count = 1): void {
    this.sheet.freeze = { rows: count, columns: 0 };
  }
  freezeColumns(count = 1): void {
    this.sheet.freeze = { rows: 0, columns: count };
  }
  freezeAt(range: Range | string): void {
    const area = range instanceof Range ? range.area : parseArea(range);
    if (!area) throw invalidArgument(`the address ${range}`);
    this.sheet.freeze = { rows: area.bottom, columns: area.right };
  }
  unfreeze(): void {
    this.sheet.freeze = { rows: 0, columns: 0 };
  }
  getLocationOrNullObject(): Range | null {
    const { rows, columns } = this.sheet.freeze;
    if (rows === 0 && columns === 0) return null;
    const area = { top: 1, left: 1, bottom: rows || wholeSheet.bottom, right: columns || wholeSheet.right };
    return new Range(this.book, this.sheet, area);
  }
  getLocation(): Range {
    const range = this.getLocationOrNullObject();
    if (!range) throw itemNotFound(`frozen panes on ${this.sheet.name}`);
    return range;
  }
}
