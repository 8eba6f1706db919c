import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { type CellEdit, type ChangedCell, LiveLedger } from '../../../src/book/live-ledger.ts';
import { takeParameters } from '../../../src/book/parameters.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import { tables } from '../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { cell, copyLedger, copyTable, derivedCells } from '../../support/ledger.ts';
import { asOf, sampleBook } from '../../support/sample-book.ts';

const books = [1, 2, 3].map((seed) => sampleBook({ customers: 10, seed, salesPerCustomer: 5, dirty: true }));

type Snapshot = ReadonlyMap<string, readonly CellValue[]>;

function allDerived(ledger: Ledger): Snapshot {
  return new Map(
    tables.flatMap(({ id }) =>
      [...derivedCells(ledger, id)].map(([column, values]) => [`${id}.${column}`, [...values]] as const),
    ),
  );
}

function afresh(ledger: Ledger): Snapshot {
  const fresh = copyLedger(ledger);
  takeParameters(fresh);
  calculate(fresh, asOf);
  return allDerived(fresh);
}

/** What an edit did to the rows that are there, by comparison. */
function differences(before: Snapshot, after: Snapshot): Map<string, readonly [CellValue, CellValue]> {
  const found = new Map<string, readonly [CellValue, CellValue]>();
  for (const [name, values] of after)
    values.forEach((value, row) => {
      const old = before.get(name)?.[row] ?? null;
      if (!Object.is(old, value)) found.set(`${name} ${row}`, [old, value]);
    });
  return found;
}

function told(changed: readonly ChangedCell[]): Map<string, readonly [CellValue, CellValue]> {
  const cells = new Map(
    changed.map(
      ({ table, column, row, before, after }) => [`${table}.${column} ${row}`, [before, after]] as const,
    ),
  );
  expect(cells.size).toBe(changed.length);
  return cells;
}

interface Step {
  readonly kind: 'edit' | 'remove' | 'append' | 'swap';
  readonly table: number;
  readonly column: number;
  readonly row: number;
  readonly other: number;
  readonly dirty: CellValue | undefined;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('edit', 'edit', 'edit', 'edit', 'edit', 'edit', 'remove', 'append', 'swap'),
  table: fc.nat(),
  column: fc.nat(),
  row: fc.nat(),
  other: fc.nat(),
  dirty: fc.constantFrom<CellValue | undefined>(
    undefined,
    undefined,
    undefined,
    null,
    '',
    '#',
    -50,
    0,
    1e9,
    '是',
  ),
});

/** An edit of an input cell: to what stands in another row of its column, or to a dirty value. */
function editOf(ledger: Ledger, step: Step): CellEdit | undefined {
  const filled = tables.filter(({ id }) => tableData(ledger, id).rowCount > 0);
  const table = filled[step.table % filled.length]!;
  const inputs = table.columns.filter((column) => !column.derived);
  const column = inputs[step.column % inputs.length]!.id;
  const data = tableData(ledger, table.id);
  const values = columnValues(data, column);
  const value = step.dirty === undefined ? (values[step.other % data.rowCount] ?? null) : step.dirty;
  return { table: table.id, row: step.row % data.rowCount, column, value };
}

function apply(live: LiveLedger, step: Step): readonly ChangedCell[] {
  const edit = editOf(live.ledger, step)!;
  if (step.kind === 'edit') return live.edit([edit]);
  const data = tableData(live.ledger, edit.table);
  const rows = Array.from({ length: data.rowCount }, (_, row) => row);
  const other = step.other % rows.length;
  if (step.kind === 'remove') rows.splice(edit.row, 1);
  if (step.kind === 'append') rows.push(edit.row);
  if (step.kind === 'swap') [rows[edit.row], rows[other]] = [other, edit.row];
  return live.replaceTable(copyTable(data, rows));
}

describe('a live book', () => {
  it('equals a fresh calculation after any edits and rows that came, went or moved, and tells what changed', () => {
    fc.assert(
      fc.property(
        fc.nat(books.length - 1),
        fc.array(anyStep, { minLength: 1, maxLength: 8 }),
        (which, steps) => {
          const live = new LiveLedger(copyLedger(books[which]!), asOf);
          for (const step of steps) {
            const before = allDerived(live.ledger);
            const changed = apply(live, step);
            const after = allDerived(live.ledger);
            expect(after).toEqual(afresh(live.ledger));
            if (step.kind === 'edit' || step.kind === 'append')
              expect(told(changed)).toEqual(differences(before, after));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('takes several cells at once', () => {
    const live = new LiveLedger(copyLedger(books[0]!), asOf);
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 2, maxLength: 6 }), (steps) => {
        live.edit(steps.map((step) => editOf(live.ledger, step)!));
        expect(allDerived(live.ledger)).toEqual(afresh(live.ledger));
      }),
      { numRuns: 25 },
    );
  });

  it('is as it was after values were tried out', () => {
    const live = new LiveLedger(copyLedger(books[0]!), asOf);
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 4 }), (steps) => {
        const before = copyLedger(live.ledger);
        live.tryOut(
          steps.map((step) => editOf(live.ledger, step)!),
          () => expect(allDerived(live.ledger)).toEqual(afresh(live.ledger)),
        );
        expect(live.ledger).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves other customers alone: only cells of the edited customer change', () => {
    const live = new LiveLedger(copyLedger(books[0]!), asOf);
    const customerId = cell(live.ledger, 'investigation', 'customerId', 3);
    const changed = live.edit([{ table: 'investigation', row: 3, column: 'x1', value: '不配合' }]);
    expect(changed.length).toBeGreaterThan(0);
    for (const { table, row } of changed)
      expect(cell(live.ledger, table, 'customerId', row)).toBe(customerId);
  });

  it('passes over what an edit says about derived cells', () => {
    const live = new LiveLedger(copyLedger(books[0]!), asOf);
    expect(live.edit([{ table: 'rating', row: 0, column: 'grade', value: 'AAA' }])).toEqual([]);
    expect(allDerived(live.ledger)).toEqual(afresh(live.ledger));
  });
});
