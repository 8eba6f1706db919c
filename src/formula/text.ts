import { type Dictionary, emptyText } from './dictionary.ts';
import type { Evaluator } from './evaluate.ts';
import { blank, error, text, Vector } from './vector.ts';

/** Texts put together; the first error is the result. */
export function concat(parts: readonly Evaluator[], dictionary: Dictionary): Evaluator {
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds: outKinds, numbers: outNumbers } = out.room(count).fill(text, emptyText, count);
    for (const part of parts) {
      const { kinds, numbers } = part(rows, count, pass);
      for (let i = 0; i < count; i++) {
        const kind = kinds[i]!;
        if (kind === blank || outKinds[i] === error) continue;
        if (kind === error) out.put(i, error, numbers[i]!);
        else {
          const added =
            kind === text ? numbers[i]! : dictionary.idOf(spelling(kind, numbers[i]!, dictionary));
          if (added !== emptyText)
            outNumbers[i] = outNumbers[i] === emptyText ? added : join(outNumbers[i]!, added, dictionary);
        }
      }
    }
    return out;
  };
}

function spelling(kind: number, value: number, dictionary: Dictionary): string {
  return String(dictionary.decode(kind, value));
}

function join(first: number, second: number, dictionary: Dictionary): number {
  return dictionary.idOf(dictionary.textOf(first) + dictionary.textOf(second));
}
