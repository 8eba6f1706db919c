/** Rows of cells as spreadsheets put them on the clipboard: tabs between cells, lines between rows. */
export function blockText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n');
}

const quoted = (cell: string): string => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The cells of a clipboard text; a line break within quotes belongs to its cell. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  let at = 0;
  while (at <= source.length) {
    const { cell, end } = source[at] === '"' ? readQuoted(source, at) : readPlain(source, at);
    rows.at(-1)!.push(cell);
    if (source[end] === '\n') rows.push([]);
    at = end + 1;
  }
  return rows;
}

function readPlain(source: string, start: number): { cell: string; end: number } {
  const length = source.slice(start).search(/[\t\n]/);
  const end = length < 0 ? source.length : start + length;
  return { cell: source.slice(start, end), end };
}

/** A cell in quotes; what only begins with a quote is taken as it stands. */
function readQuoted(source: string, start: number): { cell: string; end: number } {
  let cell = '';
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] !== '"') cell += source[at];
    else if (source[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (at + 1 === source.length || /[\t\n]/.test(source[at + 1]!)) return { cell, end: at + 1 };
    else break;
  }
  return readPlain(source, start);
}
