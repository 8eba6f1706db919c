import type { PageSetup, WorksheetView } from 'exceljs';
import type { Column, ColumnKind, Table } from '../../ledger/column.ts';
import { columnLetters, headerRow } from '../../ledger/data.ts';

/** Widths of the sheet are in characters of the default font; a Chinese character takes two. */
const kindWidths: Readonly<Record<ColumnKind, number>> = {
  text: 13,
  code: 15,
  choice: 13,
  date: 12,
  integer: 8,
  number: 10,
  money: 14,
  percent: 10,
};

/** Room of the filter button and the padding beside a header. */
const headerPadding = 4;
/** Headers wider than this stand on two lines. */
const singleLineHeader = 12;
/** Frozen columns wider than this would leave no room to scroll on a small screen. */
const widestFrozen = 52;
/** Characters that fit on an A4 landscape page and can still be read. */
const pageWidth = 200;

/** Characters a text takes: two for East Asian wide characters, one for others. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦㎡]/u.test(character) ? 2 : 1;
  return width;
}

/** Width of a column: what its values need, and its header on one or two lines. */
export function columnWidth(column: Column): number {
  const header = displayWidth(column.header);
  const forHeader = header <= singleLineHeader ? header : Math.ceil(header / 2) + 1;
  return Math.max(column.width ?? kindWidths[column.kind], forHeader + headerPadding);
}

/** Lines a text takes in a cell of this width. */
export function lineCount(text: string, width: number): number {
  return Math.max(1, Math.ceil(displayWidth(text) / Math.max(1, width - 3)));
}

/** How many leading columns stay in sight: key and name, where the screen has room for them. */
export function frozenColumns(table: Table): number {
  const [first, second] = table.columns;
  if (!first || !second) return 0;
  return columnWidth(first) + columnWidth(second) <= widestFrozen ? 2 : 1;
}

/** Rows to the header and the leading columns stay in sight. */
export function frozenView(table: Table): WorksheetView[] {
  const columns = frozenColumns(table);
  const topLeftCell = `${columnLetters(columns + 1)}${headerRow + 1}`;
  return [
    { state: 'frozen', xSplit: columns, ySplit: headerRow, topLeftCell, zoomScale: 100 } as WorksheetView,
  ];
}

const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };

/** A4 landscape with the rows to the header on every page. */
export function pageSetup(fitToWidth = 1): Partial<PageSetup> {
  return {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth,
    fitToHeight: 0,
    horizontalCentered: true,
    margins,
  };
}

/**
 * Page set-up of a table's sheet: one page wide; a form too wide to be read that way runs over several pages,
 * each with the leading columns repeated.
 */
export function tablePageSetup(table: Table): Partial<PageSetup> {
  const shown = table.columns.filter((column) => !column.hidden);
  const width = shown.reduce((sum, column) => sum + columnWidth(column), 0);
  const pages = Math.max(1, Math.ceil(width / pageWidth));
  const titles = { printTitlesRow: `1:${headerRow}` };
  if (pages === 1) return { ...pageSetup(), ...titles };
  return { ...pageSetup(pages), ...titles, printTitlesColumn: `A:${columnLetters(frozenColumns(table))}` };
}

/** Footer: title left, page of pages in the middle. */
export function pageFooter(title: string): string {
  return `&L${title}&C第 &P 页 共 &N 页&R&A`;
}
