import { LiveLedger } from '../../src/book/live-ledger.ts';
import { dataOf, type NamedTable, readBook } from '../../src/book/source.ts';
import { writeLedger } from '../../src/book/write.ts';
import type { Column } from '../../src/ledger/column.ts';
import { type Ledger, tableData, valueAt } from '../../src/ledger/data.ts';
import { ProblemError } from '../../src/ledger/problem.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';
import {
  CellFormula,
  type CellInput,
  findTable,
  type Workbook,
  type WorkbookEditor,
  withCustomXml,
  withSheetsOf,
} from '../../src/xlsx/package/index.ts';
import type { CellWrite, OnProgress, RowWrite, TableColumn } from '../book/host.ts';
import { columnMissing, rowMissing, tableMissing } from '../book/host-problems.ts';
import { AttachmentParts } from './attachment-parts.ts';
import {
  copyOf,
  isEmptyRow,
  isRuled,
  type PageTable,
  parameterAt,
  readPageTable,
  ruleReader,
  shownTable,
} from './page-table.ts';

/** What a restore point keeps of a book. */
export interface KeptTables {
  readonly workbook: Workbook;
  readonly present: readonly string[];
  readonly copies: ReadonlyMap<string, PageTable>;
}

/**
 * A ledger opened from an .xlsx: it plays the spreadsheet, so derived cells show what their rules give as soon as
 * an input changes. The file's own bytes stay as they are; saving writes into a copy what was typed and computed.
 */
export class PageBook {
  private file: Workbook;
  private readonly today: number;
  /** Files kept inside the book. */
  readonly attachments: AttachmentParts;
  private pages = new Map<string, PageTable>();
  private live!: LiveLedger;

  /**
   * Reads and calculates a workbook that holds 客户登记.
   * @param today serial number of the day, for a book that counts with TODAY()
   * @throws ProblemError `not-a-ledger`, and as `readSheet`
   */
  constructor(workbook: Workbook, today: number, onProgress?: OnProgress) {
    this.file = workbook;
    this.today = today;
    this.attachments = new AttachmentParts(workbook);
    tables.forEach((table, done) => {
      const page = readPageTable(workbook, table);
      if (page) this.pages.set(table.name, page);
      onProgress?.(done + 1, tables.length);
    });
    this.calculate();
  }

  /** The workbook that was opened, with tables added since. */
  get workbook(): Workbook {
    return this.file;
  }

  /** The calculated data, as it follows what is typed. */
  get ledger(): Ledger {
    return this.live.ledger;
  }

  get names(): readonly string[] {
    return [...this.pages.keys()];
  }

  /** @throws ProblemError `table-missing` */
  page(name: string): PageTable {
    const page = this.pages.get(name);
    if (!page) throw new ProblemError(tableMissing(name));
    return page;
  }

  /** What a cell shows. */
  cell(page: PageTable, header: string, row: number): CellValue {
    const column = page.definitions.get(header);
    if (column && isRuled(page, column, row)) return this.calculated(page, column, row);
    return page.values.get(header)?.[row] ?? null;
  }

  /** What was typed into a cell; nothing where a rule shows. */
  typedValue(name: string, header: string, row: number): CellValue {
    const page = this.page(name);
    const column = page.definitions.get(header);
    return column && isRuled(page, column, row) ? null : (page.values.get(header)?.[row] ?? null);
  }

  shown(name: string, first?: number, count?: number): NamedTable {
    const page = this.page(name);
    return shownTable(page, (column, row) => this.calculated(page, column, row), first, count);
  }

  /** Formula with `=` or constant of every cell of a column. @throws ProblemError `table-missing`, `column-missing` */
  formulas(name: string, header: string): CellValue[] {
    const page = this.page(name);
    const values = this.values(page, header);
    const rule = ruleReader(page, header);
    const own = page.own.get(header);
    return values.map((value, row) => {
      const formula = own?.has(row) ? own.get(row) : rule(row);
      return formula ? `=${formula}` : value;
    });
  }

  /** Types values into cells; a formula that stood there goes. @throws ProblemError `table-missing`, `column-missing`, `row-missing` */
  write(cells: readonly CellWrite[]): void {
    for (const { table, row, header } of cells) {
      const page = this.page(table);
      this.values(page, header);
      if (row < 0 || row >= page.rowCount)
        throw new ProblemError(rowMissing(page.table.name, page.sheet, row, page.rowCount));
    }
    for (const { table, row, header, value } of cells) put(this.page(table), row, header, value);
    const known = cells.flatMap(({ table, row, header, value }) => {
      const { table: definition, definitions } = this.page(table);
      const column = definitions.get(header);
      return column ? [{ table: definition.id, row, column: column.id, value }] : [];
    });
    if (this.asOf() === this.live.asOf) this.live.edit(known);
    else this.calculate();
  }

  /** Adds rows below the last filled one. @returns the first of them @throws ProblemError as `write` */
  append(name: string, rows: readonly RowWrite[]): number {
    const page = this.page(name);
    for (const header of new Set(rows.flatMap((row) => Object.keys(row)))) this.values(page, header);
    let first = page.rowCount;
    while (first > 0 && isEmptyRow(page, first - 1)) first--;
    rows.forEach((record, index) => {
      if (first + index >= page.rowCount) addRow(page);
      for (const [header, value] of Object.entries(record)) put(page, first + index, header, value);
    });
    this.live.replaceTable(dataOf(page.table, this.shown(name)));
    return first;
  }

  /** Adds empty rows at the end until there are so many. */
  growTo(name: string, rows: number): void {
    const page = this.page(name);
    if (rows <= page.rowCount) return;
    while (page.rowCount < rows) addRow(page);
    this.live.replaceTable(dataOf(page.table, this.shown(name)));
  }

  /** Puts the rule back into a derived column. @throws ProblemError `table-missing`, `column-missing` */
  restoreFormulas({ table, header }: TableColumn): void {
    const page = this.page(table);
    this.values(page, header);
    page.own.delete(header);
    for (const typed of page.typed.values()) typed.delete(header);
  }

  /** Keeps what these tables hold. */
  keep(names: readonly string[]): KeptTables {
    const copies = names
      .filter((name) => this.pages.has(name))
      .map((name) => [name, copyOf(this.page(name))] as const);
    return { workbook: this.file, present: this.names, copies: new Map(copies) };
  }

  /** Puts tables back as they were kept; tables added since go. */
  putBack({ workbook, present, copies }: KeptTables): void {
    this.file = workbook;
    const pages = present.map((name) => [name, copies.get(name) ?? this.pages.get(name)] as const);
    this.pages = new Map(
      pages.flatMap(([name, page]) =>
        page ? [[name, copies.has(name) ? copyOf(page) : page] as const] : [],
      ),
    );
    this.calculate();
  }

  /** Adds tables the book lacks, each on a sheet of its own as the blank book has it. */
  addTables(names: readonly string[], blank: Workbook): void {
    const lacking = names.filter((name) => !this.pages.has(name));
    const sheets = lacking.flatMap((name) => findTable(blank, name)?.sheetName ?? []);
    this.file = withSheetsOf(this.file, blank, sheets);
    const known = this.pages;
    this.pages = new Map();
    for (const table of tables) {
      const page = known.get(table.name) ?? readPageTable(this.file, table);
      if (page) this.pages.set(table.name, page);
    }
    this.calculate();
  }

  /** The book with everything that was typed and computed, ready to be written. */
  edited(): WorkbookEditor {
    const workbook = withCustomXml(this.file, this.attachments.change());
    const editor = writeLedger(workbook, this.live.ledger, {
      inputs: false,
      fixedAsOf: this.typedAsOf() !== undefined,
      kept: (table, header) => keptCells(this.page(table), header),
    });
    for (const [name, page] of this.pages)
      for (const [row, headers] of page.typed) {
        const values = [...headers].map(
          (header) => [header, page.values.get(header)?.[row] ?? null] as const,
        );
        editor.updateCells(name, row, new Map(values));
      }
    return editor;
  }

  private calculated(page: PageTable, column: Column, row: number): CellValue {
    const { ledger } = this.live;
    const parameter = parameterAt(page, column, row);
    return parameter
      ? (ledger.parameters.get(parameter.id) ?? null)
      : valueAt(tableData(ledger, page.table.id), row, column.id);
  }

  private calculate(): void {
    const fixedAsOf = this.typedAsOf();
    const source = {
      table: (name: string) => {
        const page = this.pages.get(name);
        return page && shownTable(page, () => null);
      },
      fixedAsOf: () => fixedAsOf,
    };
    this.live = new LiveLedger(readBook(source).ledger, fixedAsOf ?? this.today);
  }

  private asOf(): number {
    return this.typedAsOf() ?? this.today;
  }

  /** The date typed into 参数!基准日, if one was. */
  private typedAsOf(): number | undefined {
    const page = this.pages.get('参数');
    const row = page?.values.get('参数')?.indexOf('基准日') ?? -1;
    const typed = row < 0 ? undefined : page?.values.get('值')?.[row];
    const constant = page?.own.get('值')?.get(row) === null;
    return constant && typeof typed === 'number' ? typed : undefined;
  }

  private values(page: PageTable, header: string): CellValue[] {
    const values = page.values.get(header);
    if (!values) throw new ProblemError(columnMissing(page.table.name, page.sheet, header));
    return values;
  }
}

/** Puts a value into a cell of its page. An emptied 基准日 counts with TODAY() again. */
function put(page: PageTable, row: number, header: string, value: CellValue): void {
  const column = page.definitions.get(header);
  page.values.get(header)![row] = value;
  page.own.get(header)?.delete(row);
  const ruled = column !== undefined && isRuled(page, column, row);
  if (ruled && isBlank(value)) return;
  if (ruled) page.own.set(header, (page.own.get(header) ?? new Map<number, null>()).set(row, null));
  page.typed.set(row, (page.typed.get(row) ?? new Set<string>()).add(header));
}

function addRow(page: PageTable): void {
  for (const values of page.values.values()) values.push(null);
  page.rowCount++;
}

/** Derived cells that keep what stands in them instead of their rule. */
function keptCells(page: PageTable, header: string): Map<number, CellInput> {
  const values = page.values.get(header) ?? [];
  return new Map(
    [...(page.own.get(header) ?? [])].map(([row, formula]) => {
      const value = values[row] ?? null;
      return [row, formula === null ? value : new CellFormula(formula, value)];
    }),
  );
}
