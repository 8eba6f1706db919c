import { dateOfSerial, serialOf } from '../ledger/calendar.ts';
import { floorDecimal, roundHalfAway } from '../ledger/rounding.ts';
import { divisionByZero, valueError } from './dictionary.ts';
import type { Evaluator } from './evaluate.ts';
import { blank, error, number, Vector } from './vector.ts';

/** What is no number where one is needed: errors stay what they are, texts and truth values are #VALUE!. */
export function fail(out: Vector, at: number, kind: number, value: number): void {
  out.kinds[at] = error;
  out.numbers[at] = kind === error ? value : valueError;
}

/** Takes values over as numbers, blanks as 0. */
function takeNumbers({ kinds, numbers }: Vector, out: Vector, count: number): Vector {
  const { kinds: outKinds, numbers: outNumbers } = out.room(count);
  for (let i = 0; i < count; i++) {
    const kind = kinds[i]!;
    if (kind === number || kind === blank) {
      outKinds[i] = number;
      outNumbers[i] = kind === number ? numbers[i]! : 0;
    } else fail(out, i, kind, numbers[i]!);
  }
  return out;
}

/** From left to right; the first error is the result. */
export function arithmetic(operator: '+' | '-' | '*' | '/', parts: readonly Evaluator[]): Evaluator {
  const out = new Vector();
  return (rows, count, pass) => {
    parts.forEach((part, place) => {
      const values = part(rows, count, pass);
      if (place === 0) takeNumbers(values, out, count);
      else if (operator === '+') sum(out, values, count, 1);
      else if (operator === '-') sum(out, values, count, -1);
      else if (operator === '*') product(out, values, count);
      else quotient(out, values, count);
    });
    return out;
  };
}

function sum(out: Vector, { kinds, numbers }: Vector, count: number, sign: 1 | -1): void {
  const { kinds: outKinds, numbers: outNumbers } = out;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i]!;
    if (outKinds[i] !== number || kind === blank) continue;
    if (kind === number) outNumbers[i]! += sign * numbers[i]!;
    else fail(out, i, kind, numbers[i]!);
  }
}

function product(out: Vector, { kinds, numbers }: Vector, count: number): void {
  const { kinds: outKinds, numbers: outNumbers } = out;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i]!;
    if (outKinds[i] !== number) continue;
    if (kind === number) outNumbers[i]! *= numbers[i]!;
    else if (kind === blank) outNumbers[i] = 0;
    else fail(out, i, kind, numbers[i]!);
  }
}

function quotient(out: Vector, { kinds, numbers }: Vector, count: number): void {
  const { kinds: outKinds, numbers: outNumbers } = out;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i]!;
    if (outKinds[i] !== number) continue;
    if (kind === blank || (kind === number && numbers[i] === 0)) fail(out, i, error, divisionByZero);
    else if (kind === number) outNumbers[i]! /= numbers[i]!;
    else fail(out, i, kind, numbers[i]!);
  }
}

/** Least or greatest of several expressions. */
export function extreme(op: 'least' | 'greatest', parts: readonly Evaluator[]): Evaluator {
  const sign = op === 'least' ? 1 : -1;
  const out = new Vector();
  return (rows, count, pass) => {
    parts.forEach((part, place) => {
      const values = part(rows, count, pass);
      if (place === 0) takeNumbers(values, out, count);
      else narrow(out, values, count, sign);
    });
    return out;
  };
}

function narrow(out: Vector, { kinds, numbers }: Vector, count: number, sign: 1 | -1): void {
  const { kinds: outKinds, numbers: outNumbers } = out;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i]!;
    if (outKinds[i] !== number) continue;
    if (kind !== number && kind !== blank) fail(out, i, kind, numbers[i]!);
    else {
      const value = kind === number ? numbers[i]! : 0;
      if (sign * value < sign * outNumbers[i]!) outNumbers[i] = value;
    }
  }
}

/** Σ value × weight ÷ 100 in integer hundredths, half up. */
export function weighted(
  terms: readonly { readonly value: Evaluator; readonly weight: Evaluator }[],
): Evaluator {
  const out = new Vector();
  const [values, weights] = [new Vector(), new Vector()];
  return (rows, count, pass) => {
    out.room(count).fill(number, 50, count);
    const { kinds, numbers } = out;
    for (const term of terms) {
      takeNumbers(term.value(rows, count, pass), values, count);
      takeNumbers(term.weight(rows, count, pass), weights, count);
      for (let i = 0; i < count; i++) {
        if (kinds[i] !== number) continue;
        if (values.kinds[i] !== number) fail(out, i, error, values.numbers[i]!);
        else if (weights.kinds[i] !== number) fail(out, i, error, weights.numbers[i]!);
        else numbers[i]! += roundHalfAway(values.numbers[i]! * 100, 0) * weights.numbers[i]!;
      }
    }
    for (let i = 0; i < count; i++)
      if (kinds[i] === number) numbers[i] = floorDecimal(numbers[i]! / 100) / 100;
    return out;
  };
}

export function round(value: Evaluator, digits: number): Evaluator {
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds, numbers } = takeNumbers(value(rows, count, pass), out, count);
    for (let i = 0; i < count; i++) if (kinds[i] === number) numbers[i] = roundHalfAway(numbers[i]!, digits);
    return out;
  };
}

/** Down to a whole multiple of `unit`. */
export function floorTo(value: Evaluator, unit: Evaluator): Evaluator {
  const out = new Vector();
  const amounts = new Vector();
  return (rows, count, pass) => {
    const { kinds, numbers } = takeNumbers(unit(rows, count, pass), out, count);
    takeNumbers(value(rows, count, pass), amounts, count);
    for (let i = 0; i < count; i++) {
      if (kinds[i] !== number) continue;
      const by = numbers[i]!;
      if (amounts.kinds[i] !== number) fail(out, i, error, amounts.numbers[i]!);
      else if (by === 0) fail(out, i, error, divisionByZero);
      else numbers[i] = Math.floor(roundHalfAway(amounts.numbers[i]! / by, 6)) * by;
    }
    return out;
  };
}

export function datePart(part: 'YEAR' | 'MONTH' | 'DAY', value: Evaluator): Evaluator {
  const out = new Vector();
  return (rows, count, pass) => {
    const { kinds, numbers } = takeNumbers(value(rows, count, pass), out, count);
    for (let i = 0; i < count; i++) {
      if (kinds[i] !== number) continue;
      const { year, month, day } = dateOfSerial(numbers[i]!);
      numbers[i] = part === 'YEAR' ? year : part === 'MONTH' ? month : day;
    }
    return out;
  };
}

/** A date of its year, month and day; what is no number makes it #VALUE!. */
export function dateOf(parts: readonly Evaluator[]): Evaluator {
  const out = new Vector();
  const taken = parts.map(() => new Vector());
  const [years, months, days] = taken as [Vector, Vector, Vector];
  return (rows, count, pass) => {
    for (const [i, part] of parts.entries()) takeNumbers(part(rows, count, pass), taken[i]!, count);
    out.room(count);
    for (let i = 0; i < count; i++) {
      if (taken.some(({ kinds }) => kinds[i] !== number)) fail(out, i, error, valueError);
      else out.put(i, number, serialOf(years.numbers[i]!, months.numbers[i]!, days.numbers[i]!));
    }
    return out;
  };
}
