import type { Command } from 'commander';
import { calculate } from '../book/calculate.ts';
import { dropTrailingBlankRows, padEmptyTables } from '../book/read.ts';
import { settle } from '../book/settle.ts';
import { writeLedger } from '../book/write.ts';
import type { Grid } from '../import/grid.ts';
import { importWorkbook, type SheetReport } from '../import/workbook.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { tableData } from '../ledger/data.ts';
import { readGrid, type Workbook } from '../xlsx/package/index.ts';
import { openWorkbookFile, saveWorkbookFile } from '../xlsx/workbook-file.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { textTable } from './text-table.ts';

interface ImportOptions extends CommonOptions {
  readonly into: string;
  readonly sheet?: string;
  readonly as?: string;
  readonly dryRun?: true;
  readonly allocate: boolean;
}

/** `import FILE.xlsx --into BOOK.xlsx`: the worksheets staff have become rows of the ledger. */
export function importCommand(): Command {
  return command(
    'import',
    '把已有的工作表导入客户台账',
    'Imports the worksheets you have into a ledger',
    'import 旧台账.xlsx --into 客户台账.xlsx --dry-run',
    'import 旧台账.xlsx --into 客户台账.xlsx',
  )
    .argument('<file>', '要导入的 .xlsx / the workbook to import')
    .requiredOption('--into <book>', '客户台账，原文件留作 .bak / the ledger')
    .option('--sheet <name>', '只导入这一张工作表 / only this worksheet')
    .option('--as <table>', '当作哪一张表，例如 客户登记 / the table it is')
    .option('--dry-run', '只报告，不写入 / report only')
    .option('--no-allocate', '不自动核销未指明单据的回款 / leave unnamed receipts unallocated')
    .action((file: string, options: ImportOptions) => report(options, () => importFile(file, options)));
}

function importFile(file: string, options: ImportOptions) {
  const source = openWorkbookFile(file);
  const book = openBook(options.into, options);
  const { ledger } = book;
  dropTrailingBlankRows(ledger);
  const result = importWorkbook(gridsOf(source), ledger, {
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.as === undefined ? {} : { as: options.as }),
  });
  padEmptyTables(ledger);
  const allocations = options.allocate ? settle(ledger, book.asOf) : [];
  if (!options.allocate) calculate(ledger, book.asOf);
  const saved = options.dryRun
    ? undefined
    : saveWorkbookFile(
        writeLedger(book.workbook, ledger, {
          inputs: true,
          fixedAsOf: book.fixedAsOf,
          standards: book.standards,
        }),
        options.into,
      );
  return {
    json: {
      asOf: formatIsoDate(book.asOf),
      dryRun: options.dryRun === true,
      sheets: result.sheets,
      customers: tableData(ledger, 'customers').rowCount,
      allocations,
      ...(saved ? { file: saved.path } : {}),
    },
    text: [
      ...textTable(
        ['工作表', '导入为', '读到行数', '导入行数', '没有用到的列'],
        result.sheets.map((sheet) => [
          sheet.sheet,
          sheet.tableName ?? '（没有认出）',
          String(sheet.rowsRead),
          String(sheet.rowsImported),
          sheet.unknownHeaders.join('、'),
        ]),
        [2, 3],
      ),
      ...(options.dryRun ? evidenceLines(result.sheets) : []),
      `自动核销 ${allocations.length} 笔未指明单据的回款（核销方式“自动”，可以撤回）。`,
      saved ? `已写入 ${saved.path}。` : '只是试导入，没有写入。',
    ],
    problems: result.problems,
  };
}

/** Why each sheet and column is taken for what it is: what to look at before importing for good. */
function evidenceLines(sheets: readonly SheetReport[]): string[] {
  return sheets.flatMap(({ sheet, tableName, evidence, mapping }) =>
    tableName === undefined
      ? []
      : [
          `${sheet} → ${tableName}${evidence === undefined ? '' : `：${evidence}`}。`,
          ...mapping.map((column) => `  ${column.column}：${column.evidence}。`),
        ],
  );
}

function gridsOf(workbook: Workbook): Grid[] {
  return workbook.sheets.map(({ name }) => {
    const { rows } = readGrid(workbook, name);
    return { sheetName: name, rows, firstRow: 1 };
  });
}
