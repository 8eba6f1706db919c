import { child, children, flag, type XmlElement } from '../../../src/xlsx/package/xml-tree.ts';
import { type CellRange, parseArea } from '../model/area.ts';
import type { Sheet } from '../model/sheet.ts';
import { ruleValue, type ValidationRule } from '../model/validation.ts';
import { plainFunctions } from './functions.ts';
import type { LoadedStyles } from './styles.ts';

function areasOf(element: XmlElement): CellRange[] {
  return (element.attributes.get('sqref') ?? '').split(/\s+/).flatMap((text) => parseArea(text) ?? []);
}

const capital = (text: string): string => (text[0] ?? '').toUpperCase() + text.slice(1);
const formulaIn = (element: XmlElement, name: string): string | undefined => {
  const text = child(element, name)?.text;
  return text === undefined || text === '' ? undefined : plainFunctions(text);
};

/** Data validations of a worksheet part; one for each block of a rule. */
export function loadValidations(root: XmlElement, sheet: Sheet): void {
  for (const element of children(child(root, 'dataValidations'), 'dataValidation')) {
    const text = (name: string): string => element.attributes.get(name) ?? '';
    for (const area of areasOf(element))
      sheet.validations.push({
        area,
        rule: ruleOf(element),
        prompt: {
          showPrompt: flag(element, 'showInputMessage'),
          title: text('promptTitle'),
          message: text('prompt'),
        },
        errorAlert: {
          showAlert: flag(element, 'showErrorMessage'),
          style: capital(element.attributes.get('errorStyle') ?? 'stop'),
          title: text('errorTitle'),
          message: text('error'),
        },
        ignoreBlanks: flag(element, 'allowBlank'),
      });
  }
}

function ruleOf(element: XmlElement): ValidationRule {
  const type = element.attributes.get('type') ?? 'none';
  const first = formulaIn(element, 'formula1');
  const second = formulaIn(element, 'formula2');
  if (type === 'none' || first === undefined) return {};
  if (type === 'custom') return { custom: { formula: `=${first}` } };
  if (type === 'list') {
    const typed = /^"(.*)"$/s.exec(first)?.[1];
    return { list: { inCellDropDown: !flag(element, 'showDropDown'), source: typed ?? `=${first}` } };
  }
  const kind = type === 'whole' ? 'wholeNumber' : type;
  const operator = capital(element.attributes.get('operator') ?? 'between');
  const two = operator === 'Between' || operator === 'NotBetween';
  return {
    [kind]: {
      formula1: ruleValue(`=${first}`),
      ...(two && second !== undefined && { formula2: ruleValue(`=${second}`) }),
      operator: operator
        .replace(/^GreaterThanOrEqual$/, 'GreaterThanOrEqualTo')
        .replace(/^LessThanOrEqual$/, 'LessThanOrEqualTo')
        .replace(/^Equal$/, 'EqualTo')
        .replace(/^NotEqual$/, 'NotEqualTo'),
    },
  };
}

/** Kind of rule in the file → `Excel.ConditionalFormatType`. */
const types: Readonly<Record<string, string>> = {
  expression: 'Custom',
  cellIs: 'CellValue',
  dataBar: 'DataBar',
  colorScale: 'ColorScale',
  iconSet: 'IconSet',
};

/** Conditional formats of a worksheet part, most important first. */
export function loadConditionalFormats(
  root: XmlElement,
  sheet: Sheet,
  styles: LoadedStyles,
  newId: () => number,
): void {
  const found = children(root, 'conditionalFormatting').flatMap((group) =>
    children(group, 'cfRule').map((rule) => ({
      rule,
      areas: areasOf(group),
      priority: Number(rule.attributes.get('priority') ?? 0),
    })),
  );
  for (const { rule, areas } of found.sort((a, b) => a.priority - b.priority)) {
    const type = rule.attributes.get('type') ?? 'expression';
    const look = styles.conditional[Number(rule.attributes.get('dxfId') ?? -1)];
    const formulas = children(rule, 'formula').map((formula) => `=${plainFunctions(formula.text)}`);
    const [formula = '', formula2] = formulas;
    sheet.conditionalFormats.push({
      id: `{${newId()}}`,
      type: types[type] ?? capital(type),
      areas,
      stopIfTrue: flag(rule, 'stopIfTrue'),
      formula: type === 'expression' ? formula : '',
      rule:
        type === 'cellIs'
          ? {
              operator: capital(rule.attributes.get('operator') ?? 'equal'),
              formula1: formula,
              ...(formula2 !== undefined && { formula2 }),
            }
          : {},
      details: {},
      format: { ...look, borders: new Map(look?.borders) },
    });
  }
}
