import { describe, expect, test } from 'vitest';
import { customerIndexOf } from '../../../src/import/customer-index.ts';
import { previewImport } from '../../../src/import/preview.ts';
import { proposeMapping } from '../../../src/import/propose.ts';
import { appendRow, type Ledger, tableData } from '../../../src/ledger/data.ts';
import { bookWithStandards, gridOf } from './support/grid.ts';
import { messySheets } from './support/messy.ts';

function bookWithCustomer(): Ledger {
  const ledger = bookWithStandards();
  appendRow(tableData(ledger, 'customers'), { customerId: 'C0001', name: '甲医药' });
  return ledger;
}

describe.each(messySheets)('$what', ({ sheet, rows, table, mapping, doubts, records, skipped, refused }) => {
  const grid = gridOf(sheet, ...rows);
  const ledger = bookWithCustomer();
  const proposal = proposeMapping(grid, { ledger, customers: customerIndexOf(ledger) });

  test(`is ${table ?? 'no table of ours'}`, () => {
    expect(proposal.mapping?.table.id).toBe(table);
  });

  if (mapping !== undefined)
    test('fills the columns it names, and no other', () => {
      expect(
        Object.fromEntries(proposal.mapping?.matches.map(({ header, column }) => [header, column.id]) ?? []),
      ).toEqual(mapping);
      expect(
        Object.fromEntries(proposal.mapping?.doubts.map(({ header, reason }) => [header, reason]) ?? []),
      ).toEqual(doubts ?? {});
    });

  if (records !== undefined)
    test('gives clean rows, leaves out what holds no data, and says what it refuses', () => {
      const before = structuredClone([...ledger.tables].map(([id, { columns }]) => [id, [...columns]]));
      const preview = previewImport(grid, proposal.mapping!, ledger);
      expect(preview.rows.map(({ record }) => record)).toEqual(records);
      expect(preview.skipped.map(({ row }) => row + 1)).toEqual(skipped ?? []);
      expect(
        preview.problems
          .filter(({ severity }) => severity === 'error')
          .map(({ code, cell }) => `${code} ${cell}`),
      ).toEqual(refused ?? []);
      for (const { row, problem } of preview.refusedRows)
        expect(problem.cell).toMatch(new RegExp(`^[A-Z]+${grid.firstRow + row}$`));
      expect([...ledger.tables].map(([id, { columns }]) => [id, [...columns]])).toEqual(before);
    });
});
