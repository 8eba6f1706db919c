/** A piece of a formula; the pieces put together are the formula again. */
export interface FormulaPiece {
  readonly kind: 'text' | 'cells' | 'structured' | 'name' | 'function' | 'other';
  readonly text: string;
  /** Sheet a `cells` or `name` piece is qualified with, as it stands, with `!`. */
  readonly sheet?: string;
}

const string = /"(?:[^"]|"")*"/y;
const sheetPrefix = /(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!/uy;
const cells =
  /\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}/y;
const word = /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy;
const number = /\d+(?:\.\d*)?(?:[Ee][+-]?\d+)?/y;
const wordGoesOn = /[\p{L}\p{N}_.(\\[!]/u;

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Cuts a formula (with or without `=`) into pieces. */
export function formulaPieces(formula: string): FormulaPiece[] {
  const pieces: FormulaPiece[] = [];
  let at = 0;
  const take = (piece: FormulaPiece): void => {
    pieces.push(piece);
    at += piece.text.length;
  };
  while (at < formula.length) {
    const text = match(string, formula, at);
    if (text !== undefined) {
      take({ kind: 'text', text });
      continue;
    }
    const sheet = match(sheetPrefix, formula, at) ?? '';
    const start = at + sheet.length;
    const reference = match(cells, formula, start);
    if (reference !== undefined && !wordGoesOn.test(formula[start + reference.length] ?? '')) {
      take({ kind: 'cells', text: sheet + reference, ...(sheet && { sheet }) });
      continue;
    }
    const name = match(word, formula, start);
    const after = start + (name?.length ?? 0);
    if (!sheet && formula[after] === '[') {
      take({ kind: 'structured', text: (name ?? '') + brackets(formula, after) });
      continue;
    }
    if (name !== undefined) {
      const kind = formula[after] === '(' ? 'function' : 'name';
      take({ kind, text: sheet + name, ...(sheet && { sheet }) });
      continue;
    }
    take({ kind: 'other', text: sheet || (match(number, formula, at) ?? formula[at] ?? '') });
  }
  return pieces;
}

/** The bracketed part that starts at `at`, to its closing bracket; `'` takes the next character as it is. */
function brackets(formula: string, at: number): string {
  let depth = 0;
  for (let k = at; k < formula.length; k++) {
    const char = formula[k];
    if (char === "'") k++;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return formula.slice(at, k + 1);
  }
  return formula.slice(at);
}

/** What keeps a formula from being read, or undefined: open brackets or text, nothing after `=`. */
export function formulaFault(formula: string): string | undefined {
  if (formula.replace(/^=\+?/, '').trim() === '') return 'nothing follows the equals sign';
  let depth = 0;
  for (const piece of formulaPieces(formula)) {
    if (piece.text === '"') return 'text without closing quotation mark';
    if (piece.kind === 'structured' && !closed(piece.text)) return 'bracket without closing bracket';
    if (piece.text === '(') depth++;
    if (piece.text === ')' && --depth < 0) return 'closing parenthesis without opening one';
  }
  return depth > 0 ? 'parenthesis without closing one' : undefined;
}

const closed = (text: string): boolean => brackets(text, text.indexOf('[')).endsWith(']');
