import { invalidArgument } from '../errors.ts';
import {
  mapStructuredReferences,
  parseStructuredReference,
  type StructuredReference,
  writeStructuredReference,
} from '../structured-references.ts';
import { containsArea } from './area.ts';
import type { Book } from './book.ts';
import { formulaFault, formulaPieces } from './formula-text.ts';
import type { Sheet } from './sheet.ts';
import type { Table } from './table.ts';

/** The table a cell stands in. */
export function tableAround(book: Book, sheet: Sheet, row: number, column: number): Table | undefined {
  const cell = { top: row, left: column, bottom: row, right: column };
  return book.tablesOn(sheet, cell).find((table) => containsArea(table.area, cell));
}

/**
 * A formula as the model keeps it: every structured reference in the long form, names spelled as they are.
 * @throws HostError `InvalidArgument` when it cannot be read, or names a table or column there is not
 */
export function canonicalFormula(book: Book, text: string, own: Table | undefined): string {
  const fault = formulaFault(text);
  if (fault) throw invalidArgument(`formula ${text}: ${fault}`);
  if (!text.includes('[')) return text;
  return formulaPieces(text)
    .map((piece) => {
      if (piece.kind !== 'structured') return piece.text;
      const reference = parseStructuredReference(piece.text);
      if (!reference) throw invalidArgument(`formula ${text}: ${piece.text} is no reference`);
      return writeStructuredReference(spelled(book, reference, own, text), 'long');
    })
    .join('');
}

function spelled(
  book: Book,
  reference: StructuredReference,
  own: Table | undefined,
  text: string,
): StructuredReference {
  const table = reference.table === undefined ? own : book.findTable(reference.table);
  if (!table)
    throw invalidArgument(`formula ${text}: there is no table ${reference.table ?? 'around the cell'}`);
  if (!reference.columns) return { ...reference, table: table.name };
  const name = (column: string): string => {
    const known = table.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
    if (!known) throw invalidArgument(`formula ${text}: table ${table.name} has no column ${column}`);
    return known.name;
  };
  const { first, last } = reference.columns;
  return { parts: reference.parts, table: table.name, columns: { first: name(first), last: name(last) } };
}

/** A formula as `Range.formulas` shows it in a cell of the table `own`. */
export function shownFormula(book: Book, formula: string, own: Table | undefined): string {
  if (book.options.formulaForm === 'long' || !own) return formula;
  return mapStructuredReferences(formula, (reference) => {
    if (reference.table !== own.name) return undefined;
    const { table: _, ...inside } = reference;
    return writeStructuredReference(inside, 'short');
  });
}

/** Rewrites every formula of the workbook: cells, calculated columns, names, validations, conditional formats. */
export function rewriteFormulas(
  book: Book,
  rewrite: (formula: string, sheet: Sheet | undefined) => string,
): void {
  for (const sheet of book.sheets) {
    const known = new Map<string, string>();
    const once = (formula: string): string => {
      const made = known.get(formula) ?? rewrite(formula, sheet);
      known.set(formula, made);
      return made;
    };
    for (const cells of sheet.grid.rows.values())
      for (const cell of cells.values()) if (cell.formula !== undefined) cell.formula = once(cell.formula);
    for (const name of sheet.names.values()) name.formula = once(name.formula);
    for (const format of sheet.conditionalFormats) format.formula = once(format.formula);
    for (const validation of sheet.validations) validation.rule = rewriteRule(validation.rule, once);
    for (const table of book.tablesOn(sheet))
      for (const column of table.columns)
        if (column.formula !== undefined) column.formula = once(column.formula);
  }
  for (const name of book.names.values()) name.formula = rewrite(name.formula, undefined);
}

function rewriteRule<Rule extends Readonly<Record<string, Readonly<Record<string, unknown>>>>>(
  rule: Rule,
  rewrite: (formula: string) => string,
): Rule {
  const part = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith('=') ? rewrite(value) : value;
  const entries = Object.entries(rule).map(([kind, body]) => [
    kind,
    Object.fromEntries(Object.entries(body).map(([key, value]) => [key, part(value)])),
  ]);
  return Object.fromEntries(entries) as Rule;
}

/** Follows a table or column to its new name in every formula. */
export function renameInFormulas(
  book: Book,
  table: string,
  change: { table?: string; column?: readonly [string, string] },
): void {
  const column = (name: string): string => (change.column?.[0] === name ? change.column[1] : name);
  rewriteFormulas(book, (formula) =>
    mapStructuredReferences(formula, (reference) => {
      if (reference.table !== table) return undefined;
      const { columns } = reference;
      return writeStructuredReference(
        {
          parts: reference.parts,
          table: change.table ?? table,
          ...(columns && { columns: { first: column(columns.first), last: column(columns.last) } }),
        },
        'long',
      );
    }),
  );
}
