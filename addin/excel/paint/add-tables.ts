import { columnFormula, parameterFormula } from '../../../src/book/rules.ts';
import type { Table } from '../../../src/ledger/column.ts';
import { parameters } from '../../../src/ledger/parameters.ts';
import { type Problem, ProblemError } from '../../../src/ledger/problem.ts';
import { tables as bookTables } from '../../../src/ledger/tables/index.ts';
import { designTables } from '../../../src/xlsx/design/book-design.ts';
import { contentsSheet } from '../../../src/xlsx/design/contents-sheet.ts';
import type { SheetDesign } from '../../../src/xlsx/design/sheet-design.ts';
import { defaultStandards } from '../../../templates/standards/default.ts';
import type { OnProgress, TableColumn } from '../../book/host.ts';
import { paintFormulas } from './cells.ts';
import { presentTable } from './conflicts.ts';
import { contentsEdits, editContents } from './contents.ts';
import { type PaintPlan, planTables } from './plan.ts';
import { paintValidations } from './rules.ts';
import { paintSheet } from './sheet.ts';
import { type BookSurvey, isBroken, sameName, surveyBook } from './survey.ts';
import { clearUnfinished } from './unfinished.ts';

/** What was added to the workbook. */
export interface PaintReport {
  /** Names of the new tables and of the sheets they stand on, in the order of the book. */
  readonly added: readonly { readonly table: string; readonly sheet: string }[];
  /**
   * Columns of tables that were there whose formulas once lost a table or a name that is back now; the caller puts
   * the rule's formula into them again.
   */
  readonly broken: readonly TableColumn[];
  /** What is other than expected. */
  readonly notes: readonly Problem[];
}

/** Sheets painted between two syncs: about half a megabyte of the 5 MB that Excel on the web takes at once. */
const sheetsAtOnce = 6;

/**
 * Adds tables to the open workbook, each on a sheet of its own, as the blank book has them, together with every
 * table their formulas and choices need. What the workbook has stays as it is: tables of ours are kept, a sheet
 * whose name is taken gets the next free one.
 * @param wanted names of tables
 * @throws ProblemError when something stands in the way; nothing has been written then
 */
export async function addTables(
  context: Excel.RequestContext,
  wanted: readonly string[],
  onProgress?: OnProgress,
): Promise<PaintReport> {
  const survey = await cleanSurvey(context);
  const plan = planTables(survey, wanted.map(tableNamed));
  if (plan.problems.length > 0) throw new ProblemError(combined(plan.problems));
  if (plan.tables.length > 0) await paint(context, survey, plan, onProgress);
  return {
    added: plan.tables.map((table) => ({ table: table.name, sheet: plan.places.ofTable(table) })),
    broken: plan.tables.length > 0 ? brokenColumns(survey) : [],
    notes: plan.notes,
  };
}

function brokenColumns({ ours }: BookSurvey): PaintReport['broken'] {
  return ours.flatMap(({ name, broken }) =>
    broken.filter((header) => isDerived(name, header)).map((header) => ({ table: name, header })),
  );
}

const isDerived = (table: string, header: string): boolean =>
  bookTables
    .find(({ name }) => sameName(name, table))
    ?.columns.some((column) => column.header === header && column.derived) ?? false;

/** What the workbook has, without what a failed attempt has left. */
async function cleanSurvey(context: Excel.RequestContext): Promise<BookSurvey> {
  const survey = await surveyBook(context);
  if (survey.unfinished.length === 0) return survey;
  for (const name of survey.unfinished) context.workbook.worksheets.getItem(name).delete();
  return surveyBook(context);
}

function tableNamed(name: string): Table {
  const table = bookTables.find((known) => known.name === name);
  if (!table) throw new RangeError(`no table ${name}`);
  return table;
}

/** One problem that says all of them. */
function combined(problems: readonly Problem[]): Problem {
  const [first] = problems;
  const repairs = new Set(problems.flatMap(({ repair }) => repair ?? []));
  return {
    ...first!,
    message: problems.map(({ message }) => message).join('\n'),
    repair: [...repairs].join('\n'),
  };
}

/** Sheets first, each a part of the way to all of them; then what refers from one to another. */
async function paint(
  context: Excel.RequestContext,
  survey: BookSurvey,
  plan: PaintPlan,
  onProgress?: OnProgress,
): Promise<void> {
  const designs = designsOf(survey, plan);
  takeDeadNames(context, survey, plan);
  const sheets: Excel.Worksheet[] = [];
  for (const design of designs) {
    const sheet = paintSheet(context, design);
    const position = plan.positions.get(design.name);
    if (position !== undefined) sheet.position = position;
    sheets.push(sheet);
    if (sheets.length % sheetsAtOnce > 0) continue;
    await context.sync();
    onProgress?.(sheets.length, designs.length);
  }
  designs.forEach((design, index) => {
    paintFormulas(sheets[index]!, design.cells);
    paintValidations(sheets[index]!, design.validations);
    clearUnfinished(sheets[index]!);
  });
  const { contents } = plan;
  if (contents && !contents.locked)
    editContents(
      context.workbook.worksheets.getItem(contents.sheet),
      contentsEdits(contents.texts, plan.tables, plan.places),
    );
  await context.sync();
  onProgress?.(designs.length, designs.length);
}

function designsOf(survey: BookSurvey, { tables, places, standards, contents }: PaintPlan): SheetDesign[] {
  const rules = { columnFormula, parameterFormula, standards: { ...defaultStandards, ...standards } };
  const sheets = designTables(tables, rules, places);
  if (contents) return sheets;
  const listed = bookTables.filter((table) => tables.includes(table) || presentTable(survey, table));
  return [contentsSheet(listed, places), ...sheets];
}

/** Names of parameters whose cells are gone make room for the new ones. */
function takeDeadNames({ workbook }: Excel.RequestContext, survey: BookSurvey, { tables }: PaintPlan): void {
  const wanted = [
    ...tables.map(({ name }) => name),
    ...(tables.some(({ id }) => id === 'settings') ? parameters.map(({ name }) => name) : []),
  ];
  for (const known of survey.names)
    if (isBroken(known.formula) && wanted.some((name) => sameName(name, known.name)))
      workbook.names.getItem(known.name).delete();
}
