import { parseStructuredReference, resolveStructuredReference } from '../structured-references.ts';
import { areaName, quoteSheet } from './area.ts';
import type { Book } from './book.ts';
import { type FormulaPiece, formulaPieces } from './formula-text.ts';
import { rewriteFormulas } from './formulas.ts';
import type { Table } from './table.ts';

/** Puts `#REF!` where a formula points to something that is gone. */
export function loseReferences(book: Book, isLost: (piece: FormulaPiece) => boolean): void {
  rewriteFormulas(book, (formula) =>
    formulaPieces(formula)
      .map((piece) => (isLost(piece) ? '#REF!' : piece.text))
      .join(''),
  );
}

/** Whether a piece of a formula names the table, or with `column` that column of it. */
export function namesTable({ kind, text }: FormulaPiece, table: string, column?: string): boolean {
  if (kind !== 'structured') return false;
  const reference = parseStructuredReference(text);
  const { first, last } = reference?.columns ?? {};
  return reference?.table === table && (column === undefined || first === column || last === column);
}

/** Turns references to a table into addresses, as when the table becomes plain cells. */
export function plainReferences(book: Book, table: Table): void {
  const { shape } = table;
  const plain = (formula: string, row: number): string =>
    formulaPieces(formula)
      .map((piece) => {
        if (!namesTable(piece, table.name)) return piece.text;
        const reference = parseStructuredReference(piece.text);
        const pointed = reference && resolveStructuredReference(reference, shape, row);
        if (!pointed || 'error' in pointed) return '#REF!';
        const address = areaName(pointed).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
        return `${quoteSheet(shape.sheet)}!${address}`;
      })
      .join('');
  for (const sheet of book.sheets)
    for (const [row, cells] of sheet.grid.rows)
      for (const cell of cells.values())
        if (cell.formula?.includes(table.name))
          cell.formula = plain(cell.formula, sheet === table.sheet ? row : 0);
  rewriteFormulas(book, (formula) => (formula.includes(table.name) ? plain(formula, 0) : formula));
}
