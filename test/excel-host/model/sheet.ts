import type { CellRange } from './area.ts';
import type { ConditionalFormat } from './conditional-formats.ts';
import { Grid } from './grid.ts';
import { newPageLayout } from './page-layout.ts';
import { type CellStyle, normalStyle } from './style.ts';
import type { Validation } from './validation.ts';

/** What is known of a whole row or column. Sizes in points. */
export interface Line {
  size?: number;
  hidden?: boolean;
  /** Rows a filter hides come back with the filter. */
  filtered?: boolean;
  style?: CellStyle;
}

export interface Protection {
  readonly options: Readonly<Record<string, unknown>>;
  readonly password?: string;
}

/** Top-left block that stays in view; 0 for none. */
export interface Freeze {
  readonly rows: number;
  readonly columns: number;
}

export interface NamedItem {
  readonly name: string;
  /** Canonical formula with `=`. */
  formula: string;
  comment: string;
  visible: boolean;
}

export interface Hyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
  readonly textToDisplay?: string;
}

/** A worksheet as data; 8.43 characters of the Normal font are 64 pixels, 48 points. */
export class Sheet {
  readonly id: string;
  name: string;
  visibility = 'Visible';
  tabColor = '';
  showGridlines = true;
  showHeadings = true;
  standardWidth = 8.43;
  standardHeight = 15;
  readonly grid = new Grid();
  readonly rows = new Map<number, Line>();
  readonly columns = new Map<number, Line>();
  merges: CellRange[] = [];
  validations: Validation[] = [];
  conditionalFormats: ConditionalFormat[] = [];
  readonly hyperlinks = new Map<string, Hyperlink>();
  protection: Protection | undefined;
  /** What was selected when the sheet was last looked at. */
  selected: readonly CellRange[] = [{ top: 1, left: 1, bottom: 1, right: 1 }];
  freeze: Freeze = { rows: 0, columns: 0 };
  readonly page = newPageLayout();
  readonly names = new Map<string, NamedItem>();
  readonly customProperties = new Map<string, string>();
  /** Style of cells nobody formatted. */
  baseStyle: CellStyle = normalStyle;

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  /** The look of a cell, whether it is there or not. */
  styleAt(row: number, column: number): CellStyle {
    return (
      this.grid.cell(row, column)?.style ??
      this.rows.get(row)?.style ??
      this.columns.get(column)?.style ??
      this.baseStyle
    );
  }

  /** Height of a row or width of a column in points. */
  size(lines: Map<number, Line>, index: number): number {
    const standard = lines === this.rows ? this.standardHeight : standardWidthPoints(this.standardWidth);
    return lines.get(index)?.size ?? standard;
  }

  line(lines: Map<number, Line>, index: number): Line {
    let line = lines.get(index);
    if (!line) {
      line = {};
      lines.set(index, line);
    }
    return line;
  }

  isRowHidden(row: number): boolean {
    const line = this.rows.get(row);
    return line?.hidden === true || line?.filtered === true;
  }
}

/** A column width of the file (characters of a 7-pixel digit, 5 pixels of margin included) in points. */
export function widthPoints(characters: number): number {
  return Math.trunc(((256 * characters + Math.trunc(128 / 7)) / 256) * 7) * 0.75;
}

/** A width without margin, as `standardWidth` counts it, in points. */
export function standardWidthPoints(characters: number): number {
  return (Math.round(characters * 7) + 5) * 0.75;
}
