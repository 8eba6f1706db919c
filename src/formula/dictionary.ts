import { CellError, type CellValue } from '../ledger/value.ts';
import { foldCase } from './compare.ts';
import { blank, error, number, text, truth, type Vector } from './vector.ts';

/** Identifiers every dictionary gives the empty text and the errors of formulas. */
export const emptyText = 0;
export const valueError = 1;
export const notFound = 2;
export const divisionByZero = 3;
const firstTexts = ['', '#VALUE!', '#N/A', '#DIV/0!'];

/** Key of a value that finds no row. */
export const noKey = 0;

/** The texts of a book by number, and one key for every text (without regard to case) and number to find rows by. */
export class Dictionary {
  private readonly identifiers = new Map<string, number>();
  private readonly texts: string[] = [];
  /** By identifier of a text. */
  private textKeys = new Int32Array(256);
  private readonly numberKeys = new Map<number, number>();
  private lastKey = noKey;

  constructor() {
    for (const known of firstTexts) this.idOf(known);
  }

  /** The number of a text. */
  idOf(spelling: string): number {
    const known = this.identifiers.get(spelling);
    if (known !== undefined) return known;
    const id = this.texts.length;
    this.identifiers.set(spelling, id);
    this.texts.push(spelling);
    const folded = foldCase(spelling);
    const key =
      spelling === '' ? noKey : folded === spelling ? ++this.lastKey : this.keyOfText(this.idOf(folded));
    if (id >= this.textKeys.length) {
      const keys = new Int32Array(Math.max(id + 1, this.textKeys.length * 2));
      keys.set(this.textKeys);
      this.textKeys = keys;
    }
    this.textKeys[id] = key;
    return id;
  }

  textOf(id: number): string {
    return this.texts[id]!;
  }

  /** The key of a text: equal texts, without regard to case, have equal keys. */
  keyOfText(id: number): number {
    return this.textKeys[id]!;
  }

  /** The key by which a value finds rows; a blank, a truth value and an error find none. */
  keyOf(kind: number, value: number): number {
    if (kind === text) return this.textKeys[value]!;
    if (kind !== number) return noKey;
    const known = this.numberKeys.get(value);
    if (known !== undefined) return known;
    this.numberKeys.set(value, ++this.lastKey);
    return this.lastKey;
  }

  /** Writes a cell value into a place of a vector. */
  encode(value: CellValue, into: Vector, at: number): void {
    if (typeof value === 'number') into.put(at, number, value);
    else if (typeof value === 'string') into.put(at, text, this.idOf(value));
    else if (value === null) into.put(at, blank, 0);
    else if (typeof value === 'boolean') into.put(at, truth, value ? 1 : 0);
    else into.put(at, error, this.idOf(value.code));
  }

  /** The cell values of a vector. */
  decodeAll({ kinds, numbers }: Vector): CellValue[] {
    const values = new Array<CellValue>(kinds.length);
    for (let at = 0; at < kinds.length; at++) values[at] = this.decode(kinds[at]!, numbers[at]!);
    return values;
  }

  /** The cell value in a place of a vector. */
  decode(kind: number, value: number): CellValue {
    if (kind === number) return value;
    if (kind === text) return this.texts[value]!;
    if (kind === blank) return null;
    return kind === truth ? value === 1 : new CellError(this.texts[value]!);
  }
}
