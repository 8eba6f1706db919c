import { isBlankColumn } from './grid.ts';
import { hasWords } from './header-lines.ts';
import { readHeaderCell } from './header-names.ts';
import type { ColumnsToMatch } from './match-columns.ts';
import { headerWords } from './text.ts';

/**
 * Source columns that belong to another table beside the one in question: blocks of columns divided by an
 * empty one, of which a block says a header again that the best block has. Words apart alone are no table.
 */
export function columnsApart({ grid, table, header, endRow }: ColumnsToMatch): ReadonlySet<number> {
  const blocks: number[][] = [[]];
  header.cells.forEach(({ text }, column) => {
    if (hasWords(text) || !isBlankColumn(grid, header.row, endRow, column)) blocks.at(-1)?.push(column);
    else if (blocks.at(-1)?.length) blocks.push([]);
  });
  if (blocks.length === 1) return new Set();
  const named = (block: readonly number[]) =>
    block.filter((column) => readHeaderCell(table, header.cells[column] ?? { text: '' }).targets.length > 0)
      .length;
  const words = (block: readonly number[]) =>
    block.map((column) => headerWords(header.cells[column]?.text ?? '').full).filter((text) => text !== '');
  const best = blocks.reduce((most, block) => (named(block) > named(most) ? block : most));
  const own = new Set(words(best));
  return new Set(
    blocks.filter((block) => block !== best && words(block).some((text) => own.has(text))).flat(),
  );
}
