import type { DataValidation, Worksheet } from 'exceljs';
import { serialOf } from '../../ledger/calendar.ts';
import type { Column } from '../../ledger/column.ts';

/** A validation as exceljs writes it; `any` carries an input prompt only. */
export type Validation = Omit<DataValidation, 'type'> & { readonly type: DataValidation['type'] | 'any' };

/** Bounds of a number without bounds of its own: what is asked is a number at all. */
const widest = 1e15;
const firstDay = { year: 1950, month: 1, day: 1 };
const lastDay = { year: 2199, month: 12, day: 31 };
const promptLimit = 255;
const titleLimit = 32;

/** Codes of one length; another length is only questioned, it may be an old code or one from abroad. */
const fixedLengths: Readonly<Record<string, number>> = { creditCode: 18, mobile: 11, postcode: 6 };

/**
 * What a column's cells accept: lists, numbers and dates block what does not fit and say why; the prompt is the
 * column's help. Nothing for computed columns and for free text without help.
 * @param firstCell address of the first data cell, which custom formulas refer to
 * @param list formula of the choices, when the column has any
 */
export function validationOf(column: Column, firstCell: string, list?: string): Validation | undefined {
  if (column.derived) return undefined;
  const rule = ruleOf(column, firstCell, list);
  if (!rule && !column.help) return undefined;
  return { ...(rule ?? { type: 'any', formulae: [] }), ...promptOf(column) };
}

/** Puts a validation on a whole range; exceljs' own call takes one cell and later builds overlapping ranges. */
export function addValidation(sheet: Worksheet, range: string, validation: Validation): void {
  const { dataValidations } = sheet as Worksheet & {
    readonly dataValidations: { add(address: string, validation: Validation): void };
  };
  dataValidations.add(range, validation);
}

function promptOf({ header, help }: Column): Partial<Validation> {
  if (!help) return {};
  return {
    showInputMessage: true,
    promptTitle: header.slice(0, titleLimit),
    prompt: help.slice(0, promptLimit),
  };
}

function ruleOf(column: Column, cell: string, list: string | undefined): Validation | undefined {
  if (list !== undefined)
    return blocking(
      'list',
      [list],
      `${column.header}不在列表里`,
      '请点单元格右侧的箭头，从下拉列表里选一项。',
    );
  switch (column.kind) {
    case 'integer':
    case 'number':
    case 'money':
    case 'percent':
      return numberRule(column, cell);
    case 'date':
      return dateRule(column, cell);
    default:
      return lengthRule(column);
  }
}

function blocking(type: Validation['type'], formulae: unknown[], title: string, error: string): Validation {
  return {
    type,
    formulae,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: title.slice(0, titleLimit),
    error,
  };
}

function numberRule(column: Column, cell: string): Validation {
  const { kind, header, minimum, maximum, alsoText } = column;
  const lowest = minimum ?? -widest;
  const highest = maximum ?? widest;
  const message = `请填${numberWords(column)}${alsoText ? `，或“${alsoText}”` : ''}。`;
  const title = `${header}填得不对`;
  if (alsoText) return blocking('custom', [orText(cell, alsoText, lowest, highest)], title, message);
  const type = kind === 'integer' ? 'whole' : 'decimal';
  return { ...blocking(type, [lowest, highest], title, message), operator: 'between' };
}

/** ` 0 到 365 的整数`, `不小于 0% 的比例`; a space parts a leading figure from the Chinese before it. */
function numberWords({ kind, minimum, maximum }: Column): string {
  const show = (value: number) => (kind === 'percent' ? `${Number((value * 100).toFixed(4))}%` : `${value}`);
  const noun =
    kind === 'integer' ? '整数' : kind === 'money' ? '金额（元）' : kind === 'percent' ? '比例' : '数字';
  if (minimum !== undefined && maximum !== undefined)
    return ` ${show(minimum)} 到 ${show(maximum)} 的${noun}`;
  if (minimum !== undefined) return `不小于 ${show(minimum)} 的${noun}`;
  if (maximum !== undefined) return `不大于 ${show(maximum)} 的${noun}`;
  return noun;
}

function dateRule({ header, alsoText }: Column, cell: string): Validation {
  const title = `${header}不是日期`;
  const example = '请填日期，例如 2026-01-31';
  const lowest = serialOf(firstDay.year, firstDay.month, firstDay.day);
  const highest = serialOf(lastDay.year, lastDay.month, lastDay.day);
  if (alsoText)
    return blocking(
      'custom',
      [orText(cell, alsoText, lowest, highest)],
      title,
      `${example}，或“${alsoText}”。`,
    );
  // exceljs turns the instant into a serial number by UTC, so the day is the same in every time zone.
  const instants = [firstDay, lastDay].map(
    ({ year, month, day }) => new Date(Date.UTC(year, month - 1, day)),
  );
  return {
    ...blocking('date', instants, title, `${example}（1950 年到 2199 年）。`),
    operator: 'between',
  };
}

/** Text compares above every number, so the bounds are asked only of numbers. */
const orText = (cell: string, text: string, lowest: number, highest: number): string =>
  `OR(${cell}="${text}",IF(ISNUMBER(${cell}),AND(${cell}>=${lowest},${cell}<=${highest}),FALSE))`;

function lengthRule({ header, check }: Column): Validation | undefined {
  const length = check && fixedLengths[check];
  if (!length) return undefined;
  return {
    ...blocking('textLength', [length], `${header}位数不对`, `${header}一般是 ${length} 位，请核对。`),
    operator: 'equal',
    errorStyle: 'warning',
  };
}
