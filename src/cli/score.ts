import type { Command } from 'commander';
import { writeLedger } from '../book/write.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { limitInWords } from '../ledger/credit-limit.ts';
import type { CustomerScore } from '../scoring/result.ts';
import { saveWorkbookFile } from '../xlsx/workbook-file.ts';
import { bookScores, openBook, refuseOverwrite, samePath } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { textTable } from './text-table.ts';

interface ScoreOptions extends CommonOptions {
  readonly out?: string;
  readonly force?: true;
}

/** `score BOOK.xlsx`: recomputes everything; writes only where `--out` says. */
export function scoreCommand(): Command {
  return command(
    'score',
    '重新评分，列出每个客户的结果',
    'Scores every customer of a book',
    'score 客户台账.xlsx',
    'score 客户台账.xlsx --out 客户台账.xlsx --as-of 2026-11-23',
  )
    .argument('<book>', '客户台账 / the ledger')
    .option('--out <file>', '写出结果；写回原文件时留 .bak / write the scored book')
    .option('--force', '覆盖已有的其他文件 / overwrite another existing file')
    .action((book: string, options: ScoreOptions) => report(options, () => scoreBook(book, options)));
}

function scoreBook(path: string, options: ScoreOptions) {
  const { out } = options;
  if (out !== undefined && !samePath(out, path)) refuseOverwrite(out, options.force);
  const book = openBook(path, options);
  const scores = bookScores(book);
  const saved =
    out === undefined
      ? undefined
      : saveWorkbookFile(
          writeLedger(book.workbook, book.ledger, {
            inputs: false,
            fixedAsOf: book.fixedAsOf,
            standards: book.standards,
          }),
          out,
        );
  return {
    json: {
      asOf: formatIsoDate(book.asOf),
      standardVersion: book.ledger.parameters.get('standardVersion') ?? null,
      customers: scores,
      ...(saved ? { file: saved.path, ...(saved.backup ? { backup: saved.backup } : {}) } : {}),
    },
    text: [
      ...scoreLines(scores),
      `基准日 ${formatIsoDate(book.asOf)}，${scores.length} 个客户，${scores.filter((score) => score.grade === null).length} 个未完成。`,
      ...(saved ? [`已写出 ${saved.path}${saved.backup ? `，原文件留作 ${saved.backup}` : ''}。`] : []),
    ],
    problems: book.problems,
  };
}

function scoreLines(scores: readonly CustomerScore[]): string[] {
  const points = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
  const yuan = (value: number | null): string =>
    value === null ? '–' : value.toLocaleString('en-US', { minimumFractionDigits: 2 });
  return textTable(
    [
      '客户编号',
      '客户名称',
      '信用分析',
      '回款能力',
      '发展潜力',
      '综合得分',
      '等级',
      '分类',
      '授信额度',
      '账期',
      '占用额度',
      '缺项',
    ],
    scores.map((score) => [
      score.customerId,
      score.name,
      points(score.creditScore),
      points(score.historyScore),
      points(score.potentialScore),
      points(score.total),
      `${score.grade ?? '未完成'}${score.grade === score.computed.grade ? '' : `（系统 ${score.computed.grade}）`}`,
      score.customerClass ?? '–',
      limitInWords(score.creditLimit, yuan),
      score.termDays === null ? '–' : String(score.termDays),
      yuan(score.exposure),
      score.missing.length === 0 ? '' : `${score.missing.length} 格`,
    ]),
    [2, 3, 4, 5, 8, 9, 10],
  );
}
