import { appendRow, type Ledger, tableData } from '../ledger/data.ts';
import type { Problem } from '../ledger/problem.ts';
import { tableOf, tables } from '../ledger/tables/index.ts';
import { customerIndexOf } from './customer-index.ts';
import { completeForms } from './forms.ts';
import { type Grid, gridAddress, isBlankRow } from './grid.ts';
import { type GridImport, headerContext, type ImportContext, importGrid } from './grid-import.ts';
import { recogniseTable } from './recognise.ts';
import { importable } from './targets.ts';
import { cleanText, comparableName } from './text.ts';

export interface ImportOptions {
  /** Only this worksheet. */
  readonly sheet?: string;
  /** The table the sheet is, by identifier or Chinese name, instead of recognising it. */
  readonly as?: string;
}

/** What became of one worksheet. */
export interface SheetReport {
  readonly sheet: string;
  /** Identifier and name of the table; absent when the sheet was not recognised. */
  readonly table?: string;
  readonly tableName?: string;
  /** Worksheet row of the header. */
  readonly headerRow?: number;
  readonly mapping: readonly {
    readonly header: string;
    readonly column: string;
    readonly by: 'header' | 'alias';
    readonly filled: number;
    readonly readable: number;
    /** False for columns the ledger computes itself. */
    readonly imported: boolean;
  }[];
  readonly unknownHeaders: readonly string[];
  readonly rowsRead: number;
  readonly rowsImported: number;
}

export interface ImportReport {
  readonly sheets: readonly SheetReport[];
  readonly problems: readonly Problem[];
}

/**
 * Imports every recognised sheet into the ledger, customers first so that the others find them, and completes
 * the forms. Rows are only appended: what stands in the ledger stays, and is refused a second time.
 */
export function importWorkbook(
  grids: readonly Grid[],
  ledger: Ledger,
  options: ImportOptions = {},
): ImportReport {
  const problems: Problem[] = [];
  const wanted = grids.filter(({ sheetName }) => options.sheet === undefined || sheetName === options.sheet);
  if (wanted.length === 0) problems.push(noSheet(grids, options.sheet ?? ''));
  const context: ImportContext = { ledger, customers: customerIndexOf(ledger) };
  const sheets = new Map<Grid, SheetReport>();
  for (const { grid, tableId } of inOrder(wanted, context, options.as, problems)) {
    if (tableId === undefined) {
      const blank = grid.rows.every(isBlankRow);
      if (!blank) problems.push(notRecognised(grid));
      sheets.set(grid, {
        sheet: grid.sheetName,
        mapping: [],
        unknownHeaders: [],
        rowsRead: 0,
        rowsImported: 0,
      });
      continue;
    }
    const result = importGrid(grid, tableOf(tableId), context);
    const data = tableData(ledger, tableId);
    for (const record of result.records) appendRow(data, record);
    problems.push(...result.problems);
    sheets.set(grid, reportOf(grid, tableId, result));
  }
  completeForms(ledger);
  return { sheets: wanted.flatMap((grid) => sheets.get(grid) ?? []), problems };
}

interface Planned {
  readonly grid: Grid;
  readonly tableId?: string;
}

/** The sheets with their tables, in the order in which they lean on each other. */
function inOrder(
  grids: readonly Grid[],
  context: ImportContext,
  as: string | undefined,
  problems: Problem[],
): Planned[] {
  const named = as === undefined ? undefined : importableNamed(as);
  if (as !== undefined && named === undefined) problems.push(noTable(as));
  const { choicesOf } = headerContext(context);
  const planned = grids.map((grid): Planned => {
    const tableId = as === undefined ? recogniseTable(grid, choicesOf ? { choicesOf } : {})?.table.id : named;
    return tableId === undefined ? { grid } : { grid, tableId };
  });
  const rank = ({ tableId }: Planned) => (importable as readonly (string | undefined)[]).indexOf(tableId);
  return planned.sort((a, b) => rank(a) - rank(b));
}

function importableNamed(name: string): string | undefined {
  const wanted = comparableName(name);
  const found = tables.find(
    (table) => table.id === name || [table.name, table.title].some((own) => comparableName(own) === wanted),
  );
  return importable.find((id) => id === found?.id);
}

function reportOf(grid: Grid, tableId: string, { header, records, rowsRead }: GridImport): SheetReport {
  return {
    sheet: grid.sheetName,
    table: tableId,
    tableName: tableOf(tableId).name,
    ...(header ? { headerRow: grid.firstRow + header.headerRow + header.headerLines - 1 } : {}),
    mapping: (header?.matches ?? []).map(({ header: words, column, by, shape }) => ({
      header: cleanText(words),
      column: column.header,
      by,
      filled: shape.filled,
      readable: shape.readable,
      imported: column.derived !== true,
    })),
    unknownHeaders: (header?.doubts ?? []).map(({ header: words }) => cleanText(words)),
    rowsRead,
    rowsImported: records.length,
  };
}

function notRecognised(grid: Grid): Problem {
  return {
    code: 'sheet-not-recognised',
    severity: 'warning',
    sheet: grid.sheetName,
    cell: gridAddress(grid, 0, 0),
    message: `看不出工作表“${grid.sheetName}”是哪张台账，没有导入。`,
    repair: '如果要导入，请指明它是哪张表，或把表头改成台账的列名。',
  };
}

function noSheet(grids: readonly Grid[], sheet: string): Problem {
  return {
    code: 'sheet-missing',
    severity: 'error',
    message: sheet === '' ? '文件里没有工作表。' : `文件里没有工作表“${sheet}”。`,
    repair: `文件里的工作表有：${grids.map(({ sheetName }) => sheetName).join('、')}。`,
  };
}

function noTable(name: string): Problem {
  const names = importable.map((id) => tableOf(id).name).join('、');
  return {
    code: 'table-unknown',
    severity: 'error',
    message: `没有可以导入的表“${name}”。`,
    repair: `可以导入的表有：${names}。`,
  };
}
