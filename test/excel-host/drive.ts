import { invalidArgument } from './errors.ts';
import type { ExcelHost } from './host.ts';
import { areaName, type CellRange, parseArea } from './model/area.ts';
import { writeCells } from './model/cell-edits.ts';
import { applyFilter, clearFilter } from './model/filter.ts';
import { sortTable } from './model/sort.ts';
import type { Table } from './model/table.ts';
import { addRows, deleteRows } from './model/table-edits.ts';

type Matrix = readonly (readonly (string | number | boolean | null)[])[];

/** What people do at an Excel, by sheet or table name; every act calculates and tells its events. */
export class People {
  private readonly host: ExcelHost;

  constructor(host: ExcelHost) {
    this.host = host;
  }

  /** Types or pastes a block. */
  edit(sheet: string, address: string, values: Matrix): void {
    this.write('user', sheet, address, values);
  }

  /** A co-author types a block somewhere else. */
  remoteEdit(sheet: string, address: string, values: Matrix): void {
    this.write('remote', sheet, address, values);
  }

  private write(actor: 'user' | 'remote', sheet: string, address: string, values: Matrix): void {
    this.host.act(actor, (book) => {
      const { top, left } = area(address);
      const bottom = top + values.length - 1;
      const right = left + (values[0]?.length ?? 0) - 1;
      writeCells(book, book.sheet(sheet), { top, left, bottom, right }, values);
    });
  }

  /** Goes to a sheet and selects one or more blocks (`A1`, `A1:B2,D4`). */
  select(sheet: string, address: string): void {
    this.host.act('user', (book) => {
      const areas = address.split(',').map(area);
      book.select(book.sheet(sheet), areas);
      book.events.push({
        kind: 'selection',
        sheetId: book.activeSheet.id,
        address: areas.map(areaName).join(','),
      });
    });
  }

  /** Inserts rows before data row `index` (from 0) of a table. */
  insertRows(table: string, index: number, count = 1): void {
    this.onTable(table, (found) =>
      addRows(
        this.host.book,
        found,
        index,
        Array.from({ length: count }, () => found.columns.map(() => null)),
      ),
    );
  }

  deleteRows(table: string, index: number, count = 1): void {
    this.onTable(table, (found) => deleteRows(this.host.book, found, index, count));
  }

  sort(table: string, header: string, ascending = true): void {
    this.onTable(table, (found) =>
      sortTable(this.host.book, found, [{ key: columnIndex(found, header), ascending }]),
    );
  }

  /** Leaves the rows whose shown text is among `values`; without values shows all again. */
  filter(table: string, header: string, values?: readonly string[]): void {
    this.onTable(table, (found) => {
      if (values) applyFilter(found, columnIndex(found, header), values);
      else clearFilter(found);
    });
  }

  /** Comes back to this workbook's window. */
  activate(): void {
    this.host.act('user', (book) => book.events.push({ kind: 'workbook-activated' }));
  }

  private onTable(name: string, edit: (table: Table) => void): void {
    this.host.act('user', (book) => {
      const table = book.findTable(name);
      if (!table) throw invalidArgument(`table ${name}`);
      edit(table);
    });
  }
}

function area(address: string): CellRange {
  const found = parseArea(address);
  if (!found) throw invalidArgument(`the address ${address}`);
  return found;
}

function columnIndex(table: Table, header: string): number {
  const index = table.columns.findIndex((column) => column.name === header);
  if (index < 0) throw invalidArgument(`column ${header} of ${table.name}`);
  return index;
}
