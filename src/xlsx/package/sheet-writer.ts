import type { Problem } from '../../ledger/problem.ts';
import { ByteSink, type PackedPieces, type PackedSummary } from './byte-sink.ts';
import { CellWriter } from './cell-writer.ts';
import { placedCell, standaloneCell } from './raw-cell.ts';
import { columnName } from './reference.ts';
import type { RowLayout } from './row-layout.ts';
import { rowTag } from './row-template.ts';
import { editedHead, editedTail } from './sheet-edges.ts';
import { type RowRun, type SheetEdit, touchedRuns } from './sheet-edit.ts';
import { scanSheet } from './sheet-reader.ts';
import type { Survey } from './survey.ts';
import { type StandingRow, TableRowWriter } from './table-rows.ts';
import type { Workbook } from './workbook.ts';
import { rootPrefix, withAttribute } from './xml-tags.ts';

const decoder = new TextDecoder();

/**
 * Writes a sheet anew: rows the edit does not touch are copied as they stand, the others are put together from
 * their standing cells and the new ones. Gives what the archive must know, and the cells that could not be written.
 * @throws ProblemError when the sheet is corrupt
 */
export function writeSheet(
  workbook: Workbook,
  edit: SheetEdit,
  survey: Survey,
  pieces: PackedPieces,
): { readonly summary: PackedSummary; readonly problems: readonly Problem[] } {
  return new SheetWriter(workbook, edit, survey, pieces).run();
}

class SheetWriter {
  private readonly workbook: Workbook;
  private readonly edit: SheetEdit;
  private readonly survey: Survey;
  private readonly sink: ByteSink;
  private prefix = '';
  private cellWriter: CellWriter;
  private tables: TableRowWriter[] = [];
  private readonly runs: readonly RowRun[];
  private nextRun = 0;
  private lastWritten = 0;
  private needsClosing = false;

  constructor(workbook: Workbook, edit: SheetEdit, survey: Survey, pieces: PackedPieces) {
    this.workbook = workbook;
    this.edit = edit;
    this.survey = survey;
    this.sink = new ByteSink(pieces);
    this.cellWriter = this.cellWriterFor('');
    this.runs = touchedRuns(edit);
  }

  run(): { summary: PackedSummary; problems: readonly Problem[] } {
    scanSheet(this.workbook, this.edit.sheet, {
      head: (bytes) => this.head(decoder.decode(bytes)),
      row: (buffer, layout, number) => {
        this.row(buffer, layout, number);
        return true;
      },
      tail: (bytes) => {
        this.writeMissing(Number.POSITIVE_INFINITY);
        if (this.needsClosing) this.sink.text(`</${this.prefix}sheetData>`);
        this.sink.text(editedTail(decoder.decode(bytes), this.edit.plans));
      },
    });
    return { summary: this.sink.finish(), problems: this.cellWriter.problems };
  }

  private cellWriterFor(prefix: string): CellWriter {
    const { date1904, styles } = this.workbook;
    return new CellWriter(this.edit.sheet.name, prefix, date1904 ? styles.dates : new Set());
  }

  private head(text: string): void {
    this.prefix = rootPrefix(text);
    this.needsClosing = text.endsWith('/>');
    this.cellWriter = this.cellWriterFor(this.prefix);
    this.tables = this.edit.plans.map(
      (plan) =>
        new TableRowWriter(
          plan,
          this.cellWriter,
          this.prefix,
          this.survey.templates.get(plan),
          this.survey.broken,
        ),
    );
    this.sink.text(editedHead(text, this.survey.dimension));
  }

  private row(buffer: Uint8Array, layout: RowLayout, number: number): void {
    this.writeMissing(number);
    this.lastWritten = number;
    const run = this.runs[this.nextRun];
    const touched = run !== undefined && number >= run.from && number <= run.to;
    // A row without its own number takes it from the one before, which may not be there any more.
    if (touched || layout.number === 0 || this.survey.broken.size > 0)
      this.compose(number, { buffer, layout });
    else this.sink.bytes(buffer.subarray(layout.start, layout.end));
  }

  /** Writes the touched rows before `number` that the sheet does not hold. */
  private writeMissing(number: number): void {
    for (let run = this.runs[this.nextRun]; run; run = this.runs[this.nextRun]) {
      const from = Math.max(run.from, this.lastWritten + 1);
      const to = Math.min(run.to, number - 1);
      for (let row = from; row <= to; row++) this.compose(row, undefined);
      if (run.to >= number) return;
      this.nextRun++;
    }
  }

  private compose(number: number, standing: StandingRow | undefined): void {
    const pieces: { readonly column: number; readonly xml: string }[] = [];
    let newRowAttributes = '';
    const tables = this.tables.filter(({ plan }) => number >= plan.firstRow && number <= lastTouched(plan));
    for (const table of tables) {
      const { plan } = table;
      if (number <= plan.newLastRow) {
        pieces.push({ column: plan.table.ref.left, xml: table.cells(number, standing) });
        newRowAttributes ||= table.newRowAttributes;
      } else if (number === plan.newBottom) pieces.push(...this.totalsCells(table, number));
    }
    const set = this.edit.cells.get(number);
    for (const [column, input] of set ?? []) {
      const style = standing ? styleAt(standing.layout, column) : 0;
      const start = `${this.cellWriter.open}${columnName(column)}${number}"${style ? ` s="${style}"` : ''}`;
      pieces.push({ column, xml: this.cellWriter.cell(start, style, number, column, input) });
    }
    if (standing) {
      const { buffer, layout } = standing;
      for (let k = 0; k < layout.count; k++) {
        const column = layout.column[k] ?? 0;
        if (set?.has(column) || tables.some(({ plan }) => holdsColumn(plan, column))) continue;
        const xml = standaloneCell(buffer, layout, k, number, this.prefix, this.survey.broken);
        pieces.push({ column, xml: placedCell(xml, number, column) });
      }
    }
    if (pieces.length === 0 && (!standing || tables.length > 0)) return;
    if (pieces.length > 1) pieces.sort((a, b) => a.column - b.column);
    this.sink.text(
      standing ? openedRow(standing, number) : `<${this.prefix}row r="${number}"${newRowAttributes}>`,
    );
    for (const piece of pieces) this.sink.text(piece.xml);
    this.sink.text(`</${this.prefix}row>`);
  }

  private totalsCells(table: TableRowWriter, number: number): { column: number; xml: string }[] {
    const cells = this.survey.totals.get(table.plan) ?? new Map<number, string>();
    return [...cells].map(([column, xml]) => ({ column, xml: placedCell(xml, number, column) }));
  }
}

interface Extent {
  readonly oldBottom: number;
  readonly newBottom: number;
}

function lastTouched(plan: Extent): number {
  return Math.max(plan.oldBottom, plan.newBottom);
}

function holdsColumn(
  plan: { readonly table: { readonly ref: { readonly left: number; readonly right: number } } },
  column: number,
): boolean {
  return column >= plan.table.ref.left && column <= plan.table.ref.right;
}

function styleAt(layout: RowLayout, column: number): number {
  for (let k = 0; k < layout.count; k++) if (layout.column[k] === column) return layout.style[k] ?? 0;
  return 0;
}

/** The row's own tag, numbered and open; `spans` is a hint that may be wrong now. */
function openedRow(standing: StandingRow, number: number): string {
  const tag = rowTag(standing.buffer, standing.layout).replace(/\s*\/>$/, '>');
  return withAttribute(withAttribute(tag, 'spans', undefined), 'r', String(number));
}
