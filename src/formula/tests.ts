import { emptyText } from './dictionary.ts';
import type { Evaluator } from './evaluate.ts';
import type { Given } from './expression.ts';
import { fail } from './numeric.ts';
import { blank, error, number, text, truth, Vector } from './vector.ts';

export function not(of: Evaluator): Evaluator {
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds, numbers } = of(rows, count, pass);
    out.room(count);
    for (let i = 0; i < count; i++)
      if (kinds[i] === truth) out.put(i, truth, 1 - numbers[i]!);
      else fail(out, i, kinds[i]!, numbers[i]!);
    return out;
  };
}

export function isNumber(of: Evaluator): Evaluator {
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds } = of(rows, count, pass);
    const { kinds: outKinds, numbers } = out.room(count);
    for (let i = 0; i < count; i++) {
      outKinds[i] = truth;
      numbers[i] = kinds[i] === number ? 1 : 0;
    }
    return out;
  };
}

/** All or any of several tests; the first that is no truth value makes an error of it. */
export function connective(op: 'and' | 'or', parts: readonly Evaluator[]): Evaluator {
  const decisive = op === 'and' ? 0 : 1;
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds: outKinds, numbers: outNumbers } = out.room(count).fill(truth, 1 - decisive, count);
    for (const part of parts) {
      const { kinds, numbers } = part(rows, count, pass);
      for (let i = 0; i < count; i++) {
        if (outKinds[i] !== truth) continue;
        if (kinds[i] !== truth) fail(out, i, kinds[i]!, numbers[i]!);
        else if (numbers[i] === decisive) outNumbers[i] = decisive;
      }
    }
    return out;
  };
}

/** Rows chosen from others, and the places where their values go. */
class Selection {
  rows = new Int32Array(0);
  places = new Int32Array(0);
  count = 0;

  clear(room: number): void {
    this.count = 0;
    if (this.rows.length >= room) return;
    this.rows = new Int32Array(room);
    this.places = new Int32Array(room);
  }

  add(row: number, place: number): void {
    this.rows[this.count] = row;
    this.places[this.count++] = place;
  }

  /** Works the chosen rows out and puts the values where they belong. */
  scatter(evaluate: Evaluator, pass: number, out: Vector): void {
    const { rows, places, count } = this;
    if (count === 0) return;
    const { kinds, numbers } = evaluate(rows, count, pass);
    const { kinds: outKinds, numbers: outNumbers } = out;
    for (let i = 0; i < count; i++) {
      const place = places[i]!;
      outKinds[place] = kinds[i]!;
      outNumbers[place] = numbers[i]!;
    }
  }
}

/** Only the branch that holds is worked out. */
export function when(test: Evaluator, result: Evaluator, otherwise: Evaluator): Evaluator {
  const out = new Vector();
  const [holding, others] = [new Selection(), new Selection()];
  return (rows, count, pass) => {
    const { kinds, numbers } = test(rows, count, pass);
    out.room(count);
    holding.clear(count);
    others.clear(count);
    for (let i = 0; i < count; i++) {
      if (kinds[i] !== truth) fail(out, i, kinds[i]!, numbers[i]!);
      else (numbers[i] === 1 ? holding : others).add(rows[i]!, i);
    }
    if (holding.count === count) return result(rows, count, pass);
    if (others.count === count) return otherwise(rows, count, pass);
    holding.scatter(result, pass, out);
    others.scatter(otherwise, pass, out);
    return out;
  };
}

/** The result where all inputs are there, otherwise empty. */
export function guard(
  inputs: readonly (Given & { readonly evaluate: Evaluator })[],
  result: Evaluator,
): Evaluator {
  const out = new Vector();
  const holding = new Selection();
  return (rows, count, pass) => {
    const { kinds: outKinds, numbers: outNumbers } = out.room(count).fill(truth, 1, count);
    for (const { evaluate, as, minimum = -Infinity, maximum = Infinity } of inputs) {
      const { kinds, numbers } = evaluate(rows, count, pass);
      for (let i = 0; i < count; i++) {
        if (outKinds[i] === error) continue;
        const kind = kinds[i]!;
        const value = numbers[i]!;
        if (as === 'text') {
          if (kind === error) out.put(i, error, value);
          else if (kind === blank || (kind === text && value === emptyText)) outNumbers[i] = 0;
        }
        // ISNUMBER is false for an error; a bound beside it makes the whole test an error, empty all the same.
        else if (kind !== number || value < minimum || value > maximum) outNumbers[i] = 0;
      }
    }
    holding.clear(count);
    for (let i = 0; i < count; i++) {
      if (outKinds[i] === error) continue;
      if (outNumbers[i] === 1) holding.add(rows[i]!, i);
      else out.put(i, text, emptyText);
    }
    if (holding.count === count) return result(rows, count, pass);
    holding.scatter(result, pass, out);
    return out;
  };
}
