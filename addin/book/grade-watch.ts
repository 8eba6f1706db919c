import type { CellEdit, ChangedCell, LiveLedger } from '../../src/book/live-ledger.ts';
import { columnOf } from '../../src/ledger/column.ts';
import { columnValues, tableData, valueAt } from '../../src/ledger/data.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';
import type { GradeChange } from './state.ts';

/** Remembers the grade of every customer and says which have changed. */
export class GradeWatch {
  private grades = new Map<string, string | null>();

  /** Takes the grades as they are, without a word. */
  remember(live: LiveLedger): void {
    this.grades = new Map(gradedRows(live).map(({ customerId, grade }) => [customerId, grade]));
  }

  /**
   * Customers known before whose grade is another now.
   * @param edits the input cells that changed; they may name the cause
   * @param changed the derived cells that followed; nothing when rows came or went, and all are compared
   * @param at ISO time
   */
  compare(
    live: LiveLedger,
    edits: readonly CellEdit[],
    changed: readonly ChangedCell[] | undefined,
    at: string,
  ): GradeChange[] {
    const known = this.grades;
    const rows = changed?.filter(({ table, column }) => table === 'rating' && column === 'grade');
    const graded = gradedRows(
      live,
      rows?.map(({ row }) => row),
    );
    if (!changed) this.grades = new Map();
    return graded.flatMap(({ customerId, grade }) => {
      const before = known.get(customerId);
      this.grades.set(customerId, grade);
      if (before === undefined || before === grade) return [];
      const cause = causeOf(live, edits, customerId);
      const name = nameOf(live, customerId);
      return [{ customerId, name, before, after: grade, ...(cause === undefined ? {} : { cause }), at }];
    });
  }
}

/** Customers of these rows of 信用评定 (of all when absent); of rows that repeat a customer the first counts. */
function gradedRows(live: LiveLedger, rows?: readonly number[]) {
  const rating = tableData(live.ledger, 'rating');
  const wanted = rows ?? Array.from({ length: rating.rowCount }, (_, row) => row);
  return wanted.flatMap((row) => {
    const key = valueAt(rating, row, 'customerId');
    const customerId = textOf(key);
    if (customerId === null || live.index.position('rating', 'customerId', key) !== row + 1) return [];
    return [{ customerId, grade: textOf(valueAt(rating, row, 'grade')) }];
  });
}

/** Header of the one cell that was edited: of this customer if there is one, else of all. */
function causeOf(live: LiveLedger, edits: readonly CellEdit[], customerId: string): string | undefined {
  const own = edits.filter((edit) => {
    const data = tableData(live.ledger, edit.table);
    return data.columns.has('customerId') && valueAt(data, edit.row, 'customerId') === customerId;
  });
  const [only, ...more] = own.length > 0 ? own : edits;
  if (!only || more.length > 0) return undefined;
  const data = tableData(live.ledger, only.table);
  if (only.table === 'settings') return textOf(valueAt(data, only.row, 'name')) ?? undefined;
  return columnOf(data.table, only.column).header;
}

function nameOf(live: LiveLedger, customerId: string): string {
  const position = live.index.position('customers', 'customerId', customerId);
  const names = columnValues(tableData(live.ledger, 'customers'), 'name');
  return position === undefined ? customerId : (textOf(names[position - 1] ?? null) ?? customerId);
}

function textOf(value: CellValue): string | null {
  return isBlank(value) ? null : String(value);
}
