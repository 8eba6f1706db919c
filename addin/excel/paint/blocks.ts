import type { CellRange } from '../../../src/xlsx/package/reference.ts';

/** A rectangle of cells that have the same value. */
export interface Block<T> extends CellRange {
  readonly value: T;
}

type OpenBlock<T> = { -readonly [K in keyof Block<T>]: Block<T>[K] } & { readonly key: string };

/**
 * Groups the cells of a grid into rectangles of equal values: runs within a row, joined to the run above when it
 * is as wide. Cells without a value belong to none.
 * @param key equal for values that are the same
 */
export function blocksOf<T>(
  grid: readonly (readonly (T | undefined)[])[],
  key: (value: T, row: number) => string,
): Block<T>[] {
  const blocks: OpenBlock<T>[] = [];
  let above: OpenBlock<T>[] = [];
  grid.forEach((cells, place) => {
    above = runsOf(cells, place + 1, key).map((run) => {
      const same = above.find(
        (block) => block.left === run.left && block.right === run.right && block.key === run.key,
      );
      if (!same) blocks.push(run);
      else same.bottom = run.bottom;
      return same ?? run;
    });
  });
  return blocks;
}

function runsOf<T>(
  cells: readonly (T | undefined)[],
  row: number,
  key: (value: T, row: number) => string,
): OpenBlock<T>[] {
  const runs: OpenBlock<T>[] = [];
  cells.forEach((value, index) => {
    if (value === undefined) return;
    const column = index + 1;
    const last = runs.at(-1);
    const own = key(value, row);
    if (last?.right === index && last.key === own) last.right = column;
    else runs.push({ value, key: own, top: row, bottom: row, left: column, right: column });
  });
  return runs;
}
