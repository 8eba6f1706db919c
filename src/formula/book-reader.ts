import type { Ledger } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import { compileReader, type Reader, scopeOf } from './evaluate.ts';
import type { Expression } from './expression.ts';
import type { LedgerIndex } from './ledger-index.ts';

/** Values of expressions in rows of a calculated book; each expression is compiled once. */
export class BookReader {
  private readonly ledger: Ledger;
  private readonly index: LedgerIndex;
  private readonly readers = new Map<string, Map<Expression, Reader>>();

  constructor(ledger: Ledger, index: LedgerIndex) {
    this.ledger = ledger;
    this.index = index;
  }

  /** The value of an expression of `table` in one of its rows (0-based). */
  read(table: string, expression: Expression, row: number): CellValue {
    let known = this.readers.get(table);
    if (!known) {
      known = new Map();
      this.readers.set(table, known);
    }
    let reader = known.get(expression);
    if (!reader) {
      reader = compileReader(expression, scopeOf(this.ledger, table, this.index));
      known.set(expression, reader);
    }
    return reader(row);
  }
}
