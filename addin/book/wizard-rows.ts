import { alternativesOf } from '../../src/import/alternatives.ts';
import { gridValue, isBlankRow } from '../../src/import/grid.ts';
import type { AdmittedRow } from '../../src/import/grid-import.ts';
import { type ColumnDoubt, type ColumnMatch, firstDataRow, type Mapping } from '../../src/import/mapping.ts';
import { type PreviewCell, previewCell } from '../../src/import/preview.ts';
import { cleanText } from '../../src/import/text.ts';
import type { Column } from '../../src/ledger/column.ts';
import { columnLetters } from '../../src/ledger/data.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';
import type { MappingColumns, Previewing, WizardScene } from './wizard-state.ts';

/** A source column in the mapping table. */
export interface MappingRow {
  readonly sourceColumn: number;
  /** Letter of the column in the worksheet. */
  readonly letter: string;
  /** The words above it; empty when there are none. */
  readonly header: string;
  /** Its first two different values. */
  readonly samples: readonly CellValue[];
  /** Why it fills a column, or why it fills none; neither for a column without header. */
  readonly match?: ColumnMatch;
  readonly doubt?: ColumnDoubt;
  /** Columns it may fill. */
  readonly likely: readonly Column[];
  readonly others: readonly Column[];
  /** Header of the source column that fills a column now, by identifier. */
  readonly takenBy: ReadonlyMap<string, string>;
  /** The user decided it, against or beside the proposal. */
  readonly byUser: boolean;
}

/** Every source column with what it fills and may fill, in the order of the sheet. */
export function mappingRows(state: MappingColumns, { context }: WizardScene): MappingRow[] {
  const { grid, mapping, choices } = state;
  if (!mapping) return [];
  const headers = new Map(
    mapping.matches.map(({ sourceColumn, header }) => [sourceColumn, cleanText(header)]),
  );
  const columns = [
    ...mapping.matches.map((match) => ({ sourceColumn: match.sourceColumn, header: match.header, match })),
    ...mapping.doubts.map((doubt) => ({ sourceColumn: doubt.sourceColumn, header: doubt.header, doubt })),
    ...mapping.unnamed.map((sourceColumn) => ({ sourceColumn, header: '' })),
  ].sort((a, b) => a.sourceColumn - b.sourceColumn);
  return columns.map(({ header, ...column }) => {
    const alternatives = alternativesOf(grid, mapping, column.sourceColumn, context);
    return {
      ...column,
      header: cleanText(header),
      letter: columnLetters(column.sourceColumn + 1),
      samples: samplesOf(state, mapping, column.sourceColumn),
      likely: alternatives.filter(({ likely }) => likely).map((one) => one.column),
      others: alternatives.filter(({ likely }) => !likely).map((one) => one.column),
      takenBy: new Map(
        alternatives.flatMap(({ column: { id }, takenBy }) =>
          takenBy === undefined || takenBy === column.sourceColumn ? [] : [[id, headers.get(takenBy) ?? '']],
        ),
      ),
      byUser: choices.targets?.[column.sourceColumn] !== undefined,
    };
  });
}

const shownSamples = 2;

function samplesOf({ grid }: MappingColumns, mapping: Mapping, sourceColumn: number): CellValue[] {
  const found = new Set<CellValue>();
  for (let row = firstDataRow(mapping); row < mapping.endRow && found.size < shownSamples; row++) {
    const value = gridValue(grid, row, sourceColumn);
    if (!isBlank(value)) found.add(value);
  }
  return [...found];
}

/** A row of the worksheet that may be the header. */
export interface HeaderRow {
  /** Position in the grid, from 0. */
  readonly row: number;
  /** Row of the worksheet. */
  readonly number: number;
  /** Its first words. */
  readonly words: readonly string[];
}

const headerRowsShown = 20;
const headerWordsShown = 4;

/** Rows the user may point to as the header: the first of the sheet, and those from where another table begins. */
export function headerRows({ grid, mapping }: MappingColumns): HeaderRow[] {
  const end = mapping?.endRow ?? grid.rows.length;
  const rows = grid.rows.flatMap((cells, row) => {
    const near = row < headerRowsShown || (row >= end && row < end + headerRowsShown);
    if (!near || isBlankRow(cells)) return [];
    const words = cells.filter((value) => !isBlank(value)).map((value) => cleanText(String(value)));
    return [{ row, number: grid.firstRow + row, words: words.slice(0, headerWordsShown) }];
  });
  return rows;
}

/** A row of the preview. */
export interface PreviewRow {
  /** Row of the worksheet. */
  readonly number: number;
  readonly cells: readonly PreviewCell[];
  /** Some cell was changed, stays blank, or should be compared. */
  readonly touched: boolean;
}

/** So many of the rows that would be written, from the first on: all of them, or those that were changed. */
export function previewRows(
  { grid, preview }: Previewing,
  count: number,
  touchedOnly: boolean,
): { readonly rows: readonly PreviewRow[]; readonly more: boolean } {
  const rows: PreviewRow[] = [];
  for (const row of preview.rows) {
    const shown = shownRow(row);
    if (touchedOnly && !shown.touched) continue;
    if (rows.length === count) return { rows, more: true };
    rows.push(shown);
  }
  return { rows, more: false };

  function shownRow(row: AdmittedRow): PreviewRow {
    const cells = preview.columns.map((column) => previewCell(grid, preview, row, column));
    return {
      number: grid.firstRow + row.row,
      cells,
      touched: cells.some(({ change, problem }) => change !== undefined || problem !== undefined),
    };
  }
}
