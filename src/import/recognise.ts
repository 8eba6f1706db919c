import type { Column, Table } from '../ledger/column.ts';
import { tableOf } from '../ledger/tables/index.ts';
import type { Grid } from './grid.ts';
import { type HeaderContext, recogniseHeader } from './header.ts';
import type { Mapping } from './mapping.ts';
import { importable } from './targets.ts';
import { comparableName } from './text.ts';

/** A sheet must score this much, and lead the next table by the margin, to be taken for a table. */
const enough = 0.6;
const margin = 0.08;
/** So many columns must match for a table to be considered at all. */
const fewestMatches = 3;

/** A table a sheet may be, and what speaks for it. */
export interface TableCandidate {
  readonly mapping: Mapping;
  /** 0 to 1.2: the parts below, weighted alike. */
  readonly score: number;
  /** Columns a row cannot do without: those the sheet has, and those it lacks. */
  readonly required: { readonly found: readonly Column[]; readonly missing: readonly Column[] };
  /** Headers of the sheet, and those of them that name a column of the table. */
  readonly headers: { readonly all: number; readonly matched: number };
  /** The name of the table that stands in the sheet's name, and its share of it. */
  readonly name: { readonly words?: string; readonly share: number };
}

/** The tables a sheet may be, from its name and its headers, best first. */
export function rankTables(grid: Grid, context: HeaderContext = {}): TableCandidate[] {
  return importable
    .map((id) => tableOf(id))
    .flatMap((table) => {
      const mapping = recogniseHeader(grid, table, context);
      return mapping && mapping.matches.length >= fewestMatches ? [judge(grid, mapping)] : [];
    })
    .sort((a, b) => b.score - a.score);
}

/** The candidate that is good enough and leads clearly; undefined in doubt. */
export function clearWinner([best, next]: readonly TableCandidate[]): TableCandidate | undefined {
  const clear = best && best.score >= enough && best.score - (next?.score ?? 0) >= margin;
  return clear ? best : undefined;
}

function judge(grid: Grid, mapping: Mapping): TableCandidate {
  const { table, matches, doubts } = mapping;
  const required = requiredColumns(mapping);
  const headers = { all: matches.length + doubts.length, matched: matches.length };
  const name = nameIn(table, grid.sheetName);
  const all = required.found.length + required.missing.length;
  const requiredShare = all === 0 ? 0 : required.found.length / all;
  const score = 0.4 * requiredShare + 0.4 * (headers.matched / headers.all) + 0.4 * name.share;
  return { mapping, score, required, headers, name };
}

/** How much a sheet's name says for a table: share of the name that is one of the table's names. */
function nameIn(table: Table, sheetName: string): TableCandidate['name'] {
  const sheet = comparableName(sheetName);
  const found = [table.name, table.title, ...(table.aliases ?? [])]
    .filter((name) => sheet.includes(comparableName(name)))
    .sort((a, b) => b.length - a.length)[0];
  return found === undefined || sheet === ''
    ? { share: 0 }
    : { words: found, share: comparableName(found).length / sheet.length };
}

/** The columns a row cannot do without; the customer's name serves for his id. */
function requiredColumns({ table, matches }: Mapping): TableCandidate['required'] {
  const matched = new Set(matches.map(({ column }) => column.id));
  const has = ({ id }: Column) =>
    matched.has(id) || (id === 'customerId' && (matched.has('customerName') || matched.has('name')));
  const required = table.columns.filter((column) => column.required && !column.derived);
  return { found: required.filter(has), missing: required.filter((column) => !has(column)) };
}

/** Columns a row cannot do without that no source column fills. */
export const missingRequired = (mapping: Mapping): readonly Column[] => requiredColumns(mapping).missing;
