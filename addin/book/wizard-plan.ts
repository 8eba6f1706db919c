import { customersWithout } from '../../src/import/forms.ts';
import type { ImportPreview } from '../../src/import/preview.ts';
import { columnOf, type Table } from '../../src/ledger/column.ts';
import type { Ledger } from '../../src/ledger/data.ts';
import { customerForms, tableOf } from '../../src/ledger/tables/index.ts';
import type { CellWrite, RowWrite } from './host.ts';

/** What an import writes, in this order. */
export interface ImportPlan {
  /** Names of the tables to be drawn. */
  readonly adds: readonly string[];
  /** Names of the tables that are written into. */
  readonly touches: readonly string[];
  /** Rows of the sheet. */
  readonly table: string;
  readonly rows: readonly RowWrite[];
  /** Cells of form rows that stand empty, row by row. */
  readonly fills: readonly (readonly CellWrite[])[];
  /** Rows that give new customers their place in each form. */
  readonly forms: readonly { readonly table: string; readonly rows: readonly RowWrite[] }[];
}

/** Plans the writing of a preview; pure. */
export function planOf(
  { mapping: { table }, rows }: ImportPreview,
  adds: readonly Table[],
  ledger: Ledger,
): ImportPlan {
  const fills = rows.flatMap(({ record, fills: row }) =>
    row === undefined ? [] : [cellsOf(table, row, byHeader(table, record))],
  );
  const forms =
    table.id === 'customers'
      ? formRows(
          rows.map(({ record }) => record),
          ledger,
        )
      : [];
  return {
    adds: adds.map(({ name }) => name),
    touches: [table.name, ...forms.map((form) => form.table)],
    table: table.name,
    rows: rows.filter((row) => row.fills === undefined).map(({ record }) => byHeader(table, record)),
    fills,
    forms,
  };
}

function byHeader(table: Table, record: RowWrite): RowWrite {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [columnOf(table, id).header, value]));
}

function cellsOf(table: Table, row: number, record: RowWrite): CellWrite[] {
  return Object.entries(record)
    .filter(([header]) => header !== columnOf(table, 'customerId').header)
    .map(([header, value]) => ({ table: table.name, row, header, value }));
}

/** Customers without a row in a form, the new ones among them, in the order of their ids. */
function formRows(added: readonly RowWrite[], ledger: Ledger): ImportPlan['forms'] {
  const ids = added.map(({ customerId }) => customerId).filter((id) => typeof id === 'string');
  return customerForms
    .map((id) => {
      const form = tableOf(id);
      const { header } = columnOf(form, 'customerId');
      return { table: form.name, rows: customersWithout(id, ledger, ids).map((key) => ({ [header]: key })) };
    })
    .filter(({ rows }) => rows.length > 0);
}
