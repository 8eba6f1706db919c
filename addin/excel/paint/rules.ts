import {
  type BorderLook,
  type Highlight,
  listReference,
  type Side,
  type Validation,
  type ValidationRule,
} from '../../../src/xlsx/design/sheet-design.ts';
import { webColour } from './looks.ts';

/**
 * Adds the validations of a sheet; the sheets their lists stand on must be there. A validation without a rule
 * carries its prompt only.
 */
export function paintValidations(sheet: Excel.Worksheet, validations: readonly Validation[]): void {
  for (const { range, rule, prompt, alert } of validations) {
    const { dataValidation } = sheet.getRange(range);
    if (rule) dataValidation.rule = validationRule(rule);
    if (alert)
      dataValidation.errorAlert = {
        showAlert: true,
        style: alert.style === 'stop' ? 'Stop' : 'Warning',
        title: alert.title,
        message: alert.message,
      };
    if (prompt) dataValidation.prompt = { showPrompt: true, title: prompt.title, message: prompt.message };
  }
}

function validationRule(rule: ValidationRule): Excel.DataValidationRule {
  switch (rule.type) {
    case 'list': {
      const { source } = rule;
      const list = 'items' in source ? source.items.join(',') : `=${listReference(source)}`;
      return { list: { inCellDropDown: true, source: list } };
    }
    case 'formula':
      return { custom: { formula: `=${rule.formula}` } };
    case 'length':
      return { textLength: { operator: 'EqualTo', formula1: rule.length } };
    case 'whole':
      return { wholeNumber: { operator: 'Between', formula1: rule.minimum, formula2: rule.maximum } };
    case 'decimal':
      return { decimal: { operator: 'Between', formula1: rule.minimum, formula2: rule.maximum } };
    case 'date':
      // As formulas: a text or an instant would be read by the machine's calendar and time zone.
      return { date: { operator: 'Between', formula1: `=${rule.minimum}`, formula2: `=${rule.maximum}` } };
  }
}

/** Adds the conditional formats of a sheet. A new one goes before all others, so the last is added first. */
export function paintHighlights(sheet: Excel.Worksheet, highlights: readonly Highlight[]): void {
  for (const { range, formula, fill, text, border } of [...highlights].reverse()) {
    const added = sheet.getRange(range).conditionalFormats.add('Custom');
    const { rule, format } = added.custom;
    rule.formula = `=${formula}`;
    if (fill) format.fill.color = webColour(fill);
    if (text) format.font.color = webColour(text);
    if (border) paintSides(format.borders, border);
    added.stopIfTrue = false;
  }
}

/** Lines of conditional formats are always thin. */
function paintSides(borders: Excel.ConditionalRangeBorderCollection, border: BorderLook): void {
  for (const [side, index] of sides) {
    const line = borders.getItem(index);
    line.style = 'Continuous';
    line.color = webColour(border[side].colour);
  }
}

const sides = [
  ['top', 'EdgeTop'],
  ['left', 'EdgeLeft'],
  ['bottom', 'EdgeBottom'],
  ['right', 'EdgeRight'],
] as const satisfies readonly (readonly [Side, string])[];
