import type { CellValue } from '../../ledger/value.ts';
import type { CellInput, CellWriter } from './cell-writer.ts';
import { placedCell, type SharedMaster, standaloneCell } from './raw-cell.ts';
import { columnName } from './reference.ts';
import type { RowLayout } from './row-layout.ts';
import type { RowTemplate } from './row-template.ts';
import type { ColumnContent, Segment, TablePlan } from './table-plan.ts';

/** A row of the sheet as it stands. */
export interface StandingRow {
  readonly buffer: Uint8Array;
  readonly layout: RowLayout;
}

/** A column of a segment made ready: constant pieces built once. */
interface ReadyColumn {
  readonly value: ((row: number) => CellInput) | undefined;
  readonly formula: string;
  readonly result: ((row: number) => CellValue) | undefined;
}

/** Writes the cells of one table, row by row. */
export class TableRowWriter {
  readonly plan: TablePlan;
  private readonly writer: CellWriter;
  private readonly prefix: string;
  private readonly template: RowTemplate;
  private readonly broken: ReadonlyMap<string, SharedMaster>;
  /** `<c r="D` per column. */
  private readonly starts: readonly string[];
  private readonly columnFormulas: readonly string[];
  private readonly ready = new Map<Segment, readonly (ReadyColumn | undefined)[]>();
  /** Index + 1 into the standing row's cells per column. */
  private readonly standing: Int32Array;

  constructor(
    plan: TablePlan,
    writer: CellWriter,
    prefix: string,
    template: RowTemplate | undefined,
    broken: ReadonlyMap<string, SharedMaster>,
  ) {
    const { columns, ref } = plan.table;
    this.plan = plan;
    this.writer = writer;
    this.prefix = prefix;
    this.template = template ?? { styles: columns.map(() => 0), attributes: '' };
    this.broken = broken;
    this.starts = columns.map((_, k) => writer.open + columnName(ref.left + k));
    this.columnFormulas = columns.map((column, k) =>
      column.calculatedColumnFormula === undefined
        ? ''
        : writer.formula(column.calculatedColumnFormula, plan.firstRow, ref.left + k),
    );
    this.standing = new Int32Array(columns.length);
    for (const segment of plan.segments)
      this.ready.set(
        segment,
        segment.columns.map((fill, k) => this.makeReady(fill, k)),
      );
  }

  private makeReady(fill: ColumnContent | undefined, k: number): ReadyColumn | undefined {
    if (fill === undefined) return undefined;
    if (typeof fill === 'function') return { value: fill, formula: '', result: undefined };
    const { firstRow, table } = this.plan;
    const formula = this.writer.formula(fill.formula, firstRow, table.ref.left + k);
    return { value: undefined, formula, result: fill.result };
  }

  /** Attributes of a row that the sheet does not hold yet. */
  get newRowAttributes(): string {
    return this.template.attributes;
  }

  /** The table's cells in sheet row `number`, which is one of its data rows. */
  cells(number: number, row: StandingRow | undefined): string {
    const { plan, writer, starts } = this;
    const index = number - plan.firstRow;
    const wasThere = row !== undefined && index < plan.oldRows;
    if (row) this.indexStanding(row.layout);
    const updates = plan.updates.get(index);
    let xml = '';
    for (let k = 0; k < starts.length; k++) {
      const cell = row ? (this.standing[k] ?? 0) - 1 : -1;
      const style =
        row && wasThere && cell >= 0 ? (row.layout.style[cell] ?? 0) : (this.template.styles[k] ?? 0);
      const start = `${starts[k]}${number}${style === 0 ? '"' : `" s="${style}"`}`;
      const column = plan.table.ref.left + k;
      const update = updates?.get(k);
      if (update !== undefined) xml += writer.cell(start, style, number, column, update);
      else
        xml +=
          this.filled(start, style, index, number, k) ?? this.kept(start, index, number, k, row, wasThere);
    }
    return xml;
  }

  private filled(start: string, style: number, index: number, row: number, k: number): string | undefined {
    const { segments, table } = this.plan;
    const column = table.ref.left + k;
    for (let i = segments.length - 1; i >= 0; i--) {
      const segment = segments[i];
      if (!segment) continue;
      const ready = this.ready.get(segment)?.[k];
      if (!ready) continue;
      if (segment.from === segment.to && index === 0 && this.plan.rows === 0) {
        // The one empty row of an emptied table: formulas stand ready, inputs are blank.
        return ready.formula === '' ? `${start}/>` : this.writer.uncomputed(start, ready.formula);
      }
      if (index < segment.from || index >= segment.to) continue;
      const at = index - segment.from;
      if (ready.value) return this.writer.cell(start, style, row, column, ready.value(at));
      const result = ready.result?.(at);
      if (result === undefined) return this.writer.uncomputed(start, ready.formula);
      return this.writer.content(start, style, row, column, result, ready.formula);
    }
    return undefined;
  }

  /** A column nobody filled: what stands there, or the column formula, or an empty cell. */
  private kept(
    start: string,
    index: number,
    number: number,
    k: number,
    row: StandingRow | undefined,
    wasThere: boolean,
  ): string {
    const emptied = this.plan.rows === 0;
    const cell = (this.standing[k] ?? 0) - 1;
    if (row && wasThere && !emptied && index < this.plan.rows)
      return cell < 0
        ? ''
        : placedCell(
            standaloneCell(row.buffer, row.layout, cell, number, this.prefix, this.broken),
            number,
            this.plan.table.ref.left + k,
          );
    const formula = this.columnFormulas[k] ?? '';
    return formula === '' ? `${start}/>` : this.writer.uncomputed(start, formula);
  }

  private indexStanding(layout: RowLayout): void {
    this.standing.fill(0);
    const { left } = this.plan.table.ref;
    for (let k = 0; k < layout.count; k++) {
      const column = (layout.column[k] ?? 0) - left;
      if (column >= 0 && column < this.standing.length) this.standing[column] = k + 1;
    }
  }
}
