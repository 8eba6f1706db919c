import type { Relation } from '../formula/dependencies.ts';
import type { Reader } from '../formula/evaluate.ts';
import type { LedgerIndex } from '../formula/ledger-index.ts';
import { columnValues, type Ledger, tableData, valueAt } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import { calculationOrder, dependentsOf } from './plan.ts';

/** A derived cell whose value changed. */
export interface ChangedCell {
  readonly table: string;
  /** 0-based. */
  readonly row: number;
  readonly column: string;
  readonly before: CellValue;
  readonly after: CellValue;
}

/** Carries changed cells on to the derived cells they reach, and no further. */
export class Propagation {
  private readonly ledger: Ledger;
  private readonly index: LedgerIndex;
  /** Rows to compute, by step; undefined where nothing was reached. */
  private readonly reached: (Set<number> | undefined)[] = [];

  constructor(ledger: Ledger, index: LedgerIndex) {
    this.ledger = ledger;
    this.index = index;
  }

  /** Sets a cell and notes what reads it. @throws RangeError for a row that is not there */
  set(table: string, row: number, column: string, after: CellValue): void {
    const data = tableData(this.ledger, table);
    if (!(row >= 0 && row < data.rowCount)) throw new RangeError(`${table} has no row ${row}`);
    const values = columnValues(data, column);
    const before = values[row] ?? null;
    if (Object.is(before, after)) return;
    this.reach(table, row, column);
    values[row] = after;
    this.index.follow(table, column, row, before, after);
    this.reach(table, row, column);
  }

  /** Computes the rows that were reached, column after column; gives the cells whose value changed. */
  run(readers: readonly Reader[]): ChangedCell[] {
    const changed: ChangedCell[] = [];
    calculationOrder.forEach(({ table, column }, step) => {
      const rows = this.reached[step];
      const read = readers[step];
      if (!rows || !read) return;
      const data = tableData(this.ledger, table);
      for (const row of rows) {
        const before = valueAt(data, row, column);
        const after = read(row);
        if (Object.is(before, after)) continue;
        changed.push({ table, row, column, before, after });
        this.set(table, row, column, after);
      }
    });
    return changed;
  }

  /** Notes the rows that a cell reaches by the keys that stand in its row now. */
  private reach(table: string, row: number, column: string): void {
    for (const { step, relation } of dependentsOf(table, column)) {
      this.reached[step] ??= new Set();
      const rows = this.reached[step];
      const reader = calculationOrder[step]!.table;
      for (const reached of this.rowsReached(table, row, relation, reader)) rows.add(reached);
    }
  }

  private rowsReached(table: string, row: number, relation: Relation, reader: string): Iterable<number> {
    if (relation.by === 'row') return [row];
    const { rowCount } = tableData(this.ledger, reader);
    if (relation.by === 'all') return Array.from({ length: rowCount }, (_, other) => other);
    const keys = relation.theirs.map((column) => valueAt(tableData(this.ledger, table), row, column));
    const found = this.index.rows(reader, relation.ours[0]!, keys[0] ?? null);
    if (keys.length === 1) return found;
    const ours = relation.ours.map((column) => columnValues(tableData(this.ledger, reader), column));
    return found.filter((other) => keys.every((key, i) => alike(ours[i]![other] ?? null, key)));
  }
}

/** True when a condition `=` may hold between the two: text without regard to case. */
function alike(a: CellValue, b: CellValue): boolean {
  return a === b || String(a ?? '').toUpperCase() === String(b ?? '').toUpperCase();
}
