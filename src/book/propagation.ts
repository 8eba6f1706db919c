import type { Relation } from '../formula/dependencies.ts';
import { type Evaluator, evaluateRows } from '../formula/evaluate.ts';
import type { LedgerIndex } from '../formula/ledger-index.ts';
import { type Ledger, tableData } from '../ledger/data.ts';
import type { ChangedCell } from '../ledger/edit.ts';
import type { CellValue } from '../ledger/value.ts';
import { calculationOrder, type Dependent, dependentsOf, dependentsOfParameter } from './plan.ts';

/** Carries changed cells on to the derived cells they reach, and no further. */
export class Propagation {
  private readonly ledger: Ledger;
  private readonly index: LedgerIndex;
  /** Rows to compute, by step; undefined where nothing was reached. */
  private readonly reached: (Set<number> | 'all' | undefined)[] = [];

  constructor(ledger: Ledger, index: LedgerIndex) {
    this.ledger = ledger;
    this.index = index;
  }

  /** Sets a cell and notes what reads it. @throws RangeError for a row that is not there */
  set(table: string, row: number, column: string, after: CellValue): void {
    if (!(row >= 0 && row < tableData(this.ledger, table).rowCount))
      throw new RangeError(`${table} has no row ${row}`);
    if (Object.is(this.index.valueAt(table, column, row), after)) return;
    // By the keys that stood in the row, and by those that stand in it now.
    this.reach(table, row, dependentsOf(table, column));
    this.index.set(table, column, row, after);
    this.reach(table, row, dependentsOf(table, column));
  }

  /** Notes what reads a parameter. */
  parameterChanged(id: string): void {
    for (const step of dependentsOfParameter(id)) this.reached[step] = 'all';
  }

  /** Notes a derived cell itself. */
  compute(step: number, row: number): void {
    this.add(step, [row]);
  }

  /**
   * Computes the cells that were reached, column after column; gives those whose value changed.
   * @param evaluatorOf the compiled rule of a step
   * @param held tells the cells that keep their value
   */
  run(evaluatorOf: (step: number) => Evaluator, held: (step: number, row: number) => boolean): ChangedCell[] {
    const changed: ChangedCell[] = [];
    calculationOrder.forEach(({ table, column }, step) => {
      const reached = this.reached[step];
      if (!reached) return;
      const known = this.index.column(table, column);
      const { dictionary } = this.index;
      const rows = reached === 'all' ? tableData(this.ledger, table).rowCount : Int32Array.from(reached);
      evaluateRows(evaluatorOf(step), rows, ({ kinds, numbers }, at, count) => {
        for (let i = 0; i < count; i++) {
          const row = at[i]!;
          if (kinds[i] === known.kinds[row] && Object.is(numbers[i], known.numbers[row])) continue;
          if (held(step, row)) continue;
          const before = this.index.valueAt(table, column, row);
          const after = dictionary.decode(kinds[i]!, numbers[i]!);
          changed.push({ table, row, column, before, after });
          this.set(table, row, column, after);
        }
      });
    });
    return changed;
  }

  private reach(table: string, row: number, dependents: readonly Dependent[]): void {
    for (const { step, relation } of dependents) {
      if (relation.by === 'all') this.reached[step] = 'all';
      else if (relation.by === 'row') this.add(step, [row]);
      else this.add(step, this.rowsLinked(table, row, relation, calculationOrder[step]!.table));
    }
  }

  private add(step: number, rows: Iterable<number>): void {
    this.reached[step] ??= new Set();
    const reached = this.reached[step];
    if (reached !== 'all') for (const row of rows) reached.add(row);
  }

  /** Rows of the reading table whose keys equal those of the changed row. */
  private rowsLinked(
    table: string,
    row: number,
    { theirs, ours }: Extract<Relation, { by: 'key' }>,
    reader: string,
  ): readonly number[] {
    const keys = theirs.map((column) => this.index.valueAt(table, column, row));
    const found = this.index.rows(reader, ours[0]!, keys[0] ?? null);
    if (keys.length === 1) return found;
    return found.filter((other) =>
      keys.every((key, i) => alike(this.index.valueAt(reader, ours[i]!, other), key)),
    );
  }
}

/** True when a condition `=` may hold between the two: text without regard to case. */
function alike(a: CellValue, b: CellValue): boolean {
  return a === b || String(a ?? '').toUpperCase() === String(b ?? '').toUpperCase();
}
