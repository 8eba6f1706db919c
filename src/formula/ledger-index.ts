import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import { type Band, bandsOf } from './bands.ts';

type Key = string | number;

/** Rows (0-based, ascending) by key; a single row stands alone, most keys are unique. */
type Groups = Map<Key, number | number[]>;

const none: readonly number[] = [];

/** Search structures over the columns of a book, built when first asked for and kept. */
export class LedgerIndex {
  private readonly ledger: Ledger;
  private readonly groups = new Map<string, Map<string, Groups>>();
  private readonly bandRuns = new Map<string, readonly Band[]>();

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /** Position (1-based) of the first row whose column equals the key; text without regard to case. */
  position(table: string, column: string, key: CellValue): number | undefined {
    const rows = this.find(table, column, key);
    return rows === undefined ? undefined : (typeof rows === 'number' ? rows : rows[0]!) + 1;
  }

  /** Rows (0-based, ascending) whose column equals the key. */
  rows(table: string, column: string, key: CellValue): readonly number[] {
    const rows = this.find(table, column, key);
    return rows === undefined ? none : typeof rows === 'number' ? [rows] : rows;
  }

  /** The bands of a criterion. */
  bands(criterion: string): readonly Band[] {
    return cached(this.bandRuns, criterion, () => bandsOf(this.ledger, criterion));
  }

  /** Takes note that a cell changed. */
  follow(table: string, column: string, row: number, before: CellValue, after: CellValue): void {
    if (table === 'bands') this.bandRuns.clear();
    const groups = this.groups.get(table)?.get(column);
    if (!groups) return;
    const [old, now] = [keyOf(before), keyOf(after)];
    if (old === now) return;
    if (old !== undefined) remove(groups, old, row);
    if (now !== undefined) insert(groups, now, row);
  }

  /** Takes note that the rows of a table changed. */
  forget(table: string): void {
    this.groups.delete(table);
    if (table === 'bands') this.bandRuns.clear();
  }

  private find(table: string, column: string, key: CellValue): number | number[] | undefined {
    const known = keyOf(key);
    return known === undefined ? undefined : this.groupsOf(table, column).get(known);
  }

  private groupsOf(table: string, column: string): Groups {
    return cached(
      cached(this.groups, table, () => new Map<string, Groups>()),
      column,
      () => group(columnValues(tableData(this.ledger, table), column)),
    );
  }
}

function group(values: readonly CellValue[]): Groups {
  const groups: Groups = new Map();
  values.forEach((value, row) => {
    const key = keyOf(value);
    if (key === undefined) return;
    const rows = groups.get(key);
    if (rows === undefined) groups.set(key, row);
    else if (typeof rows === 'number') groups.set(key, [rows, row]);
    else rows.push(row);
  });
  return groups;
}

function remove(groups: Groups, key: Key, row: number): void {
  const rows = groups.get(key);
  const left = typeof rows === 'object' ? rows.filter((other) => other !== row) : [];
  if (left.length === 0) groups.delete(key);
  else groups.set(key, left.length === 1 ? left[0]! : left);
}

function insert(groups: Groups, key: Key, row: number): void {
  const rows = groups.get(key);
  if (rows === undefined) {
    groups.set(key, row);
    return;
  }
  const all = typeof rows === 'number' ? [rows] : rows;
  const place = all.findLastIndex((other) => other < row) + 1;
  groups.set(key, all.toSpliced(place, 0, row));
}

/** What rows are found by: text without regard to case, numbers; nothing else finds a row. */
function keyOf(value: CellValue): Key | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value.toUpperCase();
  return typeof value === 'number' ? value : undefined;
}

function cached<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
