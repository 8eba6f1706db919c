import type { CellValue } from '../../src/ledger/value.ts';
import { areaName, columnName } from './model/area.ts';
import type { Book } from './model/book.ts';
import type { ConditionalFormat } from './model/conditional-formats.ts';
import type { Line, Sheet } from './model/sheet.ts';
import { type Border, type BorderSide, normalStyle } from './model/style.ts';
import type { Validation } from './model/validation.ts';
import { shownValue } from './model/values.ts';

/** A sheet as plain data, for comparing two of them: defaults left out, cells by address. */
export type SheetDump = ReturnType<typeof dumpSheet>;

export function dumpSheet(book: Book, name: string) {
  const sheet = book.sheet(name);
  const { page } = sheet;
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines,
    freeze: sheet.freeze,
    isProtected: sheet.protection !== undefined,
    cells: dumpCells(sheet),
    columns: dumpLines(sheet.columns, columnName),
    rows: dumpLines(sheet.rows, String),
    merges: sheet.merges.map(areaName).sort(),
    validations: sheet.validations.map(dumpValidation).sort((a, b) => a.area.localeCompare(b.area)),
    conditionalFormats: sheet.conditionalFormats.map(dumpConditionalFormat),
    tables: book.tablesOn(sheet).map((table) => ({
      name: table.name,
      area: areaName(table.area),
      style: table.style,
      showHeaders: table.showHeaders,
      showTotals: table.showTotals,
      showBandedRows: table.showBandedRows,
      showBandedColumns: table.showBandedColumns,
      highlightFirstColumn: table.highlightFirstColumn,
      highlightLastColumn: table.highlightLastColumn,
      showFilterButton: table.showFilterButton,
      columns: table.columns.map(({ name, formula }) => ({
        name,
        ...(formula !== undefined && { formula }),
      })),
    })),
    page: { ...page, headersFooters: page.headersFooters.pages.defaultForAllPages },
    hyperlinks: Object.fromEntries(
      [...sheet.hyperlinks].map(([key, { textToDisplay: _, ...link }]) => [key, link]),
    ),
  };
}

/** Names of the workbook with what they stand for. */
export function dumpNames(book: Book): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...book.names.values()].map(({ name, formula }) => [
      name,
      formula.replace(/'([\p{L}\p{N}_]+)'!/gu, '$1!'),
    ]),
  );
}

export interface CellDump {
  readonly value: ReturnType<typeof shownValue>;
  readonly formula?: string;
  readonly numberFormat: string;
  readonly fill: string;
  readonly font: string;
  readonly alignment: string;
  readonly borders: Readonly<Record<string, string>>;
  readonly locked: boolean;
}

function dumpCells(sheet: Sheet): Readonly<Record<string, CellDump>> {
  const cells: [number, number][] = [];
  for (const [row, line] of sheet.grid.rows) for (const column of line.keys()) cells.push([row, column]);
  cells.sort(([rowA, columnA], [rowB, columnB]) => rowA - rowB || columnA - columnB);
  return Object.fromEntries(
    cells.map(([row, column]) => [`${columnName(column)}${row}`, dumpCell(sheet, row, column)]),
  );
}

function dumpCell(sheet: Sheet, row: number, column: number): CellDump {
  const cell = sheet.grid.cell(row, column);
  const style = sheet.styleAt(row, column);
  const value: CellValue = cell?.value ?? null;
  return {
    value: cell?.formula === undefined ? shownValue(value) : '',
    ...(cell?.formula !== undefined && { formula: cell.formula }),
    numberFormat: style.numberFormat,
    fill: style.fill ?? '',
    font: [
      style.fontName,
      style.fontSize,
      style.fontColor,
      style.bold && 'bold',
      style.italic && 'italic',
      style.underline !== 'None' && `underline ${style.underline}`,
      style.strikethrough && 'strikethrough',
    ]
      .filter((part) => part !== false)
      .join(' '),
    alignment: [
      style.horizontalAlignment,
      style.verticalAlignment,
      style.wrapText && 'wrap',
      style.shrinkToFit && 'shrink',
      style.indentLevel > 0 && `indent ${style.indentLevel}`,
      style.textOrientation !== normalStyle.textOrientation && `turned ${style.textOrientation}`,
    ]
      .filter((part) => part !== false)
      .join(' '),
    borders: dumpBorders(sheet, row, column),
    locked: style.locked,
  };
}

const neighbours: readonly (readonly [BorderSide, number, number, BorderSide])[] = [
  ['EdgeTop', -1, 0, 'EdgeBottom'],
  ['EdgeBottom', 1, 0, 'EdgeTop'],
  ['EdgeLeft', 0, -1, 'EdgeRight'],
  ['EdgeRight', 0, 1, 'EdgeLeft'],
];

/** Two cells share the line between them: either may hold it. */
function dumpBorders(sheet: Sheet, row: number, column: number): Readonly<Record<string, string>> {
  const written = ({ style, weight, color }: Border): string => `${style} ${weight} ${color}`;
  const own = sheet.styleAt(row, column).borders;
  const found = neighbours.flatMap(([side, down, right, opposite]): [string, string][] => {
    const inside = row + down > 0 && column + right > 0;
    const line =
      own[side] ?? (inside ? sheet.styleAt(row + down, column + right).borders[opposite] : undefined);
    return line ? [[side, written(line)]] : [];
  });
  return Object.fromEntries(found);
}

/** Sizes in points and hidden lines; lines of standard size are left out. */
function dumpLines(
  lines: Map<number, Line>,
  name: (index: number) => string,
): Readonly<Record<string, string>> {
  const shown = [...lines]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, line]): [string, string][] => {
      const text = [line.size !== undefined && `${line.size}`, line.hidden && 'hidden']
        .filter(Boolean)
        .join(' ');
      return text === '' ? [] : [[name(index), text]];
    });
  return Object.fromEntries(shown);
}

function dumpValidation({ area, rule, prompt, errorAlert, ignoreBlanks }: Validation) {
  return {
    area: areaName(area),
    rule,
    ignoreBlanks,
    ...((prompt.title || prompt.message) &&
      prompt.showPrompt && { prompt: `${prompt.title}: ${prompt.message}` }),
    ...(errorAlert.showAlert && { alert: `${errorAlert.style} ${errorAlert.title}: ${errorAlert.message}` }),
  };
}

function dumpConditionalFormat({
  areas,
  type,
  stopIfTrue,
  formula,
  rule,
  details,
  format,
}: ConditionalFormat) {
  const { borders, ...look } = format;
  return {
    areas: areas.map(areaName).sort(),
    type,
    stopIfTrue,
    formula,
    rule,
    details,
    look: { ...look, ...(borders.size > 0 && { borders: Object.fromEntries(borders) }) },
  };
}
