import type { Column, Table } from '../../ledger/column.ts';
import { columnLetters, headerRow } from '../../ledger/data.ts';
import type { CellValue } from '../../ledger/value.ts';
import { rangeName } from '../package/reference.ts';
import { type ChoiceLists, inputColumns } from './choices.ts';
import { highlightsOf } from './highlights.ts';
import { columnWidth, frozenColumns, lineCount, tablePage } from './layout.ts';
import type { BookPlaces } from './places.ts';
import { purposes } from './purposes.ts';
import type {
  CellContent,
  CellDesign,
  ColumnDesign,
  SheetDesign,
  TableDesign,
  Validation,
} from './sheet-design.ts';
import {
  cellLook,
  chapterColours,
  headerLook,
  linkLook,
  noteLook,
  numberFormat,
  titleLook,
} from './style.ts';
import { validationOf } from './validation.ts';

/** Sheets whose rows are looked up by eye, not filtered. */
const withoutFilter: readonly string[] = ['settings', 'bands'];
/** Chapters whose sheets hold a few rows of prose: cells wrap. */
const wrappingChapters: readonly string[] = ['标准', '设置'];

const titleHeight = 30;
const noteHeight = 20;
const headerHeight = 34;
const lineHeight = 16;
const rowPadding = 4;

/** What a table's sheet is designed from. */
export interface TableSource {
  readonly table: Table;
  /** Data rows, one cell per column. */
  readonly rows: readonly (readonly CellContent[])[];
  readonly columnFormula: (columnId: string) => string | undefined;
  readonly lists: ChoiceLists;
  readonly places: BookPlaces;
}

/**
 * The rows a table starts with: the default rows of a standard, or one empty row (a table must have one). A
 * formula of an empty row is cached as empty text, which is what it gives; beside default values nothing is
 * cached, so every program computes it on opening.
 */
export function startingRows(
  table: Table,
  standards: readonly (readonly CellValue[])[] | undefined,
  columnFormula: (columnId: string) => string | undefined,
): CellContent[][] {
  const inputs = inputColumns(table);
  const records = standards?.length ? standards : [[]];
  return records.map((record) =>
    table.columns.map((column): CellContent => {
      const formula = column.derived && columnFormula(column.id);
      if (formula) return record.length ? { formula } : { formula, result: '' };
      return column.derived ? null : plainValue(record[inputs.indexOf(column)]);
    }),
  );
}

function plainValue(value: CellValue | undefined): CellContent {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new RangeError('standards hold numbers and texts only');
}

/** A table on a sheet of its own: title, note with the way back, header, rows, and everything around. */
export function tableSheet(source: TableSource): SheetDesign {
  const { table, rows, places } = source;
  return {
    name: places.ofTable(table),
    tabColour: chapterColours[table.chapter],
    rowHeight: lineHeight + rowPadding,
    frozen: { rows: headerRow, columns: frozenColumns(table) },
    page: tablePage(table),
    columns: table.columns.map(columnDesign),
    heights: heightsOf(source),
    cells: [...heading(table, places), headers(table), ...dataCells(source)],
    table: tableDesign(source),
    validations: validationsOf(source),
    highlights: highlightsOf(table, rows.length),
    names: [],
  };
}

function columnDesign(column: Column): ColumnDesign {
  return {
    width: columnWidth(column),
    ...(column.hidden ? { hidden: true } : {}),
    // Codes pasted below the table must stay text too.
    ...(column.kind === 'code' && !column.derived ? { numberFormat: '@' } : {}),
  };
}

function heading(table: Table, places: BookPlaces): CellDesign[][] {
  const example = table.chapter === '标准' ? '示例默认值，请按本公司制度修改。' : '';
  const note = `${example}${purposes[table.id] ?? ''}`;
  return [
    [{ content: table.title, look: titleLook }],
    [
      { content: '← 目录', look: linkLook, link: places.contents },
      { content: note, look: noteLook },
    ],
  ];
}

const headers = (table: Table): CellDesign[] =>
  table.columns.map((column) => ({ content: column.header, look: headerLook(column) }));

function dataCells({ table, rows }: TableSource): CellDesign[][] {
  const looks = table.columns.map((column) => cellLook(column, numberFormat(table.id, column), wraps(table)));
  return rows.map((row) => looks.map((look, index) => ({ content: row[index] ?? null, look })));
}

function heightsOf({ table, rows }: TableSource): Map<number, number> {
  const linesOf = (row: readonly CellContent[]): number =>
    Math.max(
      ...table.columns.map((column, index) => {
        const content = row[index];
        return typeof content === 'string' ? lineCount(content, columnWidth(column)) : 1;
      }),
    );
  return new Map([
    [1, titleHeight],
    [2, noteHeight],
    [headerRow, headerHeight],
    ...rows.map((row, place): [number, number] => {
      const lines = wraps(table) ? linesOf(row) : 1;
      return [headerRow + 1 + place, lines * lineHeight + rowPadding];
    }),
  ]);
}

const wraps = (table: Table): boolean => wrappingChapters.includes(table.chapter);

function tableDesign({ table, rows, columnFormula }: TableSource): TableDesign {
  return {
    name: table.name,
    headerRow,
    rowCount: rows.length,
    columns: table.columns.map(({ id, header, derived }) => {
      const formula = derived && columnFormula(id);
      return formula ? { header, formula } : { header };
    }),
    filterButtons: !withoutFilter.includes(table.id),
    style: 'TableStyleLight1',
  };
}

function validationsOf({ table, rows, lists }: TableSource): Validation[] {
  return table.columns.flatMap((column, index): Validation[] => {
    const first = `${columnLetters(index + 1)}${headerRow + 1}`;
    const validation = validationOf(column, first, column.derived ? undefined : lists.source(column));
    const place = { top: headerRow + 1, left: index + 1, bottom: headerRow + rows.length, right: index + 1 };
    return validation ? [{ range: rangeName(place), ...validation }] : [];
  });
}
