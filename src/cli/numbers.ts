import { InvalidArgumentError } from 'commander';

/** A parser for a whole number between two bounds, both inclusive. */
export function wholeNumber(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < minimum || value > maximum)
      throw new InvalidArgumentError(`要写 ${minimum} 到 ${maximum} 的整数。`);
    return value;
  };
}
