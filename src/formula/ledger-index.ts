import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { CellError, type CellValue } from '../ledger/value.ts';
import { type Band, bandsOf } from './bands.ts';
import { foldCase } from './compare.ts';
import { Groups } from './groups.ts';

/** Code of a value that finds no row (a blank, a truth value), and of an error. */
export const noKey = 0;
export const errorKey = -1;

/** Search structures over the columns of a book, built when first asked for and kept. */
export class LedgerIndex {
  private readonly ledger: Ledger;
  /** One number for every text (without regard to case) and number that is searched anywhere in the book. */
  private readonly dictionary = new Map<string | number, number>();
  private readonly codes = new Map<string, Int32Array>();
  private readonly groups = new Map<string, Groups>();
  private readonly bandRuns = new Map<string, readonly Band[]>();

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /** Position (1-based) of the first row whose column equals the key; text without regard to case. */
  position(table: string, column: string, key: CellValue): number | undefined {
    const row = this.groupsOf(table, column).firstOf(this.codeOf(key));
    return row < 0 ? undefined : row + 1;
  }

  /** Rows (0-based, ascending) whose column equals the key. */
  rows(table: string, column: string, key: CellValue): readonly number[] {
    const groups = this.groupsOf(table, column);
    const rows: number[] = [];
    for (let row = groups.firstOf(this.codeOf(key)); row >= 0; row = groups.after(row)) rows.push(row);
    return rows;
  }

  /** The code of a value, by which `groupsOf` finds its rows; equal values have equal codes. */
  codeOf(value: CellValue): number {
    const key = keyOf(value);
    if (key === undefined) return value instanceof CellError ? errorKey : noKey;
    const known = this.dictionary.get(key);
    if (known !== undefined) return known;
    const code = this.dictionary.size + 1;
    this.dictionary.set(key, code);
    return code;
  }

  /** The codes of a column by row; they follow edits. */
  codesOf(table: string, column: string): Int32Array {
    return cached(this.codes, `${table}.${column}`, () => {
      const data = tableData(this.ledger, table);
      const values = columnValues(data, column);
      const codes = new Int32Array(data.rowCount);
      for (let row = 0; row < codes.length; row++) codes[row] = this.codeOf(values[row] ?? null);
      return codes;
    });
  }

  /** The rows of a column by code. */
  groupsOf(table: string, column: string): Groups {
    return cached(this.groups, `${table}.${column}`, () => new Groups(this.codesOf(table, column)));
  }

  /** The bands of a criterion. */
  bands(criterion: string): readonly Band[] {
    return cached(this.bandRuns, criterion, () => bandsOf(this.ledger, criterion));
  }

  /** Takes note that a cell changed. */
  follow(table: string, column: string, row: number, after: CellValue): void {
    if (table === 'bands') this.bandRuns.clear();
    const name = `${table}.${column}`;
    const codes = this.codes.get(name);
    if (!codes) return;
    const [old, now] = [codes[row]!, this.codeOf(after)];
    if (old === now) return;
    codes[row] = now;
    this.groups.get(name)?.move(row, old, now);
  }
}

/** What rows are found by: text without regard to case, numbers; nothing else finds a row. */
function keyOf(value: CellValue): string | number | undefined {
  if (typeof value === 'string') return value === '' ? undefined : foldCase(value);
  return typeof value === 'number' ? value : undefined;
}

function cached<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
