import type { CellFormulaValue, TableColumnProperties, Workbook, Worksheet } from 'exceljs';
import type { Column, Table } from '../../ledger/column.ts';
import { columnLetters, headerRow } from '../../ledger/data.ts';
import type { CellValue } from '../../ledger/value.ts';
import { type ChoiceLists, inputColumns } from './choices.ts';
import { addGroupLines, addHighlights } from './highlights.ts';
import { columnWidth, frozenView, lineCount, pageFooter, tablePageSetup } from './layout.ts';
import { purposes } from './purposes.ts';
import {
  cellLook,
  chapterColours,
  headerLook,
  linkLook,
  noteLook,
  numberFormat,
  titleLook,
} from './style.ts';
import { addValidation, validationOf } from './validation.ts';

/** Sheet with the list of all sheets; every other sheet links back to it. */
export const contentsName = '目录';

/** A cell of a drawn row: a value, nothing, or a formula (without `=`) with its cached result. */
export type DrawnCell =
  | string
  | number
  | null
  | { readonly formula: string; readonly result?: string | number };

/** A column of exceljs' table with the formula that rows typed later receive (see `exceljs-tables.ts`). */
type DrawnColumn = TableColumnProperties & { readonly calculatedColumnFormula?: string };

/** Sheets whose rows are looked up by eye, not filtered. */
const withoutFilter: readonly string[] = ['settings', 'bands'];
/** Chapters whose sheets hold a few rows of prose: cells wrap. */
const wrappingChapters: readonly string[] = ['标准', '设置'];

const titleHeight = 30;
const noteHeight = 20;
const headerHeight = 34;
const lineHeight = 16;
const rowPadding = 4;

/** What a table's sheet is drawn from. */
export interface TableDrawing {
  readonly table: Table;
  /** Data rows, one cell per column. */
  readonly rows: readonly (readonly DrawnCell[])[];
  readonly lists: ChoiceLists;
  readonly columnFormula: (columnId: string) => string | undefined;
}

/**
 * The rows a blank book starts a table with: the default rows of a standard, or one empty row (a table must
 * have one). A formula of an empty row is cached as empty text, which is what it gives; beside default values
 * nothing is cached, so every program computes it on opening.
 */
export function startingRows(
  table: Table,
  standards: readonly (readonly CellValue[])[] | undefined,
  columnFormula: (columnId: string) => string | undefined,
): DrawnCell[][] {
  const inputs = inputColumns(table);
  const records = standards?.length ? standards : [[]];
  return records.map((record) =>
    table.columns.map((column): DrawnCell => {
      const formula = column.derived && columnFormula(column.id);
      if (formula) return record.length ? { formula } : { formula, result: '' };
      return column.derived ? null : drawnValue(record[inputs.indexOf(column)]);
    }),
  );
}

function drawnValue(value: CellValue | undefined): DrawnCell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new RangeError('standards hold numbers and texts only');
}

/** Draws one table on a sheet of its own: title, note with the way back, header, rows, and everything around. */
export function drawTableSheet(workbook: Workbook, drawing: TableDrawing): Worksheet {
  const { table } = drawing;
  const sheet = workbook.addWorksheet(table.name, {
    properties: {
      tabColor: { argb: chapterColours[table.chapter] },
      defaultRowHeight: lineHeight + rowPadding,
    },
    pageSetup: tablePageSetup(table),
    headerFooter: { oddFooter: pageFooter(table.title) },
    views: frozenView(table),
  });
  drawColumns(sheet, table);
  drawHeading(sheet, table);
  drawTable(sheet, drawing);
  styleRows(sheet, drawing);
  validate(sheet, drawing);
  addHighlights(sheet, table, drawing.rows.length);
  addGroupLines(sheet, table, drawing.rows.length);
  return sheet;
}

function drawColumns(sheet: Worksheet, table: Table): void {
  table.columns.forEach((column, index) => {
    const drawn = sheet.getColumn(index + 1);
    drawn.width = columnWidth(column);
    if (column.hidden) drawn.hidden = true;
    // Codes pasted below the table must stay text too.
    if (column.kind === 'code' && !column.derived) drawn.numFmt = '@';
  });
}

function drawHeading(sheet: Worksheet, table: Table): void {
  const title = sheet.getCell('A1');
  title.value = table.title;
  title.style = titleLook;
  const back = sheet.getCell('A2');
  back.value = { text: `← ${contentsName}`, hyperlink: `#'${contentsName}'!A1` };
  back.style = linkLook;
  const note = sheet.getCell('B2');
  const example = table.chapter === '标准' ? '示例默认值，请按本公司制度修改。' : '';
  note.value = `${example}${purposes[table.id] ?? ''}`;
  note.style = noteLook;
  sheet.getRow(1).height = titleHeight;
  sheet.getRow(2).height = noteHeight;
  sheet.getRow(headerRow).height = headerHeight;
}

function drawTable(sheet: Worksheet, { table, rows, columnFormula }: TableDrawing): void {
  const filterButton = !withoutFilter.includes(table.id);
  const columns = table.columns.map((column): DrawnColumn => {
    const formula = column.derived && columnFormula(column.id);
    return {
      name: column.header,
      filterButton,
      totalsRowLabel: '',
      ...(formula ? { calculatedColumnFormula: formula } : {}),
    };
  });
  sheet.addTable({
    name: table.name,
    ref: `A${headerRow}`,
    headerRow: true,
    columns,
    rows: rows.map((row) => row.map(excelValue)),
    style: { theme: 'TableStyleLight1', showRowStripes: false },
  });
}

function excelValue(cell: DrawnCell): string | number | null | CellFormulaValue {
  if (cell === null || typeof cell !== 'object') return cell;
  return {
    formula: cell.formula,
    ...(cell.result === undefined ? {} : { result: cell.result }),
  } as CellFormulaValue;
}

function styleRows(sheet: Worksheet, { table, rows }: TableDrawing): void {
  const wrap = wrappingChapters.includes(table.chapter);
  const header = sheet.getRow(headerRow);
  table.columns.forEach((column, index) => {
    const look = cellLook(column, numberFormat(table.id, column), wrap);
    header.getCell(index + 1).style = headerLook(column);
    rows.forEach((_, row) => {
      sheet.getRow(headerRow + 1 + row).getCell(index + 1).style = look;
    });
  });
  rows.forEach((row, place) => {
    const lines = wrap ? Math.max(...table.columns.map((column, index) => linesOf(row[index], column))) : 1;
    sheet.getRow(headerRow + 1 + place).height = lines * lineHeight + rowPadding;
  });
}

const linesOf = (cell: DrawnCell | undefined, column: Column): number =>
  typeof cell === 'string' ? lineCount(cell, columnWidth(column)) : 1;

function validate(sheet: Worksheet, { table, rows, lists }: TableDrawing): void {
  if (table.id === 'settings') return;
  table.columns.forEach((column, index) => {
    const letters = columnLetters(index + 1);
    const first = `${letters}${headerRow + 1}`;
    const list = column.choices && !column.derived ? lists.formula(column) : undefined;
    const validation = validationOf(column, first, list);
    const range = rows.length === 1 ? first : `${first}:${letters}${headerRow + rows.length}`;
    if (validation) addValidation(sheet, range, validation);
  });
}
