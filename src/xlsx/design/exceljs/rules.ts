import type { ConditionalFormattingRule, DataValidation, Style, Worksheet } from 'exceljs';
import {
  type Highlight,
  type ListSource,
  listReference,
  type Validation,
  type ValidationRule,
} from '../sheet-design.ts';
import { argb, borders } from './style.ts';

/** A validation as exceljs writes it; `any` carries an input prompt only. */
type WrittenValidation = Omit<DataValidation, 'type'> & { readonly type: DataValidation['type'] | 'any' };

/** Adds the validations, each over its range; exceljs' own call takes one cell and later builds overlapping ranges. */
export function addValidations(sheet: Worksheet, validations: readonly Validation[]): void {
  const { dataValidations } = sheet as Worksheet & {
    readonly dataValidations: { add(range: string, validation: WrittenValidation): void };
  };
  for (const validation of validations) dataValidations.add(validation.range, written(validation));
}

function written({ rule, prompt, alert }: Validation): WrittenValidation {
  return {
    ...(rule ? ruleOf(rule) : { type: 'any', formulae: [] }),
    ...(rule ? { allowBlank: true } : {}),
    ...(alert
      ? { showErrorMessage: true, errorStyle: alert.style, errorTitle: alert.title, error: alert.message }
      : {}),
    ...(prompt ? { showInputMessage: true, promptTitle: prompt.title, prompt: prompt.message } : {}),
  };
}

function ruleOf(rule: ValidationRule): WrittenValidation {
  switch (rule.type) {
    case 'list':
      return { type: 'list', formulae: [listFormula(rule.source)] };
    case 'formula':
      return { type: 'custom', formulae: [rule.formula] };
    case 'length':
      return { type: 'textLength', operator: 'equal', formulae: [rule.length] };
    case 'date':
      return { type: 'date', operator: 'between', formulae: [instant(rule.minimum), instant(rule.maximum)] };
    default:
      return { type: rule.type, operator: 'between', formulae: [rule.minimum, rule.maximum] };
  }
}

function listFormula(source: ListSource): string {
  return 'items' in source ? `"${source.items.join(',')}"` : listReference(source);
}

/** exceljs turns an instant into a serial number by UTC, so the day is the same in every time zone. */
const instant = (serial: number): Date => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);

/** Adds the conditional formats, the first with the highest priority. */
export function addHighlights(sheet: Worksheet, highlights: readonly Highlight[]): void {
  for (const ref of new Set(highlights.map(({ range }) => range))) {
    const rules = highlights.flatMap((highlight, place): ConditionalFormattingRule[] => {
      if (highlight.range !== ref) return [];
      const { formula } = highlight;
      return [{ type: 'expression', priority: place + 1, formulae: [formula], style: lookOf(highlight) }];
    });
    sheet.addConditionalFormatting({ ref, rules });
  }
}

function lookOf({ fill, text, border }: Highlight): Partial<Style> {
  return {
    ...(fill ? { fill: { type: 'pattern', pattern: 'solid', bgColor: argb(fill) } } : {}),
    ...(text ? { font: { color: argb(text) } } : {}),
    ...(border ? { border: borders(border) } : {}),
  };
}
