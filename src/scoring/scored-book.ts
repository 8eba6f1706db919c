import type { ExplainScope } from '../formula/explain.ts';
import type { CellEdit, ChangedCell } from '../ledger/edit.ts';

/** A calculated book whose scores are read, explained and tried with other values. */
export interface ScoredBook extends ExplainScope {
  /** The day everything is counted to, a serial number. */
  readonly asOf: number;
  /**
   * What a look at the book gives with other values in some cells; afterwards the book is as it was. A derived
   * cell among them keeps the value meanwhile instead of being computed: an assumption.
   */
  tryOut<Result>(cells: readonly CellEdit[], look: (changed: readonly ChangedCell[]) => Result): Result;
}
