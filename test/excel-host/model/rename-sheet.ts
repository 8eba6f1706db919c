import { quoteSheet, unquoteSheet } from './area.ts';
import type { Book } from './book.ts';
import { formulaPieces } from './formula-text.ts';
import { rewriteFormulas } from './formulas.ts';
import type { Sheet } from './sheet.ts';

/** Renames a sheet; formulas follow. @throws HostError `InvalidArgument`, `ItemAlreadyExists` */
export function renameSheet(book: Book, sheet: Sheet, name: string): void {
  book.checkSheetName(name, sheet);
  const before = sheet.name;
  if (before === name) return;
  sheet.name = name;
  const prefix = `${quoteSheet(name)}!`;
  rewriteFormulas(book, (formula) =>
    formulaPieces(formula)
      .map((piece) =>
        piece.sheet && unquoteSheet(piece.sheet.slice(0, -1)).toLowerCase() === before.toLowerCase()
          ? prefix + piece.text.slice(piece.sheet.length)
          : piece.text,
      )
      .join(''),
  );
  book.events.push({ kind: 'sheet-renamed', sheetId: sheet.id, before, after: name, source: book.source });
}
