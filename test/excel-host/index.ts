import { bootClient, type Client } from './boot-node.ts';
import { People } from './drive.ts';
import { type Calculator, ExcelHost, type ExcelHostOptions } from './host.ts';
import { ironCalculator } from './ironcalc-node.ts';
import { loadWorkbook } from './load/workbook.ts';

export { type CellDump, dumpNames, dumpSheet, type SheetDump } from './dump.ts';
export type { Faults } from './faults.ts';
export { ExcelHost, type ExcelHostOptions } from './host.ts';
export * from './requirements.ts';

export interface StartOptions extends Omit<ExcelHostOptions, 'calculator'> {
  /**
   * `ironcalc` calculates after every batch and edit, as does a calculator of the test's own; `none` (default)
   * leaves formulas without a new value.
   */
  readonly calculation?: 'ironcalc' | 'none' | Calculator;
  /** An .xlsx to open; without it a workbook with one empty sheet. */
  readonly workbook?: Uint8Array;
}

/** An Excel with the genuine client in front, and people at it. */
export interface TestExcel extends Client {
  readonly host: ExcelHost;
  readonly people: People;
  /** Resolves when events told so far have reached their handlers. */
  settle(): Promise<void>;
}

/** Starts an Excel and loads the client. One a test file: the client lives in global names. */
export function startExcel(options: StartOptions = {}): TestExcel {
  const { workbook, calculation = 'none', ...hostOptions } = options;
  const host = new ExcelHost({
    ...hostOptions,
    ...(calculation !== 'none' && {
      calculator: calculation === 'ironcalc' ? ironCalculator() : calculation,
    }),
  });
  if (workbook) loadWorkbook(host.book, workbook);
  host.calculate();
  const client = bootClient(host);
  return { ...client, host, people: new People(host), settle };
}

const later = globalThis.setTimeout;

function settle(): Promise<void> {
  return new Promise((done) => void later(done, 0));
}
