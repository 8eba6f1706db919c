import { serialOf } from '../../ledger/calendar.ts';
import type { Column } from '../../ledger/column.ts';
import type { ListSource, Validation, ValidationRule } from './sheet-design.ts';

/** What a column's cells accept, whatever their range. */
export type ColumnValidation = Omit<Validation, 'range'>;
type Rule = Required<Pick<Validation, 'rule' | 'alert'>>;

/** Bounds of a number without bounds of its own: what is asked is a number at all. */
const widest = 1e15;
const firstDay = serialOf(1950, 1, 1);
const lastDay = serialOf(2199, 12, 31);
const promptLimit = 255;
const titleLimit = 32;

/** Codes of one length; another length is only questioned, it may be an old code or one from abroad. */
const fixedLengths: Readonly<Record<string, number>> = { creditCode: 18, mobile: 11, postcode: 6 };

/**
 * What a column's cells accept: lists, numbers and dates block what does not fit and say why; the prompt is the
 * column's help. Nothing for computed columns and for free text without help.
 * @param firstCell address of the first data cell, which custom formulas refer to
 * @param list where the choices stand, when the column has any
 */
export function validationOf(
  column: Column,
  firstCell: string,
  list?: ListSource,
): ColumnValidation | undefined {
  if (column.derived) return undefined;
  const rule = ruleOf(column, firstCell, list);
  return rule || column.help ? { ...rule, ...promptOf(column) } : undefined;
}

function promptOf({ header, help }: Column): Pick<Validation, 'prompt'> {
  if (!help) return {};
  return { prompt: { title: header.slice(0, titleLimit), message: help.slice(0, promptLimit) } };
}

function ruleOf(column: Column, cell: string, list: ListSource | undefined): Rule | undefined {
  if (list)
    return blocking(
      { type: 'list', source: list },
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

function blocking(rule: ValidationRule, title: string, message: string): Rule {
  return { rule, alert: { style: 'stop', title: title.slice(0, titleLimit), message } };
}

function numberRule(column: Column, cell: string): Rule {
  const { kind, header, alsoText } = column;
  const minimum = column.minimum ?? -widest;
  const maximum = column.maximum ?? widest;
  const message = `请填${numberWords(column)}${alsoText ? `，或“${alsoText}”` : ''}。`;
  const rule: ValidationRule = alsoText
    ? { type: 'formula', formula: orText(cell, alsoText, minimum, maximum) }
    : { type: kind === 'integer' ? 'whole' : 'decimal', minimum, maximum };
  return blocking(rule, `${header}填得不对`, message);
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

function dateRule({ header, alsoText }: Column, cell: string): Rule {
  const title = `${header}不是日期`;
  const example = '请填日期，例如 2026-01-31';
  if (alsoText) {
    const formula = orText(cell, alsoText, firstDay, lastDay);
    return blocking({ type: 'formula', formula }, title, `${example}，或“${alsoText}”。`);
  }
  const rule: ValidationRule = { type: 'date', minimum: firstDay, maximum: lastDay };
  return blocking(rule, title, `${example}（1950 年到 2199 年）。`);
}

/** Text compares above every number, so the bounds are asked only of numbers. */
const orText = (cell: string, text: string, lowest: number, highest: number): string =>
  `OR(${cell}="${text}",IF(ISNUMBER(${cell}),AND(${cell}>=${lowest},${cell}<=${highest}),FALSE))`;

function lengthRule({ header, check }: Column): Rule | undefined {
  const length = check && fixedLengths[check];
  if (!length) return undefined;
  return {
    rule: { type: 'length', length },
    alert: {
      style: 'warning',
      title: `${header}位数不对`,
      message: `${header}一般是 ${length} 位，请核对。`,
    },
  };
}
