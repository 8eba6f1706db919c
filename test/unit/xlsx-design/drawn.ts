import ExcelJS from 'exceljs';
import type { Table } from '../../../src/ledger/column.ts';
import { headerRow } from '../../../src/ledger/data.ts';
import { workbookLimits } from '../../../src/opc/limits.ts';
import { inflateEntry, readZip } from '../../../src/opc/zip.ts';
import { repairTables } from '../../../src/xlsx/design/exceljs/tables.ts';
import { buildBook } from '../../../templates/build/book.ts';
import { defaultStandards } from '../../../templates/standards/default.ts';

/** The shipped book, drawn once for all tests of a file. */
export const book = await buildBook();

/** Text of every part by name. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const decoder = new TextDecoder();
  return new Map(
    readZip(bytes, workbookLimits).map((entry) => [entry.name, decoder.decode(inflateEntry(entry))]),
  );
}

/** Opens a workbook with exceljs, tables mended. */
export async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  repairTables();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  return workbook;
}

/** The sheet of a table. */
export function sheetOf(workbook: ExcelJS.Workbook, table: Table): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(table.name);
  if (!sheet) throw new Error(`no sheet ${table.name}`);
  return sheet;
}

/** The serial number of a date that exceljs made of a cell; undefined for anything else. */
export function dayIn(value: unknown): number | undefined {
  return value instanceof Date ? Math.round(value.getTime() / 86_400_000) + 25_569 : undefined;
}

/** First and last data row of a table's sheet in the blank book. */
export function dataRowsOf(table: Table, parameterCount: number): { first: number; last: number } {
  const count = table.id === 'settings' ? parameterCount : (defaultStandards[table.id]?.length ?? 1);
  return { first: headerRow + 1, last: headerRow + count };
}
