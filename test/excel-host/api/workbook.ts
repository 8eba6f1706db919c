import { invalidArgument } from '../errors.ts';
import { areaName, parseArea } from '../model/area.ts';
import { Face } from './face.ts';
import { NamedItemCollection } from './names.ts';
import { Range } from './range.ts';
import { RangeAreas } from './range-areas.ts';
import { CustomXmlPartCollection, DocumentProperties, SettingCollection } from './storage.ts';
import { TableCollection } from './tables.ts';
import { WorksheetCollection } from './worksheet.ts';

/** The root of every batch: `Excel.Workbook` under `workbook`, and the object that opens new workbooks on the web. */
export class Workbook extends Face {
  static override readonly scalars = ['isDirty', 'name', 'readOnly'];
  get name(): string {
    return this.book.name;
  }
  get readOnly(): boolean {
    return this.book.options.readOnly;
  }
  get isDirty(): boolean {
    return this.book.isDirty;
  }
  set isDirty(value: boolean) {
    this.book.isDirty = value;
  }
  get application(): Application {
    return new Application(this.book);
  }
  get worksheets(): WorksheetCollection {
    return new WorksheetCollection(this.book);
  }
  get tables(): TableCollection {
    return new TableCollection(this.book);
  }
  get names(): NamedItemCollection {
    return new NamedItemCollection(this.book);
  }
  get settings(): SettingCollection {
    return new SettingCollection(this.book);
  }
  get customXmlParts(): CustomXmlPartCollection {
    return new CustomXmlPartCollection(this.book);
  }
  get properties(): DocumentProperties {
    return new DocumentProperties(this.book);
  }
  get protection(): WorkbookProtection {
    return new WorkbookProtection(this.book);
  }
  get _Runtime(): Runtime {
    return new Runtime(this.book);
  }
  getSelectedRange(): Range {
    const [area, ...more] = this.book.selection.areas;
    if (!area || more.length > 0) throw invalidArgument('the selection has several areas');
    return new Range(this.book, this.book.selection.sheet, area);
  }
  getSelectedRanges(): RangeAreas {
    return new RangeAreas(this.book, this.book.selection.sheet, this.book.selection.areas);
  }
  getActiveCell(): Range {
    const { top = 1, left = 1 } = this.book.selection.areas[0] ?? {};
    return new Range(this.book, this.book.selection.sheet, { top, left, bottom: top, right: left });
  }
  _GetRangeForEventByReferenceId(reference: string): Range {
    const range = this._GetRangeOrNullObjectForEventByReferenceId(reference);
    if (!range) throw invalidArgument(`event range ${reference}`);
    return range;
  }
  _GetRangeOrNullObjectForEventByReferenceId(reference: string): Range | null {
    const [sheetId = '', address = ''] = reference.split('!');
    const sheet = this.book.findSheet(sheetId);
    const area = parseArea(address);
    return sheet && area ? new Range(this.book, sheet, area) : null;
  }
  /** What `Excel.createWorkbook` calls on the web. */
  createAndOpenWorkbook(base64: string): void {
    this.book.created.push(base64);
  }
}

/** Names the changed cells of an event until the client asks for them. */
export function eventReference(sheetId: string, address: string): string {
  const area = parseArea(address);
  return `${sheetId}!${area ? areaName(area) : address}`;
}

/** `Excel.WorkbookProtection`, without passwords. */
class WorkbookProtection extends Face {
  static override readonly scalars = ['protected'];
  get protected(): boolean {
    return this.book.structureProtected;
  }
  protect(): void {
    this.book.structureProtected = true;
  }
  unprotect(): void {
    this.book.structureProtected = false;
  }
}

const calculationModes = ['Automatic', 'AutomaticExceptTables', 'Manual'];

/** `Excel.Application` */
class Application extends Face {
  static override readonly scalars = [
    'calculationMode',
    'calculationState',
    'decimalSeparator',
    'thousandsSeparator',
  ];
  get calculationMode(): string {
    return this.book.calculationMode;
  }
  set calculationMode(mode: string) {
    if (!calculationModes.includes(mode)) throw invalidArgument(`calculation mode ${mode}`);
    this.book.calculationMode = mode;
  }
  get calculationState(): string {
    return 'Done';
  }
  get decimalSeparator(): string {
    return '.';
  }
  get thousandsSeparator(): string {
    return ',';
  }
  get cultureInfo(): CultureInfo {
    return new CultureInfo(this.book);
  }
  calculate(_type: string): void {
    this.book.calculationRequested = true;
  }
  suspendApiCalculationUntilNextSync(): void {}
  suspendScreenUpdatingUntilNextSync(): void {}
  createWorkbook(base64: string): WorkbookCreated {
    return new WorkbookCreated(this.book, base64);
  }
}

/** `Excel.WorkbookCreated`, which desktop clients open. */
class WorkbookCreated extends Face {
  readonly base64: string;
  constructor(book: Face['book'], base64: string) {
    super(book);
    this.base64 = base64;
  }
  open(): void {
    this.book.created.push(this.base64);
  }
}

/** `Excel.CultureInfo` of a Chinese machine. */
class CultureInfo extends Face {
  static override readonly scalars = ['name'];
  get name(): string {
    return 'zh-CN';
  }
}

/** `Excel.Runtime` */
class Runtime extends Face {
  static override readonly scalars = ['enableEvents'];
  get enableEvents(): boolean {
    return this.book.events.enabled;
  }
  set enableEvents(value: boolean) {
    this.book.events.enabled = value;
  }
}
