import { formulaPieces } from '../model/formula-text.ts';

/** Files mark newer functions with a prefix that Excel does not show. */
export function plainFunctions(formula: string): string {
  if (!formula.includes('_xl')) return formula;
  return formulaPieces(formula)
    .map((piece) => (piece.kind === 'function' ? piece.text.replace(/^(_xlfn\.|_xlws\.)+/, '') : piece.text))
    .join('');
}
