import { itemNotFound } from '../errors.ts';
import type { Book } from '../model/book.ts';

/**
 * An object of the Excel API as the client sees it. The accessors and methods of a subclass are exactly the
 * members that batches may name; fields are invisible to them.
 */
export abstract class Face {
  /** Properties that `load()` without names brings. */
  static readonly scalars: readonly string[] = [];
  readonly book: Book;
  /** Set while the client keeps track of the object. */
  referenceId: string | undefined;

  constructor(book: Book) {
    this.book = book;
  }
}

/** A collection of the Excel API. */
export abstract class Collection<Item extends Face> extends Face {
  abstract get items(): Item[];
  abstract getItemOrNullObject(key: string | number): Item | null;

  get count(): number {
    return this.items.length;
  }

  getCount(): number {
    return this.items.length;
  }

  /** @throws HostError `ItemNotFound` */
  getItem(key: string | number): Item {
    const item = this.getItemOrNullObject(key);
    if (!item) throw itemNotFound(`${this.constructor.name}.getItem(${JSON.stringify(key)})`);
    return item;
  }

  /** @throws HostError `ItemNotFound` */
  getItemAt(index: number): Item {
    const item = this.items[index];
    if (!item) throw itemNotFound(`${this.constructor.name}.getItemAt(${index})`);
    return item;
  }
}
