import type { BookHost } from './host.ts';
import type { TamperedCell } from './state.ts';

/**
 * Puts the rules' formulas back where they were overwritten.
 * @returns the tables that were mended, in the order of the cells
 */
export async function restoreTampered(host: BookHost, cells: readonly TamperedCell[]): Promise<string[]> {
  await host.restoreFormulas(cells);
  return [...new Set(cells.map(({ table }) => table))];
}
