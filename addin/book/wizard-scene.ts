import { withNeeded } from '../../src/book/needs.ts';
import { customerIndexOf } from '../../src/import/customer-index.ts';
import type { Table } from '../../src/ledger/column.ts';
import { emptyLedger, emptyTable, type Ledger } from '../../src/ledger/data.ts';
import { customerForms, tables } from '../../src/ledger/tables/index.ts';
import { fillStandards, type Standards } from '../../src/sample/standards.ts';
import type { BookState } from './state.ts';
import type { WizardScene } from './wizard-state.ts';

/** What the wizard sees of the open book, which may be no ledger yet: tables it lacks will start with `standards`. */
export function sceneOf({ live, missingTables }: BookState, standards: Standards): WizardScene {
  const absent = (table: Table) => live === undefined || missingTables.includes(table.name);
  const ledger = completed(live?.ledger ?? emptyLedger(), absent, standards);
  return {
    context: { ledger, customers: customerIndexOf(ledger) },
    toAdd: (table) => withNeeded(written(table), (known) => !absent(known)),
  };
}

/** The tables an import writes into, by identifier: a register gives every customer a row in each form. */
export const written = (table: Table): readonly string[] =>
  table.id === 'customers' ? [table.id, ...customerForms] : [table.id];

/** The book as it will be once its tables are there; the open book itself is left alone. */
function completed(ledger: Ledger, absent: (table: Table) => boolean, standards: Standards): Ledger {
  const missing = tables.filter(absent);
  if (missing.length === 0) return ledger;
  const copy: Ledger = { ...ledger, tables: new Map(ledger.tables) };
  for (const table of missing) copy.tables.set(table.id, emptyTable(table));
  const ids = new Set(missing.map(({ id }) => id));
  fillStandards(copy, Object.fromEntries(Object.entries(standards).filter(([id]) => ids.has(id))));
  return copy;
}
