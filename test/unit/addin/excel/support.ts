import { readFileSync } from 'node:fs';
import { ExcelHost } from '../../../../addin/excel/excel-host.ts';
import type { RunRecord } from '../../../../addin/excel/run.ts';
import { padEmptyTables, readLedger } from '../../../../src/book/read.ts';
import { settle } from '../../../../src/book/settle.ts';
import { standardsOf } from '../../../../src/book/standards.ts';
import { writeLedger } from '../../../../src/book/write.ts';
import type { Ledger } from '../../../../src/ledger/data.ts';
import { ProblemError } from '../../../../src/ledger/problem.ts';
import { tables } from '../../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../../src/ledger/value.ts';
import { type SampleOptions, sampleLedger } from '../../../../src/sample/sample-ledger.ts';
import { openWorkbook } from '../../../../src/xlsx/package/index.ts';
import { cellName } from '../../../../src/xlsx/package/reference.ts';
import { type StartOptions, startExcel, type TestExcel } from '../../../excel-host/index.ts';
import type { Book } from '../../../excel-host/model/book.ts';
import { takeSnapshot } from '../../../excel-host/model/snapshot.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { day } from '../../../support/ledger.ts';

export const today = day('2026-11-23');
export const every = tables.map(({ name }) => name);

export const blankFile = readFileSync('templates/book/空白客户台账.xlsx');

/** The bytes of a ledger with made-up customers and calculated values; `fill` adds what it should have besides. */
export function ledgerFile(
  customers: number,
  fill: (ledger: Ledger) => void = () => {},
  sample: Partial<SampleOptions> = {},
): Uint8Array {
  const blank = openWorkbook(blankFile);
  const standards = standardsOf(readLedger(blank).ledger);
  const ledger = sampleLedger({ customers, seed: 1, asOf: today, standards, dirty: false, ...sample });
  fill(ledger);
  padEmptyTables(ledger);
  settle(ledger, today);
  return writeLedger(blank, ledger, { inputs: true, fixedAsOf: true }).toBytes();
}

/** An Excel with a workbook, put back between tests by `fresh`, which also gives a gateway to it. */
export function excelWith(workbook: Uint8Array | undefined, options: Omit<StartOptions, 'workbook'> = {}) {
  const excel = startExcel({ ...options, ...(workbook ? { workbook } : {}) });
  const clock = new FakeClock(Date.parse('2026-11-23T09:00:00Z'));
  let reset = takeSnapshot(excel.host.book);
  return {
    ...excel,
    clock,
    book: excel.host.book,
    fresh(): ExcelHost {
      reset();
      reset = takeSnapshot(excel.host.book);
      calm(excel);
      return new ExcelHost(clock);
    },
  };
}

function calm({ host }: TestExcel): void {
  Object.assign(host.faults, {
    cellEdit: false,
    largestRequest: 5_000_000,
    largestAnswer: 5_000_000,
    throttled: 0,
    failAt: undefined,
    afterFailure: 'keep',
    events: 'deliver',
  });
  host.book.events.drain();
}

/** What an operation of the gateway asked of Excel, latest first. */
export const syncsOf = (host: ExcelHost): number => latest(host).syncs;

export function latest({ runner }: ExcelHost): RunRecord {
  const record = runner.records.at(-1);
  if (!record) throw new Error('nothing was run');
  return record;
}

/** The problem a task is refused with. */
export async function problemOf(task: Promise<unknown>) {
  const error = await task.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('it went through');
  return error.problem;
}

/** The cells of a workbook's tables by header and row (from 0), as Excel keeps them. */
export function cellsIn(book: Book) {
  const table = (name: string) => book.findTable(name)!;
  const at = (name: string, header: string, row: number): [row: number, column: number] => {
    const index = table(name).columns.findIndex((column) => column.name === header);
    if (index < 0) throw new RangeError(`no column ${header} in ${name}`);
    return [table(name).firstRow + row, table(name).area.left + index];
  };
  const cell = (name: string, header: string, row: number) =>
    table(name).sheet.grid.cell(...at(name, header, row));
  return {
    table,
    at,
    cell,
    address: (name: string, header: string, row: number): string => {
      const [line, column] = at(name, header, row);
      return cellName(line, column);
    },
    held: (name: string, header: string, row: number): CellValue => cell(name, header, row)?.value ?? null,
    put: (name: string, header: string, row: number, value: CellValue): void =>
      table(name).sheet.grid.set(...at(name, header, row), value),
  };
}
