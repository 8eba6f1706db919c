import { type Block, cellsOf, groupsOf, piecesOf } from './chunks.ts';
import { asksTooMuch } from './errors.ts';

/** What of a range is read. */
export type Matrix = 'values' | 'formulas';

export interface ReadOptions {
  /** `values` when absent. */
  readonly of?: readonly Matrix[];
  /** Cells of one request, where they are long. */
  readonly cells?: number;
  readonly onCells?: (done: number, total: number) => void;
}

/** A piece of a block as read; `block` says which one, `piece` where it lies. */
export interface ReadPiece {
  readonly block: number;
  readonly piece: Block;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
}

/** Reads blocks in as few requests as their size allows and hands on each piece. */
export async function readBlocks(
  context: Excel.RequestContext,
  blocks: readonly Block[],
  take: (piece: ReadPiece) => void,
  { of = ['values'], cells, onCells }: ReadOptions = {},
): Promise<void> {
  const pieces = blocks.flatMap((block, index) =>
    block.columns === 0 ? [] : piecesOf(block, cells).map((piece) => ({ ...piece, block: index })),
  );
  const total = pieces.reduce((sum, piece) => sum + cellsOf(piece), 0);
  let done = 0;
  const read = async (group: readonly NumberedPiece[]): Promise<void> => {
    const ranges = group.map((piece) => rangeOf(context, piece).load(of.join(',')));
    try {
      await context.sync();
    } catch (error) {
      const halves = asksTooMuch(error) ? halved(group) : undefined;
      if (!halves) throw error;
      for (const half of halves) await read(half);
      return;
    }
    ranges.forEach((range, k) => {
      const piece = group[k]!;
      take({
        block: piece.block,
        piece,
        values: of.includes('values') ? range.values : [],
        formulas: of.includes('formulas') ? range.formulas : [],
      });
      done += cellsOf(piece);
    });
    onCells?.(done, total);
  };
  for (const group of groupsOf(pieces, cellsOf, cells)) await read(group);
}

type NumberedPiece = Block & { readonly block: number };

/** Two smaller requests for the same; nothing when it is one cell. */
function halved(group: readonly NumberedPiece[]): NumberedPiece[][] | undefined {
  if (group.length > 1) {
    const middle = Math.ceil(group.length / 2);
    return [group.slice(0, middle), group.slice(middle)];
  }
  const [piece] = group;
  if (!piece || cellsOf(piece) <= 1) return undefined;
  if (piece.rows > 1)
    return piecesOf(piece, Math.ceil(piece.rows / 2) * piece.columns).map((half) => [
      { ...half, block: piece.block },
    ]);
  return undefined;
}

/** The cells of a block. */
export function rangeOf(
  context: Excel.RequestContext,
  { sheet, row, column, rows, columns }: Block,
): Excel.Range {
  return context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns);
}
