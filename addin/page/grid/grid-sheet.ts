import { choicesOf } from '../../../src/import/choices.ts';
import type { Grid } from '../../../src/import/grid.ts';
import type { Column, ColumnKind } from '../../../src/ledger/column.ts';
import { columnLetters } from '../../../src/ledger/data.ts';
import { type CellValue, isBlank } from '../../../src/ledger/value.ts';
import { columnWidth, displayWidth, frozenColumns } from '../../../src/xlsx/design/layout.ts';
import type { CellWrite } from '../../book/host.ts';
import type { PageBook } from '../page-book.ts';
import { isRuled, type PageTable, parameterAt } from '../page-table.ts';
import { editText, shownText } from './cell-text.ts';
import type { Block } from './moves.ts';
import { readTyped } from './typed.ts';
import { numberWidth } from './window.ts';

/** A column as the grid draws it. */
export interface GridColumn {
  readonly header: string;
  /** Letters of the worksheet. */
  readonly letters: string;
  /** Pixels. */
  readonly width: number;
  readonly derived: boolean;
  readonly required: boolean;
  readonly help?: string;
}

/** What a cell is: how its value reads, and whether it may be typed into. */
export interface GridCell {
  readonly value: CellValue;
  readonly kind: ColumnKind;
  readonly isEditable: boolean;
  /** True where a rule computes it. */
  readonly isComputed: boolean;
}

/** A worksheet as the grid draws it; rows and columns from 0. */
export interface GridSheet {
  readonly name: string;
  /** Table of ours that stands on it. */
  readonly table?: string;
  readonly columns: readonly GridColumn[];
  readonly rows: number;
  /** The empty row below the table, which typing into it makes part of the table; it counts among the rows. */
  readonly spareRow?: number;
  /** Worksheet row of row 0. */
  readonly firstRow: number;
  readonly frozen: number;
  cell(row: number, column: number): GridCell;
  /** Answers to choose from. */
  choices(row: number, column: number): readonly string[] | undefined;
  /** What a text typed into a cell comes to. */
  write(row: number, column: number, text: string): CellWrite | undefined;
}

const characterWidth = 7.6;
/** A column wider than this leaves no room for others; its text is cut short and shown in full below. */
const widest = 320;

const pixels = (characters: number): number => Math.min(widest, Math.round(characters * characterWidth));

/** The sheet of a table of ours. */
export function tableSheet(book: PageBook, page: PageTable): GridSheet {
  const columns = page.headers.flatMap((header, index) => {
    const column = page.definitions.get(header);
    return column?.hidden ? [] : [{ header, index, column }];
  });
  const effective = (row: number, { column }: { column: Column | undefined }): Column | undefined => {
    const parameter = column && parameterAt(page, column, row);
    if (!column || !parameter) return column;
    const { kind, choices } = parameter;
    return { ...column, kind, ...(choices ? { choices } : {}) };
  };
  /** What a rule computes is not typed; columns of the user's own keep their formulas. */
  const isEditable = (row: number, { header, column }: (typeof columns)[number]): boolean => {
    if (!column) return typeof page.own.get(header)?.get(row) !== 'string';
    if (column.derived) return false;
    const parameter = parameterAt(page, column, row);
    return parameter?.derived !== true && !(page.table.id === 'settings' && column.id !== 'value');
  };
  // Parameters are what they are.
  const grows = page.table.id !== 'settings';
  return {
    name: page.sheet,
    table: page.table.name,
    rows: page.rowCount + (grows ? 1 : 0),
    ...(grows ? { spareRow: page.rowCount } : {}),
    firstRow: page.firstRow,
    frozen: Math.min(frozenColumns(page.table), columns.length),
    columns: columns.map(({ header, index, column }) => ({
      header,
      letters: columnLetters(page.firstColumn + index),
      width: pixels(column ? columnWidth(column) : Math.max(10, displayWidth(header) + 4)),
      derived: column?.derived === true,
      required: column?.required === true,
      ...(column?.help === undefined ? {} : { help: column.help }),
    })),
    cell(row, at) {
      const known = columns[at]!;
      const column = effective(row, known);
      return {
        value: row < page.rowCount ? book.cell(page, known.header, row) : null,
        kind: column?.kind ?? 'text',
        isEditable: isEditable(row, known),
        isComputed: known.column !== undefined && isRuled(page, known.column, row),
      };
    },
    choices(row, at) {
      const column = effective(row, columns[at]!);
      return column?.kind === 'choice' ? choicesOf(column, book.ledger) : undefined;
    },
    write(row, at, text) {
      const known = columns[at];
      if (!known || row >= page.rowCount || !isEditable(row, known)) return undefined;
      const column = effective(row, known);
      const { value } = readTyped(column, text, column && choicesOf(column, book.ledger));
      return { table: page.table.name, row, header: known.header, value };
    },
  };
}

/** A sheet that holds no table of ours, to look at. */
export function foreignSheet(name: string, grid: Grid): GridSheet {
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 1);
  const sample = grid.rows.slice(0, 200);
  return {
    name,
    rows: Math.max(1, grid.rows.length),
    firstRow: grid.firstRow,
    frozen: 0,
    columns: Array.from({ length: width }, (_, column) => {
      const letters = columnLetters(column + 1);
      const widths = sample.map((row) => displayWidth(shownText(row[column] ?? null, 'text')) + 2);
      const width = Math.max(numberWidth, pixels(Math.max(8, ...widths)));
      return { header: letters, letters, width, derived: false, required: false };
    }),
    cell: (row, column) => ({
      value: grid.rows[row]?.[column] ?? null,
      kind: 'text',
      isEditable: false,
      isComputed: false,
    }),
    choices: () => undefined,
    write: () => undefined,
  };
}

/** Address of a cell in its worksheet. */
export function addressOf(sheet: GridSheet, row: number, column: number): string {
  return `${sheet.columns[column]?.letters ?? 'A'}${sheet.firstRow + row}`;
}

/** The cell of an address, when the grid shows it. */
export function placeOf(sheet: GridSheet, address: string): { row: number; column: number } | undefined {
  const [, letters, number] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = sheet.columns.findIndex((known) => known.letters === letters);
  const row = Number(number) - sheet.firstRow;
  return column < 0 || row < 0 || row >= sheet.rows ? undefined : { row, column };
}

/** The texts of a block, as they are copied: figures without grouping, so that they stay figures. */
export function blockTexts(sheet: GridSheet, { top, left, bottom, right }: Block): string[][] {
  return Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (_, column) => {
      const { value, kind } = sheet.cell(top + row, left + column);
      return editText(value, kind);
    }),
  );
}

/** True for a cell that must be filled and is not, in a row that someone has begun. */
export function isMissing(sheet: GridSheet, row: number, column: number): boolean {
  const { required, derived } = sheet.columns[column] ?? {};
  const isBegun = !isBlank(sheet.cell(row, 0).value);
  return required === true && !derived && isBegun && isBlank(sheet.cell(row, column).value);
}
