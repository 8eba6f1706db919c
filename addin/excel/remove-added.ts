import { parameters } from '../../src/ledger/parameters.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import { productTitle } from '../../src/xlsx/design/contents-sheet.ts';
import type { KeptBook } from './kept-tables.ts';
import { loadContents } from './paint/present-contents.ts';
import { loadShapes } from './table-shapes.ts';

/**
 * Takes away the tables of ours that came since: with their sheets, where the sheets came with them, and with
 * their lines in 目录. Two syncs when there are none, six else.
 */
export async function removeAdded(context: Excel.RequestContext, kept: KeptBook): Promise<void> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load('items/name');
  const added = (await loadShapes(context)).filter(({ name }) => !kept.present.includes(name));
  if (added.length === 0) return;
  const contents = await loadContents(context, sheets);
  const own = new Set(added.map(({ sheet }) => sheet));
  for (const { sheet, texts } of contents) if (texts[0] === productTitle) own.add(sheet);
  for (const { name, sheet } of added)
    if (kept.sheets.includes(sheet)) workbook.tables.getItem(name).convertToRange();
  for (const { sheet, texts, locked } of contents) {
    const before = kept.contents?.find((known) => known.sheet === sheet)?.texts;
    if (!before || locked) continue;
    for (const row of addedLines(before, texts).reverse())
      workbook.worksheets.getItem(sheet).getRange(`${row}:${row}`).delete('Up');
  }
  for (const sheet of own) if (!kept.sheets.includes(sheet)) workbook.worksheets.getItem(sheet).delete();
  await context.sync();
  const names = workbook.names.load('items/name,items/formula');
  await context.sync();
  for (const item of names.items)
    if (parameterNames.has(item.name) && String(item.formula).includes('#REF!')) item.delete();
  await context.sync();
}

const parameterNames = new Set(parameters.map(({ name }) => name));
const listed = new Set(tables.flatMap(({ name, chapter }) => [name, chapter as string]));

/** Rows (from 1) of a 目录 that name tables and chapters it did not name before. */
function addedLines(before: readonly string[], now: readonly string[]): number[] {
  const known = new Set(before);
  return now.flatMap((text, row) => (listed.has(text) && !known.has(text) ? [row + 1] : []));
}
