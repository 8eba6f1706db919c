import type { Command } from 'commander';
import { calculate } from '../book/calculate.ts';
import { checkBook, repairFormulas } from '../book/check/check.ts';
import { readLedger } from '../book/read.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { openWorkbookFile, saveWorkbookFile } from '../xlsx/workbook-file.ts';
import { type CommonOptions, command, report, today } from './command.ts';

interface CheckOptions extends CommonOptions {
  readonly fix?: true;
}

/** `check BOOK.xlsx`: what is wrong with a whole book; `--fix` puts formulas back and touches nothing else. */
export function checkCommand(): Command {
  return command(
    'check',
    '检查整本台账：公式被改动、旧的计算结果、表外的行、没有登记的客户、用不上的单元格、标准里的毛病',
    'Checks a whole book: changed formulas, stale results, rows outside tables, unknown customers, the standards',
    'check 客户台账.xlsx',
    'check 客户台账.xlsx --fix',
  )
    .argument('<book>', '客户台账 / the ledger')
    .option('--fix', '恢复公式和列公式，其余不动；原文件留作 .bak / put the formulas back')
    .action((book: string, options: CheckOptions) => report(options, () => check(book, options)));
}

function check(path: string, { fix, ...options }: CheckOptions) {
  const workbook = openWorkbookFile(path);
  const { ledger, fixedAsOf, problems } = readLedger(workbook);
  const asOf = options.asOf ?? fixedAsOf ?? today();
  calculate(ledger, asOf);
  const found = checkBook(workbook, ledger, asOf);
  const { changed, lost } = found.formulas;
  const broken = changed.length + lost.length;
  const saved =
    fix && broken > 0 ? saveWorkbookFile(repairFormulas(workbook, ledger, found.formulas), path) : undefined;
  const all = [...problems, ...found.problems];
  const left = saved
    ? all.filter(({ code }) => code !== 'formula-changed' && code !== 'column-formula-lost')
    : all;
  return {
    json: {
      asOf: formatIsoDate(asOf),
      formulasChanged: changed.length,
      columnFormulasLost: lost.length,
      ...(saved ? { file: saved.path, ...(saved.backup ? { backup: saved.backup } : {}) } : {}),
    },
    text: [
      all.length === 0
        ? `基准日 ${formatIsoDate(asOf)}，没有发现问题。`
        : `基准日 ${formatIsoDate(asOf)}，发现 ${all.length} 个问题，其中公式被改动 ${changed.length} 格，缺列公式 ${lost.length} 列。`,
      ...(saved
        ? [
            `已恢复 ${changed.length} 格公式和 ${lost.length} 列列公式，写回 ${saved.path}，原文件留作 ${saved.backup}。`,
          ]
        : []),
    ],
    problems: left,
  };
}
