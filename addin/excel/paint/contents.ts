import type { Table } from '../../../src/ledger/column.ts';
import { tables as bookTables } from '../../../src/ledger/tables/index.ts';
import { type ContentsRow, chapterRow, entryRow } from '../../../src/xlsx/design/contents-sheet.ts';
import type { BookPlaces } from '../../../src/xlsx/design/places.ts';
import { paintCells } from './cells.ts';
import { paintHeights } from './sheet.ts';

/** A change of a 目录 that is there: a line inserted before a row, or an entry whose link leads somewhere else now. */
export type ContentsEdit =
  | { readonly kind: 'insert'; readonly row: number; readonly line: ContentsRow }
  | { readonly kind: 'link'; readonly row: number; readonly line: ContentsRow };

/**
 * Lists new tables in a 目录: an entry that is there gets its link, another stands behind the last of its
 * chapter, a missing chapter at the end. What else the sheet says stays. Pure.
 * @param texts what column A says, from row 1 on
 */
export function contentsEdits(
  texts: readonly string[],
  added: readonly Table[],
  places: BookPlaces,
): ContentsEdit[] {
  const lines = [...texts];
  const edits: ContentsEdit[] = [];
  const insert = (place: number, text: string, line: ContentsRow) => {
    edits.push({ kind: 'insert', row: place + 1, line });
    lines.splice(place, 0, text);
  };
  for (const table of added) {
    const known = lines.indexOf(table.name);
    if (known >= 0) {
      edits.push({ kind: 'link', row: known + 1, line: entryRow(table, places) });
      continue;
    }
    if (endOfChapter(lines, table) < 0) insert(lines.length, table.chapter, chapterRow(table.chapter));
    insert(endOfChapter(lines, table), table.name, entryRow(table, places));
  }
  return edits;
}

/** Place behind the last line of the table's chapter; -1 when the chapter is not there. */
function endOfChapter(lines: readonly string[], { chapter }: Table): number {
  const names = bookTables.filter((table) => table.chapter === chapter).map(({ name }) => name);
  return lines.findLastIndex((line) => line === chapter || names.includes(line)) + 1 || -1;
}

/** Applies the edits to the sheet, in their order. Only queues. */
export function editContents(sheet: Excel.Worksheet, edits: readonly ContentsEdit[]): void {
  for (const { kind, row, line } of edits) {
    if (kind === 'insert') sheet.getRange(`${row}:${row}`).insert('Down');
    const cells = kind === 'insert' ? line.cells : line.cells.slice(0, 1);
    const above = Array.from({ length: row - 1 }, () => []);
    paintCells(sheet, [...above, cells]);
    if (kind === 'insert' && line.height) paintHeights(sheet, new Map([[row, line.height]]));
  }
}
