/** What a place of a vector holds; `numbers` beside it is the number, the text's identifier, 0 or 1, the error's text. */
export const blank = 0;
export const number = 1;
export const text = 2;
export const truth = 3;
export const error = 4;

/** Rows taken at a time: what the steps of a rule hand on stays in the processor's cache. */
export const blockSize = 1024;

const noKinds = new Uint8Array(0);
const noNumbers = new Float64Array(0);
const noRows = new Int32Array(0);

/** Arrays of one block, lent from column to column: to make them anew costs more than to work out a small table. */
const kindsToLend: Uint8Array[] = [];
const numbersToLend: Float64Array[] = [];
const rowsToLend: Int32Array[] = [];
let isLending = false;
let [vectorsLent, rowsLent] = [0, 0];

/** While the work is done, vectors and selections get their room lent; they must not be used afterwards. */
export function lendRoom(work: () => void): void {
  isLending = true;
  vectorsLent = 0;
  rowsLent = 0;
  try {
    work();
  } finally {
    isLending = false;
  }
}

function roomForRows(size: number): Int32Array {
  if (!isLending) return new Int32Array(size);
  rowsToLend[rowsLent] ??= new Int32Array(blockSize);
  return rowsToLend[rowsLent++]!;
}

/**
 * Values side by side, of a whole column or of some rows of one: typed arrays, so that numbers need no object of
 * their own. Texts are identifiers of the dictionary that the book shares.
 */
export class Vector {
  kinds: Uint8Array;
  numbers: Float64Array;

  constructor(size = 0) {
    this.kinds = size === 0 ? noKinds : new Uint8Array(size);
    this.numbers = size === 0 ? noNumbers : new Float64Array(size);
  }

  /** Makes room for as many values; what stood there is lost when it has to grow. */
  room(size: number): this {
    if (this.kinds.length >= size) return this;
    if (isLending) {
      kindsToLend[vectorsLent] ??= new Uint8Array(blockSize);
      numbersToLend[vectorsLent] ??= new Float64Array(blockSize);
      this.kinds = kindsToLend[vectorsLent]!;
      this.numbers = numbersToLend[vectorsLent++]!;
    } else {
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

/** Rows chosen from others, and the places where their values go. */
export class Selection {
  rows: Int32Array = noRows;
  places: Int32Array = noRows;
  count = 0;

  clear(room: number): void {
    this.count = 0;
    if (this.rows.length >= room) return;
    this.rows = roomForRows(room);
    this.places = roomForRows(room);
  }

  add(row: number, place: number): void {
    this.rows[this.count] = row;
    this.places[this.count++] = place;
  }

  /** Puts the values of the chosen rows where they belong. */
  scatter({ kinds, numbers }: Vector, out: Vector): void {
    const { places, count } = this;
    const { kinds: outKinds, numbers: outNumbers } = out;
    for (let i = 0; i < count; i++) {
      const place = places[i]!;
      outKinds[place] = kinds[i]!;
      outNumbers[place] = numbers[i]!;
    }
  }
}
