import { accessDenied, invalidArgument } from '../errors.ts';
import { parseStructuredReference } from '../structured-references.ts';
import { unquoteSheet } from './area.ts';
import type { Book } from './book.ts';
import type { FormulaPiece } from './formula-text.ts';
import { loseReferences } from './lost-references.ts';
import type { Sheet } from './sheet.ts';

/**
 * Deletes a sheet with its tables; what refers to them says `#REF!`.
 * @throws HostError `InvalidArgument` for the last visible sheet, `AccessDenied` in a protected workbook
 */
export function deleteSheet(book: Book, sheet: Sheet): void {
  if (book.structureProtected) throw accessDenied('the structure of the workbook is protected');
  const visible = book.sheets.filter((other) => other !== sheet && other.visibility === 'Visible');
  const [next] = visible;
  if (!next) throw invalidArgument('the last visible worksheet');
  const tables = new Set(book.tablesOn(sheet).map(({ name }) => name.toLowerCase()));
  book.sheets = book.sheets.filter((other) => other !== sheet);
  book.tables = book.tables.filter((table) => table.sheet !== sheet);
  const isLost = ({ kind, text, sheet: prefix }: FormulaPiece): boolean =>
    kind === 'structured'
      ? tables.has(parseStructuredReference(text)?.table?.toLowerCase() ?? '')
      : prefix !== undefined && unquoteSheet(prefix.slice(0, -1)).toLowerCase() === sheet.name.toLowerCase();
  loseReferences(book, isLost);
  if (book.activeSheet === sheet) book.select(next, next.selected);
  book.events.push({ kind: 'sheet-deleted', sheetId: sheet.id, source: book.source });
}
