import { columnName, columnNumber, maxColumn, maxRow } from './reference.ts';

/**
 * A formula as it reads `rows` further down and `columns` further right: relative references move, `$` ones
 * stay. Texts, quoted sheet names and structured references are left alone. A reference that leaves the
 * sheet becomes `#REF!`.
 */
export function movedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(tokens, (whole, cell, wholeColumns, wholeRows) => {
    if (cell !== undefined) return movedCell(whole, rows, columns);
    if (wholeColumns !== undefined) return movedPair(whole, (part) => movedColumn(part, columns));
    if (wholeRows !== undefined) return movedPair(whole, (part) => movedRow(part, rows));
    return whole;
  });
}

// Skipped: "text", 'sheet name', [structured]. Then words; a cell or range is a word that looks like one.
const tokens =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\]|(?<![\p{L}\p{N}_.$])(?:(\$?[A-Za-z]{1,3}\$?[0-9]{1,7})|(\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})|(\$?[0-9]{1,7}:\$?[0-9]{1,7}))(?![\p{L}\p{N}_.(!])/gu;

function movedPair(pair: string, move: (part: string) => string): string {
  const parts = pair.split(':').map(move);
  return parts.includes('#REF!') ? '#REF!' : parts.join(':');
}

function movedColumn(text: string, by: number): string {
  if (text.startsWith('$')) return text;
  const column = columnNumber(text) + by;
  return column >= 1 && column <= maxColumn ? columnName(column) : '#REF!';
}

function movedRow(text: string, by: number): string {
  if (text.startsWith('$')) return text;
  const row = Number(text) + by;
  return row >= 1 && row <= maxRow ? String(row) : '#REF!';
}

function movedCell(text: string, rows: number, columns: number): string {
  const match = /^(\$?[A-Za-z]{1,3})(\$?[0-9]{1,7})$/.exec(text);
  const letters = match?.[1] ?? '';
  if (columnNumber(letters.replace('$', '')) === 0) return text;
  const column = movedColumn(letters, columns);
  const row = movedRow(match?.[2] ?? '', rows);
  return column === '#REF!' || row === '#REF!' ? '#REF!' : column + row;
}
