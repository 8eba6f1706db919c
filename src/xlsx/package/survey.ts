import type { Problem } from '../../ledger/problem.ts';
import { CellFormula } from './cell-writer.ts';
import { isMarkedFormula, rawCell, rawFormula, type SharedMaster } from './raw-cell.ts';
import { type CellRange, cellName, overlaps, rangeName, union } from './reference.ts';
import { corruptPart, refusal } from './refusals.ts';
import type { RowLayout } from './row-layout.ts';
import { type RowTemplate, readRowTemplate } from './row-template.ts';
import type { SheetEdit } from './sheet-edit.ts';
import { mergesOf, scanSheet } from './sheet-reader.ts';
import type { TablePlan } from './table-plan.ts';
import type { Workbook } from './workbook.ts';

/** What a rewrite of a sheet must know before its first byte is written. */
export interface Survey {
  readonly problems: readonly Problem[];
  /** Style and height that new rows of each table take. */
  readonly templates: ReadonlyMap<TablePlan, RowTemplate>;
  /** Cells of each table's totals row, by column. */
  readonly totals: ReadonlyMap<TablePlan, ReadonlyMap<number, string>>;
  /** Shared formulas whose first cell goes. */
  readonly broken: ReadonlyMap<string, SharedMaster>;
  /** The sheet's used range afterwards. */
  readonly dimension: CellRange | undefined;
  readonly formulasChange: boolean;
}

/** Reads the sheet once to learn what stands in the way. @throws ProblemError when the sheet is corrupt */
export function surveySheet(workbook: Workbook, edit: SheetEdit): Survey {
  return new Surveyor(edit).run(workbook);
}

class Surveyor {
  private readonly edit: SheetEdit;
  private readonly problems: Problem[] = [];
  private readonly templates = new Map<TablePlan, RowTemplate>();
  private readonly totals = new Map<TablePlan, Map<number, string>>();
  private readonly broken = new Map<string, SharedMaster>();
  private dimension: CellRange | undefined;
  private formulasChange: boolean;
  private lastRow = 0;
  private sawHead = false;

  constructor(edit: SheetEdit) {
    this.edit = edit;
    this.formulasChange = edit.plans.some((plan) => plan.writesFormulas);
    for (const cells of edit.cells.values())
      for (const input of cells.values()) if (input instanceof CellFormula) this.formulasChange = true;
  }

  run(workbook: Workbook): Survey {
    const { edit } = this;
    scanSheet(workbook, edit.sheet, {
      head: () => {
        this.sawHead = true;
      },
      row: (buffer, layout, number) => {
        this.row(buffer, layout, number);
        return true;
      },
      tail: (bytes) => this.checkMerges(mergesOf(bytes)),
    });
    if (!this.sawHead) throw corruptPart(edit.sheet.part, '没有单元格区');
    for (const plan of edit.plans) {
      this.dimension = union(this.dimension, plan.newRef);
      this.checkTables(workbook, plan);
    }
    for (const [row, cells] of edit.cells)
      for (const column of cells.keys())
        this.dimension = union(this.dimension, { top: row, left: column, bottom: row, right: column });
    const { problems, templates, totals, broken, dimension, formulasChange } = this;
    return { problems, templates, totals, broken, dimension, formulasChange };
  }

  private row(b: Uint8Array, layout: RowLayout, number: number): void {
    if (number <= this.lastRow) throw corruptPart(this.edit.sheet.part, `的行号没有递增（第 ${number} 行）`);
    this.lastRow = number;
    const plans = this.edit.plans.filter(
      (plan) => number >= plan.firstRow && number <= Math.max(plan.oldBottom, plan.newBottom),
    );
    for (const plan of plans) this.planRow(b, layout, number, plan);
    const set = this.edit.cells.get(number);
    for (let k = 0; k < layout.count; k++) {
      const column = layout.column[k] ?? 0;
      const plan = plans.find(({ table }) => column >= table.ref.left && column <= table.ref.right);
      if (!plan && !holds(this.dimension, number, column))
        this.dimension = union(this.dimension, { top: number, left: column, bottom: number, right: column });
      if (layout.formulaStart[k] === 0) continue;
      const isTotals = plan?.table.totalsRow === true && number === plan.oldBottom;
      const goes = plan
        ? !isTotals && plan.replaces(number - plan.firstRow, column - plan.table.ref.left)
        : set?.has(column) === true;
      if (goes) this.formulaGoes(b, layout, number, k);
    }
  }

  private formulaGoes(b: Uint8Array, layout: RowLayout, row: number, k: number): void {
    this.formulasChange = true;
    if (!isMarkedFormula(layout, k)) return;
    const formula = rawFormula(b, layout, k);
    if (formula?.group === undefined || formula.text === '') return;
    this.broken.set(formula.group, { formula: formula.text, row, column: layout.column[k] ?? 0 });
  }

  private planRow(b: Uint8Array, layout: RowLayout, number: number, plan: TablePlan): void {
    const { table } = plan;
    if (number === plan.firstRow) this.templates.set(plan, readRowTemplate(b, layout, table));
    for (let k = 0; k < layout.count; k++) {
      const column = layout.column[k] ?? 0;
      if (column < table.ref.left || column > table.ref.right) continue;
      if (table.totalsRow && number === plan.oldBottom) {
        const cells = this.totals.get(plan) ?? new Map<number, string>();
        this.totals.set(plan, cells.set(column, rawCell(b, layout, k)));
      } else if (number > plan.oldBottom && (layout.valueStart[k] !== 0 || layout.formulaStart[k] !== 0)) {
        this.refuseOnce(
          plan,
          `表格“${table.displayName}”要增长到第 ${plan.newBottom} 行，但 ${cellName(number, column)} 已有内容`,
          '请把表格下方的内容移到别处后重试。',
          cellName(number, column),
        );
      }
    }
  }

  private checkMerges(merges: readonly CellRange[]): void {
    for (const plan of this.edit.plans) {
      const { left, right } = plan.table.ref;
      const bottom = Math.max(plan.oldBottom, plan.newBottom);
      const merge = merges.find((range) => overlaps(range, { top: plan.firstRow, left, bottom, right }));
      if (!merge) continue;
      this.refuseOnce(
        plan,
        `表格“${plan.table.displayName}”的行区内有合并单元格 ${rangeName(merge)}`,
        '请取消合并后重试。',
        rangeName(merge),
      );
    }
  }

  private checkTables(workbook: Workbook, plan: TablePlan): void {
    for (const other of workbook.tables) {
      if (other.sheetName !== plan.table.sheetName || other.part === plan.table.part) continue;
      const its = this.edit.plans.find((candidate) => candidate.table === other)?.newRef ?? other.ref;
      if (!overlaps(plan.newRef, union(its, other.ref))) continue;
      this.refuseOnce(
        plan,
        `表格“${plan.table.displayName}”要增长到第 ${plan.newBottom} 行，会碰到表格“${other.displayName}”`,
        '请把其中一个表格移到别的工作表后重试。',
        rangeName(other.ref),
      );
    }
  }

  private refuseOnce(plan: TablePlan, what: string, repair: string, cell: string): void {
    const code = 'table-blocked';
    const { sheetName } = plan.table;
    if (this.problems.some((known) => known.message.includes(`“${plan.table.displayName}”`))) return;
    this.problems.push(refusal(code, sheetName, `工作表“${sheetName}”：${what}。`, repair, cell));
  }
}

function holds(range: CellRange | undefined, row: number, column: number): boolean {
  return (
    range !== undefined &&
    row >= range.top &&
    row <= range.bottom &&
    column >= range.left &&
    column <= range.right
  );
}
