import { emptyText } from './dictionary.ts';
import type { Evaluator } from './evaluate.ts';
import type { Given } from './expression.ts';
import { fail } from './numeric.ts';
import { blank, error, number, Selection, text, truth, Vector } from './vector.ts';

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
    if (holding.count > 0) holding.scatter(result(holding.rows, holding.count, pass), out);
    if (others.count > 0) others.scatter(otherwise(others.rows, others.count, pass), out);
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
    if (holding.count > 0) holding.scatter(result(holding.rows, holding.count, pass), out);
    return out;
  };
}
