import { accessDenied } from '../errors.ts';
import type { CellRange } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { canonicalFormula } from '../model/formulas.ts';
import type { Sheet } from '../model/sheet.ts';
import {
  changeValidation,
  checkRule,
  checkTexts,
  clearValidation,
  noPrompt,
  ruleValue,
  stopAlert,
  type Validation,
  type ValidationAlert,
  type ValidationPrompt,
  type ValidationRule,
  validationOf,
  validationTypes,
} from '../model/validation.ts';
import { Face } from './face.ts';
import { Range } from './range.ts';

/** `Excel.DataValidation` */
export class DataValidation extends Face {
  static override readonly scalars = ['errorAlert', 'ignoreBlanks', 'prompt', 'rule', 'type'];
  readonly sheet: Sheet;
  readonly area: CellRange;
  constructor(book: Book, sheet: Sheet, area: CellRange) {
    super(book);
    this.sheet = sheet;
    this.area = area;
  }
  get type(): string {
    const found = validationOf(this.sheet, this.area);
    if (found === 'mixed') return 'MixedCriteria';
    const [kind] = Object.keys(found?.rule ?? {});
    return (kind && validationTypes[kind]) ?? 'None';
  }
  get rule(): ValidationRule | null {
    return read(this, (found) => found.rule, {});
  }
  set rule(rule: ValidationRule) {
    checkRule(rule);
    write(this, { rule: resolved(this.book, rule) });
  }
  get prompt(): ValidationPrompt | null {
    return read(this, (found) => found.prompt, noPrompt);
  }
  set prompt(prompt: Partial<ValidationPrompt>) {
    checkTexts(prompt);
    write(this, { prompt: { ...noPrompt, ...prompt } });
  }
  get errorAlert(): ValidationAlert | null {
    return read(this, (found) => found.errorAlert, stopAlert);
  }
  set errorAlert(alert: Partial<ValidationAlert>) {
    checkTexts(alert);
    write(this, { errorAlert: { ...stopAlert, ...alert } });
  }
  get ignoreBlanks(): boolean | null {
    return read(this, (found) => found.ignoreBlanks, true);
  }
  set ignoreBlanks(ignoreBlanks: boolean) {
    write(this, { ignoreBlanks });
  }
  clear(): void {
    refuseProtected(this);
    clearValidation(this.sheet, this.area);
  }
}

function read<Value>(
  { sheet, area }: DataValidation,
  part: (found: Validation) => Value,
  none: Value,
): Value | null {
  const found = validationOf(sheet, area);
  if (found === 'mixed') return null;
  return found ? part(found) : none;
}

function write(face: DataValidation, change: Partial<Validation>): void {
  refuseProtected(face);
  changeValidation(face.sheet, face.area, change);
}

function refuseProtected({ book, sheet }: DataValidation): void {
  if (book.options.readOnly || sheet.protection) throw accessDenied(`data validation on ${sheet.name}`);
}

/** Ranges become references, bounds numbers where they are, formulas are read as cells read them. */
function resolved(book: Book, rule: ValidationRule): ValidationRule {
  const part = (key: string, value: unknown): unknown => {
    if (value instanceof Range) return `=${value.address}`;
    const read = /^formula[12]$/.test(key) ? ruleValue(value) : value;
    return typeof read === 'string' && read.startsWith('=') ? canonicalFormula(book, read, undefined) : read;
  };
  return Object.fromEntries(
    Object.entries(rule).map(([kind, body]) => [
      kind,
      Object.fromEntries(Object.entries(body).map(([key, value]) => [key, part(key, value)])),
    ]),
  );
}
