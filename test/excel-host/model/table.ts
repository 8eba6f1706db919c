import type { TableShape } from '../structured-references.ts';
import type { CellRange } from './area.ts';
import type { Sheet } from './sheet.ts';

export interface TableColumn {
  readonly id: number;
  name: string;
  /** What new rows of the column calculate: canonical text with `=`. */
  formula?: string;
}

/** How the rows of a table are narrowed to: column index from 0 → values that stay. */
export type TableFilter = Map<number, ReadonlySet<string>>;

/** A table (ListObject) as data; what is done to it stands in `table-edits.ts`. */
export class Table {
  readonly id: string;
  readonly sheet: Sheet;
  name: string;
  area: CellRange;
  columns: TableColumn[];
  showHeaders = true;
  showTotals = false;
  style = 'TableStyleMedium2';
  showBandedRows = true;
  showBandedColumns = false;
  highlightFirstColumn = false;
  highlightLastColumn = false;
  showFilterButton = true;
  readonly filter: TableFilter = new Map();
  private nextColumn: number;

  constructor(id: string, sheet: Sheet, name: string, area: CellRange, columns: readonly string[]) {
    this.id = id;
    this.sheet = sheet;
    this.name = name;
    this.area = area;
    this.columns = columns.map((header, k) => ({ id: k + 1, name: header }));
    this.nextColumn = columns.length + 1;
  }

  newColumn(name: string): TableColumn {
    return { id: this.nextColumn++, name };
  }

  /** First and last data row of the sheet. */
  get firstRow(): number {
    return this.area.top + (this.showHeaders ? 1 : 0);
  }

  get lastRow(): number {
    return this.area.bottom - (this.showTotals ? 1 : 0);
  }

  get body(): CellRange {
    return { ...this.area, top: this.firstRow, bottom: this.lastRow };
  }

  get rowCount(): number {
    return this.lastRow - this.firstRow + 1;
  }

  /** The column whose cells stand in a sheet column. */
  columnAt(sheetColumn: number): TableColumn | undefined {
    return this.columns[sheetColumn - this.area.left];
  }

  get shape(): TableShape {
    return {
      name: this.name,
      sheet: this.sheet.name,
      top: this.area.top,
      left: this.area.left,
      bottom: this.area.bottom,
      columns: this.columns.map((column) => column.name),
      headers: this.showHeaders,
      totals: this.showTotals,
    };
  }
}
