import { type Problem, ProblemError } from '../../ledger/problem.ts';
import { deflateEntry, writeZip, type ZipEntry } from '../../opc/zip.ts';
import type { PackedPieces, PackedSummary } from './byte-sink.ts';
import { CellFormula, type CellInput } from './cell-writer.ts';
import { changedTexts } from './changed-texts.ts';
import { cellName, maxRow, parseCellName } from './reference.ts';
import { refusal, sheetMissing, tableMissing } from './refusals.ts';
import type { SheetEdit } from './sheet-edit.ts';
import { hasNoInput } from './sheet-reader.ts';
import { writeSheet } from './sheet-writer.ts';
import { type Survey, surveySheet } from './survey.ts';
import { type ColumnContent, type TableFill, TablePlan } from './table-plan.ts';
import type { TableInfo } from './tables.ts';
import { findSheet, findTable, type SheetInfo, type Workbook } from './workbook.ts';

export interface EditOptions {
  /** Have the spreadsheet recalculate everything when it opens the book. */
  readonly fullCalcOnLoad?: boolean;
}

/** A part of the edited package: copied as it stands, or written piece by piece when its turn comes. */
export type RenderedPart =
  | { readonly kind: 'entry'; readonly entry: ZipEntry }
  | { readonly kind: 'stream'; readonly name: string; write(pieces: PackedPieces): PackedSummary };

/** Collects changes to a workbook; nothing is written until the bytes are asked for. */
export class WorkbookEditor {
  readonly workbook: Workbook;
  private readonly options: EditOptions;
  private readonly found: Problem[] = [];
  private readonly plans = new Map<TableInfo, TablePlan>();
  private readonly formulas = new Map<TableInfo, Map<string, string>>();
  private readonly styles = new Map<TableInfo, string>();
  private readonly cells = new Map<SheetInfo, Map<number, Map<number, CellInput>>>();

  constructor(workbook: Workbook, options: EditOptions = {}) {
    this.workbook = workbook;
    this.options = options;
  }

  /** Edits that were refused, and after writing the cells that could not be written. */
  get problems(): readonly Problem[] {
    return this.found;
  }

  /**
   * Replaces all data rows of a table. Columns that are not named keep their cells in rows that existed; in new
   * rows they get the column formula or an empty cell. Zero rows leave one empty row.
   */
  fillTable(tableName: string, fill: TableFill): void {
    const table = this.table(tableName);
    const columns = table && this.columnsOf(table, fill);
    if (!table || !columns || this.tooLong(table, fill.rows)) return;
    this.plan(table).fill(fill.rows, columns);
  }

  /** Adds rows at the end of a table. A table whose only row is still empty takes them from that row on. */
  appendRows(tableName: string, fill: TableFill): void {
    const table = this.table(tableName);
    const columns = table && this.columnsOf(table, fill);
    if (!table || !columns || fill.rows <= 0) return;
    const known = this.plans.get(table);
    const plan = this.plan(table);
    if (!known && plan.oldRows === 1 && hasNoInput(this.workbook, table, plan.firstRow)) plan.rows = 0;
    if (this.tooLong(table, plan.rows + fill.rows)) return;
    plan.append(fill.rows, columns);
  }

  /** Changes cells of one data row; `rowIndex` counts from 0. */
  updateCells(tableName: string, rowIndex: number, cells: ReadonlyMap<string, CellInput>): void {
    const table = this.table(tableName);
    if (!table) return;
    const plan = this.plan(table);
    if (!Number.isInteger(rowIndex) || rowIndex < 0 || rowIndex >= plan.rows) {
      this.refuse(
        'table-row-missing',
        table,
        `没有第 ${rowIndex + 1} 行数据，只有 ${plan.rows} 行`,
        '请重新读取工作簿后重试。',
      );
      return;
    }
    const byColumn = new Map<number, CellInput>();
    for (const [header, input] of cells) {
      const k = this.column(table, header);
      if (k === undefined) return;
      byColumn.set(k, input);
    }
    plan.update(rowIndex, byColumn);
  }

  /** Sets a cell outside of tables, e.g. `setCell('参数', 'B2', 45350)`; it keeps its style. */
  setCell(sheetName: string, cell: string, input: CellInput): void {
    const sheet = findSheet(this.workbook, sheetName);
    const at = parseCellName(cell);
    if (sheet?.kind !== 'worksheet' || !at) {
      const names = this.workbook.sheets.map((known) => known.name);
      this.found.push(
        sheet?.kind === 'worksheet'
          ? refusal('cell-name', sheet.name, `“${cell}”不是单元格地址。`, '请写成 B2 这样的地址。', cell)
          : sheetMissing(sheetName, names).problem,
      );
      return;
    }
    const table = this.workbook.tables.find(
      ({ sheetName: on, ref }) =>
        on === sheet.name &&
        at.row >= ref.top &&
        at.row <= ref.bottom &&
        at.column >= ref.left &&
        at.column <= ref.right,
    );
    if (table) {
      this.refuse('cell-in-table', table, `包含 ${cell}，不能单独改写`, '请按表格的行和列修改。', cell);
      return;
    }
    const rows = this.cells.get(sheet) ?? new Map<number, Map<number, CellInput>>();
    const row = rows.get(at.row) ?? new Map<number, CellInput>();
    this.cells.set(sheet, rows.set(at.row, row.set(at.column, input)));
  }

  /** Sets the formula that rows typed later take; LibreOffice and WPS drop it on saving. */
  setColumnFormula(tableName: string, header: string, formula: string): void {
    const table = this.table(tableName);
    if (!table || this.column(table, header) === undefined) return;
    const known = this.formulas.get(table) ?? new Map<string, string>();
    const bare = formula.startsWith('=') ? formula.slice(1) : formula;
    this.formulas.set(table, known.set(header, bare));
  }

  /** Gives a table a style when it has none, e.g. `TableStyleMedium2`. */
  setTableStyle(tableName: string, style: string): void {
    const table = this.table(tableName);
    if (table) this.styles.set(table, style);
  }

  /** The edited book. @throws ProblemError the first problem, when an edit was refused: no half book is given out */
  toBytes(): Uint8Array {
    const entries = [...this.render()].map((part): ZipEntry => {
      if (part.kind === 'entry') return part.entry;
      const pieces: Uint8Array[] = [];
      const { crc, size, packedSize } = part.write((piece) => pieces.push(piece));
      const data = new Uint8Array(packedSize);
      let at = 0;
      for (const piece of pieces) {
        data.set(piece, at);
        at += piece.length;
      }
      return { name: part.name, method: 8, crc, size, data };
    });
    return writeZip(entries);
  }

  /**
   * The parts of the edited book in the order of the original, for writing them one after the other.
   * @throws ProblemError the first problem, before the first part or at the part that has it
   */
  *render(): Generator<RenderedPart> {
    this.throwProblem();
    const edits = this.sheetEdits();
    const surveys = new Map(edits.map((edit) => [edit, surveySheet(this.workbook, edit)]));
    for (const survey of surveys.values()) this.found.push(...survey.problems);
    this.throwProblem();
    const texts = changedTexts(this.workbook, {
      plans: this.plans,
      formulas: this.formulas,
      styles: this.styles,
      fullCalculation: this.options.fullCalcOnLoad === true || this.leavesUncomputed(),
      formulasChange: [...surveys.values()].some((survey) => survey.formulasChange),
    });
    const byPart = new Map(edits.map((edit) => [edit.sheet.part.toLowerCase(), edit]));
    for (const entry of this.workbook.entries) {
      const edit = byPart.get(entry.name.toLowerCase());
      const survey = edit && surveys.get(edit);
      const text = texts.get(entry.name.toLowerCase());
      if (edit && survey) yield this.sheetPart(entry.name, edit, survey);
      else if (text !== null)
        yield { kind: 'entry', entry: text === undefined ? entry : deflateEntry(entry.name, text) };
    }
  }

  private sheetPart(name: string, edit: SheetEdit, survey: Survey): RenderedPart {
    return {
      kind: 'stream',
      name,
      write: (pieces) => {
        const { summary, problems } = writeSheet(this.workbook, edit, survey, pieces);
        this.found.push(...problems);
        this.throwProblem();
        return summary;
      },
    };
  }

  private leavesUncomputed(): boolean {
    if ([...this.plans.values()].some((plan) => plan.leavesUncomputed)) return true;
    const single = [
      ...[...this.cells.values()].flatMap((rows) => [...rows.values()]),
      ...[...this.plans.values()].flatMap((plan) => [...plan.updates.values()]),
    ];
    return single.some((row) =>
      [...row.values()].some((input) => input instanceof CellFormula && input.result === undefined),
    );
  }

  private sheetEdits(): SheetEdit[] {
    return this.workbook.sheets.flatMap((sheet) => {
      const plans = [...this.plans.values()].filter((plan) => plan.table.sheetName === sheet.name);
      const cells = this.cells.get(sheet) ?? new Map<number, Map<number, CellInput>>();
      for (const plan of plans) this.refuseCovered(plan, cells);
      return plans.length > 0 || cells.size > 0 ? [{ sheet, plans, cells }] : [];
    });
  }

  /** A cell set below a table that then grew over it. */
  private refuseCovered(plan: TablePlan, cells: ReadonlyMap<number, ReadonlyMap<number, CellInput>>): void {
    const { left, right } = plan.table.ref;
    for (const [row, columns] of cells)
      for (const column of columns.keys()) {
        if (row < plan.firstRow || row > plan.newBottom || column < left || column > right) continue;
        const cell = cellName(row, column);
        this.refuse('table-blocked', plan.table, `增长后盖住 ${cell}`, '请把该单元格移到别处。', cell);
      }
  }

  private plan(table: TableInfo): TablePlan {
    const known = this.plans.get(table);
    if (known) return known;
    const plan = new TablePlan(table);
    this.plans.set(table, plan);
    return plan;
  }

  private table(name: string): TableInfo | undefined {
    const table = findTable(this.workbook, name);
    if (!table) {
      const names = this.workbook.tables.map((known) => known.displayName);
      this.found.push(tableMissing(name, names).problem);
    }
    return table;
  }

  private column(table: TableInfo, header: string): number | undefined {
    const k = table.columns.findIndex((column) => column.name === header);
    if (k >= 0) return k;
    const names = table.columns.map((column) => column.name).join('、');
    this.refuse('table-column-missing', table, `没有列“${header}”`, `现有列：${names}。`);
    return undefined;
  }

  private columnsOf(table: TableInfo, fill: TableFill): (ColumnContent | undefined)[] | undefined {
    const columns: (ColumnContent | undefined)[] = table.columns.map(() => undefined);
    for (const [header, source] of fill.columns) {
      const k = this.column(table, header);
      if (k === undefined) return undefined;
      columns[k] = source;
      if (typeof source !== 'function') this.setColumnFormula(table.displayName, header, source.formula);
    }
    return columns;
  }

  private tooLong(table: TableInfo, rows: number): boolean {
    const bottom = this.plan(table).firstRow + rows - 1 + (table.totalsRow ? 1 : 0);
    if (bottom <= maxRow) return false;
    this.refuse(
      'table-too-long',
      table,
      `有 ${rows} 行数据，超过工作表的 ${maxRow} 行`,
      '请按年份拆分成几个工作簿。',
    );
    return true;
  }

  private refuse(code: string, table: TableInfo, what: string, repair: string, cell?: string): void {
    const message = `工作表“${table.sheetName}”的表格“${table.displayName}”${what}。`;
    this.found.push(refusal(code, table.sheetName, message, repair, cell));
  }

  private throwProblem(): void {
    const first = this.found.find((problem) => problem.severity === 'error');
    if (first) throw new ProblemError(first);
  }
}

/** Starts editing; the workbook itself stays as it is. */
export function editWorkbook(workbook: Workbook, options: EditOptions = {}): WorkbookEditor {
  return new WorkbookEditor(workbook, options);
}
