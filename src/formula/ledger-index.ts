import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import { type Band, bandsOf } from './bands.ts';
import { Dictionary, noKey } from './dictionary.ts';
import { Groups, Slots } from './groups.ts';
import { blank, Vector } from './vector.ts';

/** The columns of a book as vectors, and search structures over them; built when first asked for and kept. */
export class LedgerIndex {
  readonly dictionary = new Dictionary();
  private readonly ledger: Ledger;
  private readonly columns = new Map<string, Vector>();
  private readonly keys = new Map<string, Int32Array>();
  private readonly groups = new Map<string, Groups>();
  private readonly slots = new Map<string, Slots>();
  private readonly bandRuns = new Map<string, readonly Band[]>();

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /** Position (1-based) of the first row whose column equals the key; text without regard to case. */
  position(table: string, column: string, key: CellValue): number | undefined {
    const row = this.groupsOf(table, column).firstOf(this.keyOf(key));
    return row < 0 ? undefined : row + 1;
  }

  /** Rows (0-based, ascending) whose column equals the key. */
  rows(table: string, column: string, key: CellValue): readonly number[] {
    const groups = this.groupsOf(table, column);
    const rows: number[] = [];
    for (let row = groups.firstOf(this.keyOf(key)); row >= 0; row = groups.after(row)) rows.push(row);
    return rows;
  }

  /** The values of a column; they follow edits. */
  column(table: string, column: string): Vector {
    return cached(this.columns, `${table}.${column}`, () => {
      const data = tableData(this.ledger, table);
      const values = columnValues(data, column);
      const vector = new Vector(data.rowCount);
      for (let row = 0; row < data.rowCount; row++) this.dictionary.encode(values[row] ?? null, vector, row);
      return vector;
    });
  }

  /** Takes a computed column; its cell values are spelled out when they are asked for. */
  take(table: string, column: string, vector: Vector): void {
    this.columns.set(`${table}.${column}`, vector);
    const { dictionary } = this;
    tableData(this.ledger, table).columns.promise(column, () => dictionary.decodeAll(vector));
  }

  /** One cell. */
  valueAt(table: string, column: string, row: number): CellValue {
    const { kinds, numbers } = this.column(table, column);
    return this.dictionary.decode(kinds[row] ?? blank, numbers[row]!);
  }

  /** Sets a cell, and takes note of it. */
  set(table: string, column: string, row: number, value: CellValue): void {
    const { columns } = tableData(this.ledger, table);
    if (columns.isSpelled(column)) columns.get(column)![row] = value;
    this.follow(table, column, row, value);
  }

  /** The keys of a column by row. */
  keysOf(table: string, column: string): Int32Array {
    return cached(this.keys, `${table}.${column}`, () => {
      const { kinds, numbers } = this.column(table, column);
      const keys = new Int32Array(kinds.length);
      for (let row = 0; row < keys.length; row++)
        keys[row] = this.dictionary.keyOf(kinds[row]!, numbers[row]!);
      return keys;
    });
  }

  /** The rows of a column by key. */
  groupsOf(table: string, column: string): Groups {
    return cached(this.groups, `${table}.${column}`, () => new Groups(this.keysOf(table, column)));
  }

  /** The groups of a column numbered without gaps. */
  slotsOf(table: string, column: string): Slots {
    return cached(this.slots, `${table}.${column}`, () => new Slots(this.keysOf(table, column)));
  }

  /** The bands of a criterion. */
  bands(criterion: string): readonly Band[] {
    return cached(this.bandRuns, criterion, () => bandsOf(this.ledger, criterion));
  }

  private follow(table: string, column: string, row: number, after: CellValue): void {
    if (table === 'bands') this.bandRuns.clear();
    const name = `${table}.${column}`;
    const vector = this.columns.get(name);
    if (vector) this.dictionary.encode(after, vector, row);
    const keys = this.keys.get(name);
    if (!keys) return;
    const [old, now] = [keys[row]!, this.keyOf(after)];
    if (old === now) return;
    keys[row] = now;
    this.groups.get(name)?.move(row, old, now);
    this.slots.delete(name);
  }

  private keyOf(value: CellValue): number {
    if (typeof value !== 'string' && typeof value !== 'number') return noKey;
    this.dictionary.encode(value, scratch, 0);
    return this.dictionary.keyOf(scratch.kinds[0]!, scratch.numbers[0]!);
  }
}

const scratch = new Vector(1);

function cached<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
