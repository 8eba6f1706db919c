import type { CellValue } from '../ledger/value.ts';
import type { AnswerBounds, BandSearch } from './bands.ts';

/**
 * One rule as data. Its Excel formula (`excel.ts`), its value (`evaluate.ts`) and its explanation
 * (`scoring/parts.ts`) are readings of the same expression (design.md invariant 1).
 */
export type Expression =
  | { readonly op: 'constant'; readonly value: number | string }
  /** Column of this row. */
  | { readonly op: 'column'; readonly column: string }
  /** Named cell of 参数. */
  | { readonly op: 'parameter'; readonly parameter: string }
  /** Column of the row whose position stands in `row` of this row (see `rowOf`). */
  | { readonly op: 'at'; readonly row: string; readonly table: string; readonly column: string }
  /**
   * Position (1-based) of the row of `table` whose `column` equals `key`; an error when there is none.
   * `large` tables are searched in halves first, small ones from the top.
   */
  | {
      readonly op: 'rowOf';
      readonly table: string;
      readonly column: string;
      readonly key: Expression;
      readonly large: boolean;
    }
  /** Value at a position of a column of a standards table. */
  | { readonly op: 'valueAt'; readonly table: string; readonly column: string; readonly position: Expression }
  /** Position of the last row whose value is not above `value`; the column ascends. */
  | { readonly op: 'bandOf'; readonly table: string; readonly column: string; readonly value: Expression }
  | {
      readonly op: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/';
      readonly of: readonly Expression[];
    }
  | {
      readonly op: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly op: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly op: 'not' | 'isNumber'; readonly of: Expression }
  | {
      readonly op: 'when';
      readonly test: Expression;
      readonly result: Expression;
      readonly otherwise: Expression;
    }
  /** `result` when all inputs are numbers (text: not blank), otherwise empty: the guard against missing data. */
  | { readonly op: 'given'; readonly inputs: readonly Given[]; readonly result: Expression }
  | Aggregate
  | Points
  /**
   * Score of a form of 100 points: the sum of its `points` columns in hundredths, and where criteria do not count
   * (不计) the sum of the others over what their bands can reach; empty while one of them is empty.
   */
  | {
      readonly op: 'formScore';
      readonly points: readonly string[];
      /** Column with the 满分 that do not count; without it the plain sum of those that do. */
      readonly excluded?: string;
    }
  /** Σ value × weight ÷ 100 in integer hundredths, half up (domain.md §3.2). */
  | {
      readonly op: 'weighted';
      readonly terms: readonly { readonly value: Expression; readonly weight: Expression }[];
    }
  | { readonly op: 'round'; readonly value: Expression; readonly digits: number }
  /** Down to a whole multiple of `unit`. */
  | { readonly op: 'floorTo'; readonly value: Expression; readonly unit: Expression }
  | { readonly op: 'least' | 'greatest'; readonly of: readonly Expression[] }
  | { readonly op: 'datePart'; readonly part: 'YEAR' | 'MONTH' | 'DAY'; readonly value: Expression }
  | { readonly op: 'dateOf'; readonly year: Expression; readonly month: Expression; readonly day: Expression }
  /** Text put together; numbers are not allowed in it, their spelling differs between programs. */
  | { readonly op: 'concat'; readonly of: readonly Expression[] }
  /** First row of an ordered standards table whose lower bounds all hold; the position, 1-based. */
  | {
      readonly op: 'firstFit';
      readonly table: string;
      readonly order: string;
      readonly bounds: readonly { readonly column: string; readonly value: Expression }[];
    };

/**
 * Points of the band that `value` falls into, from the run of `criterion` in 评分标准; a blank value gives what
 * the criterion's 缺失处理 says, a value outside the bounds or the bands nothing.
 */
export interface Points extends AnswerBounds {
  readonly op: 'points';
  readonly criterion: string;
  readonly by: BandSearch;
  readonly value: Expression;
}

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** An input a guard asks for: a number in a range, or any text. */
export interface Given {
  readonly value: Expression;
  readonly as: 'number' | 'text';
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * Over the rows of `table` in which every condition holds. `sum` and `count` are SUMIFS and COUNTIFS;
 * `least` and `greatest` are array formulas for small tables whose column is a number in every row, and are
 * empty when no row fits.
 */
export interface Aggregate {
  readonly op: 'aggregate';
  readonly kind: 'sum' | 'count' | 'least' | 'greatest';
  readonly table: string;
  /** The column added up or compared; none for `count`. */
  readonly column?: string;
  readonly where: readonly Condition[];
}

/** `column` of the aggregated table compared with a value of this row; text compares by equality only. */
export interface Condition {
  readonly column: string;
  readonly operator: Comparison;
  readonly value: Expression;
}

/** A rule gives values like these; an error shows as an empty cell. */
export type Value = CellValue;
