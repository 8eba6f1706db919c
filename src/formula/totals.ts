import { emptyText, valueError } from './dictionary.ts';
import type { Aggregate } from './expression.ts';
import { blank, error, number, text, type Vector } from './vector.ts';

/** What rows add up to, group by group: sums, counts, extremes. */
export class Totals {
  private readonly kind: Aggregate['kind'];
  private readonly values: Vector | undefined;
  private readonly totals: Float64Array;
  /** What binary addition lost: with it the order of the rows does not matter. */
  private readonly lost: Float64Array;
  /** Text of the first error among the values; 0 without one. */
  private readonly errors: Int32Array;
  private readonly rows: Int32Array;

  /** @param values the column that is added up or compared; none for counts */
  constructor(kind: Aggregate['kind'], values: Vector | undefined, groups: number) {
    this.kind = kind;
    this.values = values;
    const summed = kind === 'count' ? 0 : groups;
    this.totals = new Float64Array(summed);
    this.lost = new Float64Array(summed);
    this.errors = new Int32Array(summed);
    this.rows = new Int32Array(groups);
  }

  clear(group: number): void {
    this.rows[group] = 0;
    if (this.kind === 'count') return;
    this.totals[group] = 0;
    this.lost[group] = 0;
    this.errors[group] = 0;
  }

  add(group: number, row: number): void {
    this.rows[group]!++;
    if (this.kind === 'count') return;
    const kind = this.values!.kinds[row]!;
    const value = this.values!.numbers[row]!;
    if (this.kind !== 'sum') this.compare(group, kind, kind === blank ? 0 : value);
    else if (kind === number) this.sum(group, value);
    // Texts and blanks are passed over, an error is the result.
    else if (kind === error && this.errors[group] === 0) this.errors[group] = value;
  }

  /** Puts the result of a group into a place of a vector. */
  give(group: number, out: Vector, at: number): void {
    const { kind } = this;
    if (kind === 'count') out.put(at, number, this.rows[group]!);
    else if (this.errors[group] !== 0) out.put(at, error, this.errors[group]!);
    else if (kind === 'sum') out.put(at, number, this.totals[group]! + this.lost[group]!);
    else if (this.rows[group] === 0) out.put(at, text, emptyText);
    else out.put(at, number, this.totals[group]!);
  }

  private sum(group: number, value: number): void {
    const total = this.totals[group]!;
    const next = total + value;
    this.lost[group]! += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    this.totals[group] = next;
  }

  private compare(group: number, kind: number, value: number): void {
    if (kind !== number && kind !== blank) this.errors[group] = valueError;
    else if (this.rows[group] === 1) this.totals[group] = value;
    else if (this.kind === 'least' ? value < this.totals[group]! : value > this.totals[group]!)
      this.totals[group] = value;
  }
}
