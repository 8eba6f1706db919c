import type { Column, ColumnKind, Table } from '../../ledger/column.ts';
import { headerRow } from '../../ledger/data.ts';
import type { PageDesign } from './sheet-design.ts';

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

const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };

/** A page with the title and the page's number at its foot. */
export function page(title: string, options: Partial<PageDesign> = {}): PageDesign {
  return {
    pagesWide: 1,
    margins,
    footer: { left: title, center: '第 &P 页 共 &N 页', right: '&A' },
    ...options,
  };
}

/**
 * Page of a table's sheet, its header repeated: one page wide; a form too wide to be read that way runs over
 * several pages, each with the leading columns repeated.
 */
export function tablePage(table: Table): PageDesign {
  const shown = table.columns.filter((column) => !column.hidden);
  const width = shown.reduce((sum, column) => sum + columnWidth(column), 0);
  const pagesWide = Math.max(1, Math.ceil(width / pageWidth));
  return page(table.title, {
    titleRows: headerRow,
    ...(pagesWide > 1 ? { pagesWide, titleColumns: frozenColumns(table) } : {}),
  });
}
