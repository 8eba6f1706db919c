import { accessDenied, invalidArgument, itemAlreadyExists, itemNotFound } from '../errors.ts';
import { type CellRange, intersection } from './area.ts';
import { type Actor, EventQueue, type Source } from './events.ts';
import { Sheet } from './sheet.ts';
import type { Table } from './table.ts';

/** Where the user is. */
export interface Selection {
  readonly sheet: Sheet;
  readonly areas: readonly CellRange[];
}

/** A block that moves along when cells are inserted or deleted, until its last cell is. */
export interface Follower {
  readonly sheet: Sheet;
  area: CellRange;
  isLost: boolean;
}

export interface CustomXmlPart {
  readonly id: string;
  xml: string;
}

/** How the machine this Excel runs on is set up. */
export interface HostOptions {
  /** Whether typing below a table makes it grow (AutoCorrect option of Excel; on when Excel is installed). */
  autoExpandTables: boolean;
  /** Whether a formula typed into an empty table column fills it (AutoCorrect option; on likewise). */
  autoFillColumns: boolean;
  /** How `formulas` shows references of a table to itself: `[@列]` or `表[[#This Row],[列]]`. */
  formulaForm: 'short' | 'long';
  readOnly: boolean;
}

/** A workbook as data, without any protocol: what Excel has open. */
export class Book {
  readonly options: HostOptions;
  sheets: Sheet[] = [];
  tables: Table[] = [];
  readonly names: Sheet['names'] = new Map();
  readonly settings = new Map<string, unknown>();
  customXml: CustomXmlPart[] = [];
  readonly properties: Record<string, string | number> = {
    title: '',
    subject: '',
    author: '',
    keywords: '',
    comments: '',
    category: '',
    manager: '',
    company: '',
  };
  readonly events = new EventQueue();
  calculationMode = 'Automatic';
  /** Set by `calculate()`; the host calculates when the batch is done, whatever the mode. */
  calculationRequested = false;
  /** Who acts at the moment. */
  actor: Actor = 'user';
  name = '工作簿1';
  isDirty = false;
  /** Sheets can be neither added nor removed, moved nor renamed. */
  structureProtected = false;
  /** Files handed to `Excel.createWorkbook`, as base64. */
  readonly created: string[] = [];
  selection: Selection;
  /** Blocks that follow the cells they are on, as tracked objects of the client do. */
  readonly followers = new Set<Follower>();
  private nextId = 1;

  constructor(options: Partial<HostOptions> = {}) {
    this.options = {
      autoExpandTables: true,
      autoFillColumns: true,
      formulaForm: 'short',
      readOnly: false,
      ...options,
    };
    const first = this.addSheet('Sheet1');
    this.selection = { sheet: first, areas: [{ top: 1, left: 1, bottom: 1, right: 1 }] };
    this.events.drain();
  }

  /** A fresh number, unique in the workbook. */
  newId(): number {
    return this.nextId++;
  }

  get source(): Source {
    return this.actor === 'remote' ? 'Remote' : 'Local';
  }

  get activeSheet(): Sheet {
    return this.selection.sheet;
  }

  /** By name, without regard to case, or by id. */
  findSheet(key: string): Sheet | undefined {
    const wanted = key.toLowerCase();
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === wanted || sheet.id === key);
  }

  /** @throws HostError `ItemNotFound` */
  sheet(key: string): Sheet {
    const sheet = this.findSheet(key);
    if (!sheet) throw itemNotFound(`worksheet ${key}`);
    return sheet;
  }

  addSheet(name?: string): Sheet {
    if (this.structureProtected) throw accessDenied('the structure of the workbook is protected');
    const free = name ?? this.freeSheetName();
    this.checkSheetName(free);
    const sheet = new Sheet(`{${String(this.newId()).padStart(8, '0')}-0000-4000-8000-000000000000}`, free);
    this.sheets.push(sheet);
    this.events.push({ kind: 'sheet-added', sheetId: sheet.id, source: this.source });
    return sheet;
  }

  private freeSheetName(): string {
    let number = this.sheets.length + 1;
    while (this.findSheet(`Sheet${number}`)) number++;
    return `Sheet${number}`;
  }

  /** @throws HostError `InvalidArgument`, `ItemAlreadyExists` */
  checkSheetName(name: string, own?: Sheet): void {
    const other = this.findSheet(name);
    if (other && other !== own) throw itemAlreadyExists(`worksheet ${name}`);
    if (name === '' || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name))
      throw invalidArgument(`sheet name ${name}`);
  }

  /** By name, without regard to case, or by id. */
  findTable(key: string): Table | undefined {
    const wanted = key.toLowerCase();
    return this.tables.find((table) => table.name.toLowerCase() === wanted || table.id === key);
  }

  tablesOn(sheet: Sheet, area?: CellRange): Table[] {
    return this.tables.filter((table) => table.sheet === sheet && (!area || intersection(table.area, area)));
  }

  /** Names of workbook and tables share one space. @throws HostError `InvalidArgument`, `ItemAlreadyExists` */
  checkFreeName(name: string, own?: Table): void {
    const plain = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= 255;
    if (!plain || /^(?:[A-Za-z]{1,3}\d+|[RrCc])$/.test(name)) throw invalidArgument(`the name ${name}`);
    const table = this.findTable(name);
    if ((table && table !== own) || this.names.has(name.toLowerCase()))
      throw itemAlreadyExists(`the name ${name}`);
  }

  select(sheet: Sheet, areas: readonly CellRange[]): void {
    const before = this.activeSheet;
    this.selection = { sheet, areas };
    sheet.selected = areas;
    if (before === sheet) return;
    this.events.push({ kind: 'sheet-deactivated', sheetId: before.id });
    this.events.push({ kind: 'sheet-activated', sheetId: sheet.id });
  }

  /** @throws HostError `AccessDenied` when the sheet is protected or the book read-only */
  checkWritable(sheet: Sheet, area: CellRange, need: 'cells' | 'structure'): void {
    if (this.options.readOnly) throw accessDenied('the workbook is read-only');
    if (!sheet.protection) return;
    if (need === 'structure') throw accessDenied(`the sheet ${sheet.name} is protected`);
    const locked = anyCell(area, sheet, (row, column) => sheet.styleAt(row, column).locked);
    if (locked) throw accessDenied(`the sheet ${sheet.name} is protected, and some of the cells are locked`);
  }
}

/** True when a test holds for a cell of the block; of a whole-line block only cells in use are asked. */
function anyCell(area: CellRange, sheet: Sheet, test: (row: number, column: number) => boolean): boolean {
  const used = sheet.grid.used(false);
  const asked = area.bottom - area.top > 100_000 ? used && intersection(area, used) : area;
  if (!asked) return true;
  for (let row = asked.top; row <= asked.bottom; row++)
    for (let column = asked.left; column <= asked.right; column++) if (test(row, column)) return true;
  return false;
}
