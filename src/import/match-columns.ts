import { columnOf, type Table } from '../ledger/column.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { columnsApart } from './apart.ts';
import type { Grid } from './grid.ts';
import type { HeaderContext } from './header.ts';
import { type HeaderLines, hasWords } from './header-lines.ts';
import { readHeaderCell } from './header-names.ts';
import type { ColumnDoubt, ColumnMatch, Mapping, MappingChoices } from './mapping.ts';
import { columnSample, columnShape } from './shape.ts';
import { isRead, type TargetName, targetNames } from './targets.ts';
import { headerWords } from './text.ts';
import { noteUnit, unitFactor } from './unit.ts';

/** Share of a column's values that must be readable as the column's kind. */
const confirmedShare = 0.5;

export interface ColumnsToMatch {
  readonly grid: Grid;
  readonly table: Table;
  readonly header: HeaderLines;
  readonly endRow: number;
  readonly context: HeaderContext;
  readonly targets: NonNullable<MappingChoices['targets']>;
}

interface Candidate extends ColumnMatch {
  readonly rank: number;
}

type Columns = Pick<Mapping, 'matches' | 'doubts' | 'unnamed'>;

/**
 * Matches header cells to columns: as the user says; else by declared header, then alias, unit notes tolerated,
 * vetoes obeyed, each source column at most once, and only when the values below have the column's shape.
 */
export function matchColumns(input: ColumnsToMatch): Columns {
  const { grid, header, endRow, targets } = input;
  const above = noteUnit(grid, header.row);
  const apart = columnsApart(input);
  const candidates: Candidate[] = [];
  const doubts = new Map<number, ColumnDoubt>();
  const unnamed: number[] = [];
  const width = Math.max(header.cells.length, ...Object.keys(targets).map((column) => Number(column) + 1));
  for (let sourceColumn = 0; sourceColumn < width; sourceColumn++) {
    const { text: written, group } = header.cells[sourceColumn] ?? {};
    const text = hasWords(written) ? written : '';
    const values = columnSample(grid, header.row + header.lines, endRow, sourceColumn);
    const source: Source = { sourceColumn, text, values, above };
    const chosen = targets[sourceColumn];
    const doubt = (reason: ColumnDoubt['reason'], more: Partial<ColumnDoubt> = {}) =>
      doubts.set(sourceColumn, { sourceColumn, header: text, reason, ...more });
    if (chosen === null) doubt('user');
    else if (chosen !== undefined) {
      const { target, rank } = chosenTarget(input.table, chosen);
      consider(input, source, target, rank, candidates, doubt);
    } else if (text === '') {
      if (values.some((value) => !isBlank(value))) unnamed.push(sourceColumn);
    } else if (apart.has(sourceColumn)) doubt('apart');
    else {
      doubt('unknown');
      const { targets: named, vetoed } = readHeaderCell(
        input.table,
        group === undefined ? { text } : { text, group },
      );
      if (vetoed) doubt('vetoed', { meant: vetoed.column.header, word: vetoed.word });
      for (const target of named) consider(input, source, target, target.rank, candidates, doubt);
    }
  }
  return { ...assign(candidates, doubts), unnamed };
}

interface Source {
  readonly sourceColumn: number;
  readonly text: string;
  readonly values: readonly CellValue[];
  /** Unit noted above the table. */
  readonly above: string | undefined;
}

/** A column the user names comes first, and is taken whatever its values are. */
const chosenRank = -1;

function chosenTarget(table: Table, id: string): { readonly target: TargetName; readonly rank: number } {
  const column = columnOf(table, id);
  const named = [...targetNames(table).full.values()].flat().find((name) => name.column === column);
  return { target: named ?? { column, rank: 0 }, rank: chosenRank };
}

function consider(
  { context }: ColumnsToMatch,
  { sourceColumn, text, values, above }: Source,
  { column, unit: targetUnit, rank: nameRank }: TargetName,
  rank: number,
  candidates: Candidate[],
  doubt: (reason: ColumnDoubt['reason'], more?: Partial<ColumnDoubt>) => void,
): void {
  const meant = column.header;
  const unit = unitFactor(headerWords(text).unit, targetUnit, column, above);
  if (unit === undefined) {
    doubt('unit', { meant });
    return;
  }
  const choices = context.choicesOf?.(column);
  const shape = columnShape(column, values, { ...unit, ...(choices ? { choices } : {}) });
  const believable = shape.filled === 0 || shape.readable >= confirmedShare * shape.filled;
  const chosen = rank === chosenRank;
  if (!chosen && (!believable || context.accept?.(column, values) === false)) {
    doubt('values', { meant, shape });
    return;
  }
  const by = chosen ? 'user' : nameRank === 0 ? 'header' : 'alias';
  candidates.push({ sourceColumn, header: text, column, by, shape, unit, rank });
}

/** Best evidence first; every source and every target column is used once. */
function assign(
  candidates: readonly Candidate[],
  doubts: Map<number, ColumnDoubt>,
): Omit<Columns, 'unnamed'> {
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
  return {
    matches,
    doubts: [...doubts.values()]
      .filter(({ sourceColumn }) => !used.has(sourceColumn))
      .sort((a, b) => a.sourceColumn - b.sourceColumn),
  };
}

/** The columns a source column may fill: what is read from a foreign sheet. */
export const readColumns = (table: Table) => table.columns.filter(isRead);
