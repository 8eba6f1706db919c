/**
 * A formula with `INDEX(cells,m):INDEX(cells,n)` written as `OFFSET(first cell,m-1,0,n-m+1,1)`: IronCalc has no value for
 * a range between two cells that formulas point to. Only for columns of cells by address, as formulas of the book have them.
 */
export function withoutIndexRanges(formula: string): string {
  const at = formula.indexOf('INDEX(');
  if (at < 0) return formula;
  const head = formula.slice(0, at);
  const first = callAt(formula, at);
  const second =
    first && formula.startsWith(':INDEX(', first.end) ? callAt(formula, first.end + 1) : undefined;
  const [cells, from] = first?.args ?? [];
  const to = second?.args[1];
  if (!first || !second || cells === undefined || from === undefined || to === undefined)
    return head + formula.slice(at, at + 6) + withoutIndexRanges(formula.slice(at + 6));
  const [m, n] = [withoutIndexRanges(from), withoutIndexRanges(to)];
  const [top] = cells.split(':');
  return `${head}OFFSET(${top},(${m})-1,0,(${n})-(${m})+1,1)${withoutIndexRanges(formula.slice(second.end))}`;
}

/** The arguments of the call at `INDEX(`, and where it ends. */
function callAt(formula: string, at: number): { readonly args: string[]; readonly end: number } | undefined {
  const args: string[] = [];
  let start = at + 6;
  let depth = 1;
  let isText = false;
  for (let k = start; k < formula.length; k++) {
    const char = formula[k];
    if (char === '"') isText = !isText;
    if (isText) continue;
    if (char === '(') depth++;
    if (char === ')') depth--;
    if ((char === ',' && depth === 1) || depth === 0) {
      args.push(formula.slice(start, k));
      start = k + 1;
    }
    if (depth === 0) return { args, end: k + 1 };
  }
  return undefined;
}
