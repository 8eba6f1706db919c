import type { Book } from '../model/book.ts';
import type { Sheet } from '../model/sheet.ts';
import { Collection, Face } from './face.ts';

/** `Excel.WorksheetCustomPropertyCollection` */
export class WorksheetCustomPropertyCollection extends Collection<WorksheetCustomProperty> {
  readonly sheet: Sheet;
  constructor(book: Book, sheet: Sheet) {
    super(book);
    this.sheet = sheet;
  }
  get items(): WorksheetCustomProperty[] {
    return [...this.sheet.customProperties.keys()].map(
      (key) => new WorksheetCustomProperty(this.book, this.sheet, key),
    );
  }
  /** Keys are the same with small and capital letters. */
  getItemOrNullObject(key: string | number): WorksheetCustomProperty | null {
    const wanted = String(key).toLowerCase();
    return this.items.find((item) => item.key.toLowerCase() === wanted) ?? null;
  }
  /** Adds or replaces. */
  add(key: string, value: string): WorksheetCustomProperty {
    const known = this.getItemOrNullObject(key)?.key ?? key;
    this.sheet.customProperties.set(known, value);
    return new WorksheetCustomProperty(this.book, this.sheet, known);
  }
}

/** `Excel.WorksheetCustomProperty` */
class WorksheetCustomProperty extends Face {
  static override readonly scalars = ['key', 'value'];
  readonly sheet: Sheet;
  readonly name: string;
  constructor(book: Book, sheet: Sheet, name: string) {
    super(book);
    this.sheet = sheet;
    this.name = name;
  }
  get _Id(): string {
    return this.name;
  }
  get key(): string {
    return this.name;
  }
  get value(): string {
    return this.sheet.customProperties.get(this.name) ?? '';
  }
  set value(value: string) {
    this.sheet.customProperties.set(this.name, value);
  }
  delete(): void {
    this.sheet.customProperties.delete(this.name);
  }
}
