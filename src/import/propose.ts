import { tableOf } from '../ledger/tables/index.ts';
import type { Grid } from './grid.ts';
import { headerContext, type ImportContext, mapGrid } from './grid-import.ts';
import type { Mapping, MappingChoices } from './mapping.ts';
import { clearWinner, rankTables, type TableCandidate } from './recognise.ts';

/** What a sheet may become, and what speaks for it. */
export interface Proposal {
  /** Tables it may be, best first. */
  readonly candidates: readonly TableCandidate[];
  /** The one that leads clearly, mapped; absent in doubt. */
  readonly mapping?: Mapping;
}

/** Recognises which table a sheet is and maps it. */
export function proposeMapping(grid: Grid, context: ImportContext): Proposal {
  const { choicesOf } = headerContext(context);
  const candidates = rankTables(grid, choicesOf ? { choicesOf } : {});
  const winner = clearWinner(candidates);
  const mapping = winner && mapGrid(grid, winner.mapping.table, context);
  return { candidates, ...(mapping ? { mapping } : {}) };
}

/** A source column gets another target, or none; a column that another one filled by the user's word is let go. */
export function retarget(
  choices: MappingChoices,
  sourceColumn: number,
  target: string | null,
): MappingChoices {
  const others = Object.entries(choices.targets ?? {}).filter(([, id]) => target === null || id !== target);
  return { ...choices, targets: { ...Object.fromEntries(others), [sourceColumn]: target } };
}

/** What was decided about a source column is taken back: it is recognised again. */
export function untarget(choices: MappingChoices, sourceColumn: number): MappingChoices {
  const { [sourceColumn]: _, ...targets } = choices.targets ?? {};
  return { ...choices, targets };
}

/** The mapping of a table by its identifier. */
export const mapAs = (
  grid: Grid,
  table: string,
  context: ImportContext,
  choices?: MappingChoices,
): Mapping | undefined => mapGrid(grid, tableOf(table), context, choices);
