/** What a place of a vector holds; `numbers` beside it is the number, the text's identifier, 0 or 1, the error's text. */
export const blank = 0;
export const number = 1;
export const text = 2;
export const truth = 3;
export const error = 4;

/**
 * Values side by side, of a whole column or of some rows of one: typed arrays, so that numbers need no object of
 * their own. Texts are identifiers of the dictionary that the book shares.
 */
export class Vector {
  kinds: Uint8Array;
  numbers: Float64Array;

  constructor(size = 0) {
    this.kinds = new Uint8Array(size);
    this.numbers = new Float64Array(size);
  }

  /** Makes room for as many values; what stood there is lost when it has to grow. */
  room(size: number): this {
    if (this.kinds.length < size) {
      this.kinds = new Uint8Array(size);
      this.numbers = new Float64Array(size);
    }
    return this;
  }

  /** Puts one value into the first places. */
  fill(kind: number, value: number, count: number): this {
    this.kinds.fill(kind, 0, count);
    this.numbers.fill(value, 0, count);
    return this;
  }

  /** Sets one place. */
  put(at: number, kind: number, value: number): void {
    this.kinds[at] = kind;
    this.numbers[at] = value;
  }

  /** Takes the first places of another vector over, from `at` on. */
  take(from: Vector, count: number, at: number): void {
    this.kinds.set(from.kinds.subarray(0, count), at);
    this.numbers.set(from.numbers.subarray(0, count), at);
  }
}
