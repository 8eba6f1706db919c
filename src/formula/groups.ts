/** Rows of a column by the code of their value: chains from one row to the next, in ascending order. */
export class Groups {
  /** Row + 1 of the first row by code, and of the next one by row; 0 ends a chain. */
  private first: Int32Array;
  private readonly next: Int32Array;

  /** @param codes by row; rows with codes below 1 belong to no group */
  constructor(codes: Int32Array) {
    this.first = new Int32Array(codes.reduce((highest, code) => Math.max(highest, code), 0) + 1);
    this.next = new Int32Array(codes.length);
    for (let row = codes.length - 1; row >= 0; row--) {
      const code = codes[row]!;
      if (code < 1) continue;
      this.next[row] = this.first[code]!;
      this.first[code] = row + 1;
    }
  }

  /** First row of a group; -1 when it has none. */
  firstOf(code: number): number {
    return code > 0 && code < this.first.length ? this.first[code]! - 1 : -1;
  }

  /** The row behind this one in its group; -1 behind the last. */
  after(row: number): number {
    return this.next[row]! - 1;
  }

  /** Takes a row out of one group and into another; no group for codes below 1. */
  move(row: number, from: number, to: number): void {
    if (from > 0) this.link(this.before(row, from), from, this.next[row]!);
    if (to < 1) return;
    if (to >= this.first.length) this.grow(to);
    const before = this.before(row, to);
    this.next[row] = before < 0 ? this.first[to]! : this.next[before]!;
    this.link(before, to, row + 1);
  }

  /** The last row of a group above a row; -1 when there is none. */
  private before(row: number, code: number): number {
    let found = -1;
    for (let at = this.firstOf(code); at >= 0 && at < row; at = this.after(at)) found = at;
    return found;
  }

  private link(before: number, code: number, next: number): void {
    if (before < 0) this.first[code] = next;
    else this.next[before] = next;
  }

  private grow(code: number): void {
    const first = new Int32Array(code * 2);
    first.set(this.first);
    this.first = first;
  }
}
