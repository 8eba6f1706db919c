import type { Command } from 'commander';
import { calculate } from '../book/calculate.ts';
import { type RecordedChange, snapshotTables, takeSnapshot } from '../book/history/snapshot.ts';
import { padEmptyTables } from '../book/read.ts';
import { writeLedger } from '../book/write.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { saveWorkbookFile } from '../xlsx/workbook-file.ts';
import { openBook, requireTables } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { textTable } from './text-table.ts';

interface SnapshotOptions extends CommonOptions {
  readonly dryRun?: true;
}

/** `snapshot BOOK.xlsx`: today's ratings go to 评定历史, with what they were worked out from. */
export function snapshotCommand(): Command {
  return command(
    'snapshot',
    '把每个客户今天的评定连同依据记入评定历史；等级变动记入变更记录',
    'Keeps the rating of every customer, with what it was worked out from; changes of grade are logged',
    'snapshot 客户台账.xlsx',
    'snapshot 客户台账.xlsx --as-of 2026-09-30 --dry-run',
  )
    .argument('<book>', '客户台账，原文件留作 .bak / the ledger')
    .option('--dry-run', '只报告，不写入 / report only')
    .action((book: string, options: SnapshotOptions) => report(options, () => snapshotBook(book, options)));
}

function snapshotBook(path: string, options: SnapshotOptions) {
  const book = openBook(path, options);
  const { ledger, asOf } = book;
  requireTables(book, ['ratingHistory', 'ratingBasis', 'changeLog']);
  const { added, unchanged, changes } = takeSnapshot(book.live);
  padEmptyTables(ledger);
  calculate(ledger, asOf);
  const saved = options.dryRun
    ? undefined
    : saveWorkbookFile(
        writeLedger(book.workbook, ledger, {
          inputs: snapshotTables,
          fixedAsOf: book.fixedAsOf,
          standards: book.standards,
        }),
        path,
      );
  return {
    json: {
      asOf: formatIsoDate(asOf),
      dryRun: options.dryRun === true,
      added,
      unchanged,
      changes,
      ...(saved ? { file: saved.path } : {}),
    },
    text: [
      `基准日 ${formatIsoDate(asOf)}：记入评定历史 ${added} 户，${unchanged} 户当日已有同样的记录。`,
      ...changeLines(changes),
      saved ? `已写入 ${saved.path}。` : '只是试运行，没有写入。',
    ],
    problems: book.problems,
  };
}

function changeLines(changes: readonly RecordedChange[]): string[] {
  if (changes.length === 0) return ['没有等级或审批状态的变动。'];
  return textTable(
    ['客户编号', '变更项', '变更前', '变更后', '依据'],
    changes.map(({ customerId, item, before, after, cause }) => [customerId, item, before, after, cause]),
  );
}
