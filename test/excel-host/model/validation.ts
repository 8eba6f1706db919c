import { invalidArgument } from '../errors.ts';
import { type CellRange, containsArea, intersection } from './area.ts';
import type { Sheet } from './sheet.ts';

/** The rule of `Excel.DataValidationRule`: one kind, formulas as text. */
export type ValidationRule = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Validation {
  area: CellRange;
  rule: ValidationRule;
  prompt: ValidationPrompt;
  errorAlert: ValidationAlert;
  ignoreBlanks: boolean;
}

export interface ValidationPrompt {
  readonly showPrompt: boolean;
  readonly title: string;
  readonly message: string;
}

export interface ValidationAlert extends Omit<ValidationPrompt, 'showPrompt'> {
  readonly showAlert: boolean;
  readonly style: string;
}

export const noPrompt: ValidationPrompt = { showPrompt: true, title: '', message: '' };
export const stopAlert: ValidationAlert = { showAlert: true, style: 'Stop', title: '', message: '' };

/** Rule key → `Excel.DataValidationType`. */
export const validationTypes: Readonly<Record<string, string>> = {
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  textLength: 'TextLength',
  list: 'List',
  date: 'Date',
  time: 'Time',
  custom: 'Custom',
};

/** Excel keeps a list typed into the rule to 255 characters. */
const longestList = 255;

/** The validation a block has as a whole; `mixed` when its cells differ. */
export function validationOf(sheet: Sheet, area: CellRange): Validation | 'mixed' | undefined {
  const touching = sheet.validations.filter((known) => intersection(known.area, area));
  const [only] = touching;
  if (!only) return undefined;
  return touching.length === 1 && containsArea(only.area, area) ? only : 'mixed';
}

/** Takes the validation off a block; what lies around it keeps its rule. */
export function clearValidation(sheet: Sheet, area: CellRange): void {
  sheet.validations = sheet.validations.flatMap((known) =>
    cutOut(known.area, area).map((rest) => ({ ...known, area: rest })),
  );
}

/** Changes what a block is validated by, making a rule-less validation first when there is none. */
export function changeValidation(sheet: Sheet, area: CellRange, change: Partial<Validation>): void {
  const before = validationOf(sheet, area);
  const base: Validation =
    before && before !== 'mixed'
      ? before
      : { area, rule: {}, prompt: noPrompt, errorAlert: stopAlert, ignoreBlanks: true };
  clearValidation(sheet, area);
  sheet.validations.push({ ...base, ...change, area });
}

/** Longest title and message of a prompt or an alert. */
const longestTitle = 32;
const longestMessage = 255;

/** @throws HostError `InvalidArgument` for texts Excel has no room for */
export function checkTexts({
  title = '',
  message = '',
}: {
  readonly title?: string;
  readonly message?: string;
}): void {
  if (title.length > longestTitle) throw invalidArgument(`a title of ${title.length} characters`);
  if (message.length > longestMessage) throw invalidArgument(`a message of ${message.length} characters`);
}

/** @throws HostError `InvalidArgument` for a rule Excel refuses */
export function checkRule(rule: ValidationRule): void {
  const [kind, ...more] = Object.keys(rule).filter((key) => rule[key] != null);
  if (kind === undefined) return;
  if (more.length > 0 || !(kind in validationTypes)) throw invalidArgument(`data validation rule ${kind}`);
  const source = rule[kind]?.source;
  if (kind === 'list' && typeof source === 'string' && !source.startsWith('=') && source.length > longestList)
    throw invalidArgument(
      `a list typed into the rule has ${source.length} characters, more than ${longestList}`,
    );
}

/** A bound of a rule: numbers and days as numbers, whichever way they were written, formulas as text. */
export function ruleValue(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const plain = value.replace(/^=/, '').trim();
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(plain);
  if (day)
    return Math.round(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) / 86_400_000) + 25_569;
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : value;
}

/** What is left of `area` without `hole`, as up to four blocks. */
export function cutOut(area: CellRange, hole: CellRange): CellRange[] {
  const cut = intersection(area, hole);
  if (!cut) return [area];
  return [
    { ...area, bottom: cut.top - 1 },
    { ...area, top: cut.bottom + 1 },
    { top: cut.top, bottom: cut.bottom, left: area.left, right: cut.left - 1 },
    { top: cut.top, bottom: cut.bottom, left: cut.right + 1, right: area.right },
  ].filter((rest) => rest.top <= rest.bottom && rest.left <= rest.right);
}
