/**
 * A worksheet of the book as plain data. The design functions of this folder make it; a painter puts it where it
 * is wanted and knows nothing of the ledger: `exceljs/` draws the blank book, the add-in paints into an open
 * workbook. Addresses are A1; rows and columns count from 1.
 */
export interface SheetDesign {
  readonly name: string;
  /** Only reachable by formulas, not by the user. */
  readonly hidden?: true;
  readonly tabColour?: Colour;
  /** Height in points of rows without one of their own; the program's own when absent. */
  readonly rowHeight?: number;
  readonly gridLines?: false;
  /** Leading rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly page?: PageDesign;
  readonly columns: readonly ColumnDesign[];
  /** Heights in points by row. */
  readonly heights: ReadonlyMap<number, number>;
  /** Rows of cells from A1 on; a place without a cell is left as it is. */
  readonly cells: readonly (readonly (CellDesign | undefined)[])[];
  readonly table?: TableDesign;
  readonly validations: readonly Validation[];
  /** Conditional formats; where several apply, the first prevails. */
  readonly highlights: readonly Highlight[];
  /** Names that formulas of the whole book use for single cells of this sheet. */
  readonly names: readonly { readonly name: string; readonly cell: string }[];
}

/** Red, green and blue in hexadecimal: `1F3864`. */
export type Colour = string;

export interface ColumnDesign {
  /** Characters of the default font, padding included, as a file counts them. */
  readonly width: number;
  readonly hidden?: true;
  /** Format of cells below those that are designed. */
  readonly numberFormat?: string;
}

export interface CellDesign {
  readonly content: CellContent;
  readonly look?: Look;
  /** Sheet whose cell A1 a click leads to. */
  readonly link?: string;
}

/** A value, nothing, or a formula. */
export type CellContent = string | number | null | FormulaContent;

export interface FormulaContent {
  /** Without `=`, in the dialect of files. */
  readonly formula: string;
  /** What a file shows until it is computed. */
  readonly result?: string | number;
}

export function isFormula(content: CellContent): content is FormulaContent {
  return content !== null && typeof content === 'object';
}

export interface Look {
  readonly font: FontLook;
  /** `General` when absent. */
  readonly numberFormat?: string;
  readonly fill?: Colour;
  readonly border?: BorderLook;
  readonly alignment: AlignmentLook;
}

export interface FontLook {
  readonly name: string;
  /** Points. */
  readonly size: number;
  readonly bold?: true;
  readonly underline?: true;
  readonly colour: Colour;
}

export type Side = 'top' | 'left' | 'bottom' | 'right';
export type BorderLook = Readonly<Record<Side, LineLook>>;

export interface LineLook {
  readonly weight: 'thin' | 'medium';
  readonly colour: Colour;
}

/** Text always stands in the middle of the height. */
export interface AlignmentLook {
  /** By the kind of the value when absent. */
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly indent?: number;
  readonly wrap?: true;
}

/** The table of a sheet; its header stands in `cells`, in the row given here, from column A on. */
export interface TableDesign {
  readonly name: string;
  readonly headerRow: number;
  readonly rowCount: number;
  /** Columns with the formula that rows added later receive. */
  readonly columns: readonly { readonly header: string; readonly formula?: string }[];
  readonly filterButtons: boolean;
  readonly style: string;
}

export interface Validation {
  readonly range: string;
  /** What is accepted; anything when absent (a validation for the sake of its prompt). */
  readonly rule?: ValidationRule;
  /** Shown when the cell is selected. */
  readonly prompt?: { readonly title: string; readonly message: string };
  /** Shown when what is typed is not accepted; `warning` lets the user insist. */
  readonly alert?: {
    readonly style: 'stop' | 'warning';
    readonly title: string;
    readonly message: string;
  };
}

export type ValidationRule =
  | { readonly type: 'list'; readonly source: ListSource }
  /** Bounds are inclusive; those of a date are serial numbers. */
  | { readonly type: 'whole' | 'decimal' | 'date'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'length'; readonly length: number }
  /** Without `=`, written for the first cell of the range. */
  | { readonly type: 'formula'; readonly formula: string };

export type ListSource =
  | { readonly items: readonly string[] }
  | { readonly sheet: string; readonly range: string };

export interface Highlight {
  readonly range: string;
  /** Without `=`, written for the first cell of the range. */
  readonly formula: string;
  readonly fill?: Colour;
  readonly text?: Colour;
  readonly border?: BorderLook;
}

/** A4 landscape, centred. */
export interface PageDesign {
  /** Pages side by side. */
  readonly pagesWide: number;
  /** Pages one below the other; as many as it takes when absent. */
  readonly pagesHigh?: number;
  /** Inches. */
  readonly margins: Readonly<Record<Side | 'header' | 'footer', number>>;
  /** Leading rows and columns repeated on every page. */
  readonly titleRows?: number;
  readonly titleColumns?: number;
  /** In the codes of headers and footers. */
  readonly footer: { readonly left: string; readonly center: string; readonly right: string };
}

/** Where a list stands, the same from every cell it is offered in: `评分标准!$F$4:$F$8`. */
export function listReference({ sheet, range }: Extract<ListSource, { readonly sheet: string }>): string {
  const name = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return `${name}!${range.replace(/[A-Z]+|\d+/g, '$$$&')}`;
}
