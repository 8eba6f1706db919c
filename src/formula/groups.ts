/** Rows of a column by the key of their value: chains from one row to the next, in ascending order. */
export class Groups {
  /** Row + 1 of the first row by key, and of the next one by row; 0 ends a chain. */
  private first: Int32Array;
  private readonly next: Int32Array;

  /** @param keys by row; rows with keys below 1 belong to no group */
  constructor(keys: Int32Array) {
    this.first = new Int32Array(highestOf(keys) + 1);
    this.next = new Int32Array(keys.length);
    for (let row = keys.length - 1; row >= 0; row--) {
      const key = keys[row]!;
      if (key < 1) continue;
      this.next[row] = this.first[key]!;
      this.first[key] = row + 1;
    }
  }

  /** First row of a group; -1 when it has none. */
  firstOf(key: number): number {
    return key > 0 && key < this.first.length ? this.first[key]! - 1 : -1;
  }

  /** The row behind this one in its group; -1 behind the last. */
  after(row: number): number {
    return this.next[row]! - 1;
  }

  /** Takes a row out of one group and into another; no group for keys below 1. */
  move(row: number, from: number, to: number): void {
    if (from > 0) this.link(this.before(row, from), from, this.next[row]!);
    if (to < 1) return;
    if (to >= this.first.length) this.grow(to);
    const before = this.before(row, to);
    this.next[row] = before < 0 ? this.first[to]! : this.next[before]!;
    this.link(before, to, row + 1);
  }

  /** The last row of a group above a row; -1 when there is none. */
  private before(row: number, key: number): number {
    let found = -1;
    for (let at = this.firstOf(key); at >= 0 && at < row; at = this.after(at)) found = at;
    return found;
  }

  private link(before: number, key: number, next: number): void {
    if (before < 0) this.first[key] = next;
    else this.next[before] = next;
  }

  private grow(key: number): void {
    const first = new Int32Array(key * 2);
    first.set(this.first);
    this.first = first;
  }
}

/** The groups of a column numbered from 1 on without gaps, for sums over all of them at once. */
export class Slots {
  /** By row; 0 for a row in no group. */
  readonly ofRow: Int32Array;
  /** By key. */
  private readonly ofKey: Int32Array;
  readonly count: number;

  /** @param keys by row; rows with keys below 1 belong to no group */
  constructor(keys: Int32Array) {
    this.ofKey = new Int32Array(highestOf(keys) + 1);
    this.ofRow = new Int32Array(keys.length);
    let count = 0;
    for (let row = 0; row < keys.length; row++) {
      const key = keys[row]!;
      if (key < 1) continue;
      if (this.ofKey[key] === 0) this.ofKey[key] = ++count;
      this.ofRow[row] = this.ofKey[key]!;
    }
    this.count = count;
  }

  /** Number of a group; 0 for a key that no row has. */
  of(key: number): number {
    return key < this.ofKey.length ? this.ofKey[key]! : 0;
  }
}

function highestOf(keys: Int32Array): number {
  let highest = 0;
  for (const key of keys) if (key > highest) highest = key;
  return highest;
}
