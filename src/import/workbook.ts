import type { Table } from '../ledger/column.ts';
import { appendRow, columnValues, type Ledger, type TableData, tableData } from '../ledger/data.ts';
import type { Problem } from '../ledger/problem.ts';
import { tableOf, tables } from '../ledger/tables/index.ts';
import { problemsOf } from './collector.ts';
import { customerIndexOf } from './customer-index.ts';
import { candidateSentence, matchSentence } from './evidence.ts';
import { completeForms } from './forms.ts';
import { type Grid, gridAddress, isBlankRow } from './grid.ts';
import {
  type AdmittedRow,
  doubtFindings,
  type GridImport,
  headerContext,
  type ImportContext,
  importGrid,
  mapGrid,
} from './grid-import.ts';
import { type ColumnMatch, firstDataRow } from './mapping.ts';
import { clearWinner, rankTables, type TableCandidate } from './recognise.ts';
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
  /** Why the sheet is believed to be it, a sentence; absent when the user said so. */
  readonly evidence?: string;
  /** Worksheet row of the header. */
  readonly headerRow?: number;
  readonly mapping: readonly {
    readonly header: string;
    readonly column: string;
    readonly by: ColumnMatch['by'];
    readonly filled: number;
    readonly readable: number;
    /** False for columns the ledger computes itself. */
    readonly imported: boolean;
    /** Why the column is believed to be it, a sentence. */
    readonly evidence: string;
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
  for (const { grid, tableId, candidate } of inOrder(wanted, context, options.as, problems)) {
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
    const mapping = mapGrid(grid, tableOf(tableId), context);
    if (!mapping) problems.push(noHeader(grid, tableOf(tableId)));
    const result = mapping && importGrid(grid, mapping, context);
    if (result) putRows(tableData(ledger, tableId), result.rows);
    if (result) problems.push(...problemsOf(grid, [...doubtFindings(result.mapping), ...result.findings]));
    const evidence = candidate ? { evidence: candidateSentence(candidate) } : {};
    sheets.set(grid, { ...reportOf(grid, tableOf(tableId), result), ...evidence });
  }
  completeForms(ledger);
  return { sheets: wanted.flatMap((grid) => sheets.get(grid) ?? []), problems };
}

/** Appends rows, or puts them into the rows that stand empty for them. */
function putRows(data: TableData, rows: readonly AdmittedRow[]): void {
  for (const { record, fills } of rows) {
    if (fills === undefined) appendRow(data, record);
    else for (const [id, value] of Object.entries(record)) columnValues(data, id)[fills] = value;
  }
}

interface Planned {
  readonly grid: Grid;
  readonly tableId?: string;
  /** Absent when the user says what the sheet is. */
  readonly candidate?: TableCandidate;
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
    if (as !== undefined) return named === undefined ? { grid } : { grid, tableId: named };
    const candidate = clearWinner(rankTables(grid, choicesOf ? { choicesOf } : {}));
    return candidate ? { grid, tableId: candidate.mapping.table.id, candidate } : { grid };
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

function reportOf(grid: Grid, table: Table, result: GridImport | undefined): SheetReport {
  const { mapping, rows = [], rowsRead = 0 } = result ?? {};
  return {
    sheet: grid.sheetName,
    table: table.id,
    tableName: table.name,
    ...(mapping ? { headerRow: grid.firstRow + firstDataRow(mapping) - 1 } : {}),
    mapping: (mapping?.matches ?? []).map((match) => ({
      header: cleanText(match.header),
      column: match.column.header,
      by: match.by,
      filled: match.shape.filled,
      readable: match.shape.readable,
      imported: match.column.derived !== true,
      evidence: matchSentence(match),
    })),
    unknownHeaders: (mapping?.doubts ?? []).map(({ header }) => cleanText(header)),
    rowsRead,
    rowsImported: rows.length,
  };
}

function noHeader(grid: Grid, table: Table): Problem {
  return {
    code: 'header-not-found',
    severity: 'error',
    sheet: grid.sheetName,
    cell: gridAddress(grid, 0, 0),
    message: `工作表“${grid.sheetName}”前 15 行里找不到《${table.title}》的表头。`,
    repair: '请让每一列的名称在同一行，写法与台账的列名相近。',
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
