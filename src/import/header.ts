import type { Column, Table } from '../ledger/column.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type Grid, isBlankRow } from './grid.ts';
import { columnSample, columnShape, type Shape } from './shape.ts';
import { type TargetName, targetNames } from './targets.ts';
import { headerWords } from './text.ts';
import { type UnitReading, unitFactor } from './unit.ts';

/** Rows looked at for the header; titles, notes and units stand above it. */
const searchedRows = 15;
/** Share of a column's values that must be readable as the column's kind. */
const confirmedShare = 0.5;

/** A source column that became a column of the table, and why that is believed. */
export interface ColumnMatch {
  /** Position in the grid, from 0. */
  readonly sourceColumn: number;
  /** The words in the source. */
  readonly header: string;
  readonly column: Column;
  readonly by: 'header' | 'alias';
  readonly shape: Shape;
  readonly unit: UnitReading;
}

/** A source column that was left out, and why. */
export interface ColumnDoubt {
  readonly sourceColumn: number;
  readonly header: string;
  readonly reason: 'unknown' | 'values' | 'unit' | 'taken';
  /** The column it looked like. */
  readonly meant?: string;
}

export interface HeaderRecognition {
  readonly table: Table;
  /** First row of the header in the grid, from 0; a header may have two lines. */
  readonly headerRow: number;
  readonly headerLines: 1 | 2;
  readonly matches: readonly ColumnMatch[];
  readonly doubts: readonly ColumnDoubt[];
}

/** What the caller knows that the grid does not say. */
export interface HeaderContext {
  readonly choicesOf?: (column: Column) => readonly string[] | undefined;
  /** False when the values of this source column cannot be what the column holds (ids of no customer). */
  readonly accept?: (column: Column, values: readonly CellValue[]) => boolean;
}

interface HeaderLines {
  readonly row: number;
  readonly lines: 1 | 2;
  readonly texts: readonly string[];
  readonly named: number;
}

/**
 * Finds the header of a table in a grid and matches its cells to columns: by declared header, then alias, unit
 * notes tolerated, each source column at most once, and only when the values below have the column's shape.
 * Undefined when no row of the first fifteen names two columns of the table.
 */
export function recogniseHeader(
  grid: Grid,
  table: Table,
  context: HeaderContext = {},
): HeaderRecognition | undefined {
  const header = findHeader(grid, table);
  return (
    header && {
      table,
      headerRow: header.row,
      headerLines: header.lines,
      ...matchColumns(grid, table, header, context),
    }
  );
}

function findHeader(grid: Grid, table: Table): HeaderLines | undefined {
  let best: HeaderLines | undefined;
  for (let row = 0; row < Math.min(searchedRows, grid.rows.length); row++) {
    if (isBlankRow(grid.rows[row])) continue;
    const single = headerAt(grid, table, row, 1);
    const double = headerAt(grid, table, row, 2);
    const found = double && double.named > (single?.named ?? 0) ? double : single;
    // What a row says alone it says without the title above it.
    const alone = found?.named === best?.named && found?.lines === 1 && best?.lines === 2;
    if (found && (alone || found.named > (best?.named ?? 1))) best = found;
  }
  return best;
}

/** A row, or two with the lower one filling the gaps of the upper (merged group headings), read as a header. */
function headerAt(grid: Grid, table: Table, row: number, lines: 1 | 2): HeaderLines | undefined {
  const upper = (grid.rows[row] ?? []).map(headerText);
  if (lines === 1) return { row, lines, texts: upper, named: countNamed(table, upper) };
  const lower = (grid.rows[row + 1] ?? []).map(headerText);
  const texts: string[] = [];
  for (let column = 0; column < Math.max(upper.length, lower.length); column++) {
    const [above = '', below = ''] = [upper[column], lower[column]];
    // Below a word that names a column stands data, unless the word is a group over columns (社会关系).
    if (below !== '' && above !== '' && names(table, above) && !names(table, below)) return undefined;
    texts.push(below === '' ? above : below);
  }
  return { row, lines, texts, named: countNamed(table, texts) };
}

function headerText(value: CellValue): string {
  return typeof value === 'string' ? value : isBlank(value) ? '' : '\u0000';
}

function countNamed(table: Table, texts: readonly string[]): number {
  const named = new Set<string>();
  for (const text of texts) {
    const first = text === '' ? undefined : targetsOf(table, text)[0];
    if (first) named.add(first.column.id);
  }
  return named.size;
}

function targetsOf(table: Table, text: string): readonly TargetName[] {
  const names = targetNames(table);
  const words = headerWords(text);
  return names.full.get(words.full) ?? names.bare.get(words.bare) ?? [];
}

const names = (table: Table, text: string): boolean => targetsOf(table, text).length > 0;

interface Candidate extends ColumnMatch {
  readonly rank: number;
}

function matchColumns(
  grid: Grid,
  table: Table,
  header: HeaderLines,
  context: HeaderContext,
): Pick<HeaderRecognition, 'matches' | 'doubts'> {
  const firstData = header.row + header.lines;
  const candidates: Candidate[] = [];
  const doubts = new Map<number, ColumnDoubt>();
  header.texts.forEach((text, sourceColumn) => {
    if (text.trim() === '' || text === '\u0000') return;
    doubts.set(sourceColumn, { sourceColumn, header: text, reason: 'unknown' });
    const values = columnSample(grid, firstData, sourceColumn);
    for (const target of targetsOf(table, text)) {
      const meant = target.column.header;
      const unit = unitFactor(headerWords(text).unit, target.unit, target.column);
      if (unit === undefined) {
        doubts.set(sourceColumn, { sourceColumn, header: text, reason: 'unit', meant });
        continue;
      }
      const choices = context.choicesOf?.(target.column);
      const shape = columnShape(target.column, values, { ...unit, ...(choices ? { choices } : {}) });
      const believable = shape.filled === 0 || shape.readable >= confirmedShare * shape.filled;
      if (!believable || context.accept?.(target.column, values) === false)
        doubts.set(sourceColumn, { sourceColumn, header: text, reason: 'values', meant });
      else
        candidates.push({
          sourceColumn,
          header: text,
          column: target.column,
          by: target.rank === 0 ? 'header' : 'alias',
          shape,
          unit,
          rank: target.rank,
        });
    }
  });
  return assign(candidates, doubts);
}

/** Best evidence first; every source and every target column is used once. */
function assign(
  candidates: readonly Candidate[],
  doubts: Map<number, ColumnDoubt>,
): Pick<HeaderRecognition, 'matches' | 'doubts'> {
  const share = ({ shape }: Candidate) => (shape.filled === 0 ? 0 : shape.readable / shape.filled);
  const ordered = [...candidates].sort(
    (a, b) => a.rank - b.rank || share(b) - share(a) || a.sourceColumn - b.sourceColumn,
  );
  const taken = new Set<string>();
  const used = new Set<number>();
  const matches: ColumnMatch[] = [];
  for (const { rank: _, ...match } of ordered) {
    if (used.has(match.sourceColumn)) continue;
    if (taken.has(match.column.id)) {
      const { sourceColumn, header, column } = match;
      doubts.set(sourceColumn, { sourceColumn, header, reason: 'taken', meant: column.header });
      continue;
    }
    taken.add(match.column.id);
    used.add(match.sourceColumn);
    matches.push(match);
  }
  matches.sort((a, b) => a.sourceColumn - b.sourceColumn);
  return { matches, doubts: [...doubts.values()].filter(({ sourceColumn }) => !used.has(sourceColumn)) };
}
