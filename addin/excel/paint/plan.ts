import { withNeeded } from '../../../src/book/needs.ts';
import { columnOf, type Table } from '../../../src/ledger/column.ts';
import type { Problem } from '../../../src/ledger/problem.ts';
import { tables as bookTables } from '../../../src/ledger/tables/index.ts';
import { inputColumns, type Standards } from '../../../src/xlsx/design/choices.ts';
import { productTitle } from '../../../src/xlsx/design/contents-sheet.ts';
import { type BookPlaces, blankPlaces, designedPlace } from '../../../src/xlsx/design/places.ts';
import { conflictsOf, presentTable, stranger } from './conflicts.ts';
import type { PresentContents } from './present-contents.ts';
import { type BookSurvey, type PresentTable, sameName } from './survey.ts';

/** Which tables are added to an open workbook, and where. */
export interface PaintPlan {
  /** In the order of the book; wanted ones that are there already are left out. */
  readonly tables: readonly Table[];
  readonly places: BookPlaces;
  /** Rows of the standards that are there already, in the order of the input columns. */
  readonly standards: Standards;
  /** The 目录 that is there; a new one is added when there is none. */
  readonly contents: PresentContents | undefined;
  /** Place among all sheets (from 0) of each new sheet, to be given in this order. */
  readonly positions: ReadonlyMap<string, number>;
  /** Why the tables cannot be added; nothing may be written then. */
  readonly problems: readonly Problem[];
  /** What is other than expected, e.g. a sheet of another name. */
  readonly notes: readonly Problem[];
}

/** Plans the adding of tables and of all that they need (see `withNeeded`) to a workbook. Pure. */
export function planTables(survey: BookSurvey, wanted: readonly Table[]): PaintPlan {
  const isPresent = (table: Table) => presentTable(survey, table) !== undefined;
  const tables = withNeeded(
    wanted.map(({ id }) => id),
    isPresent,
  );
  const contents = survey.contents.find(({ texts }) => texts[0] === productTitle);
  const places = placesIn(survey, tables, contents);
  const strange = wanted.flatMap((table) => {
    const present = presentTable(survey, table);
    return (present && stranger(present, table)) ?? [];
  });
  return {
    tables,
    places,
    standards: presentStandards(survey),
    contents,
    positions: positionsOf(survey, tables, places, contents === undefined),
    problems: distinct([...strange, ...conflictsOf(survey, tables)]),
    notes: tables
      .filter((table) => places.ofTable(table) !== table.name)
      .map((table) => moved(table, places)),
  };
}

/** Tables of ours keep their sheets; new ones get a sheet of their own name, or the next free one. */
function placesIn(survey: BookSurvey, added: readonly Table[], contents?: PresentContents): BookPlaces {
  const taken = [...survey.sheets];
  const free = (name: string): string => {
    const sheet = freeName(name, taken);
    taken.push(sheet);
    return sheet;
  };
  const contentsName = contents?.sheet ?? free(blankPlaces.contents);
  const sheets = new Map(added.map((table) => [table.id, free(table.name)]));
  const sheetOf = (table: Table) => sheets.get(table.id) ?? presentTable(survey, table)?.sheet ?? table.name;
  return {
    contents: contentsName,
    lists: freeName(blankPlaces.lists, taken),
    ofTable: sheetOf,
    ofColumn: (table, id) => {
      const present = sheets.has(table.id) ? undefined : presentTable(survey, table);
      return present ? presentPlace(present, table, id) : designedPlace(sheetOf(table), table, id);
    },
  };
}

function presentPlace(present: PresentTable, table: Table, id: string) {
  const place = present.headers.indexOf(columnOf(table, id).header);
  return { sheet: present.sheet, column: present.column + place, firstRow: present.row + 1 };
}

const longestSheetName = 31;

function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` (${number})`;
    const candidate = name.slice(0, longestSheetName - ending.length) + ending;
    if (!taken.some((other) => sameName(other, candidate))) return candidate;
  }
}

function presentStandards(survey: BookSurvey): Standards {
  return Object.fromEntries(
    bookTables.flatMap((table) => {
      const present = table.chapter === '标准' ? presentTable(survey, table) : undefined;
      if (!present) return [];
      const places = inputColumns(table).map(({ header }) => present.headers.indexOf(header));
      return [[table.id, present.rows.map((row) => places.map((place) => row[place] ?? null))]];
    }),
  );
}

/** New sheets stand in the order of the book: behind the sheet that comes before them there, else at the end. */
function positionsOf(
  survey: BookSurvey,
  added: readonly Table[],
  places: BookPlaces,
  newContents: boolean,
): Map<string, number> {
  const order = [...survey.sheets];
  const inBook = [
    places.contents,
    ...bookTables
      .filter((table) => added.includes(table) || presentTable(survey, table))
      .map((table) => places.ofTable(table)),
  ];
  const isNew = new Set([
    ...(newContents ? [places.contents] : []),
    ...added.map((table) => places.ofTable(table)),
  ]);
  const positions = new Map<string, number>();
  inBook.forEach((sheet, index) => {
    if (!isNew.has(sheet)) return;
    const before = order.indexOf(inBook[index - 1] ?? '');
    const after = inBook.slice(index + 1).find((next) => order.includes(next));
    const position = before >= 0 ? before + 1 : after === undefined ? order.length : order.indexOf(after);
    order.splice(position, 0, sheet);
    positions.set(sheet, position);
  });
  return positions;
}

function moved(table: Table, places: BookPlaces): Problem {
  const sheet = places.ofTable(table);
  return {
    code: 'sheet-name-taken',
    severity: 'note',
    sheet,
    message: `工作簿里已有名为“${table.name}”的工作表，新表放在工作表“${sheet}”上。`,
  };
}

const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [problem.message, problem])).values(),
];
