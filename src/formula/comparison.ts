import { foldCase } from './compare.ts';
import type { Dictionary } from './dictionary.ts';
import type { Evaluator } from './evaluate.ts';
import type { Comparison } from './expression.ts';
import { blank, error, number, text, truth, Vector } from './vector.ts';

/** What a comparison says of an order: below, equal, above. */
export const accepted: Readonly<Record<Comparison, readonly [boolean, boolean, boolean]>> = {
  '=': [false, true, false],
  '<>': [true, false, true],
  '<': [true, false, false],
  '<=': [true, true, false],
  '>': [false, false, true],
  '>=': [false, true, true],
};

/** `compareValues` over vectors: numbers before texts before truth values, an empty cell equals 0 and "". */
export function comparison(
  operator: Comparison,
  left: Evaluator,
  right: Evaluator,
  dictionary: Dictionary,
): Evaluator {
  const accept = Uint8Array.from(accepted[operator], Number);
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds: ours, numbers: a } = left(rows, count, pass);
    const { kinds: theirs, numbers: b } = right(rows, count, pass);
    const { kinds, numbers } = out.room(count);
    for (let i = 0; i < count; i++) {
      const our = ours[i]!;
      const their = theirs[i]!;
      const x = a[i]!;
      const y = b[i]!;
      if (our === error || their === error) {
        kinds[i] = error;
        numbers[i] = our === error ? x : y;
        continue;
      }
      const order =
        our === number && their === number
          ? x < y
            ? 0
            : x === y
              ? 1
              : 2
          : compareMixed(our, x, their, y, dictionary) + 1;
      kinds[i] = truth;
      numbers[i] = accept[order]!;
    }
    return out;
  };
}

/** −1, 0 or 1; neither is an error. */
export function compareMixed(
  our: number,
  x: number,
  their: number,
  y: number,
  dictionary: Dictionary,
): number {
  // An empty cell stands for 0, "" or FALSE, whatever stands beside it; all three are coded as 0.
  const first = our !== blank ? our : their === blank ? number : their;
  const second = their !== blank ? their : our === blank ? number : our;
  if (first !== second) return first < second ? -1 : 1;
  const left = our === blank ? 0 : x;
  const right = their === blank ? 0 : y;
  if (first !== text) return Math.sign(left - right);
  if (dictionary.keyOfText(left) === dictionary.keyOfText(right)) return 0;
  return foldCase(dictionary.textOf(left)) < foldCase(dictionary.textOf(right)) ? -1 : 1;
}
