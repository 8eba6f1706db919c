import type { Column, Table } from '../../ledger/column.ts';
import { cellAddress, columnValues, type Ledger, sheetOf, tableData, valueAt } from '../../ledger/data.ts';
import { parameters } from '../../ledger/parameters.ts';
import { tableOf } from '../../ledger/tables/index.ts';
import { archivedColumn, archivedTables, standardTables } from '../../ledger/tables/standard-versions.ts';
import { type CellValue, isBlank } from '../../ledger/value.ts';

/** One row of a standard's table: what people fill in, by column; where it stands, 0-based. */
export interface StandardRow {
  readonly row: number;
  readonly values: Readonly<Record<string, CellValue>>;
}

/** A whole standard, wherever it is kept: in the tables that formulas read, or in 标准存档. */
export interface Standard {
  readonly version: string;
  /** Rows of a table of the standard, blank ones left out; `settings` gives its parameters by `name`. */
  readonly rows: ReadonlyMap<string, readonly StandardRow[]>;
  /** Worksheet and A1 address of a column in a row (0-based) of one of the tables. */
  place(table: string, row: number, column: string): { readonly sheet: string; readonly cell: string };
}

/** Parameters that belong to a standard. */
export const standardParameters = parameters.filter(({ standard }) => standard);

/** The version whose rows stand in the tables that formulas read. */
export function loadedVersion(ledger: Ledger): string {
  const version = ledger.parameters.get('standardVersion');
  return isBlank(version) ? '' : String(version);
}

/** The standard in the tables that formulas read. */
export function loadedStandard(ledger: Ledger): Standard {
  const rows = new Map(
    standardTables.map((table) => {
      const data = tableData(ledger, table.id);
      const inputs = inputsOf(table);
      const all = Array.from({ length: data.rowCount }, (_, row) => ({
        row,
        values: record(inputs, ({ id }) => valueAt(data, row, id)),
      }));
      return [table.id, filled(all)] as const;
    }),
  );
  const names = columnValues(tableData(ledger, 'settings'), 'name');
  const settings = standardParameters.map(({ id, name, initial }) => ({
    row: names.indexOf(name),
    values: { name, value: ledger.parameters.get(id) ?? initial ?? null },
  }));
  return {
    version: loadedVersion(ledger),
    rows: rows.set('settings', settings),
    place: (table, row, column) => cellIn(ledger, table, row, column),
  };
}

/** A version as 标准存档 keeps it; undefined when it keeps no row of it. */
export function archivedStandard(ledger: Ledger, version: string): Standard | undefined {
  const archive = tableData(ledger, 'standardArchive');
  const owners = columnValues(archive, 'version');
  const names = columnValues(archive, 'table');
  const rows = new Map<string, StandardRow[]>(archivedTables.map(({ id }) => [id, []]));
  let found = false;
  for (let row = 0; row < archive.rowCount; row++) {
    const table = archivedTables.find(({ name }) => name === names[row]);
    if (!table || !sameVersion(owners[row] ?? null, version)) continue;
    found = true;
    const values = record(inputsOf(table), (column) => valueAt(archive, row, archivedColumn(table, column)));
    rows.get(table.id)!.push({ row, values });
  }
  if (!found) return undefined;
  return {
    version,
    rows,
    place(id, row, column) {
      const table = tableOf(id);
      const source = inputsOf(table).find((input) => input.id === column) ?? inputsOf(table)[0]!;
      return cellIn(ledger, 'standardArchive', row, archivedColumn(table, source));
    },
  };
}

/** True when a cell names this version: codes of digits may have become numbers. */
export function sameVersion(cell: CellValue, version: string): boolean {
  return !isBlank(cell) && String(cell) === version;
}

/** The first place of `standard` in which it is not like the other one; undefined when both say the same. */
export function firstDifference(
  standard: Standard,
  other: Standard,
): { readonly sheet: string; readonly cell: string } | undefined {
  for (const table of archivedTables) {
    const [ours, theirs] = [standard.rows.get(table.id) ?? [], other.rows.get(table.id) ?? []];
    const first = inputsOf(table)[0]!.id;
    // Parameters go by their names: a later program knows more of them.
    if (table.id === 'settings') {
      const known = new Map(theirs.map(({ values }) => [values.name, values.value]));
      const changed = ours.find(
        ({ values: { name, value } }) => known.has(name) && !alike(value, known.get(name)),
      );
      if (changed) return standard.place(table.id, changed.row, 'value');
      continue;
    }
    for (const [i, { row, values }] of ours.entries()) {
      const wanted = theirs[i]?.values;
      if (!wanted) return standard.place(table.id, row, first);
      for (const { id } of inputsOf(table))
        if (!alike(values[id], wanted[id])) return standard.place(table.id, row, id);
    }
    if (theirs.length > ours.length) return standard.place(table.id, (ours.at(-1)?.row ?? -1) + 1, first);
  }
  return undefined;
}

/** True when both say the same row for row. */
export function alikeRows(a: readonly StandardRow[], b: readonly StandardRow[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ values }, i) => Object.entries(values).every(([id, value]) => alike(value, b[i]!.values[id])))
  );
}

/** Columns of a standard's table that people fill in; of 参数 its name and value. */
export function inputsOf(table: Table): readonly Column[] {
  return table.columns.filter(({ id, derived }) => !derived && !(table.id === 'settings' && id === 'help'));
}

function cellIn(ledger: Ledger, table: string, row: number, column: string) {
  const data = tableData(ledger, table);
  return { sheet: sheetOf(data), cell: cellAddress(data, Math.max(0, row), column) };
}

function record(columns: readonly Column[], read: (column: Column) => CellValue): Record<string, CellValue> {
  return Object.fromEntries(columns.map((column) => [column.id, read(column)]));
}

function filled(rows: readonly StandardRow[]): StandardRow[] {
  return rows.filter(({ values }) => Object.values(values).some((value) => !isBlank(value)));
}

function alike(a: CellValue | undefined, b: CellValue | undefined): boolean {
  return isBlank(a) ? isBlank(b) : a === b;
}
