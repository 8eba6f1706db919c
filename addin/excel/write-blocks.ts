import type { ColumnKind } from '../../src/ledger/column.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { holdsText, isMistakable, type RawValue, rawValue } from './cell-values.ts';
import { type Block, cellsOf, type ValueBlock, writeRequests } from './chunks.ts';
import { rangeOf } from './read-blocks.ts';

/**
 * Values as they are written into a block: text that Excel would take for something else stays text, in text
 * columns by their format, elsewhere by an apostrophe. `undefined` leaves a cell as it is.
 * @param kinds kind of each column of the block
 */
export function valueBlock(
  block: Block,
  rows: readonly (readonly (CellValue | undefined)[])[],
  kinds: readonly (ColumnKind | undefined)[],
): ValueBlock {
  const text = kinds.map(holdsText);
  const mistakable = (k: number): boolean => rows.some((row) => isMistakable(row[k] ?? null));
  const raw = (value: CellValue | undefined, k: number): RawValue =>
    value === undefined ? null : rawValue(value, !text[k]);
  return {
    ...block,
    values: rows.map((row) => row.map(raw)),
    textColumns: [...text.keys()].filter((k) => text[k] && mistakable(k)),
  };
}

/** Writes blocks, several in a request as far as it holds them; the recalculation waits for each request's end. */
export async function writeBlocks(
  context: Excel.RequestContext,
  blocks: readonly ValueBlock[],
  onCells?: (done: number) => void,
): Promise<void> {
  let done = 0;
  for (const request of writeRequests(blocks)) {
    context.application.suspendApiCalculationUntilNextSync();
    for (const block of request) {
      for (const k of block.textColumns)
        rangeOf(context, { ...block, column: block.column + k, columns: 1 }).numberFormat = scalar('@');
      rangeOf(context, block).values = block.values as RawValue[][];
      done += cellsOf(block);
    }
    await context.sync();
    onCells?.(done);
  }
}

/** One value for every cell of a range, which Excel takes though its types do not say so. */
export function scalar(value: string): string[][] {
  return value as unknown as string[][];
}
