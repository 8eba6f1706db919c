import { roundHalfAway } from '../ledger/rounding.ts';
import { type Band, findBand, lastFitting, pointsOfMissing } from './bands.ts';
import { type Dictionary, divisionByZero, emptyText, notFound, valueError } from './dictionary.ts';
import type { Evaluator, Scope } from './evaluate.ts';
import type { Expression, Points } from './expression.ts';
import { fail } from './numeric.ts';
import { blank, error, number, text, Vector } from './vector.ts';

/** Points of the band that the value falls into, or what a blank one gives. */
export function compilePoints(rule: Points, value: Evaluator, { index }: Scope): Evaluator {
  const out = new Vector();
  let bands: readonly Band[] | undefined;
  let scale = new Scale([], rule, index.dictionary);
  return (rows, count, pass) => {
    const current = index.bands(rule.criterion);
    if (current !== bands) {
      bands = current;
      scale = new Scale(bands, rule, index.dictionary);
    }
    const { kinds, numbers } = value(rows, count, pass);
    out.room(count);
    for (let i = 0; i < count; i++) scale.give(kinds[i]!, numbers[i]!, out, i);
    return out;
  };
}

/** The bands of a criterion, coded. */
class Scale {
  private readonly rule: Points;
  private readonly bounds: Float64Array;
  private readonly points: Vector;
  private readonly missing = new Vector(1);
  /** Place of the band by the answer's text, for choices; −1 for none. */
  private readonly choices = new Map<number, number>();
  private readonly bands: readonly Band[];
  private readonly dictionary: Dictionary;

  constructor(bands: readonly Band[], rule: Points, dictionary: Dictionary) {
    this.bands = bands;
    this.rule = rule;
    this.dictionary = dictionary;
    this.bounds = Float64Array.from(bands, ({ bound }) => (typeof bound === 'number' ? bound : Number.NaN));
    this.points = new Vector(bands.length);
    bands.forEach(({ points }, at) => {
      if (points === null || typeof points === 'number') this.points.put(at, number, points ?? 0);
      else this.points.put(at, error, valueError);
    });
    dictionary.encode(pointsOfMissing(bands), this.missing, 0);
  }

  /** Puts the points of an answer into a place of a vector. */
  give(kind: number, value: number, out: Vector, i: number): void {
    if (kind === error) out.put(i, error, value);
    else if (this.bands.length === 0) out.put(i, error, notFound);
    else if (kind === blank || (kind === text && value === emptyText))
      out.put(i, this.missing.kinds[0]!, this.missing.numbers[0]!);
    else {
      const at = this.bandOf(kind, value);
      if (at < 0) out.put(i, text, emptyText);
      else out.put(i, this.points.kinds[at]!, this.points.numbers[at]!);
    }
  }

  private bandOf(kind: number, value: number): number {
    const { by, minimum = -Infinity, maximum = Infinity } = this.rule;
    if (by === 'choice') return this.bandOfChoice(kind, value);
    const lowest = by === 'falling' ? Math.max(0, minimum) : minimum;
    return kind === number && value >= lowest && value <= maximum ? lastFitting(this.bounds, by, value) : -1;
  }

  private bandOfChoice(kind: number, value: number): number {
    const known = kind === text ? this.choices.get(value) : undefined;
    if (known !== undefined) return known;
    const band = findBand(this.bands, 'choice', this.dictionary.decode(kind, value));
    const at = band ? this.bands.indexOf(band) : -1;
    if (kind === text) this.choices.set(value, at);
    return at;
  }
}

/** Sum of points columns in hundredths, and what it is out of 100 where criteria do not count. */
export function formScore(expression: Extract<Expression, { op: 'formScore' }>, scope: Scope): Evaluator {
  const columnOf = (id: string): Vector => scope.index.column(scope.table.table.id, id);
  const points = expression.points.map(columnOf);
  const excluded = expression.excluded === undefined ? undefined : columnOf(expression.excluded);
  const out = new Vector();
  return (rows, count) => {
    const { kinds, numbers } = out.room(count).fill(number, 0, count);
    for (const column of points)
      for (let i = 0; i < count; i++) {
        const row = rows[i]!;
        const kind = column.kinds[row] ?? blank;
        if (kind === number) numbers[i]! += column.numbers[row]!;
        else if (kind === blank || (kind === text && column.numbers[row] === emptyText)) kinds[i] = text;
      }
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const kind = excluded?.kinds[row] ?? blank;
      const counted = excluded && kind === number ? excluded.numbers[row]! : 0;
      if (kinds[i] === text) numbers[i] = emptyText;
      else if (excluded && kind !== number && kind !== blank) fail(out, i, kind, excluded.numbers[row]!);
      else if (counted === 100) fail(out, i, error, divisionByZero);
      // Without anything that does not count, × 100 ÷ 100 would only add noise.
      else numbers[i] = roundHalfAway(excluded ? (numbers[i]! * 100) / (100 - counted) : numbers[i]!, 2);
    }
    return out;
  };
}
