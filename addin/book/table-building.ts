import { withNeeded } from '../../src/book/needs.ts';
import type { Table } from '../../src/ledger/column.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import type { BookHost, OnProgress } from './host.ts';
import type { BookState, LiveBookPort } from './state.ts';
import { type ImportResult, runImport } from './wizard-apply.ts';

/** The tables of ours that the open workbook lacks, in the order of the book. */
export function absentTables({ phase, missingTables }: BookState): Table[] {
  if (phase === 'not-a-ledger') return [...tables];
  return tables.filter(({ name }) => missingTables.includes(name));
}

/** What comes along with the wanted tables because their formulas need it. */
export function alongWith(wanted: readonly Table[], absent: readonly Table[]): Table[] {
  const needed = withNeeded(
    wanted.map(({ id }) => id),
    (table) => !absent.includes(table),
  );
  return needed.filter((table) => !wanted.includes(table));
}

/**
 * Draws tables the workbook lacks, behind a restore point that takes them away again.
 * @throws ProblemError when the restore point cannot be made; nothing was added then
 */
export function buildTables(
  host: BookHost,
  book: LiveBookPort,
  wanted: readonly Table[],
  label: string,
  onProgress: OnProgress,
): Promise<ImportResult> {
  return runImport({
    host,
    book,
    plan: { adds: wanted.map(({ name }) => name), touches: [], table: '', rows: [], fills: [], forms: [] },
    label,
    onWork: ({ phase, done, total }) => phase === 'tables' && onProgress(done, total),
    isCancelled: () => false,
  });
}

/** Puts the book back to a restore point and reads it again. */
export async function goBack(host: BookHost, book: LiveBookPort, id: string): Promise<void> {
  await host.restore(id);
  await book.refresh();
}
