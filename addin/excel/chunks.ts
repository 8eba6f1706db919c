import type { RawValue } from './cell-values.ts';

/** Cells of one request; more make Excel slow to answer. */
const mostCells = 20_000;
/** Characters of one request's values: Excel on the web takes 5 MB, and Chinese is three bytes a character. */
const mostCharacters = 1_200_000;

/** A block of cells on a worksheet; rows and columns from 0. */
export interface Block {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What is written into a block. */
export interface ValueBlock extends Block {
  readonly values: readonly (readonly RawValue[])[];
  /** Columns (from 0, of the block) whose cells get the text format first. */
  readonly textColumns: readonly number[];
}

/** Cuts a block into pieces of as many cells as one request may ask for. */
export function piecesOf(block: Block, cells = mostCells): Block[] {
  const { row, rows } = block;
  const height = Math.max(1, Math.floor(cells / Math.max(1, block.columns)));
  return Array.from({ length: Math.ceil(rows / height) }, (_, k) => ({
    ...block,
    row: row + k * height,
    rows: Math.min(height, rows - k * height),
  }));
}

/** Groups blocks, in their order, so that each group fits one request. */
export function groupsOf<B extends Block>(
  blocks: readonly B[],
  size: (block: B) => number = cellsOf,
  most = mostCells,
): B[][] {
  const groups: B[][] = [];
  let sum = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    if (sum + size(block) > most) {
      groups.push([]);
      sum = 0;
    }
    groups.at(-1)!.push(block);
    sum += size(block);
  }
  return groups;
}

export function cellsOf({ rows, columns }: Block): number {
  return rows * columns;
}

/** Cuts what is to be written into rectangles that fit one request, by cells and by length of their text. */
export function writablePieces(block: ValueBlock): ValueBlock[] {
  const { rows, columns } = block;
  if (rows === 0 || columns === 0) return [];
  if (cellsOf(block) <= mostCells && charactersOf(block) <= mostCharacters) return [block];
  if (rows > 1) {
    const upper = Math.ceil(rows / 2);
    return [
      { ...block, rows: upper, values: block.values.slice(0, upper) },
      { ...block, row: block.row + upper, rows: rows - upper, values: block.values.slice(upper) },
    ].flatMap(writablePieces);
  }
  if (columns === 1) return [block];
  const left = Math.ceil(columns / 2);
  const part = (from: number, to: number): ValueBlock => ({
    ...block,
    column: block.column + from,
    columns: to - from,
    values: block.values.map((row) => row.slice(from, to)),
    textColumns: block.textColumns.filter((k) => k >= from && k < to).map((k) => k - from),
  });
  return [part(0, left), part(left, columns)].flatMap(writablePieces);
}

/** Requests that write these blocks, in their order. */
export function writeRequests(blocks: readonly ValueBlock[]): ValueBlock[][] {
  const share = (block: ValueBlock): number =>
    Math.max(cellsOf(block) / mostCells, charactersOf(block) / mostCharacters);
  return groupsOf(blocks.flatMap(writablePieces), share, 1);
}

function charactersOf({ values }: ValueBlock): number {
  let sum = 0;
  for (const row of values) for (const value of row) sum += typeof value === 'string' ? value.length + 3 : 9;
  return sum;
}
