import { tables as bookTables } from '../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { cellAt } from './addresses.ts';
import { type PresentContents, readContents } from './present-contents.ts';
import { markOf } from './unfinished.ts';

/** What an open workbook has already, as far as new tables must get along with it. */
export interface BookSurvey {
  /** The workbook's structure is protected: no sheet can be added. */
  readonly locked: boolean;
  /** Names of all sheets in their order. */
  readonly sheets: readonly string[];
  /** Names of all tables. */
  readonly tables: readonly string[];
  /** The tables that bear a name of ours. */
  readonly ours: readonly PresentTable[];
  readonly names: readonly PresentName[];
  /** Sheets that may be our 目录. */
  readonly contents: readonly PresentContents[];
  /** Sheets that a failed attempt has left. */
  readonly unfinished: readonly string[];
}

export interface PresentTable {
  readonly name: string;
  readonly sheet: string;
  readonly headers: readonly string[];
  /** Worksheet row of the header and column of the first column, from 1. */
  readonly row: number;
  readonly column: number;
  /** Values of the data rows; of standards only, whose rows are choices. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Headers of columns whose formula has lost what it refers to. */
  readonly broken: readonly string[];
}

export interface PresentName {
  readonly name: string;
  /** With `=`. */
  readonly formula: string;
}

/** Reads what new tables must get along with; two syncs. */
export async function surveyBook(context: Excel.RequestContext): Promise<BookSurvey> {
  const { worksheets, tables, names, protection } = context.workbook;
  worksheets.load('items/name');
  tables.load('items/name,items/worksheet/name');
  names.load('items/name,items/formula');
  protection.load('protected');
  await context.sync();

  const ours = tables.items.filter(({ name }) => tableNamed(name)).map(readTable);
  const contents = readContents(worksheets);
  const marks = worksheets.items.map((sheet) => ({ name: sheet.name, mark: markOf(sheet) }));
  await context.sync();

  return {
    locked: protection.protected,
    sheets: worksheets.items.map(({ name }) => name),
    tables: tables.items.map(({ name }) => name),
    ours: ours.map((read) => read()),
    names: names.items.map(({ name, formula }) => ({ name, formula: String(formula) })),
    contents: contents(),
    unfinished: marks.filter(({ mark }) => !mark.isNullObject).map(({ name }) => name),
  };
}

/** Names of tables and sheets are the same with small and capital letters. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const tableNamed = (name: string) => bookTables.find((table) => sameName(table.name, name));

/** Queues the reading of a table; the result gives it after the sync. */
function readTable(table: Excel.Table): () => PresentTable {
  const { name, worksheet } = table;
  const header = table.getHeaderRowRange().load('address,values');
  const body = table.getDataBodyRange();
  const isStandard = tableNamed(name)?.chapter === '标准';
  if (isStandard) body.load('values');
  const firstRow = body.getRow(0).load('formulas');
  return () => {
    const headers = header.values[0]!.map(String);
    return {
      name,
      sheet: worksheet.name,
      headers,
      ...cellAt(header.address),
      rows: isStandard ? body.values : [],
      broken: headers.filter((_, index) => isBroken(firstRow.formulas[0]![index])),
    };
  };
}

/** A formula or a name that has lost the cells it refers to. */
export const isBroken = (formula: unknown): boolean => String(formula).includes('#REF!');
