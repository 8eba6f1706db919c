import type { BookHost } from './host.ts';
import type { TamperedCell } from './state.ts';

/**
 * Puts the rules' formulas back where they were overwritten, a table at a time.
 * @returns the tables, in the order they were mended
 */
export async function restoreTampered(host: BookHost, cells: readonly TamperedCell[]): Promise<string[]> {
  const headers = new Map<string, Set<string>>();
  for (const { table, header } of cells)
    headers.set(table, (headers.get(table) ?? new Set<string>()).add(header));
  for (const [table, columns] of headers) await host.restoreFormulas(table, [...columns]);
  return [...headers.keys()];
}
