import type { Grid } from '../../src/import/grid.ts';
import { readGrid, type Workbook } from '../../src/xlsx/package/index.ts';
import type { Worksheet } from '../book/host.ts';

/** A workbook that is not a ledger, whose sheets may be taken over into one. */
export interface SourceFile {
  readonly name: string;
  readonly workbook: Workbook;
}

/**
 * The worksheets that hold no table of ours: those of the open book, and those of a file opened beside it. They
 * are only looked at, so what was read once stays true.
 */
export class ForeignSheets {
  private readonly places = new Map<string, { readonly workbook: Workbook; readonly sheet: string }>();
  private readonly grids = new Map<string, Grid>();

  /** @param ours names of sheets that hold a table of ours; a sheet of the file beside it gets another name then */
  constructor(book: Workbook, ours: ReadonlySet<string>, source: SourceFile | undefined) {
    for (const sheet of visible(book))
      if (!ours.has(sheet)) this.places.set(sheet, { workbook: book, sheet });
    for (const sheet of source ? visible(source.workbook) : []) {
      const taken = ours.has(sheet) || this.places.has(sheet);
      this.places.set(taken ? `[${source!.name}]${sheet}` : sheet, { workbook: source!.workbook, sheet });
    }
  }

  get names(): readonly string[] {
    return [...this.places.keys()];
  }

  worksheet(name: string): Worksheet {
    const { rows } = this.grid(name)!;
    return { name, rows: rows.length, columns: rows.reduce((most, row) => Math.max(most, row.length), 0) };
  }

  /** The cells of a sheet under the name its own file gives it; nothing for an unknown one. */
  grid(name: string): Grid | undefined {
    const place = this.places.get(name);
    if (!place) return undefined;
    const known = this.grids.get(name);
    if (known) return known;
    const { rows } = readGrid(place.workbook, place.sheet);
    const grid = { sheetName: place.sheet, rows, firstRow: 1 };
    this.grids.set(name, grid);
    return grid;
  }
}

function visible(workbook: Workbook): string[] {
  return workbook.sheets
    .filter(({ kind, state }) => kind === 'worksheet' && state === 'visible')
    .map(({ name }) => name);
}
