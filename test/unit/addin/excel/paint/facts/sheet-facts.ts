/** What can be seen of a worksheet, in words of neither side: two sheets are the same when their facts are. */
export interface SheetFacts {
  readonly visibility: 'visible' | 'veryHidden';
  readonly tabColour: string;
  readonly gridLines: boolean;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly defaultHeight: number;
  /** Points, by row or column letters; those of the sheet's own size are left out. */
  readonly heights: Readonly<Record<string, number>>;
  readonly widths: Readonly<Record<string, number>>;
  readonly hiddenColumns: readonly string[];
  readonly cells: Readonly<Record<string, CellFacts>>;
  readonly table: TableFacts | undefined;
  readonly validations: Readonly<Record<string, ValidationFacts>>;
  /** The first prevails. */
  readonly highlights: readonly HighlightFacts[];
  readonly page: PageFacts;
}

export interface CellFacts {
  /** A constant; what a formula gives is not compared. */
  readonly value?: string | number;
  readonly formula?: string;
  readonly link?: string;
  readonly numberFormat: string;
  readonly font?: string;
  readonly fill?: string;
  readonly alignment?: string;
  /** Line on each side as it shows: the heavier of the two that neighbours have there. */
  readonly lines?: string;
}

export interface TableFacts {
  readonly name: string;
  readonly range: string;
  readonly style: string;
  readonly banded: boolean;
  readonly filterButtons: boolean;
  readonly columns: readonly (readonly [header: string, formula: string | undefined])[];
}

export interface ValidationFacts {
  readonly rule: readonly string[];
  readonly prompt: readonly string[];
  readonly alert: readonly string[];
}

export interface HighlightFacts {
  readonly range: string;
  readonly formula: string;
  readonly fill: string;
  readonly text: string;
  readonly lines: string;
}

export interface PageFacts {
  readonly orientation: string;
  readonly paper: string;
  readonly fit: string;
  readonly centred: boolean;
  readonly margins: readonly number[];
  readonly titles: readonly string[];
  readonly footer: readonly string[];
}

/** A formula without `=`; `表[[列]]` and `表[列]` are one. */
export const plainFormula = (formula: string): string =>
  formula.replace(/^=/, '').replaceAll(/\[\[([^[\]#]+)\]\]/g, '[$1]');

/** `'评分标准'!$F$4:$F$8` as `评分标准!F4:F8`. */
export const plainReference = (text: string): string => text.replace(/^=/, '').replaceAll(/[$']/g, '');

/** A line of one side: weight and colour; empty for none. */
export type Line = { readonly weight: string; readonly colour: string } | undefined;

const weights = ['hair', 'thin', 'medium', 'thick'];

/** Lines around a cell as they show, given the lines every cell has for itself. */
export function shownLines(
  lineOf: (row: number, column: number, side: 'top' | 'left' | 'bottom' | 'right') => Line,
  row: number,
  column: number,
): string {
  const heavier = (a: Line, b: Line): Line =>
    weights.indexOf(b?.weight ?? '') > weights.indexOf(a?.weight ?? '') ? b : a;
  const shown = {
    top: heavier(lineOf(row, column, 'top'), lineOf(row - 1, column, 'bottom')),
    left: heavier(lineOf(row, column, 'left'), lineOf(row, column - 1, 'right')),
    bottom: heavier(lineOf(row, column, 'bottom'), lineOf(row + 1, column, 'top')),
    right: heavier(lineOf(row, column, 'right'), lineOf(row, column + 1, 'left')),
  };
  return Object.entries(shown)
    .map(([side, line]) => (line ? `${side} ${line.weight} ${line.colour}` : ''))
    .filter(Boolean)
    .join(', ');
}
