import { accepted } from './comparison.ts';
import type { Dictionary } from './dictionary.ts';
import { compile, type Evaluator, type Scope } from './evaluate.ts';
import type { Condition } from './expression.ts';
import { blank, number, text, truth, Vector } from './vector.ts';

/** The conditions of an aggregate: which rows of the aggregated table fit a row of ours. */
export class Conditions {
  private readonly criteria: readonly Criterion[];

  constructor(table: string, conditions: readonly Condition[], scope: Scope) {
    this.criteria = conditions.map(
      ({ column, operator, value }) =>
        new Criterion(
          scope.index.column(table, column),
          accepted[operator],
          compile(value, scope),
          scope.index.dictionary,
        ),
    );
  }

  /** Works out what is asked for by these rows of ours. */
  evaluate(rows: Int32Array, count: number, pass: number): void {
    for (const criterion of this.criteria) criterion.evaluate(rows, count, pass);
  }

  /** True when a row of theirs fits the i-th of the rows of ours. */
  hold(row: number, i: number): boolean {
    for (const criterion of this.criteria) if (!criterion.holds(row, i)) return false;
    return true;
  }

  /** All rows of theirs that fit the first row of ours, as 1 among 0. */
  marks(rowCount: number): Uint8Array {
    const marks = new Uint8Array(rowCount).fill(1);
    for (const criterion of this.criteria) criterion.mark(marks);
    return marks;
  }
}

/** Numbers compare with numbers only, texts by equality. */
class Criterion {
  private readonly column: Vector;
  private readonly accept: Uint8Array;
  private readonly evaluator: Evaluator;
  private readonly dictionary: Dictionary;
  private wanted = new Vector();

  constructor(
    column: Vector,
    accept: readonly [boolean, boolean, boolean],
    evaluator: Evaluator,
    dictionary: Dictionary,
  ) {
    this.column = column;
    this.accept = Uint8Array.from(accept, Number);
    this.evaluator = evaluator;
    this.dictionary = dictionary;
  }

  evaluate(rows: Int32Array, count: number, pass: number): void {
    this.wanted = this.evaluator(rows, count, pass);
  }

  holds(row: number, i: number): boolean {
    const kind = this.wanted.kinds[i]!;
    const wanted = this.wanted.numbers[i]!;
    if (kind === number) return this.column.kinds[row] === number && this.acceptsNumber(row, wanted);
    return kind === text && this.acceptsText(row, wanted);
  }

  mark(marks: Uint8Array): void {
    const kind = this.wanted.kinds[0]!;
    const wanted = this.wanted.numbers[0]!;
    const { kinds } = this.column;
    if (kind === number) {
      for (let row = 0; row < marks.length; row++)
        if (marks[row] === 1 && !(kinds[row] === number && this.acceptsNumber(row, wanted))) marks[row] = 0;
    } else if (kind === text) {
      for (let row = 0; row < marks.length; row++)
        if (marks[row] === 1 && !this.acceptsText(row, wanted)) marks[row] = 0;
    } else marks.fill(0);
  }

  private acceptsNumber(row: number, wanted: number): boolean {
    const value = this.column.numbers[row]!;
    return this.accept[value < wanted ? 0 : value === wanted ? 1 : 2] === 1;
  }

  /** Any operator but `<>` asks for the same text. */
  private acceptsText(row: number, wanted: number): boolean {
    const same = this.sameText(this.column.kinds[row]!, this.column.numbers[row]!, wanted);
    return this.accept[1] === 0 && this.accept[0] === 1 && this.accept[2] === 1 ? !same : same;
  }

  private sameText(kind: number, value: number, wanted: number): boolean {
    const { dictionary } = this;
    const key = dictionary.keyOfText(wanted);
    if (kind === text) return dictionary.keyOfText(value) === key;
    if (kind === blank) return key === 0;
    // Digits in a criterion match numbers.
    return (
      (kind === number || kind === truth) &&
      dictionary.keyOfText(dictionary.idOf(String(dictionary.decode(kind, value)))) === key
    );
  }
}
