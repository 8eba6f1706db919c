import { openWorkbook, type Workbook } from '../../../src/xlsx/package/index.ts';
import { child, flag } from '../../../src/xlsx/package/xml-tree.ts';
import { splitAddress } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import type { Sheet } from '../model/sheet.ts';
import { Table } from '../model/table.ts';
import { plainFunctions } from './functions.ts';
import { loadSheet } from './sheet.ts';
import { loadStyles } from './styles.ts';

/** Opens the bytes of an .xlsx in an empty host, in place of its first sheet. */
export function loadWorkbook(book: Book, bytes: Uint8Array): void {
  const source = openWorkbook(bytes);
  const styles = loadStyles(source);
  book.sheets = [];
  for (const { name, state, part, kind } of source.sheets) {
    if (kind !== 'worksheet') continue;
    const sheet = book.addSheet(name);
    sheet.visibility = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' }[state];
    loadSheet(source, part, sheet, styles, () => book.newId());
  }
  for (const info of source.tables) loadTable(book, source, info);
  for (const name of source.definedNames) loadName(book, name);
  const first = book.sheets.find((sheet) => sheet.visibility === 'Visible');
  if (first) book.selection = { sheet: first, areas: [{ top: 1, left: 1, bottom: 1, right: 1 }] };
  book.events.drain();
}

function loadTable(book: Book, source: Workbook, info: Workbook['tables'][number]): void {
  const sheet = book.sheet(info.sheetName);
  const headers = info.columns.map((column) => column.name);
  const table = new Table(String(book.newId()), sheet, info.displayName, info.ref, headers);
  table.showHeaders = info.headerRow;
  table.showTotals = info.totalsRow;
  const root = source.tree(info.part);
  const style = child(root, 'tableStyleInfo');
  table.style = style?.attributes.get('name') ?? '';
  table.showBandedRows = flag(style, 'showRowStripes');
  table.showBandedColumns = flag(style, 'showColumnStripes');
  table.highlightFirstColumn = flag(style, 'showFirstColumn');
  table.highlightLastColumn = flag(style, 'showLastColumn');
  table.showFilterButton = child(root, 'autoFilter') !== undefined;
  info.columns.forEach(({ calculatedColumnFormula: formula }, k) => {
    const column = table.columns[k];
    if (column && formula !== undefined) column.formula = `=${plainFunctions(formula)}`;
  });
  book.tables.push(table);
}

function loadName(book: Book, { name, formula, sheetName, hidden }: Workbook['definedNames'][number]): void {
  const sheet = sheetName === undefined ? undefined : book.findSheet(sheetName);
  if (sheet && name === '_xlnm.Print_Titles') loadPrintTitles(sheet, formula);
  if (sheet && name === '_xlnm.Print_Area') sheet.page.printArea = plainAddress(formula);
  if (name.startsWith('_xlnm.')) return;
  const names = sheet?.names ?? book.names;
  names.set(name.toLowerCase(), { name, formula: `=${formula}`, comment: '', visible: !hidden });
}

const plainAddress = (formula: string): string => splitAddress(formula).address.replaceAll('$', '');

function loadPrintTitles(sheet: Sheet, formula: string): void {
  for (const part of formula.split(',')) {
    const address = plainAddress(part);
    if (/^\d/.test(address)) sheet.page.titleRows = address;
    else sheet.page.titleColumns = address;
  }
}
