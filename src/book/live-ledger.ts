import { LedgerIndex } from '../formula/ledger-index.ts';
import { columnValues, type Ledger, type TableData, tableData } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import { calculate, calculationOrder } from './calculate.ts';

/** An input cell gets a value. */
export interface CellEdit {
  readonly table: string;
  /** 0-based. */
  readonly row: number;
  readonly column: string;
  readonly value: CellValue;
}

/** A derived cell whose value an edit changed. */
export interface ChangedCell {
  readonly table: string;
  readonly row: number;
  readonly column: string;
  readonly before: CellValue;
  readonly after: CellValue;
}

/** A calculated book that follows edits. */
export class LiveLedger {
  readonly ledger: Ledger;
  /** The day everything is counted to, a serial number. */
  readonly asOf: number;
  private known: LedgerIndex;

  /** Calculates the ledger, in place. */
  constructor(ledger: Ledger, asOf: number) {
    this.ledger = ledger;
    this.asOf = asOf;
    calculate(ledger, asOf);
    this.known = new LedgerIndex(ledger);
  }

  /** Search structures of the book as it is now. */
  get index(): LedgerIndex {
    return this.known;
  }

  /** Sets input cells and computes what they reach; gives the derived cells whose value changed. */
  edit(edits: readonly CellEdit[]): readonly ChangedCell[] {
    const before = this.derived();
    for (const { table, row, column, value } of edits)
      columnValues(tableData(this.ledger, table), column)[row] = value;
    return this.recalculate(before);
  }

  /** Takes the rows of a table as they stand now (rows came, went or moved). */
  replaceTable(data: TableData): readonly ChangedCell[] {
    const before = this.derived();
    this.ledger.tables.set(data.table.id, data);
    return this.recalculate(before);
  }

  private recalculate(before: ReadonlyMap<string, readonly CellValue[]>): ChangedCell[] {
    calculate(this.ledger, this.asOf);
    this.known = new LedgerIndex(this.ledger);
    return calculationOrder.flatMap(({ table, column }) => {
      const was = before.get(`${table}.${column}`) ?? [];
      return columnValues(tableData(this.ledger, table), column).flatMap((after, row) => {
        const old = was[row] ?? null;
        return old === after ? [] : [{ table, row, column, before: old, after }];
      });
    });
  }

  private derived(): Map<string, CellValue[]> {
    return new Map(
      calculationOrder.map(({ table, column }) => [
        `${table}.${column}`,
        [...columnValues(tableData(this.ledger, table), column)],
      ]),
    );
  }
}
