import { BookReader } from '../formula/book-reader.ts';
import { compileCell, type Evaluator, scopeOf } from '../formula/evaluate.ts';
import type { Expression } from '../formula/expression.ts';
import type { LedgerIndex } from '../formula/ledger-index.ts';
import { columnOf } from '../ledger/column.ts';
import { type Ledger, type TableData, tableData, valueAt } from '../ledger/data.ts';
import type { CellEdit, ChangedCell } from '../ledger/edit.ts';
import { tableOf } from '../ledger/tables/index.ts';
import type { CellValue } from '../ledger/value.ts';
import type { ScoredBook } from '../scoring/scored-book.ts';
import { calculate } from './calculate.ts';
import { fillParameters, takeParameters } from './parameters.ts';
import { calculationOrder, stepOf } from './plan.ts';
import { Propagation } from './propagation.ts';
import { ruleOf } from './rules.ts';

export type { CellEdit, ChangedCell } from '../ledger/edit.ts';

/** A calculated book that follows edits. */
export class LiveLedger implements ScoredBook {
  readonly ledger: Ledger;
  /** The day everything is counted to, a serial number. */
  readonly asOf: number;
  readonly ruleOf = ruleOf;
  private known: LedgerIndex;
  /** The rules that were needed so far, by step. */
  private readonly evaluators: Evaluator[] = [];
  private reader: BookReader;
  /** Derived cells whose value is assumed while something is tried out, as `step row`. */
  private readonly assumed = new Set<string>();

  /** Calculates the ledger, in place. */
  constructor(ledger: Ledger, asOf: number) {
    this.ledger = ledger;
    this.asOf = asOf;
    this.known = calculate(ledger, asOf);
    this.reader = new BookReader(ledger, this.known);
  }

  /** Search structures of the book as it is now. */
  get index(): LedgerIndex {
    return this.known;
  }

  /** The value of an expression of `table` in one of its rows (0-based). */
  read(table: string, expression: Expression, row: number): CellValue {
    return this.reader.read(table, expression, row);
  }

  /**
   * Sets input cells and computes what they reach; gives the derived cells whose value changed. Derived cells
   * cannot be set: what an edit says about one is passed over.
   * @throws RangeError for a row or column that is not there
   */
  edit(edits: readonly CellEdit[]): readonly ChangedCell[] {
    return this.apply(edits.filter((edit) => !isDerived(edit)));
  }

  /** Takes the rows of a table as they stand now (rows came, went or moved). */
  replaceTable(data: TableData): readonly ChangedCell[] {
    const { known } = this;
    this.ledger.tables.set(data.table.id, data);
    takeParameters(this.ledger);
    this.known = calculate(this.ledger, this.asOf);
    this.evaluators.length = 0;
    this.reader = new BookReader(this.ledger, this.known);
    return calculationOrder.flatMap(({ table, column }) => {
      const changed: ChangedCell[] = [];
      for (let row = 0; row < tableData(this.ledger, table).rowCount; row++) {
        const before = known.valueAt(table, column, row);
        const after = this.known.valueAt(table, column, row);
        if (!Object.is(before, after)) changed.push({ table, row, column, before, after });
      }
      return changed;
    });
  }

  /**
   * What a look at the book gives with other values in some cells; afterwards the book is as it was. A derived
   * cell among them keeps the value meanwhile instead of being computed: an assumption.
   */
  tryOut<Result>(cells: readonly CellEdit[], look: (changed: readonly ChangedCell[]) => Result): Result {
    const before = cells.map((cell) => ({
      ...cell,
      value: valueAt(tableData(this.ledger, cell.table), cell.row, cell.column),
    }));
    const assumed = cells.filter((cell) => isDerived(cell) && !this.assumed.has(nameOf(cell)));
    for (const cell of assumed) this.assumed.add(nameOf(cell));
    try {
      return look(this.apply(cells));
    } finally {
      for (const cell of assumed) this.assumed.delete(nameOf(cell));
      this.apply(before, assumed);
    }
  }

  /** Sets cells and computes what they reach, and some derived cells besides. */
  private apply(cells: readonly CellEdit[], besides: readonly CellEdit[] = []): ChangedCell[] {
    const propagation = new Propagation(this.ledger, this.known);
    for (const { table, row, column, value } of cells) propagation.set(table, row, column, value);
    for (const { table, column, row } of besides) propagation.compute(stepOf(table, column), row);
    if (cells.some(({ table }) => table === 'settings' || table === 'standardVersions'))
      for (const id of this.changedParameters()) propagation.parameterChanged(id);
    const { assumed } = this;
    return propagation.run(
      this.evaluatorOf,
      (step, row) => assumed.size > 0 && assumed.has(`${step} ${row}`),
    );
  }

  private changedParameters(): string[] {
    const { parameters } = this.ledger;
    const before = new Map(parameters);
    takeParameters(this.ledger);
    fillParameters(this.ledger, this.asOf);
    return [...parameters.keys()].filter((id) => !Object.is(parameters.get(id), before.get(id)));
  }

  private readonly evaluatorOf = (step: number): Evaluator => {
    const { table, rule } = calculationOrder[step]!;
    this.evaluators[step] ??= compileCell(rule, scopeOf(this.ledger, table, this.known));
    return this.evaluators[step];
  };
}

function isDerived({ table, column }: CellEdit): boolean {
  return columnOf(tableOf(table), column).derived === true;
}

function nameOf({ table, column, row }: CellEdit): string {
  return `${stepOf(table, column)} ${row}`;
}
