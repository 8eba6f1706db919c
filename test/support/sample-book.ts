import { appendRow, columnValues, type Ledger, tableData } from '../../src/ledger/data.ts';
import type { CellEdit } from '../../src/ledger/edit.ts';
import { parameterOf, parameters } from '../../src/ledger/parameters.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { sampleLedger } from '../../src/sample/sample-ledger.ts';
import { defaultStandards } from '../../templates/standards/default.ts';
import { day } from './ledger.ts';

export const asOf = day('2026-11-23');

/** A made-up book with a row per parameter. */
export function sampleBook(options: {
  customers: number;
  seed: number;
  salesPerCustomer: number;
  dirty: boolean;
}): Ledger {
  const ledger = sampleLedger({ ...options, asOf, standards: defaultStandards });
  for (const { name, initial } of parameters)
    appendRow(tableData(ledger, 'settings'), { name, value: initial ?? null });
  return ledger;
}

/** A parameter gets a value in 参数. */
export function parameterEdit(ledger: Ledger, id: string, value: CellValue): CellEdit {
  const row = columnValues(tableData(ledger, 'settings'), 'name').indexOf(parameterOf(id).name);
  return { table: 'settings', row, column: 'value', value };
}
