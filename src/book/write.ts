import type { Column } from '../ledger/column.ts';
import { columnValues, type Ledger, type TableData } from '../ledger/data.ts';
import { parameters } from '../ledger/parameters.ts';
import type { CellValue } from '../ledger/value.ts';
import {
  CellFormula,
  type CellInput,
  type ColumnContent,
  dataRows,
  editWorkbook,
  findTable,
  readTable,
  type Workbook,
  type WorkbookEditor,
} from '../xlsx/package/index.ts';
import { columnFormula, parameterFormula } from './rules.ts';

export interface WriteOptions {
  /**
   * Write input columns too: of every table (a new book, an import) or of these; elsewhere only what is derived,
   * inputs stay untouched.
   */
  readonly inputs: boolean | readonly string[];
  /** Write the standard too: its tables, its parameters and the versions on record. */
  readonly standards?: boolean;
  /** Write 基准日 as a date instead of TODAY(). */
  readonly fixedAsOf: boolean;
  /** Derived cells of a column that keep what someone put there, by row; table and column by Chinese name. */
  readonly kept?: (table: string, header: string) => ReadonlyMap<number, CellInput> | undefined;
}

/**
 * Puts a calculated ledger into a workbook: derived cells with formula and result, column formulas and table
 * styles where a program dropped them. Everything else of the workbook stays as it is.
 */
export function writeLedger(workbook: Workbook, ledger: Ledger, options: WriteOptions): WorkbookEditor {
  const editor = editWorkbook(workbook, { fullCalcOnLoad: true });
  for (const data of ledger.tables.values()) {
    const table = findTable(workbook, data.table.name);
    if (!table || data.table.id === 'settings') continue;
    editor.setTableStyle(data.table.name, 'TableStyleLight1');
    const isStandard = data.table.chapter === '标准';
    const present = new Set(table.columns.map((column) => column.name));
    const inputs =
      typeof options.inputs === 'boolean' ? options.inputs : options.inputs.includes(data.table.id);
    const written = data.table.columns.filter(
      (column) =>
        present.has(column.header) && (column.derived || inputs || (options.standards && isStandard)),
    );
    const { first, last } = dataRows(table);
    if (written.length === 0 && data.rowCount <= last - first + 1) continue;
    editor.fillTable(data.table.name, {
      rows: data.rowCount,
      columns: new Map(written.map((column) => [column.header, contentOf(data, column, options)])),
    });
    for (const column of written) {
      const formula = columnFormula(data.table.id, column.id);
      if (formula !== undefined) editor.setColumnFormula(data.table.name, column.header, formula);
    }
  }
  writeParameters(workbook, editor, ledger, options);
  return editor;
}

function contentOf(data: TableData, column: Column, options: WriteOptions): ColumnContent {
  const values = columnValues(data, column.id);
  const read = (row: number): CellValue => values[row] ?? null;
  const formula = columnFormula(data.table.id, column.id);
  if (formula === undefined) return read;
  const kept = options.kept?.(data.table.name, column.header);
  if (!kept?.size) return { formula, result: read };
  return (row) => (kept.has(row) ? kept.get(row)! : new CellFormula(formula, read(row)));
}

function writeParameters(
  workbook: Workbook,
  editor: WorkbookEditor,
  ledger: Ledger,
  options: WriteOptions,
): void {
  if (!findTable(workbook, '参数')) return;
  const names = readTable(workbook, '参数').columns.get('参数') ?? [];
  for (const parameter of parameters) {
    const row = names.indexOf(parameter.name);
    const value = ledger.parameters.get(parameter.id);
    if (row < 0 || value === undefined || options.kept?.('参数', '值')?.has(row)) continue;
    const formula =
      parameter.id === 'asOf' && !options.fixedAsOf ? 'TODAY()' : parameterFormula(parameter.id);
    const isStandard = parameter.standard || parameter.id === 'standardVersion';
    const isWritten = parameter.id === 'asOf' || (options.standards && isStandard);
    if (formula === undefined && !isWritten) continue;
    const content = formula === undefined ? value : new CellFormula(formula, value);
    editor.updateCells('参数', row, new Map([['值', content]]));
  }
}
