import type { CellValue } from '../../src/ledger/value.ts';
import type { Random } from '../../src/sample/random.ts';
import {
  type OldCell,
  oldCustomerNumber,
  oldDate,
  oldMoney,
  oldName,
  oldNumber,
  oldPercent,
  oldWord,
} from './old-habits.ts';

export type SampleRow = Readonly<Record<string, CellValue>>;

/** A column of the old book: its header, its width, and how a cell comes from a row of the sample. */
export interface OldColumn {
  readonly header: string;
  readonly width: number;
  readonly cell: (
    row: SampleRow,
    random: Random,
    place: { readonly line: number; readonly sheetRow: number },
  ) => OldCell;
  /** Merged heading above neighbouring columns; the header has two lines then. */
  readonly group?: string;
}

/** A worksheet of the old book. */
export interface OldSheet {
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly table: string;
  readonly columns: readonly OldColumn[];
  /** Header of the column that a 合计 row adds up. */
  readonly total?: string;
  /** Repeats the header after so many rows, as print-outs do. */
  readonly repeatHeader?: number;
  readonly footer?: string;
}

export const plain = (id: string) => (row: SampleRow) => row[id] ?? null;
export const word = (id: string) => (row: SampleRow, random: Random) => oldWord(row[id], random);
export const date = (id: string) => (row: SampleRow, random: Random) => oldDate(row[id], random);
export const number = (id: string) => (row: SampleRow, random: Random) => oldNumber(row[id], random);
export const money = (id: string) => (row: SampleRow, random: Random) => oldMoney(row[id], random);
export const percent = (id: string, points: boolean) => (row: SampleRow, random: Random) =>
  oldPercent(row[id], points, random);
export const column = (
  header: string,
  width: number,
  cell: OldColumn['cell'],
  group?: string,
): OldColumn => ({
  header,
  width,
  cell,
  ...(group ? { group } : {}),
});

export const serial = column('序号', 6, (_, __, { line }) => line);
export const customerNumber = column('客户代码', 10, (row) => oldCustomerNumber(row.customerId));
export const customerName = column('单位名称', 32, (row, random) =>
  oldName(String(row.customerName ?? ''), random),
);
