import type { Choices, Column, Table } from '../../ledger/column.ts';
import { tableOf } from '../../ledger/tables/index.ts';
import type { CellValue } from '../../ledger/value.ts';
import { rangeName } from '../package/reference.ts';
import type { BookPlaces } from './places.ts';
import type { ListSource } from './sheet-design.ts';

/** Rows of the standards tables by table identifier, in the order of the table's input columns. */
export type Standards = Readonly<Record<string, readonly (readonly CellValue[])[]>>;

/** Excel refuses a literal list over this many characters. */
const literalLimit = 255;

/** Where the lists of choices stand. */
export interface ChoiceLists {
  /** The list of a column; nothing when the standards have no rows for it, or scattered ones. */
  source(column: Column): ListSource | undefined;
  /** Lists for the hidden sheet, a column each; complete once every source has been asked for. */
  readonly long: readonly (readonly string[])[];
}

/** Finds the list of every choice: a literal, a run of rows of a standards table, or a column of the hidden sheet. */
export function choiceLists(standards: Standards, places: BookPlaces): ChoiceLists {
  const long: (readonly string[])[] = [];
  return {
    long,
    source(column) {
      const { choices } = column;
      if (!choices) return undefined;
      if (!isFixed(choices)) return standardsRange(column, choices, standards, places);
      if (choices.join(',').length <= literalLimit && !choices.some((item) => /[,"]/.test(item)))
        return { items: choices };
      const place = long.includes(choices) ? long.indexOf(choices) + 1 : long.push(choices);
      const range = rangeName({ top: 1, left: place, bottom: choices.length, right: place });
      return { sheet: places.lists, range };
    },
  };
}

/** Columns that staff type into, in the order the rows of the standards have. */
export function inputColumns(table: Table): Column[] {
  return table.columns.filter((column) => !column.derived);
}

const isFixed = (choices: Choices): choices is readonly string[] => Array.isArray(choices);

function standardsRange(
  { criterion }: Column,
  source: Exclude<Choices, readonly string[]>,
  standards: Standards,
  places: BookPlaces,
): ListSource | undefined {
  const table = tableOf(source.table);
  const rows = standards[source.table] ?? [];
  const criterionAt = inputColumns(table).findIndex(({ id }) => id === 'criterion');
  const belongs = (row: readonly CellValue[]) => criterion === undefined || row[criterionAt] === criterion;
  const first = rows.findIndex(belongs);
  const last = rows.findLastIndex(belongs);
  if (first < 0 || !rows.slice(first, last + 1).every(belongs)) return undefined;
  const { sheet, column, firstRow } = places.ofColumn(table, source.column);
  const range = { top: firstRow + first, left: column, bottom: firstRow + last, right: column };
  return { sheet, range: rangeName(range) };
}
