import { invalidArgument, itemNotFound } from '../errors.ts';
import {
  areaAt,
  areaName,
  type CellRange,
  columnsOf,
  intersection,
  isWholeColumns,
  isWholeRows,
  maxColumn,
  maxRow,
  quoteSheet,
  rowsOf,
} from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { type ClearWhat, changeStyle, clearCells, writeCells } from '../model/cell-edits.ts';
import { shownFormula, tableAround } from '../model/formulas.ts';
import { shownText } from '../model/number-format.ts';
import type { Hyperlink, Sheet } from '../model/sheet.ts';
import type { Direction } from '../model/shift.ts';
import { shownValue, valueType } from '../model/values.ts';
import { ConditionalFormatCollection } from './conditional-formats.ts';
import { DataValidation } from './data-validation.ts';
import { Face } from './face.ts';
import {
  commonFlag,
  matrix,
  mergeCells,
  moveCells,
  refuseUnbounded,
  setNumberFormats,
} from './range-cells.ts';
import { RangeFormat } from './range-format.ts';
import { Worksheet } from './worksheet.ts';

/** `Excel.Range` */
export class Range extends Face {
  static override readonly scalars = [
    'address',
    'addressLocal',
    'cellCount',
    'columnCount',
    'columnHidden',
    'columnIndex',
    'formulas',
    'hidden',
    'isEntireColumn',
    'isEntireRow',
    'numberFormat',
    'rowCount',
    'rowHidden',
    'rowIndex',
    'text',
    'values',
    'valueTypes',
  ];
  readonly sheet: Sheet;
  area: CellRange;
  isLost = false;

  constructor(book: Book, sheet: Sheet, area: CellRange) {
    super(book);
    this.sheet = sheet;
    this.area = area;
  }

  get address(): string {
    return `${quoteSheet(this.sheet.name)}!${areaName(this.area)}`;
  }
  get addressLocal(): string {
    return this.address;
  }
  get rowIndex(): number {
    return this.area.top - 1;
  }
  get columnIndex(): number {
    return this.area.left - 1;
  }
  get rowCount(): number {
    return rowsOf(this.area);
  }
  get columnCount(): number {
    return columnsOf(this.area);
  }
  get cellCount(): number {
    const count = rowsOf(this.area) * columnsOf(this.area);
    return count > 2_147_483_647 ? -1 : count;
  }
  get isEntireColumn(): boolean {
    return isWholeColumns(this.area);
  }
  get isEntireRow(): boolean {
    return isWholeRows(this.area);
  }
  get worksheet(): Worksheet {
    return new Worksheet(this.book, this.sheet);
  }
  get format(): RangeFormat {
    return new RangeFormat(this.book, this.sheet, this.area);
  }
  get dataValidation(): DataValidation {
    return new DataValidation(this.book, this.sheet, this.area);
  }
  get conditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.book, this.sheet, this.area);
  }

  get values(): unknown[][] | null {
    return matrix(this, (row, column) => shownValue(this.sheet.grid.cell(row, column)?.value ?? null));
  }
  set values(inputs: unknown) {
    refuseUnbounded(this.area);
    writeCells(this.book, this.sheet, this.area, inputs);
  }
  get valueTypes(): string[][] | null {
    return matrix(this, (row, column) => valueType(this.sheet.grid.cell(row, column)?.value ?? null));
  }
  get text(): string[][] | null {
    return matrix(this, (row, column) =>
      shownText(
        this.sheet.grid.cell(row, column)?.value ?? null,
        this.sheet.styleAt(row, column).numberFormat,
      ),
    );
  }
  get formulas(): unknown[][] | null {
    return matrix(this, (row, column) => {
      const cell = this.sheet.grid.cell(row, column);
      if (cell?.formula === undefined) return shownValue(cell?.value ?? null);
      return shownFormula(this.book, cell.formula, tableAround(this.book, this.sheet, row, column));
    });
  }
  set formulas(inputs: unknown) {
    this.values = inputs;
  }
  get numberFormat(): string[][] | null {
    return matrix(this, (row, column) => this.sheet.styleAt(row, column).numberFormat);
  }
  set numberFormat(formats: unknown) {
    refuseUnbounded(this.area);
    setNumberFormats(this, formats);
  }

  get hidden(): boolean | null {
    const [rows, columns] = [this.rowHidden, this.columnHidden];
    return rows === null || columns === null ? null : rows || columns;
  }
  get rowHidden(): boolean | null {
    return commonFlag(this.area.top, this.area.bottom, this.sheet.rows, (row) => this.sheet.isRowHidden(row));
  }
  set rowHidden(hidden: boolean) {
    this.book.checkWritable(this.sheet, this.area, 'structure');
    for (let row = this.area.top; row <= this.area.bottom; row++)
      this.sheet.line(this.sheet.rows, row).hidden = hidden;
  }
  get columnHidden(): boolean | null {
    const { columns } = this.sheet;
    return commonFlag(
      this.area.left,
      this.area.right,
      columns,
      (column) => columns.get(column)?.hidden === true,
    );
  }
  set columnHidden(hidden: boolean) {
    this.book.checkWritable(this.sheet, this.area, 'structure');
    for (let column = this.area.left; column <= this.area.right; column++)
      this.sheet.line(this.sheet.columns, column).hidden = hidden;
  }
  get hyperlink(): Hyperlink | null {
    return this.sheet.hyperlinks.get(`${this.area.top}:${this.area.left}`) ?? null;
  }
  set hyperlink(link: Hyperlink) {
    const { sheet, area, book } = this;
    const text = link.textToDisplay ?? link.address ?? link.documentReference ?? '';
    if (link.textToDisplay !== undefined || sheet.grid.isBlank(area.top, area.left))
      writeCells(book, sheet, { ...area, bottom: area.top, right: area.left }, [[`'${text}`]]);
    changeStyle(book, sheet, area, (style) => ({ ...style, fontColor: '#0563C1', underline: 'Single' }));
    sheet.hyperlinks.set(`${area.top}:${area.left}`, link);
  }

  getCell(row: number, column: number): Range {
    return at(this, this.area.top + row, this.area.left + column, 1, 1);
  }
  getRow(row: number): Range {
    return at(this, this.area.top + row, this.area.left, 1, this.columnCount);
  }
  getColumn(column: number): Range {
    return at(this, this.area.top, this.area.left + column, this.rowCount, 1);
  }
  getLastCell(): Range {
    return at(this, this.area.bottom, this.area.right, 1, 1);
  }
  getLastRow(): Range {
    return at(this, this.area.bottom, this.area.left, 1, this.columnCount);
  }
  getLastColumn(): Range {
    return at(this, this.area.top, this.area.right, this.rowCount, 1);
  }
  getEntireRow(): Range {
    return at(this, this.area.top, 1, this.rowCount, maxColumn);
  }
  getEntireColumn(): Range {
    return at(this, 1, this.area.left, maxRow, this.columnCount);
  }
  getRowsBelow(count = 1): Range {
    return at(this, this.area.bottom + 1, this.area.left, count, this.columnCount);
  }
  getRowsAbove(count = 1): Range {
    return at(this, this.area.top - count, this.area.left, count, this.columnCount);
  }
  getColumnsAfter(count = 1): Range {
    return at(this, this.area.top, this.area.right + 1, this.rowCount, count);
  }
  getColumnsBefore(count = 1): Range {
    return at(this, this.area.top, this.area.left - count, this.rowCount, count);
  }
  getOffsetRange(rows: number, columns: number): Range {
    return at(this, this.area.top + rows, this.area.left + columns, this.rowCount, this.columnCount);
  }
  getResizedRange(rows: number, columns: number): Range {
    return at(this, this.area.top, this.area.left, this.rowCount + rows, this.columnCount + columns);
  }
  getAbsoluteResizedRange(rows: number, columns: number): Range {
    return at(this, this.area.top, this.area.left, rows, columns);
  }
  getBoundingRect(other: Range | string): Range {
    const { area } = sameSheet(this, other);
    const top = Math.min(this.area.top, area.top);
    const left = Math.min(this.area.left, area.left);
    const bottom = Math.max(this.area.bottom, area.bottom);
    const right = Math.max(this.area.right, area.right);
    return new Range(this.book, this.sheet, { top, left, bottom, right });
  }
  getIntersectionOrNullObject(other: Range | string): Range | null {
    if (other instanceof Range && other.sheet !== this.sheet) return null;
    const common = intersection(this.area, sameSheet(this, other).area);
    return common ? new Range(this.book, this.sheet, common) : null;
  }
  getIntersection(other: Range | string): Range {
    const common = this.getIntersectionOrNullObject(other);
    if (!common) throw itemNotFound(`intersection with ${this.address}`);
    return common;
  }
  getUsedRangeOrNullObject(valuesOnly = false): Range | null {
    const used = this.sheet.grid.used(valuesOnly, this.area);
    return used ? new Range(this.book, this.sheet, used) : null;
  }
  getUsedRange(valuesOnly = false): Range {
    return this.getUsedRangeOrNullObject(valuesOnly) ?? this.getCell(0, 0);
  }

  clear(what: ClearWhat = 'All'): void {
    if (what === 'All' || what === 'Formats') this.dataValidation.clear();
    clearCells(this.book, this.sheet, this.area, what);
  }
  /** Only looks, and only those of one cell for every cell here. */
  copyFrom(source: Range | string, what = 'All'): void {
    const { area, sheet } =
      source instanceof Range ? source : new Worksheet(this.book, this.sheet).getRange(source);
    if (what !== 'Formats' || rowsOf(area) * columnsOf(area) !== 1)
      throw invalidArgument('the test host copies the format of one cell and nothing else');
    const style = sheet.styleAt(area.top, area.left);
    changeStyle(this.book, this.sheet, this.area, () => style);
  }
  insert(direction: Direction): Range {
    moveCells(this, direction, ['Down', 'Right']);
    return this;
  }
  delete(direction: Direction): void {
    moveCells(this, direction, ['Up', 'Left']);
  }
  merge(across = false): void {
    mergeCells(this, across);
  }
  unmerge(): void {
    this.sheet.merges = this.sheet.merges.filter((merge) => !intersection(merge, this.area));
  }
  select(): void {
    this.book.select(this.sheet, [this.area]);
    this.book.events.push({ kind: 'selection', sheetId: this.sheet.id, address: areaName(this.area) });
  }
  calculate(): void {
    this.book.calculationRequested = true;
  }

  /** The client asks before it splits a big write. */
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.rowCount || columns !== this.columnCount)
      throw invalidArgument(
        `the array is ${rows} × ${columns}, the range ${this.rowCount} × ${this.columnCount}`,
      );
  }
}

function at(range: Range, top: number, left: number, rows: number, columns: number): Range {
  return new Range(range.book, range.sheet, areaAt(top, left, rows, columns));
}

function sameSheet(range: Range, other: Range | string): Range {
  const found = other instanceof Range ? other : new Worksheet(range.book, range.sheet).getRange(other);
  if (found.sheet !== range.sheet) throw invalidArgument('ranges of two sheets');
  return found;
}
