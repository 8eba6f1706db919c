import type { Cell, Color, ConditionalFormattingRule, DataValidation, Worksheet } from 'exceljs';
import { columnLetters } from '../../../../../../src/ledger/data.ts';
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
const digitPixels = 7;

/**
 * The facts of a sheet of the blank book, read with exceljs.
 * @param links where links lead, by cell; exceljs reads only links that have a relationship
 */
export function drawnFacts(sheet: Worksheet, links: ReadonlyMap<string, string>): SheetFacts {
  const [view] = sheet.views;
  const frozen = view?.state === 'frozen' ? { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 } : undefined;
  const columns = Array.from({ length: sheet.columnCount }, (_, index) => sheet.getColumn(index + 1));
  const rows = Array.from({ length: sheet.rowCount }, (_, index) => sheet.getRow(index + 1));
  return {
    visibility: sheet.state === 'veryHidden' ? 'veryHidden' : 'visible',
    tabColour: colour(sheet.properties.tabColor),
    gridLines: view?.showGridLines ?? true,
    frozen: frozen ?? { rows: 0, columns: 0 },
    defaultHeight: sheet.properties.defaultRowHeight,
    heights: Object.fromEntries(
      rows
        .filter(({ height }) => height && height !== sheet.properties.defaultRowHeight)
        .map((row) => [row.number, row.height]),
    ),
    widths: Object.fromEntries(
      columns.map((column) => [column.letter, ((column.width ?? 0) * digitPixels * 72) / 96]),
    ),
    hiddenColumns: columns.filter(({ hidden }) => hidden).map(({ letter }) => letter),
    cells: cellsOf(sheet, links),
    table: tableOf(sheet),
    validations: validationsOf(sheet),
    highlights: highlightsOf(sheet),
    page: pageOf(sheet),
  };
}

const colour = (value: Partial<Color> | undefined): string => value?.argb?.slice(2) ?? '';

function cellsOf(sheet: Worksheet, links: ReadonlyMap<string, string>): Record<string, CellFacts> {
  const facts: Record<string, CellFacts> = {};
  // Cells are only looked at, because exceljs makes those it is asked for.
  const [height, width] = [sheet.rowCount + beyond, sheet.columnCount + beyond];
  for (let row = 1; row <= height; row++)
    for (let column = 1; column <= width; column++) {
      const name = `${columnLetters(column)}${row}`;
      const link = links.get(name);
      facts[name] = { ...cellFacts(sheet, row, column), ...(link ? { link: plainReference(link) } : {}) };
    }
  return facts;
}

const found = (sheet: Worksheet, row: number, column: number): Cell | undefined =>
  sheet.findRow(row)?.findCell(column);

function cellFacts(sheet: Worksheet, row: number, column: number): CellFacts {
  const cell = found(sheet, row, column);
  if (!cell) return { numberFormat: sheet.getColumn(column).numFmt ?? 'General' };
  const { font, fill, alignment, numFmt } = cell.style;
  const lines = shownLines((r, c, side) => lineOf(found(sheet, r, c), side), row, column);
  return {
    ...contentOf(cell),
    numberFormat: numFmt ?? 'General',
    ...(font
      ? {
          font: [font.name, font.size, colour(font.color), font.bold && 'bold', font.underline && 'underline']
            .filter(Boolean)
            .join(' '),
        }
      : {}),
    ...(fill?.type === 'pattern' && fill.pattern === 'solid' ? { fill: colour(fill.fgColor) } : {}),
    ...(alignment
      ? {
          alignment: [
            alignment.vertical === 'middle' ? 'center' : alignment.vertical,
            alignment.horizontal ?? 'general',
            alignment.indent ?? 0,
            alignment.wrapText ? 'wrap' : '',
          ].join(' '),
        }
      : {}),
    ...(lines ? { lines } : {}),
  };
}

function contentOf(cell: Cell): Pick<CellFacts, 'value' | 'formula'> {
  const { value } = cell;
  if (cell.formula) return { formula: plainFormula(cell.formula) };
  if (value instanceof Date) return { value: Number(serial(value)) };
  return typeof value === 'string' || typeof value === 'number' ? { value } : {};
}

function lineOf(cell: Cell | undefined, side: 'top' | 'left' | 'bottom' | 'right'): Line {
  const line = cell?.style.border?.[side];
  return line?.style ? { weight: line.style, colour: colour(line.color) } : undefined;
}

interface ReadTable {
  readonly name: string;
  readonly tableRef: string;
  readonly style: { readonly theme: string; readonly showRowStripes: boolean };
  readonly columns: readonly { name: string; filterButton?: boolean; calculatedColumnFormula?: string }[];
}

function tableOf(sheet: Worksheet): TableFacts | undefined {
  const [entry] = sheet.getTables() as unknown as { table: ReadTable }[];
  if (!entry) return undefined;
  const { name, tableRef, style, columns } = entry.table;
  return {
    name,
    range: tableRef,
    style: style.theme,
    banded: Boolean(style.showRowStripes),
    filterButtons: columns.some(({ filterButton }) => filterButton),
    columns: columns.map((column) => {
      const formula = column.calculatedColumnFormula;
      return [column.name, formula && plainFormula(formula)];
    }),
  };
}

function validationsOf(sheet: Worksheet): Record<string, ValidationFacts> {
  const { model } = (sheet as unknown as { dataValidations: { model: Record<string, DataValidation> } })
    .dataValidations;
  return Object.fromEntries(
    Object.entries(model).map(([cell, validation]) => [cell, validationFacts(validation)]),
  );
}

function validationFacts(validation: DataValidation): ValidationFacts {
  const {
    type,
    operator,
    formulae = [],
    allowBlank,
    prompt,
    promptTitle,
    error,
    errorTitle,
    errorStyle,
  } = validation;
  const bounds = formulae.map((part: unknown) =>
    part instanceof Date ? serial(part) : plainReference(String(part)),
  );
  const rule =
    {
      list: () => ['list', ...bounds],
      custom: () => ['custom', ...bounds],
      textLength: () => ['textLength', operator ?? 'between', ...bounds],
    }[type as string] ?? (() => [type, operator ?? 'between', ...bounds]);
  return {
    rule: bounds.length > 0 ? [...rule(), allowBlank ? 'blank' : ''] : [],
    prompt: validation.showInputMessage ? [promptTitle ?? '', prompt ?? ''] : [],
    alert: validation.showErrorMessage ? [errorStyle ?? 'stop', errorTitle ?? '', error ?? ''] : [],
  };
}

const serial = (date: Date): string => String(date.getTime() / 86_400_000 + 25_569);

function highlightsOf(sheet: Worksheet): HighlightFacts[] {
  const { conditionalFormattings } = sheet as unknown as {
    conditionalFormattings: { ref: string; rules: (ConditionalFormattingRule & { formulae: string[] })[] }[];
  };
  return conditionalFormattings
    .flatMap(({ ref, rules }) => rules.map((rule) => ({ ref, rule })))
    .sort((a, b) => a.rule.priority - b.rule.priority)
    .map(({ ref, rule: { formulae, style } }) => {
      const { fill, font, border } = style ?? {};
      return {
        range: ref,
        formula: plainFormula(String(formulae[0])),
        fill: fill?.type === 'pattern' ? colour(fill.bgColor) : '',
        text: colour(font?.color),
        lines: (['top', 'left', 'bottom', 'right'] as const)
          .map((side) => (border?.[side] ? `${side} ${colour(border[side]?.color)}` : ''))
          .filter(Boolean)
          .join(', '),
      };
    });
}

function pageOf({ pageSetup, headerFooter }: Worksheet): PageFacts {
  const { margins } = pageSetup;
  const footer = /^&L(.*)&C(.*)&R(.*)$/.exec(headerFooter.oddFooter ?? '');
  return {
    orientation: pageSetup.orientation ?? '',
    paper: (pageSetup.paperSize as number) === 9 ? 'A4' : String(pageSetup.paperSize),
    fit: `${pageSetup.fitToWidth} × ${pageSetup.fitToHeight || 'any'}`,
    centred: Boolean(pageSetup.horizontalCentered),
    margins: [
      margins?.left,
      margins?.right,
      margins?.top,
      margins?.bottom,
      margins?.header,
      margins?.footer,
    ].map((inches) => Math.round((inches ?? 0) * 72 * 100) / 100),
    titles: [pageSetup.printTitlesRow ?? '', pageSetup.printTitlesColumn ?? ''],
    footer: footer?.slice(1) ?? [],
  };
}

/** Where the links of a sheet lead, by cell, from the text of its part. */
export function linksIn(xml: string): Map<string, string> {
  const links = xml.matchAll(/<hyperlink ref="([^"]+)" location="([^"]+)"/g);
  return new Map([...links].map(([, cell = '', place = '']) => [cell, place.replaceAll('&apos;', "'")]));
}
