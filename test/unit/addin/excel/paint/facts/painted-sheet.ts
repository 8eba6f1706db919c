import { columnLetters } from '../../../../../../src/ledger/data.ts';
import { rangeName } from '../../../../../../src/xlsx/package/reference.ts';
import type { Book } from '../../../../../excel-host/model/book.ts';
import type { Sheet, Line as SizedLine } from '../../../../../excel-host/model/sheet.ts';
import type { CellStyle } from '../../../../../excel-host/model/style.ts';
import type { Validation } from '../../../../../excel-host/model/validation.ts';
import {
  type CellFacts,
  type HighlightFacts,
  type Line,
  type PageFacts,
  plainFormula,
  plainReference,
  type SheetFacts,
  shownLines,
  type TableFacts,
  type ValidationFacts,
} from './sheet-facts.ts';

/** Rows and columns looked at beyond those in use. */
const beyond = 2;

/** The facts of a sheet of the open workbook. */
export function paintedFacts(book: Book, sheet: Sheet): SheetFacts {
  const used = sheet.grid.used(false) ?? { bottom: 0, right: 0 };
  return {
    visibility: sheet.visibility === 'VeryHidden' ? 'veryHidden' : 'visible',
    tabColour: sheet.tabColor.replace('#', ''),
    gridLines: sheet.showGridlines,
    frozen: sheet.freeze,
    defaultHeight: sheet.standardHeight,
    heights: sizes(sheet.rows, String, sheet.standardHeight),
    widths: sizes(sheet.columns, columnLetters),
    hiddenColumns: [...sheet.columns]
      .filter(([, { hidden }]) => hidden)
      .map(([column]) => columnLetters(column)),
    cells: cellsOf(sheet, used.bottom + beyond, used.right + beyond),
    table: tableOf(book, sheet),
    validations: validationsOf(sheet),
    highlights: highlightsOf(sheet),
    page: pageOf(sheet),
  };
}

function sizes(
  lines: ReadonlyMap<number, SizedLine>,
  name: (index: number) => string,
  standard?: number,
): Record<string, number> {
  return Object.fromEntries(
    [...lines].flatMap(([index, { size }]) =>
      size === undefined || size === standard ? [] : [[name(index), size]],
    ),
  );
}

function cellsOf(sheet: Sheet, height: number, width: number): Record<string, CellFacts> {
  const facts: Record<string, CellFacts> = {};
  for (let row = 1; row <= height; row++)
    for (let column = 1; column <= width; column++)
      facts[`${columnLetters(column)}${row}`] = cellFacts(sheet, row, column);
  return facts;
}

function cellFacts(sheet: Sheet, row: number, column: number): CellFacts {
  const style = sheet.styleAt(row, column);
  const { numberFormat, fontName, fontSize, fontColor, bold, underline, fill } = style;
  // A cell nobody gave a look shows the Normal style, which is the workbook's own.
  if (fontName === sheet.baseStyle.fontName) return { ...contentOf(sheet, row, column), numberFormat };
  const lines = shownLines((r, c, side) => lineOf(sheet.styleAt(r, c), side), row, column);
  return {
    ...contentOf(sheet, row, column),
    numberFormat,
    font: [fontName, fontSize, fontColor.slice(1), bold && 'bold', underline !== 'None' && 'underline']
      .filter(Boolean)
      .join(' '),
    ...(fill ? { fill: fill.slice(1) } : {}),
    alignment: [
      style.verticalAlignment.toLowerCase(),
      style.horizontalAlignment.toLowerCase(),
      style.indentLevel,
      style.wrapText ? 'wrap' : '',
    ].join(' '),
    ...(lines ? { lines } : {}),
  };
}

function contentOf(sheet: Sheet, row: number, column: number): Pick<CellFacts, 'value' | 'formula' | 'link'> {
  const cell = sheet.grid.cell(row, column);
  if (cell?.formula !== undefined) return { formula: plainFormula(cell.formula) };
  const link = sheet.hyperlinks.get(`${row}:${column}`)?.documentReference;
  const value = cell?.value;
  return {
    ...(typeof value === 'string' || typeof value === 'number' ? { value } : {}),
    ...(link ? { link: plainReference(link) } : {}),
  };
}

const sideNames = { top: 'EdgeTop', left: 'EdgeLeft', bottom: 'EdgeBottom', right: 'EdgeRight' } as const;

function lineOf({ borders }: CellStyle, side: keyof typeof sideNames): Line {
  const border = borders[sideNames[side]];
  return border && { weight: border.weight.toLowerCase(), colour: border.color.slice(1) };
}

function tableOf(book: Book, sheet: Sheet): TableFacts | undefined {
  const [table] = book.tablesOn(sheet);
  if (!table) return undefined;
  return {
    name: table.name,
    range: rangeName(table.area),
    style: table.style,
    banded: table.showBandedRows,
    filterButtons: table.showFilterButton,
    columns: table.columns.map(({ name, formula }) => [name, formula && plainFormula(formula)]),
  };
}

function validationsOf({ validations }: Sheet): Record<string, ValidationFacts> {
  return Object.fromEntries(
    validations.flatMap((validation) => {
      const { top, bottom, left, right } = validation.area;
      const facts = validationFacts(validation);
      const cells: [string, ValidationFacts][] = [];
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++)
          cells.push([`${columnLetters(column)}${row}`, facts]);
      return cells;
    }),
  );
}

const kinds: Readonly<Record<string, string>> = {
  wholeNumber: 'whole',
  EqualTo: 'equal',
  Between: 'between',
};

function validationFacts({ rule, prompt, errorAlert, ignoreBlanks }: Validation): ValidationFacts {
  const [kind, body = {}] = Object.entries(rule)[0] ?? [];
  const { operator, source, formula, formula1, formula2 } = body as Record<
    string,
    string | number | undefined
  >;
  const parts = [operator && (kinds[operator] ?? operator), formula, formula1, formula2];
  const list =
    source === undefined
      ? []
      : [String(source).startsWith('=') ? plainReference(String(source)) : `"${source}"`];
  return {
    rule: kind
      ? [
          kinds[kind] ?? kind,
          ...parts.filter((part) => part !== undefined).map((part) => plainReference(String(part))),
          ...list,
          ignoreBlanks ? 'blank' : '',
        ]
      : [],
    prompt: prompt.message ? [prompt.title, prompt.message] : [],
    alert: errorAlert.message ? [errorAlert.style.toLowerCase(), errorAlert.title, errorAlert.message] : [],
  };
}

function highlightsOf({ conditionalFormats }: Sheet): HighlightFacts[] {
  return conditionalFormats.map(({ areas, formula, format }) => ({
    range: areas.map(rangeName).join(' '),
    formula: plainFormula(formula),
    fill: format.fill?.slice(1) ?? '',
    text: format.fontColor?.slice(1) ?? '',
    lines: Object.entries(sideNames)
      .map(([side, index]) => {
        const line = format.borders.get(index);
        return line ? `${side} ${line.color.slice(1)}` : '';
      })
      .filter(Boolean)
      .join(', '),
  }));
}

function pageOf({ page }: Sheet): PageFacts {
  const { zoom } = page;
  const { leftFooter, centerFooter, rightFooter } = page.headersFooters.pages.defaultForAllPages;
  return {
    orientation: page.orientation.toLowerCase(),
    paper: page.paperSize,
    fit: `${zoom.horizontalFitToPages} × ${zoom.verticalFitToPages || 'any'}`,
    centred: page.centerHorizontally,
    margins: [
      page.leftMargin,
      page.rightMargin,
      page.topMargin,
      page.bottomMargin,
      page.headerMargin,
      page.footerMargin,
    ].map((points) => Math.round(points * 100) / 100),
    titles: [page.titleRows, page.titleColumns],
    footer: [leftFooter, centerFooter, rightFooter],
  };
}
