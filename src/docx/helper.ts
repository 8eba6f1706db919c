import type { LoopVariable } from './syntax.ts';

/** A helper that could not read its argument; `reason` is the end of a sentence: `不是金额`. */
export class HelperFailure {
  readonly reason: string;
  readonly repair: string;
  constructor(reason: string, repair: string) {
    this.reason = reason;
    this.repair = repair;
  }
}

/** What a value reads as. */
export type ValueType = 'money' | 'price' | 'number' | 'date' | 'percent' | 'image';

/** A function that templates may call. */
export interface Helper {
  /** All its names, the one shown first. */
  readonly names: readonly [string, ...string[]];
  /** Least and greatest number of arguments. */
  readonly arguments: readonly [number, number];
  /** What it does, for people. */
  readonly does: string;
  readonly example: string;
  /** What its first argument must read as; any text when absent. */
  readonly reads?: ValueType;
  /** Whether it makes something of empty arguments (a comparison does), or an empty one counts as missing. */
  readonly takesBlanks?: boolean;
  /** It gives a truth value, for conditions. */
  readonly isCondition?: boolean;
  /** Set when a cell that holds it grows into one with the cell above, where its arguments are those of the row before. */
  readonly mergesCells?: true;
  /** Set when it prints nothing, and lists begin anew in every turn of the loop around it. */
  readonly restartsNumbering?: true;
  /** Set when the helper is another name for a variable of the loop; `apply` is not called then. */
  readonly loopVariable?: LoopVariable;
  /** A pure function of values; anything unreadable gives a `HelperFailure`, nothing throws. */
  apply(values: readonly unknown[]): unknown;
}

/** Helpers by each of their names. */
export type Helpers = ReadonlyMap<string, Helper>;

/** Registers helpers under all their names; a later one replaces an earlier one of the same name. */
export function registerHelpers(...lists: readonly (readonly Helper[])[]): Helpers {
  return new Map(lists.flat().flatMap((helper) => helper.names.map((name) => [name, helper] as const)));
}
