import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';

const none: readonly number[] = [];

/** Search structures over the columns of a book, built when first asked for and kept. */
export class LedgerIndex {
  private readonly ledger: Ledger;
  private readonly positions = new Map<string, Map<string | number, number>>();
  private readonly groups = new Map<string, Map<string | number, number[]>>();

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /** Position (1-based) of the first row whose column equals the key; text without regard to case. */
  position(table: string, column: string, key: CellValue): number | undefined {
    const known = keyOf(key);
    return known === undefined ? undefined : this.positionsOf(table, column).get(known);
  }

  /** Rows (0-based, ascending) whose column equals the key. */
  rows(table: string, column: string, key: CellValue): readonly number[] {
    const known = keyOf(key);
    return known === undefined ? none : (this.groupsOf(table, column).get(known) ?? none);
  }

  private positionsOf(table: string, column: string): Map<string | number, number> {
    return cached(this.positions, `${table}.${column}`, () => {
      const found = new Map<string | number, number>();
      this.values(table, column).forEach((value, row) => {
        const key = keyOf(value);
        if (key !== undefined && !found.has(key)) found.set(key, row + 1);
      });
      return found;
    });
  }

  private groupsOf(table: string, column: string): Map<string | number, number[]> {
    return cached(this.groups, `${table}.${column}`, () => {
      const found = new Map<string | number, number[]>();
      this.values(table, column).forEach((value, row) => {
        const key = keyOf(value);
        if (key === undefined) return;
        const rows = found.get(key);
        if (rows) rows.push(row);
        else found.set(key, [row]);
      });
      return found;
    });
  }

  private values(table: string, column: string): CellValue[] {
    return columnValues(tableData(this.ledger, table), column);
  }
}

function keyOf(value: CellValue): string | number | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value.toUpperCase();
  return typeof value === 'number' ? value : undefined;
}

function cached<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
