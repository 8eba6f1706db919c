/** A cell of the grid, both numbers from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** A rectangle of cells, edges included. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A key as the grid knows it, with the modifiers that matter. */
export interface Keystroke {
  readonly key: string;
  readonly isShift: boolean;
  /** Ctrl, on a Mac also Command. */
  readonly isControl: boolean;
}

type Step = (place: Place, size: GridSize, page: number) => Place;

const last = ({ rows, columns }: GridSize): Place => ({ row: rows - 1, column: columns - 1 });

/** Keys that move, as in a spreadsheet. */
const steps: Readonly<Record<string, Step>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }, _, page) => ({ row: row - page, column }),
  PageDown: ({ row, column }, _, page) => ({ row: row + page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, size) => ({ row, column: last(size).column }),
  'Control+Home': () => ({ row: 0, column: 0 }),
  'Control+End': (_, size) => last(size),
  'Control+ArrowUp': ({ column }) => ({ row: 0, column }),
  'Control+ArrowDown': ({ column }, size) => ({ row: last(size).row, column }),
  'Control+ArrowLeft': ({ row }) => ({ row, column: 0 }),
  'Control+ArrowRight': ({ row }, size) => ({ row, column: last(size).column }),
};

/** Where a key leads from a cell, within the grid; nothing for keys that do not move. @param page rows in sight */
export function moved(place: Place, stroke: Keystroke, size: GridSize, page: number): Place | undefined {
  const step = steps[`${stroke.isControl ? 'Control+' : ''}${stroke.key}`];
  return step && within(step(place, size, page), size);
}

/** The cell Tab leads to: along the row, then to the next one; nothing at either end of the grid. */
export function tabbed(
  { row, column }: Place,
  isBack: boolean,
  { rows, columns }: GridSize,
): Place | undefined {
  const at = row * columns + column + (isBack ? -1 : 1);
  return at < 0 || at >= rows * columns ? undefined : { row: Math.floor(at / columns), column: at % columns };
}

/** The nearest cell that the grid has. */
export function within({ row, column }: Place, { rows, columns }: GridSize): Place {
  return {
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  };
}

/** The rectangle between two cells. */
export function blockOf(a: Place, b: Place): Block {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

export function isInside({ top, left, bottom, right }: Block, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
