import { compileRule, type Reader, scopeOf } from '../formula/evaluate.ts';
import type { LedgerIndex } from '../formula/ledger-index.ts';
import { columnOf } from '../ledger/column.ts';
import { columnValues, type Ledger, type TableData, tableData, valueAt } from '../ledger/data.ts';
import { tableOf } from '../ledger/tables/index.ts';
import type { CellValue } from '../ledger/value.ts';
import { calculate } from './calculate.ts';
import { takeParameters } from './parameters.ts';
import { calculationOrder } from './plan.ts';
import { type ChangedCell, Propagation } from './propagation.ts';

export type { ChangedCell } from './propagation.ts';

/** An input cell gets a value. */
export interface CellEdit {
  readonly table: string;
  /** 0-based. */
  readonly row: number;
  readonly column: string;
  readonly value: CellValue;
}

/** A calculated book that follows edits. */
export class LiveLedger {
  readonly ledger: Ledger;
  /** The day everything is counted to, a serial number. */
  readonly asOf: number;
  private known: LedgerIndex;
  private readers: readonly Reader[];

  /** Calculates the ledger, in place. */
  constructor(ledger: Ledger, asOf: number) {
    this.ledger = ledger;
    this.asOf = asOf;
    this.known = calculate(ledger, asOf);
    this.readers = this.compile();
  }

  /** Search structures of the book as it is now. */
  get index(): LedgerIndex {
    return this.known;
  }

  /**
   * Sets input cells and computes what they reach; gives the derived cells whose value changed. Derived cells
   * cannot be set: what an edit says about one is passed over.
   * @throws RangeError for a row or column that is not there
   */
  edit(edits: readonly CellEdit[]): readonly ChangedCell[] {
    const inputs = edits.filter(({ table, column }) => !columnOf(tableOf(table), column).derived);
    if (inputs.some(({ table }) => isCompiledIn(table))) return this.recalculate(() => this.set(inputs));
    return this.set(inputs).run(this.readers);
  }

  /** Takes the rows of a table as they stand now (rows came, went or moved). */
  replaceTable(data: TableData): readonly ChangedCell[] {
    return this.recalculate(() => this.ledger.tables.set(data.table.id, data));
  }

  /** What a look at the book gives with other values in some input cells; afterwards the book is as it was. */
  tryOut<Result>(edits: readonly CellEdit[], look: (changed: readonly ChangedCell[]) => Result): Result {
    const before = edits.map((edit) => ({
      ...edit,
      value: valueAt(tableData(this.ledger, edit.table), edit.row, edit.column),
    }));
    try {
      return look(this.edit(edits));
    } finally {
      this.edit(before);
    }
  }

  private set(edits: readonly CellEdit[]): Propagation {
    const propagation = new Propagation(this.ledger, this.known);
    for (const { table, row, column, value } of edits) propagation.set(table, row, column, value);
    return propagation;
  }

  private recalculate(change: () => void): ChangedCell[] {
    const before = calculationOrder.map(({ table, column }) => [
      ...columnValues(tableData(this.ledger, table), column),
    ]);
    change();
    takeParameters(this.ledger);
    this.known = calculate(this.ledger, this.asOf);
    this.readers = this.compile();
    return calculationOrder.flatMap(({ table, column }, step) =>
      columnValues(tableData(this.ledger, table), column).flatMap((after, row) => {
        const old = before[step]?.[row] ?? null;
        return Object.is(old, after) ? [] : [{ table, row, column, before: old, after }];
      }),
    );
  }

  private compile(): Reader[] {
    return calculationOrder.map(({ table, rule }) =>
      compileRule(rule, scopeOf(this.ledger, table, this.known)),
    );
  }
}

/** Tables whose contents readers keep. */
function isCompiledIn(table: string): boolean {
  return tableOf(table).chapter === '标准' || table === 'settings';
}
