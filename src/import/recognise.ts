import type { Table } from '../ledger/column.ts';
import { tableOf } from '../ledger/tables/index.ts';
import type { Grid } from './grid.ts';
import { type HeaderContext, type HeaderRecognition, recogniseHeader } from './header.ts';
import { importable } from './targets.ts';
import { comparableName } from './text.ts';

/** A sheet must score this much, and lead the next table by the margin, to be taken for a table. */
const enough = 0.6;
const margin = 0.08;

/** How much a sheet's name says for a table: share of the name that is one of the table's names. */
function nameShare(table: Table, sheetName: string): number {
  const sheet = comparableName(sheetName);
  if (sheet === '') return 0;
  const names = [table.name, table.title, ...(table.aliases ?? [])].map(comparableName);
  const longest = Math.max(0, ...names.filter((name) => sheet.includes(name)).map((name) => name.length));
  return longest / sheet.length;
}

/** Share of the columns a row cannot do without that the sheet has; the customer's name serves for his id. */
function requiredShare({ table, matches }: HeaderRecognition): number {
  const found = new Set(matches.map(({ column }) => column.id));
  const required = table.columns.filter((column) => column.required && !column.derived);
  const present = required.filter(
    ({ id }) => found.has(id) || (id === 'customerId' && (found.has('customerName') || found.has('name'))),
  );
  return required.length === 0 ? 0 : present.length / required.length;
}

/**
 * Which table a sheet is, from its name and its headers: at least three columns must match, and the best table
 * must lead clearly; undefined in doubt.
 */
export function recogniseTable(grid: Grid, context: HeaderContext = {}): HeaderRecognition | undefined {
  const ranked = importable
    .map((id) => tableOf(id))
    .flatMap((table) => {
      const header = recogniseHeader(grid, table, context);
      if (!header || header.matches.length < 3) return [];
      const headers = header.matches.length + header.doubts.length;
      const score =
        0.4 * requiredShare(header) +
        0.4 * (header.matches.length / headers) +
        0.4 * nameShare(table, grid.sheetName);
      return [{ header, score }];
    })
    .sort((a, b) => b.score - a.score);
  const [best, next] = ranked;
  if (!best || best.score < enough || best.score - (next?.score ?? 0) < margin) return undefined;
  return best.header;
}
