import type { PageDesign, SheetDesign, TableDesign } from '../../../src/xlsx/design/sheet-design.ts';
import { columnName, rangeName } from '../../../src/xlsx/package/reference.ts';
import { blocksOf } from './blocks.ts';
import { paintCells } from './cells.ts';
import { webColour } from './looks.ts';
import { paintHighlights } from './rules.ts';
import { markUnfinished } from './unfinished.ts';

/**
 * Adds the designed sheet to the open workbook, with all that needs no other sheet: formulas and validations
 * follow when every sheet is there (`paintFormulas`, `paintValidations`). Only queues; the caller syncs.
 * The sheet is marked as unfinished until the caller says that it is whole (`clearUnfinished`).
 *
 * What Office.js cannot do as a file does:
 * - Column widths are points, not characters: they are those of a font whose digits are 7 pixels wide, as those
 *   of the blank book are, whatever the Normal font of the open workbook.
 * - Row heights are set for all rows of the sheet; a new sheet has no default height to change.
 * - The formula of a calculated column is not set but follows from a formula that fills the column, if the
 *   user's AutoCorrect does so.
 * - Neighbouring cells share one line; a file keeps both.
 * - A link is a property of its cell, and the look of links comes with it; the designed look is painted over it.
 */
export function paintSheet(context: Excel.RequestContext, design: SheetDesign): Excel.Worksheet {
  const sheet = context.workbook.worksheets.add(design.name);
  markUnfinished(sheet);
  paintLines(sheet, design);
  paintCells(sheet, design.cells);
  if (design.table) addTable(sheet, design.table);
  paintHighlights(sheet, design.highlights);
  for (const { name, cell } of design.names) context.workbook.names.add(name, sheet.getRange(cell));
  if (design.page) setUpPage(sheet.pageLayout, design.page);
  if (design.frozen) {
    const { rows, columns } = design.frozen;
    sheet.freezePanes.freezeAt(sheet.getRange(rangeName({ top: 1, left: 1, bottom: rows, right: columns })));
  }
  if (design.tabColour) sheet.tabColor = webColour(design.tabColour);
  if (design.gridLines === false) sheet.showGridlines = false;
  if (design.hidden) sheet.visibility = 'VeryHidden';
  return sheet;
}

/** 7 pixels of 1/96 inch a character (ECMA-376 part 1, 18.3.1.13). */
const pointsPerCharacter = 5.25;

/** Columns before cells: a format of a whole column is also that of its cells. */
function paintLines(sheet: Excel.Worksheet, { columns, rowHeight, heights }: SheetDesign): void {
  if (rowHeight) sheet.getRange().format.rowHeight = rowHeight;
  paintHeights(sheet, heights);
  for (const { left, right, value } of blocksOf([columns], (column) => JSON.stringify(column))) {
    const range = sheet.getRange(`${columnName(left)}:${columnName(right)}`);
    range.format.columnWidth = value.width * pointsPerCharacter;
    if (value.numberFormat) formatColumns(sheet, range, value.numberFormat);
    if (value.hidden) range.columnHidden = true;
  }
}

/** Whole columns take no number format, but what is copied from a cell; the cells painted later get their own. */
function formatColumns(sheet: Excel.Worksheet, columns: Excel.Range, numberFormat: string): void {
  const pattern = sheet.getRange('A1');
  pattern.numberFormat = [[numberFormat]];
  columns.copyFrom(pattern, 'Formats');
}

/** Gives rows the heights they have of their own. */
export function paintHeights(sheet: Excel.Worksheet, heights: ReadonlyMap<number, number>): void {
  const last = Math.max(0, ...heights.keys());
  const rows = Array.from({ length: last }, (_, index) => [heights.get(index + 1)]);
  for (const { top, bottom, value } of blocksOf(rows, String))
    sheet.getRange(`${top}:${bottom}`).format.rowHeight = value;
}

function addTable(sheet: Excel.Worksheet, design: TableDesign): void {
  const { headerRow, rowCount, columns } = design;
  const place = { top: headerRow, left: 1, bottom: headerRow + rowCount, right: columns.length };
  const table = sheet.tables.add(rangeName(place), true);
  table.name = design.name;
  table.style = design.style;
  table.showBandedRows = false;
  table.showFilterButton = design.filterButtons;
}

const pointsPerInch = 72;

function setUpPage(layout: Excel.PageLayout, page: PageDesign): void {
  const { margins, pagesWide, pagesHigh, titleRows, titleColumns, footer } = page;
  layout.set({
    orientation: 'Landscape',
    paperSize: 'A4',
    centerHorizontally: true,
    zoom: { horizontalFitToPages: pagesWide, ...(pagesHigh ? { verticalFitToPages: pagesHigh } : {}) },
    leftMargin: margins.left * pointsPerInch,
    rightMargin: margins.right * pointsPerInch,
    topMargin: margins.top * pointsPerInch,
    bottomMargin: margins.bottom * pointsPerInch,
    headerMargin: margins.header * pointsPerInch,
    footerMargin: margins.footer * pointsPerInch,
  });
  if (titleRows) layout.setPrintTitleRows(`$1:$${titleRows}`);
  if (titleColumns) layout.setPrintTitleColumns(`$A:$${columnName(titleColumns)}`);
  layout.headersFooters.defaultForAllPages.set({
    leftFooter: footer.left,
    centerFooter: footer.center,
    rightFooter: footer.right,
  });
}
