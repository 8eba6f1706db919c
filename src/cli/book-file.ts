import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LiveLedger } from '../book/live-ledger.ts';
import { readLedger } from '../book/read.ts';
import { useStandardInForce } from '../book/standard/lifecycle.ts';
import { checkLedger } from '../ledger/check.ts';
import { type Ledger, tableData } from '../ledger/data.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { approvalProblems } from '../scoring/approval-problems.ts';
import { type CustomerScore, scoresOf } from '../scoring/result.ts';
import type { Workbook } from '../xlsx/package/index.ts';
import { openWorkbookFile } from '../xlsx/workbook-file.ts';
import { type CommonOptions, today } from './command.ts';

/** A book opened and read, with the standard of its day in its tables; not calculated. */
export interface ReadBookFile {
  readonly workbook: Workbook;
  readonly ledger: Ledger;
  readonly asOf: number;
  /** True when 基准日 is a date typed into the book or given by --as-of, not TODAY(). */
  readonly fixedAsOf: boolean;
  /** True when another standard than the file's came into the tables: whoever writes the book writes it too. */
  readonly standards: boolean;
  readonly problems: readonly Problem[];
}

/** A book opened, read and calculated. */
export interface OpenBook extends ReadBookFile {
  /** The same ledger, to score and to try values in. */
  readonly live: LiveLedger;
}

/** Opens and reads a book. @throws ProblemError when it cannot be read or is no ledger */
export function readBookFile(path: string, options: CommonOptions): ReadBookFile {
  const workbook = openWorkbookFile(path);
  const { ledger, fixedAsOf, problems } = readLedger(workbook);
  const asOf = options.asOf ?? fixedAsOf ?? today();
  const standard = useStandardInForce(ledger, asOf);
  return {
    workbook,
    ledger,
    asOf,
    fixedAsOf: options.asOf !== undefined || fixedAsOf !== undefined,
    standards: standard.loaded !== undefined,
    problems: [...problems, ...standard.problems, ...checkLedger(ledger)],
  };
}

/** Opens and calculates a book. @throws ProblemError when it cannot be read or is no ledger */
export function openBook(path: string, options: CommonOptions): OpenBook {
  const book = readBookFile(path, options);
  const live = new LiveLedger(book.ledger, book.asOf);
  return { ...book, live, problems: [...book.problems, ...approvalProblems(book.ledger)] };
}

/** Refuses a book that lacks tables a command writes to or reads from. @throws ProblemError */
export function requireTables({ ledger }: OpenBook, ids: readonly string[]): void {
  const lacking = ids.map((id) => tableData(ledger, id)).filter(({ place }) => place === undefined);
  if (lacking.length === 0) return;
  const names = lacking.map(({ table }) => `“${table.name}”`).join('、');
  throw new ProblemError({
    code: 'table-required',
    severity: 'error',
    message: `工作簿里没有表${names}，这一步做不了。`,
    repair: '用 new 命令新建台账，再用 import 把这个工作簿导入；或在 Excel 加载项里补上缺少的表。',
  });
}

/** The scores of a calculated book; rows without a customer are passed over. */
export function bookScores({ live, problems }: OpenBook): CustomerScore[] {
  return scoresOf(live, problems).filter((score) => score.customerId !== '');
}

/** Refuses to write over a file that stands there already, unless asked to. @throws ProblemError */
export function refuseOverwrite(path: string, force: boolean | undefined): void {
  if (force || !existsSync(path)) return;
  throw new ProblemError({
    code: 'file-exists',
    severity: 'error',
    message: `文件“${path}”已经存在，没有覆盖。`,
    repair: '换一个文件名，或加 --force 覆盖（原文件留作 .bak）。',
  });
}

/** True when both paths name the same file. */
export function samePath(a: string, b: string): boolean {
  return resolve(a) === resolve(b);
}
