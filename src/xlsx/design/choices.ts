import type { Choices, Column, Table } from '../../ledger/column.ts';
import { columnLetters, headerRow } from '../../ledger/data.ts';
import { tableOf } from '../../ledger/tables/index.ts';
import type { CellValue } from '../../ledger/value.ts';

/** Rows of the standards tables by table identifier, in the order of the table's input columns. */
export type Standards = Readonly<Record<string, readonly (readonly CellValue[])[]>>;

/** Hidden sheet that holds lists too long for a literal. */
export const listSheetName = '选项';
/** Excel refuses a literal list over this many characters. */
const literalLimit = 255;

/** Where the list of a choice stands, as the formula of a list validation. */
export interface ChoiceLists {
  formula(column: Column): string;
  /** Lists for the hidden sheet, a column each; complete once every formula has been asked for. */
  readonly long: readonly (readonly string[])[];
}

/** Finds the list of every choice: a literal, a run of rows of a standards table, or a column of the hidden sheet. */
export function choiceLists(standards: Standards): ChoiceLists {
  const long: (readonly string[])[] = [];
  return {
    long,
    formula(column) {
      const { choices } = column;
      if (!choices) throw new RangeError(`${column.id} has no choices`);
      if (!isFixed(choices)) return standardsRange(column, choices, standards);
      const literal = choices.join(',');
      if (literal.length <= literalLimit && !choices.some((item) => /[,"]/.test(item))) return `"${literal}"`;
      const place = long.includes(choices) ? long.indexOf(choices) : long.push(choices) - 1;
      const letters = columnLetters(place + 1);
      return `${listSheetName}!$${letters}$1:$${letters}$${choices.length}`;
    },
  };
}

/** Columns that staff type into, in the order the rows of the standards have. */
export function inputColumns(table: Table): Column[] {
  return table.columns.filter((column) => !column.derived);
}

const isFixed = (choices: Choices): choices is readonly string[] => Array.isArray(choices);

function standardsRange(
  column: Column,
  source: Exclude<Choices, readonly string[]>,
  standards: Standards,
): string {
  const table = tableOf(source.table);
  const rows = standards[source.table] ?? [];
  const { criterion } = column;
  const criterionAt = inputColumns(table).findIndex(({ id }) => id === 'criterion');
  const belongs = (row: readonly CellValue[]) => criterion === undefined || row[criterionAt] === criterion;
  const first = rows.findIndex(belongs);
  const last = rows.findLastIndex(belongs);
  if (first < 0) throw new RangeError(`${source.table} has no rows for ${column.id}`);
  if (!rows.slice(first, last + 1).every(belongs)) throw new RangeError(`rows of ${criterion} are scattered`);
  const letters = columnLetters(table.columns.findIndex(({ id }) => id === source.column) + 1);
  return `${table.name}!$${letters}$${headerRow + 1 + first}:$${letters}$${headerRow + 1 + last}`;
}
