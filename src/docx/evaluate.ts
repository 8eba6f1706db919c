import type { BoundExpression, Branch } from './blocks.ts';
import { HelperFailure } from './helper.ts';
import { isBlankValue, isTrue, ownProperty, textOfValue } from './values.ts';

/** The data in reach at one point of the template: an entry of a loop, or the whole data outside all loops. */
export interface Scope {
  readonly item: unknown;
  readonly parent: Scope | undefined;
  /** Turn of the loop, from 0; −1 outside all loops. */
  readonly index: number;
  /** The list that the loop goes through; empty outside all loops. */
  readonly items: readonly unknown[];
  /** First of the fresh ids of this turn. */
  readonly firstId: number;
  readonly budget: Budget;
}

/** Turns of all loops that one document may still take, those of looking ahead included. */
export interface Budget {
  turns: number;
}

export type Evaluate = (scope: Scope) => unknown;

/** An expression as a function of the scope. A helper that lacks a value it needs gives undefined. */
export function compileExpression(expression: BoundExpression): Evaluate {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'path':
      return compilePath(expression.up, expression.keys);
    case 'loop':
      return compileVariable(expression.variable, expression.up);
    case 'repeats':
      return compileRepeats(expression.values);
    case 'call': {
      const { helper } = expression;
      const values = expression.arguments.map(compileExpression);
      if (helper.takesBlanks) return (scope) => helper.apply(values.map((value) => value(scope)));
      return (scope) => {
        const given: unknown[] = [];
        let failure: HelperFailure | undefined;
        let isBlank = false;
        for (let i = 0; i < values.length; i++) {
          const value = values[i]!(scope);
          if (value instanceof HelperFailure) failure ??= value;
          else if (isBlankValue(value)) isBlank = true;
          given.push(value);
        }
        return failure ?? (isBlank ? undefined : helper.apply(given));
      };
    }
  }
}

/** Whether the values are those of the turn before; false in the first turn and outside loops. */
function compileRepeats(expressions: readonly BoundExpression[]): Evaluate {
  const values = expressions.map(compileExpression);
  return (scope) => {
    const { index, items } = scope;
    if (index <= 0) return false;
    const before: Scope = { ...scope, item: items[index - 1], index: index - 1 };
    return values.every((value) => {
      const text = textOfValue(value(scope));
      return text !== undefined && text === textOfValue(value(before));
    });
  };
}

export function outward(scope: Scope, up: number): Scope {
  let at = scope;
  for (let step = 0; step < up; step++) at = at.parent ?? at;
  return at;
}

function compilePath(up: number, keys: readonly string[]): Evaluate {
  const [first, second] = keys;
  if (first !== undefined && keys.length === 1 && up === 0) return (scope) => ownProperty(scope.item, first);
  if (first !== undefined && second !== undefined && keys.length === 2 && up === 0)
    return (scope) => ownProperty(ownProperty(scope.item, first), second);
  return (scope) => {
    let value = outward(scope, up).item;
    for (const key of keys) value = ownProperty(value, key);
    return value;
  };
}

function compileVariable(variable: 'index' | 'number' | 'first' | 'last', up: number): Evaluate {
  switch (variable) {
    case 'index':
      return (scope) => outward(scope, up).index;
    case 'number':
      return (scope) => outward(scope, up).index + 1;
    case 'first':
      return (scope) => outward(scope, up).index === 0;
    case 'last': {
      return (scope) => {
        const { index, items } = outward(scope, up);
        return index === items.length - 1;
      };
    }
  }
}

/** Which arm of a block is shown: its index, or −1 for none. For a loop, arm 0 when the list has entries. */
export function compileChoice(branches: readonly Branch[]): (scope: Scope) => number {
  const tests = branches.map(({ test, subject }): ((scope: Scope) => boolean) => {
    if (test === 'else' || !subject) return () => true;
    const value = compileExpression(subject);
    if (test === 'each') return (scope) => listOf(value(scope)).length > 0;
    const holds = (scope: Scope): boolean => {
      const found = value(scope);
      return !(found instanceof HelperFailure) && isTrue(found);
    };
    return test === 'if' ? holds : (scope) => !holds(scope);
  });
  const [only] = tests;
  if (only && tests.length === 1) return (scope) => (only(scope) ? 0 : -1);
  return (scope) => tests.findIndex((test) => test(scope));
}

/** The entries of a list; none for anything that is not a list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The fields of an expression that have no value in this scope, by their paths. */
export function blankPaths(expression: BoundExpression, scope: Scope): readonly (readonly string[])[] {
  switch (expression.kind) {
    case 'path':
      return isBlankValue(compilePath(expression.up, expression.keys)(scope)) ? [expression.path] : [];
    case 'call':
      return expression.arguments.flatMap((each) => blankPaths(each, scope));
    default:
      return [];
  }
}

/** The rows (from 1) of the loops around a scope, outermost first. */
export function rowsOf(scope: Scope): readonly number[] {
  return scope.parent ? [...rowsOf(scope.parent), scope.index + 1] : [];
}
