import type { Table } from '../../ledger/column.ts';
import { tables as allTables } from '../../ledger/tables/index.ts';
import { choiceLists, type Standards } from './choices.ts';
import { contentsSheet } from './contents-sheet.ts';
import { type BookPlaces, blankPlaces } from './places.ts';
import { settingsSheet } from './settings-sheet.ts';
import type { SheetDesign } from './sheet-design.ts';
import { startingRows, tableSheet } from './table-sheet.ts';

/** What a book is designed from besides the definitions of the ledger. Formulas come without `=`. */
export interface BookRules {
  columnFormula(tableId: string, columnId: string): string | undefined;
  parameterFormula(parameterId: string): string | undefined;
  /** Rows of the standards tables: what new ones start with, and where choices are found. */
  readonly standards: Standards;
  /** Serial number cached for 基准日 (its formula is TODAY()), where no program computes it on the spot. */
  readonly asOf?: number;
}

/** The blank book: 目录, a sheet per table with one empty row (standards: their default rows), long lists. */
export function designBook(rules: BookRules): SheetDesign[] {
  return [contentsSheet(allTables, blankPlaces), ...designTables(allTables, rules, blankPlaces)];
}

/** The sheets of these tables, and the hidden sheet of their long lists when there are any. */
export function designTables(tables: readonly Table[], rules: BookRules, places: BookPlaces): SheetDesign[] {
  const lists = choiceLists(rules.standards, places);
  const sheets = tables.map((table) => {
    if (table.id === 'settings') return settingsSheet({ ...rules, lists, places });
    const columnFormula = (columnId: string) => rules.columnFormula(table.id, columnId);
    const rows = startingRows(table, rules.standards[table.id], columnFormula);
    return tableSheet({ table, rows, columnFormula, lists, places });
  });
  return lists.long.length > 0 ? [...sheets, listSheet(lists.long, places.lists)] : sheets;
}

/** The hidden sheet of long lists, a list per column. */
function listSheet(lists: readonly (readonly string[])[], name: string): SheetDesign {
  const height = Math.max(...lists.map((list) => list.length));
  return {
    name,
    hidden: true,
    columns: [],
    heights: new Map(),
    cells: Array.from({ length: height }, (_, row) =>
      lists.map((list) => {
        const content = list[row];
        return content === undefined ? undefined : { content };
      }),
    ),
    validations: [],
    highlights: [],
    names: [],
  };
}
