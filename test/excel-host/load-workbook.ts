import { openWorkbook, readSheet, type Workbook } from '../../src/xlsx/package/index.ts';
import type { Book } from './model/book.ts';
import { formulaPieces } from './model/formula-text.ts';
import type { Sheet } from './model/sheet.ts';
import { Table } from './model/table.ts';

/** Opens the bytes of an .xlsx in an empty host, in place of its first sheet. */
export function loadWorkbook(book: Book, bytes: Uint8Array): void {
  const source = openWorkbook(bytes);
  const placeholder = book.sheets;
  book.sheets = [];
  for (const { name, state, kind } of source.sheets) {
    if (kind !== 'worksheet') continue;
    const sheet = book.addSheet(name);
    sheet.visibility = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' }[state];
  }
  if (book.sheets.length === 0) book.sheets = placeholder;
  for (const sheet of book.sheets) loadCells(source, sheet);
  for (const info of source.tables) loadTable(book, info);
  for (const { name, formula, sheetName, hidden } of source.definedNames) {
    if (name.startsWith('_xlnm.')) continue;
    const names = sheetName === undefined ? book.names : book.sheet(sheetName).names;
    names.set(name.toLowerCase(), { name, formula: `=${formula}`, comment: '', visible: !hidden });
  }
  const [first] = book.sheets;
  if (first) book.selection = { sheet: first, areas: [{ top: 1, left: 1, bottom: 1, right: 1 }] };
  book.events.drain();
}

function loadCells(source: Workbook, sheet: Sheet): void {
  readSheet(source, sheet.name, (row) => {
    for (const { column, value, formula } of row.cells)
      if (value !== null || formula !== undefined)
        sheet.grid.set(
          row.number,
          column,
          value,
          formula === undefined ? undefined : `=${plainFunctions(formula)}`,
        );
  });
}

/** Files mark newer functions with a prefix that Excel does not show. */
function plainFunctions(formula: string): string {
  if (!formula.includes('_xl')) return formula;
  return formulaPieces(formula)
    .map((piece) => (piece.kind === 'function' ? piece.text.replace(/^(_xlfn\.|_xlws\.)+/, '') : piece.text))
    .join('');
}

function loadTable(book: Book, info: Workbook['tables'][number]): void {
  const sheet = book.sheet(info.sheetName);
  const headers = info.columns.map((column) => column.name);
  const table = new Table(String(book.newId()), sheet, info.displayName, info.ref, headers);
  table.showHeaders = info.headerRow;
  table.showTotals = info.totalsRow;
  info.columns.forEach(({ calculatedColumnFormula: formula }, k) => {
    const column = table.columns[k];
    if (column && formula !== undefined) column.formula = `=${plainFunctions(formula)}`;
  });
  book.tables.push(table);
}
