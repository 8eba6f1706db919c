import type { CellWrite } from '../../book/host.ts';
import type { PageHost } from '../page-host.ts';
import { blockTexts, type GridSheet, tableSheet } from './grid-sheet.ts';
import { TypingHistory } from './history.ts';
import type { Block, Place } from './moves.ts';
import { blockText, readBlock } from './tsv.ts';

/** How many cells took a text, and how many were left as they are. */
export interface Pasted {
  readonly count: number;
  readonly skipped: number;
}

/** What the user does to the cells of a book, each step of which can be taken back. */
export class Typing {
  private readonly host: PageHost;
  private readonly history = new TypingHistory();

  constructor(host: PageHost) {
    this.host = host;
  }

  /** Types a text into a cell; the row below a table becomes part of it. */
  type(sheet: GridSheet, { row, column }: Place, text: string): void {
    const target = text === '' ? sheet : this.reaching(sheet, row + 1);
    const write = target.write(row, column, text);
    if (write) this.write([write]);
  }

  clear(sheet: GridSheet, block: Block): void {
    this.write(cellsOf(block).flatMap(({ row, column }) => sheet.write(row, column, '') ?? []));
  }

  copy(sheet: GridSheet, block: Block): string {
    return blockText(blockTexts(sheet, block));
  }

  /** Puts copied cells in from a corner on; a table grows for rows that stand below it. A single cell fills a block. */
  paste(sheet: GridSheet, block: Block, text: string): Pasted {
    const rows = readBlock(text);
    const isOne = rows.length === 1 && rows[0]?.length === 1;
    const height = isOne ? block.bottom - block.top + 1 : rows.length;
    const target = this.reaching(sheet, block.top + height);
    const cells = isOne
      ? cellsOf(block).map((place) => ({ ...place, text: rows[0]![0]! }))
      : rows.flatMap((line, row) =>
          line.map((cell, column) => ({ row: block.top + row, column: block.left + column, text: cell })),
        );
    const writes = cells.flatMap(({ row, column, text: cell }) => target.write(row, column, cell) ?? []);
    this.write(writes);
    return { count: writes.length, skipped: cells.length - writes.length };
  }

  undo(): boolean {
    return this.again(this.history.undo());
  }

  redo(): boolean {
    return this.again(this.history.redo());
  }

  /** The sheet with at least so many rows in its table, where the table grows. */
  private reaching(sheet: GridSheet, rows: number): GridSheet {
    const { table, spareRow } = sheet;
    if (table === undefined || spareRow === undefined || rows <= spareRow) return sheet;
    this.host.growTo(table, rows);
    return tableSheet(this.host.book, this.host.book.page(table));
  }

  private write(writes: readonly CellWrite[]): void {
    const changed = writes.filter(({ value, ...cell }) => this.standing(cell) !== value);
    if (changed.length === 0) return;
    this.history.record(
      changed.map((write) => ({ ...write, value: this.standing(write) })),
      changed,
    );
    this.host.type(changed);
  }

  private again(writes: readonly CellWrite[] | undefined): boolean {
    if (writes) this.host.type(writes);
    return writes !== undefined;
  }

  /** What stands in a cell; a rule counts as nothing. */
  private standing({ table, row, header }: Omit<CellWrite, 'value'>) {
    return this.host.book.typedValue(table, header, row);
  }
}

function cellsOf({ top, left, bottom, right }: Block): Place[] {
  return Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (_, column) => ({ row: top + row, column: left + column })),
  ).flat();
}
