import { expect, it } from 'vitest';
import { calculationOrder } from '../../src/book/plan.ts';
import { allRules, columnFormula } from '../../src/book/rules.ts';
import { columnsReadBy } from '../../src/formula/dependencies.ts';
import { columnOf } from '../../src/ledger/column.ts';
import { tableOf, tables } from '../../src/ledger/tables/index.ts';

const derivedColumns = tables.flatMap((table) =>
  table.columns.filter((column) => column.derived).map((column) => `${table.id}.${column.id}`),
);

it('gives every derived column exactly one rule, and rules to nothing else', () => {
  const ruled = allRules.flatMap((rules) =>
    Object.keys(rules.columns).map((column) => `${rules.table}.${column}`),
  );
  expect([...ruled].sort()).toEqual([...derivedColumns].sort());
});

it('names only columns that exist', () => {
  for (const { table, columns } of allRules)
    for (const rule of Object.values(columns))
      for (const name of columnsReadBy(table, rule)) {
        const [owner, column] = name.split('.') as [string, string];
        expect(columnOf(tableOf(owner), column).id).toBe(column);
      }
});

it('has an order without circles that covers every derived column', () => {
  expect(calculationOrder.length).toBe(derivedColumns.length);
});

it('keeps every formula within what a cell can hold (8,192 characters)', () => {
  for (const name of derivedColumns) {
    const [table, column] = name.split('.') as [string, string];
    expect(columnFormula(table, column)?.length, name).toBeLessThan(8192);
  }
});
