import type { Column } from '../ledger/column.ts';
import type { CellValue } from '../ledger/value.ts';
import type { Grid } from './grid.ts';
import { headerContext, type ImportContext } from './grid-import.ts';
import { type ColumnDoubt, firstDataRow, type Mapping } from './mapping.ts';
import { columnSample, columnShape } from './shape.ts';
import { isRead, targetNames } from './targets.ts';
import { headerWords } from './text.ts';
import { noteUnit, unitFactor } from './unit.ts';

/** A column the user may choose for a source column. */
export interface Alternative {
  readonly column: Column;
  /** Source column that fills it now. */
  readonly takenBy?: number;
  /** Words or values speak for it; never enough to take it unasked. */
  readonly likely: boolean;
}

/** So much of the words, and of the values, must agree for a column to be likely. */
const alikeWords = 0.6;
const fittingValues = 0.9;
const fewestValues = 3;

/**
 * The columns a source column may fill, in the order of the table. Columns whose unit the source does not
 * convert to are not among them.
 */
export function alternativesOf(
  grid: Grid,
  mapping: Mapping,
  sourceColumn: number,
  context: ImportContext,
): Alternative[] {
  const { table, matches, doubts, endRow } = mapping;
  const taken = new Map(matches.map((match) => [match.column, match.sourceColumn]));
  const doubt = doubts.find((one) => one.sourceColumn === sourceColumn);
  const header = doubt?.header ?? matches.find((match) => match.sourceColumn === sourceColumn)?.header ?? '';
  const above = noteUnit(grid, mapping.headerRow);
  const open = doubt !== undefined || mapping.unnamed.includes(sourceColumn);
  const values = open ? columnSample(grid, firstDataRow(mapping), endRow, sourceColumn) : [];
  const { choicesOf } = headerContext(context);
  return table.columns.filter(isRead).flatMap((column): Alternative[] => {
    const unit = unitFactor(headerWords(header).unit, unitNamed(mapping, column), column, above);
    if (unit === undefined) return [];
    const takenBy = taken.get(column);
    if (takenBy !== undefined || !open)
      return [{ column, likely: false, ...(takenBy === undefined ? {} : { takenBy }) }];
    const choices = choicesOf?.(column);
    const { filled, readable } = columnShape(column, values, { ...unit, ...(choices ? { choices } : {}) });
    const fits = filled === 0 || readable >= fittingValues * filled;
    const telling = filled >= fewestValues && isTelling(column, choices, values);
    const likely = !isAgainst(doubt, column) && fits && (telling || alike(mapping, column, header));
    return [{ column, likely }];
  });
}

const unitNamed = ({ table }: Mapping, column: Column): string | undefined =>
  [...targetNames(table).full.values()].flat().find((name) => name.column === column)?.unit;

/** Values of these kinds are seldom read by chance. */
const isTelling = (
  column: Column,
  choices: readonly string[] | undefined,
  values: readonly CellValue[],
): boolean =>
  column.kind === 'date' ||
  column.check === 'creditCode' ||
  column.check === 'mobile' ||
  (column.check === 'email' && values.every((value) => String(value).includes('@'))) ||
  (column.kind === 'choice' && choices !== undefined && choices.length > 2);

/** The recogniser looked at this column and turned it down. */
const isAgainst = (doubt: ColumnDoubt | undefined, column: Column): boolean =>
  doubt?.meant === column.header && doubt.reason !== 'taken';

/** True when the words share most of their characters with a declared name. */
function alike({ table }: Mapping, column: Column, header: string): boolean {
  const words = new Set(headerWords(header).bare);
  return (targetNames(table).declared.get(column) ?? []).some((name) => {
    const own = new Set(headerWords(name).bare);
    const common = [...own].filter((character) => words.has(character)).length;
    return (2 * common) / (own.size + words.size) > alikeWords;
  });
}
