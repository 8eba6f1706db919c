import type {
  CellFormulaValue,
  CellValue,
  PageSetup,
  TableColumnProperties,
  Workbook,
  Worksheet,
  WorksheetView,
} from 'exceljs';
import { columnLetters } from '../../../ledger/data.ts';
import {
  type CellContent,
  type CellDesign,
  isFormula,
  type PageDesign,
  type SheetDesign,
  type TableDesign,
} from '../sheet-design.ts';
import { addHighlights, addValidations } from './rules.ts';
import { argb, style } from './style.ts';

/** A column of exceljs' table with the formula that rows typed later receive (see `tables.ts`). */
type TableColumn = TableColumnProperties & { readonly calculatedColumnFormula?: string };

/** Adds the designed sheet to a workbook of exceljs. */
export function paintSheet(workbook: Workbook, design: SheetDesign): void {
  const { tabColour, rowHeight, page } = design;
  const sheet = workbook.addWorksheet(design.name, {
    ...(design.hidden ? { state: 'veryHidden' } : {}),
    properties: {
      ...(tabColour ? { tabColor: argb(tabColour) } : {}),
      ...(rowHeight ? { defaultRowHeight: rowHeight } : {}),
    },
    ...(page ? { pageSetup: pageSetup(page), headerFooter: { oddFooter: footer(page) } } : {}),
    ...(design.hidden ? {} : { views: [view(design)] }),
  });
  paintColumns(sheet, design);
  if (design.table) addTable(sheet, design, design.table);
  design.cells.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell) paintCell(sheet, r + 1, c + 1, cell);
    });
  });
  for (const [row, height] of design.heights) sheet.getRow(row).height = height;
  addValidations(sheet, design.validations);
  addHighlights(sheet, design.highlights);
  for (const { name, cell } of design.names)
    workbook.definedNames.add(`'${design.name}'!${absolute(cell)}`, name);
}

/** `B4` as `$B$4`. */
const absolute = (cell: string): string => cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');

function view({ frozen, gridLines }: SheetDesign): WorksheetView {
  if (!frozen) return { state: 'normal', showGridLines: gridLines ?? true, zoomScale: 100 } as WorksheetView;
  const topLeftCell = `${columnLetters(frozen.columns + 1)}${frozen.rows + 1}`;
  return {
    state: 'frozen',
    xSplit: frozen.columns,
    ySplit: frozen.rows,
    topLeftCell,
    zoomScale: 100,
  } as WorksheetView;
}

function pageSetup({
  pagesWide,
  pagesHigh,
  margins,
  titleRows,
  titleColumns,
}: PageDesign): Partial<PageSetup> {
  return {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: pagesWide,
    fitToHeight: pagesHigh ?? 0,
    horizontalCentered: true,
    margins,
    ...(titleRows ? { printTitlesRow: `1:${titleRows}` } : {}),
    ...(titleColumns ? { printTitlesColumn: `A:${columnLetters(titleColumns)}` } : {}),
  };
}

const footer = ({ footer: { left, center, right } }: PageDesign): string => `&L${left}&C${center}&R${right}`;

function paintColumns(sheet: Worksheet, { columns }: SheetDesign): void {
  columns.forEach(({ width, hidden, numberFormat }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = width;
    if (hidden) column.hidden = true;
    if (numberFormat) column.numFmt = numberFormat;
  });
}

function addTable(sheet: Worksheet, { cells }: SheetDesign, table: TableDesign): void {
  const { name, headerRow, rowCount, filterButtons } = table;
  const columns = table.columns.map(
    ({ header, formula }): TableColumn => ({
      name: header,
      filterButton: filterButtons,
      totalsRowLabel: '',
      ...(formula ? { calculatedColumnFormula: formula } : {}),
    }),
  );
  sheet.addTable({
    name,
    ref: `A${headerRow}`,
    headerRow: true,
    columns,
    rows: cells
      .slice(headerRow, headerRow + rowCount)
      .map((row) => columns.map((_, index) => cellValue(row[index]?.content ?? null))),
    style: { theme: table.style as 'TableStyleLight1', showRowStripes: false },
  });
}

function paintCell(sheet: Worksheet, row: number, column: number, { content, look, link }: CellDesign): void {
  const cell = sheet.getCell(row, column);
  const hyperlink = link && `#'${link}'!A1`;
  cell.value = hyperlink ? { text: String(content), hyperlink } : cellValue(content);
  if (look) cell.style = style(look);
}

function cellValue(content: CellContent): CellValue {
  if (!isFormula(content)) return content;
  const { formula, result } = content;
  return { formula, ...(result === undefined ? {} : { result }) } as CellFormulaValue;
}
