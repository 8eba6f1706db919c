import { accessDenied, invalidArgument, itemNotFound } from '../errors.ts';
import { type CellRange, intersection } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import type { ConditionalFormat as Format } from '../model/conditional-formats.ts';
import { canonicalFormula, tableAround } from '../model/formulas.ts';
import type { Sheet } from '../model/sheet.ts';
import { cutOut } from '../model/validation.ts';
import { ConditionalRangeFormat } from './conditional-look.ts';
import { Collection, Face } from './face.ts';
import { readColor } from './look.ts';
import { Range } from './range.ts';

const types = ['Custom', 'CellValue', 'DataBar'];

/** `Excel.ConditionalFormatCollection`: those of a block, most important first. */
export class ConditionalFormatCollection extends Collection<ConditionalFormat> {
  readonly sheet: Sheet;
  readonly area: CellRange;
  constructor(book: Book, sheet: Sheet, area: CellRange) {
    super(book);
    this.sheet = sheet;
    this.area = area;
  }
  get items(): ConditionalFormat[] {
    return this.sheet.conditionalFormats
      .filter((format) => format.areas.some((area) => intersection(area, this.area)))
      .map((format) => new ConditionalFormat(this.book, this.sheet, format));
  }
  getItemOrNullObject(id: string | number): ConditionalFormat | null {
    return this.items.find((item) => item.id === id) ?? null;
  }
  add(type: string): ConditionalFormat {
    refuseProtected(this.book, this.sheet);
    if (!types.includes(type)) throw invalidArgument(`the test host draws no conditional format ${type}`);
    const format: Format = {
      id: `{${this.book.newId()}}`,
      type,
      areas: [this.area],
      stopIfTrue: false,
      formula: '',
      rule: {},
      details: {},
      format: { borders: new Map() },
    };
    // A new one is the most important, as in Excel's rules manager.
    this.sheet.conditionalFormats.unshift(format);
    return new ConditionalFormat(this.book, this.sheet, format);
  }
  clearAll(): void {
    refuseProtected(this.book, this.sheet);
    const mine = new Set(this.items.map((item) => item.item));
    for (const format of mine) format.areas = format.areas.flatMap((area) => cutOut(area, this.area));
    this.sheet.conditionalFormats = this.sheet.conditionalFormats.filter(({ areas }) => areas.length > 0);
  }
}

function refuseProtected(book: Book, sheet: Sheet): void {
  if (book.options.readOnly || sheet.protection) throw accessDenied(`conditional formats on ${sheet.name}`);
}

abstract class Part extends Face {
  readonly sheet: Sheet;
  readonly item: Format;
  constructor(book: Book, sheet: Sheet, item: Format) {
    super(book);
    this.sheet = sheet;
    this.item = item;
  }
}

/** `Excel.ConditionalFormat` */
export class ConditionalFormat extends Part {
  static override readonly scalars = ['id', 'priority', 'stopIfTrue', 'type'];
  get id(): string {
    return this.item.id;
  }
  get type(): string {
    return this.item.type;
  }
  get stopIfTrue(): boolean {
    return this.item.stopIfTrue;
  }
  set stopIfTrue(value: boolean) {
    this.item.stopIfTrue = value;
  }
  get priority(): number {
    return this.sheet.conditionalFormats.indexOf(this.item);
  }
  set priority(place: number) {
    const others = this.sheet.conditionalFormats.filter((other) => other !== this.item);
    others.splice(place, 0, this.item);
    this.sheet.conditionalFormats = others;
  }
  get custom(): CustomConditionalFormat {
    return this.customOrNullObject ?? missing(this, 'Custom');
  }
  get customOrNullObject(): CustomConditionalFormat | null {
    return this.type === 'Custom' ? new CustomConditionalFormat(this.book, this.sheet, this.item) : null;
  }
  get cellValue(): CellValueConditionalFormat {
    return this.cellValueOrNullObject ?? missing(this, 'CellValue');
  }
  get cellValueOrNullObject(): CellValueConditionalFormat | null {
    return this.type === 'CellValue'
      ? new CellValueConditionalFormat(this.book, this.sheet, this.item)
      : null;
  }
  get dataBar(): DataBarConditionalFormat {
    return this.dataBarOrNullObject ?? missing(this, 'DataBar');
  }
  get dataBarOrNullObject(): DataBarConditionalFormat | null {
    return this.type === 'DataBar' ? new DataBarConditionalFormat(this.book, this.sheet, this.item) : null;
  }
  getRange(): Range {
    return this.getRangeOrNullObject() ?? missing(this, 'single range');
  }
  getRangeOrNullObject(): Range | null {
    const [area, ...more] = this.item.areas;
    return area && more.length === 0 ? new Range(this.book, this.sheet, area) : null;
  }
  delete(): void {
    this.sheet.conditionalFormats = this.sheet.conditionalFormats.filter((other) => other !== this.item);
  }
}

function missing(face: ConditionalFormat, what: string): never {
  throw itemNotFound(`${what} of a ${face.type} format`);
}

/** `Excel.CustomConditionalFormat` */
class CustomConditionalFormat extends Part {
  get rule(): ConditionalFormatRule {
    return new ConditionalFormatRule(this.book, this.sheet, this.item);
  }
  get format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this.book, this.sheet, this.item);
  }
}

/** `Excel.ConditionalFormatRule`; the formula is written for the top left cell. */
class ConditionalFormatRule extends Part {
  static override readonly scalars = ['formula'];
  get formula(): string {
    return this.item.formula;
  }
  set formula(text: string) {
    const { top = 1, left = 1 } = this.item.areas[0] ?? {};
    if (!text.startsWith('=')) throw invalidArgument(`conditional format formula ${text}`);
    if (text.includes('[')) throw invalidArgument('conditional formats take no structured references');
    this.item.formula = canonicalFormula(this.book, text, tableAround(this.book, this.sheet, top, left));
  }
}

/** `Excel.CellValueConditionalFormat` */
class CellValueConditionalFormat extends Part {
  static override readonly scalars = ['rule'];
  get rule(): Format['rule'] {
    return this.item.rule;
  }
  set rule(rule: Format['rule']) {
    this.item.rule = rule;
  }
  get format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this.book, this.sheet, this.item);
  }
}

/** `Excel.DataBarConditionalFormat` */
class DataBarConditionalFormat extends Part {
  static override readonly scalars = ['barDirection', 'lowerBoundRule', 'showDataBarOnly', 'upperBoundRule'];
  get barDirection(): unknown {
    return this.item.details.barDirection ?? 'Context';
  }
  set barDirection(value: unknown) {
    this.item.details.barDirection = value;
  }
  get showDataBarOnly(): unknown {
    return this.item.details.showDataBarOnly ?? false;
  }
  set showDataBarOnly(value: unknown) {
    this.item.details.showDataBarOnly = value;
  }
  get lowerBoundRule(): unknown {
    return this.item.details.lowerBoundRule ?? { type: 'Automatic' };
  }
  set lowerBoundRule(value: unknown) {
    this.item.details.lowerBoundRule = value;
  }
  get upperBoundRule(): unknown {
    return this.item.details.upperBoundRule ?? { type: 'Automatic' };
  }
  set upperBoundRule(value: unknown) {
    this.item.details.upperBoundRule = value;
  }
  get positiveFormat(): DataBarFormat {
    return new DataBarFormat(this.book, this.sheet, this.item);
  }
}

/** `Excel.ConditionalDataBarPositiveFormat` */
class DataBarFormat extends Part {
  static override readonly scalars = ['borderColor', 'fillColor', 'gradientFill'];
  get fillColor(): unknown {
    return this.item.details.fillColor ?? '#638EC6';
  }
  set fillColor(value: string) {
    this.item.details.fillColor = readColor(value);
  }
  get borderColor(): unknown {
    return this.item.details.borderColor ?? '';
  }
  set borderColor(value: string) {
    this.item.details.borderColor = value === '' ? '' : readColor(value);
  }
  get gradientFill(): unknown {
    return this.item.details.gradientFill ?? true;
  }
  set gradientFill(value: boolean) {
    this.item.details.gradientFill = value;
  }
}
