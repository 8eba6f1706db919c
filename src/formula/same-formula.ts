/**
 * True when two formulas are one, however they are spelt: files hold `表[[#This Row],[列]]`, Excel shows `[@列]`
 * inside the table; `=`, blanks, capitals, the spelling of numbers (`1E+15`, `1E+015`) and the marks Excel adds by
 * itself (`@`, `_xlfn.`) do not count.
 * @param table name of the table in which the formulas stand
 */
export function sameFormula(left: string, right: string, table: string): boolean {
  return plainFormula(left, table) === plainFormula(right, table);
}

/** The spelling that is compared. */
function plainFormula(formula: string, table: string): string {
  let plain = '';
  let at = 0;
  while (at < formula.length) {
    const character = formula[at]!;
    if (character === '"') {
      const end = endOfText(formula, at);
      plain += formula.slice(at, end);
      at = end;
    } else if (character === '[') {
      const { text, end } = reference(formula, at);
      const named = /[\p{L}\p{N}_.\\]$/u.test(plain);
      plain += named ? text : table.toUpperCase() + text;
      at = end;
    } else if (/\d/.test(character) && !/[\p{L}\p{N}_.$]$/u.test(plain)) {
      const end = endOfNumber(formula, at);
      plain += String(Number(formula.slice(at, end)));
      at = end;
    } else {
      if (!/[\s@]/.test(character)) plain += character.toUpperCase();
      at++;
    }
  }
  return plain.replace(/^=/, '').replaceAll('_XLFN.', '');
}

/** Position behind the text literal that starts here; a doubled quote is part of it. */
function endOfText(formula: string, start: number): number {
  let at = start + 1;
  while (at < formula.length) {
    if (formula[at] !== '"') at++;
    else if (formula[at + 1] === '"') at += 2;
    else return at + 1;
  }
  return at;
}

/** Position behind the number that starts here. */
function endOfNumber(formula: string, start: number): number {
  const number = /\d+(?:\.\d*)?(?:E[+-]?\d+)?/iy;
  number.lastIndex = start;
  number.test(formula);
  return number.lastIndex;
}

/** The bracketed part of a structured reference: its items in one spelling. */
function reference(formula: string, start: number): { text: string; end: number } {
  let depth = 0;
  let item = '';
  let items = '';
  let at = start;
  const close = (): void => {
    if (item.trim() !== '') items += `<${item.trim().toUpperCase()}>`;
    item = '';
  };
  for (; at < formula.length; at++) {
    const character = formula[at]!;
    if (character === "'") item += formula[++at] ?? '';
    else if (character === '[') depth++;
    else if (character === '@') items += '<#THIS ROW>';
    else if (character === ']') {
      close();
      if (--depth === 0) break;
    } else if (depth === 1 && (character === ',' || character === ':')) {
      close();
      if (character === ':') items += ':';
    } else item += character;
  }
  return { text: `[${items}]`, end: at + 1 };
}
