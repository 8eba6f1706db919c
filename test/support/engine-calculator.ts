import { calculate } from '../../src/book/calculate.ts';
import { columnFormula } from '../../src/book/rules.ts';
import { type NamedTable, readBook } from '../../src/book/source.ts';
import { sameFormula } from '../../src/formula/same-formula.ts';
import { columnValues } from '../../src/ledger/data.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import type { Calculator } from '../excel-host/host.ts';
import type { Book } from '../excel-host/model/book.ts';
import type { Table } from '../excel-host/model/table.ts';

/**
 * Works out a ledger in the test host with our own engine: tables of a few hundred rows in milliseconds, where
 * IronCalc takes minutes. That a spreadsheet program gives the same numbers is for test/parity to prove; here they
 * move when an input moves. Cells without a formula, and formulas that are not the rules', stay as they are.
 */
export function engineCalculator(today: number): Calculator {
  return {
    calculate(book, which) {
      if (which === 'fresh' || !book.findTable('客户登记')) return;
      const found = new Map(
        tables.flatMap(({ name }) => {
          const table = book.findTable(name);
          return table ? [[name, table] as const] : [];
        }),
      );
      const { ledger, fixedAsOf } = readBook({
        table: (name) => (found.has(name) ? namedTable(name, found.get(name)!) : undefined),
        fixedAsOf: () => asOfTyped(book),
      });
      calculate(ledger, fixedAsOf ?? today);
      for (const { table } of ledger.tables.values()) {
        const own = found.get(table.name);
        const data = ledger.tables.get(table.id)!;
        if (own && table.id !== 'settings')
          for (const { id, header, derived } of table.columns)
            if (derived) show(own, header, columnFormula(table.id, id)!, columnValues(data, id));
      }
    },
  };
}

function show(table: Table, header: string, rule: string, values: readonly CellValue[]): void {
  const column = columnOf(table, header);
  const isRule = new Map<string, boolean>();
  values.forEach((value, row) => {
    const cell = table.sheet.grid.cell(table.firstRow + row, column);
    if (cell?.formula === undefined) return;
    const same = isRule.get(cell.formula) ?? sameFormula(cell.formula, rule, table.name);
    isRule.set(cell.formula, same);
    if (same) cell.value = value;
  });
}

function columnOf({ area, columns }: Table, header: string): number {
  return area.left + columns.findIndex(({ name }) => name === header);
}

function namedTable(name: string, table: Table): NamedTable {
  const { sheet, firstRow, rowCount, area } = table;
  const values = (column: number): CellValue[] =>
    Array.from({ length: rowCount }, (_, row) => sheet.grid.cell(firstRow + row, column)?.value ?? null);
  return {
    name,
    sheet: sheet.name,
    rowCount,
    firstRow,
    firstColumn: area.left,
    columns: new Map(table.columns.map((column, k) => [column.name, values(area.left + k)])),
  };
}

function asOfTyped(book: Book): number | undefined {
  const table = book.findTable('参数');
  if (!table) return undefined;
  for (let row = table.firstRow; row <= table.lastRow; row++) {
    const { grid } = table.sheet;
    if (grid.cell(row, columnOf(table, '参数'))?.value !== '基准日') continue;
    const cell = grid.cell(row, columnOf(table, '值'));
    return cell?.formula === undefined && typeof cell?.value === 'number' ? cell.value : undefined;
  }
  return undefined;
}
