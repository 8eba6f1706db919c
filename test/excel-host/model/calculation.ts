import { CellError, type CellValue } from '../../../src/ledger/value.ts';
import type { Calculator } from '../host.ts';
import {
  parseStructuredReference,
  resolveStructuredReference,
  type StructuredReference,
} from '../structured-references.ts';
import { areaName, type CellRange, maxColumn, unquoteSheet } from './area.ts';
import type { Book } from './book.ts';
import { type FormulaPiece, formulaPieces } from './formula-text.ts';
import { withoutIndexRanges } from './index-ranges.ts';
import type { Sheet } from './sheet.ts';

/** What is used of IronCalc's model; sheets from 0, rows and columns from 1. */
export interface Engine {
  newSheet(): void;
  pauseEvaluation(): void;
  evaluate(): void;
  setUserInput(sheet: number, row: number, column: number, input: string): void;
  rangeClearContents(sheet: number, top: number, left: number, bottom: number, right: number): void;
  updateRangeStyle(
    area: { sheet: number; row: number; column: number; width: number; height: number },
    path: string,
    value: string,
  ): void;
  getCellType(sheet: number, row: number, column: number): number;
  getFormattedCellValue(sheet: number, row: number, column: number): string;
}

/** Fifteen digits of any number: as many as a spreadsheet keeps. */
const exactFormat = '0.00000000000000E+00';
const cellTypes = { number: 1, text: 2, logical: 4, error: 16 };

/**
 * Calculates with IronCalc, which is given a copy of the cells: structured references and names as A1
 * references (it knows neither tables nor Chinese names), sheets as `Sheet1`, `Sheet2` …
 */
export class IronCalculator implements Calculator {
  private readonly newEngine: () => Engine;
  private engine: Engine | undefined;
  private sheetIds: readonly string[] = [];
  /** What the engine was given, by sheet index, then cell. */
  private given: Map<number, string>[] = [];

  constructor(newEngine: () => Engine) {
    this.newEngine = newEngine;
  }

  calculate(book: Book, which: 'all' | 'fresh'): void {
    const engine = this.engineFor(book);
    const writer = new FormulaWriter(book);
    let changed = false;
    book.sheets.forEach((sheet, index) => {
      changed = this.give(engine, writer, sheet, index) || changed;
    });
    if (changed || book.calculationRequested) engine.evaluate();
    book.sheets.forEach((sheet, index) => {
      for (const [row, cells] of sheet.grid.rows)
        for (const [column, cell] of cells)
          if (cell.formula !== undefined && (which === 'all' || cell.value === null))
            cell.value = result(engine, index, row, column, cell.formula);
    });
  }

  /** The engine of these sheets; another list of sheets makes another one. */
  private engineFor(book: Book): Engine {
    const ids = book.sheets.map((sheet) => sheet.id);
    if (this.engine && ids.join() === this.sheetIds.join()) return this.engine;
    const engine = this.newEngine();
    engine.pauseEvaluation();
    for (let k = 1; k < ids.length; k++) engine.newSheet();
    this.engine = engine;
    this.sheetIds = ids;
    this.given = ids.map(() => new Map());
    return engine;
  }

  private give(engine: Engine, writer: FormulaWriter, sheet: Sheet, index: number): boolean {
    const before = this.given[index] ?? new Map<number, string>();
    const now = new Map<number, string>();
    let changed = false;
    for (const [row, cells] of sheet.grid.rows)
      for (const [column, cell] of cells) {
        const input =
          cell.formula === undefined
            ? constant(cell.value)
            : withoutIndexRanges(writer.write(cell.formula, sheet, row));
        if (input === '') continue;
        const key = row * maxColumn + column;
        now.set(key, input);
        if (before.get(key) === input) continue;
        changed = true;
        engine.setUserInput(index, row, column, input);
        if (cell.formula !== undefined)
          engine.updateRangeStyle({ sheet: index, row, column, width: 1, height: 1 }, 'num_fmt', exactFormat);
      }
    for (const key of before.keys()) {
      if (now.has(key)) continue;
      changed = true;
      const column = key % maxColumn || maxColumn;
      const row = (key - column) / maxColumn;
      engine.rangeClearContents(index, row, column, row, column);
    }
    this.given[index] = now;
    return changed;
  }
}

function constant(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof CellError) return value.code;
  if (typeof value === 'string') return `'${value}`;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function result(engine: Engine, sheet: number, row: number, column: number, formula: string): CellValue {
  const text = engine.getFormattedCellValue(sheet, row, column);
  switch (engine.getCellType(sheet, row, column)) {
    case cellTypes.number:
      return Number(text);
    case cellTypes.logical:
      return text === 'TRUE';
    case cellTypes.error:
      // The engine's own shortcomings are no values of a cell.
      if (text === '#ERROR!' || text.startsWith('#N/IMPL'))
        throw new Error(`IronCalc cannot work out ${formula}`);
      return new CellError(text);
    default:
      return text;
  }
}

type Part = string | ((sheet: Sheet, row: number) => string);

/** Writes formulas as the engine reads them, for the tables, names and sheets of the moment. */
class FormulaWriter {
  private readonly book: Book;
  private readonly known = new Map<string, readonly Part[]>();

  constructor(book: Book) {
    this.book = book;
  }

  write(formula: string, sheet: Sheet, row: number): string {
    let parts = this.known.get(formula);
    if (!parts) {
      parts = formulaPieces(formula).map((piece) => this.part(piece));
      this.known.set(formula, parts);
    }
    return parts.map((part) => (typeof part === 'string' ? part : part(sheet, row))).join('');
  }

  private part(piece: FormulaPiece): Part {
    const address = piece.text.slice(piece.sheet?.length ?? 0);
    switch (piece.kind) {
      case 'cells':
        return piece.sheet ? this.prefix(piece.sheet) + address : address;
      case 'structured': {
        const reference = parseStructuredReference(piece.text);
        return reference ? (sheet, row) => this.structured(reference, sheet, row) : '#REF!';
      }
      case 'name':
        return /^(true|false)$/i.test(piece.text)
          ? piece.text
          : (sheet, row) => this.name(piece, address, sheet, row);
      default:
        return piece.text;
    }
  }

  private structured(reference: StructuredReference, sheet: Sheet, row: number): string {
    const table = reference.table === undefined ? undefined : this.book.findTable(reference.table);
    if (!table) return '#REF!';
    // A row of another table is a row of this sheet only when both lie on it.
    const here = table.sheet === sheet ? row : 0;
    const pointed = resolveStructuredReference(reference, table.shape, here);
    if ('error' in pointed) return pointed.error;
    const address = this.address(table.sheet, pointed);
    // SUMIFS and COUNTIFS of the engine take no single cell for a range: a column of one row is written as one.
    const isWritten = address.includes(':') || reference.parts.includes('This Row');
    return isWritten ? address : `${address}:${address.slice(address.indexOf('!') + 1)}`;
  }

  private name(piece: FormulaPiece, name: string, sheet: Sheet, row: number): string {
    const key = name.toLowerCase();
    const scope = piece.sheet ? this.book.findSheet(unquoteSheet(piece.sheet.slice(0, -1))) : sheet;
    const item = scope?.names.get(key) ?? this.book.names.get(key);
    if (item) return `(${this.write(item.formula.replace(/^=/, ''), sheet, row)})`;
    const table = this.book.findTable(name);
    return table ? this.address(table.sheet, table.body) : '#NAME?';
  }

  private prefix(sheet: string): string {
    const found = this.book.findSheet(unquoteSheet(sheet.slice(0, -1)));
    return found ? `Sheet${this.book.sheets.indexOf(found) + 1}!` : '#REF!';
  }

  private address(sheet: Sheet, area: CellRange): string {
    const name = areaName(area).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return `Sheet${this.book.sheets.indexOf(sheet) + 1}!${name}`;
  }
}
