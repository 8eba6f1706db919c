import type { Problem } from '../../ledger/problem.ts';
import { CellError, type CellValue } from '../../ledger/value.ts';
import { days1904 } from './cell-reader.ts';
import { cellName } from './reference.ts';
import { refusal } from './refusals.ts';
import { escapeCellText, escapeXml, maxTextLength } from './text.ts';

/**
 * A formula to write into a cell, with the result a program shows until it recalculates. A class, so that an
 * object that came from outside as data can never turn into a live formula.
 */
export class CellFormula {
  readonly formula: string;
  readonly result: CellValue | undefined;
  /** `formula` with or without `=`, in file syntax; without `result` the spreadsheet computes it on loading. */
  constructor(formula: string, result?: CellValue) {
    this.formula = formula;
    this.result = result;
  }
}

/** What an edit may put into a cell. */
export type CellInput = CellValue | CellFormula;

/** Longest formula of a cell (Excel specifications and limits). */
const maxFormulaLength = 8192;
/** More problems than this help nobody. */
const mostProblems = 100;
const errorCodes: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
]);

/** Writes `<c>` elements of one sheet (ECMA-376 part 1, 18.3.1.4). */
export class CellWriter {
  readonly problems: Problem[] = [];
  private readonly sheet: string;
  /** Opening of a cell up to its column letters. */
  readonly open: string;
  private readonly value: string;
  private readonly closeValue: string;
  private readonly closeCell: string;
  private readonly inline: string;
  private readonly inlineKept: string;
  private readonly closeInline: string;
  private readonly prefix: string;

  private readonly dates1904: ReadonlySet<number>;

  /**
   * `prefix` is the part's namespace prefix with its colon, or nothing; `dates1904` the date formats of a book
   * whose day zero is in 1904.
   */
  constructor(sheet: string, prefix: string, dates1904: ReadonlySet<number>) {
    this.dates1904 = dates1904;
    const p = prefix;
    this.sheet = sheet;
    this.prefix = p;
    this.open = `<${p}c r="`;
    this.value = `<${p}v>`;
    this.closeValue = `</${p}v></${p}c>`;
    this.closeCell = `</${p}c>`;
    this.inline = ` t="inlineStr"><${p}is><${p}t>`;
    this.inlineKept = ` t="inlineStr"><${p}is><${p}t xml:space="preserve">`;
    this.closeInline = `</${p}t></${p}is></${p}c>`;
  }

  /** `<f>` with its text, once for a whole column. */
  formula(text: string, row: number, column: number): string {
    const bare = text.startsWith('=') ? text.slice(1) : text;
    if (bare.length > maxFormulaLength)
      this.refuse(
        'formula-too-long',
        row,
        column,
        `公式有 ${bare.length} 个字符，超过 ${maxFormulaLength} 个`,
      );
    return `<${this.prefix}f>${escapeXml(bare)}</${this.prefix}f>`;
  }

  /** The cell: `start` is everything up to its attributes' end (`<c r="D12" s="3"`), `style` its format. */
  cell(start: string, style: number, row: number, column: number, input: CellInput): string {
    if (!(input instanceof CellFormula)) return this.content(start, style, row, column, input, '');
    const formula = this.formula(input.formula, row, column);
    if (input.result === undefined) return `${start}>${formula}${this.closeCell}`;
    return this.content(start, style, row, column, input.result, formula);
  }

  /** The cell with a value and, when not empty, a formula made by `formula`. */
  content(
    start: string,
    style: number,
    row: number,
    column: number,
    value: CellValue,
    formula: string,
  ): string {
    switch (typeof value) {
      case 'number': {
        if (!Number.isFinite(value)) return this.errorCell(start, '#NUM!', formula);
        const stored = this.dates1904.has(style) ? value - days1904 : value;
        return `${start}>${formula}${this.value}${stored === 0 ? 0 : stored}${this.closeValue}`;
      }
      case 'string':
        return this.text(start, row, column, value, formula);
      case 'boolean':
        return `${start} t="b">${formula}${this.value}${value ? 1 : 0}${this.closeValue}`;
      default:
        if (value instanceof CellError) return this.errorCell(start, value.code, formula);
        return formula === '' ? `${start}/>` : `${start} t="str">${formula}${this.value}${this.closeValue}`;
    }
  }

  /** The cell with a formula and no result. */
  uncomputed(start: string, formula: string): string {
    return `${start}>${formula}${this.closeCell}`;
  }

  private text(start: string, row: number, column: number, text: string, formula: string): string {
    if (text.length > maxTextLength) {
      this.refuse('text-too-long', row, column, `文本有 ${text.length} 个字符，超过 ${maxTextLength} 个`);
      return `${start}/>`;
    }
    const written = escapeCellText(text);
    if (formula !== '') return `${start} t="str">${formula}${this.value}${written}${this.closeValue}`;
    if (written === '') return `${start}/>`;
    const keep = /^\s|\s$|[\n\t]/.test(written);
    return start + (keep ? this.inlineKept : this.inline) + written + this.closeInline;
  }

  private errorCell(start: string, code: string, formula: string): string {
    const known = errorCodes.has(code) ? code : '#VALUE!';
    return `${start} t="e">${formula}${this.value}${known}${this.closeValue}`;
  }

  private refuse(code: string, row: number, column: number, what: string): void {
    if (this.problems.length >= mostProblems) return;
    const cell = cellName(row, column);
    this.problems.push(
      refusal(
        code,
        this.sheet,
        `工作表“${this.sheet}”的 ${cell} 无法写入：${what}。`,
        '请缩短内容后重试。',
        cell,
      ),
    );
  }
}
