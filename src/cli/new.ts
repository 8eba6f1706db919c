import type { Command } from 'commander';
import { padEmptyTables, readLedger } from '../book/read.ts';
import { settle } from '../book/settle.ts';
import { standardsOf } from '../book/standards.ts';
import { writeLedger } from '../book/write.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { sampleLedger } from '../sample/sample-ledger.ts';
import { openWorkbookFile, saveWorkbookFile } from '../xlsx/workbook-file.ts';
import { refuseOverwrite } from './book-file.ts';
import { type CommonOptions, command, report, today } from './command.ts';
import { wholeNumber } from './numbers.ts';
import { blankBookPath } from './resources.ts';

interface NewOptions extends CommonOptions {
  readonly sample?: number;
  readonly seed: number;
  readonly force?: true;
}

/** `new BOOK.xlsx`: an empty book, or one with plausible customers; the same seed gives the same book. */
export function newCommand(): Command {
  return command(
    'new',
    '新建客户台账',
    'Makes a new customer ledger',
    'new 客户台账.xlsx',
    'new 样例.xlsx --sample 100 --seed 7',
  )
    .argument('<book>', '要新建的工作簿 / the workbook to make')
    .option(
      '--sample <N>',
      '放入 N 个虚构客户，连同销售、回款、证照和合同 / with N made-up customers',
      wholeNumber(1, 100_000),
    )
    .option('--seed <S>', '虚构数据的种子 / seed of the made-up data', wholeNumber(0, 2_147_483_647), 1)
    .option('--force', '覆盖已有文件，原文件留作 .bak / overwrite, keeping a .bak')
    .action((book: string, options: NewOptions) => report(options, () => makeBook(book, options)));
}

function makeBook(book: string, options: NewOptions) {
  refuseOverwrite(book, options.force);
  const workbook = openWorkbookFile(blankBookPath);
  const blank = readLedger(workbook).ledger;
  const asOf = options.asOf ?? today();
  const ledger =
    options.sample === undefined
      ? blank
      : sampleLedger({
          customers: options.sample,
          seed: options.seed,
          asOf,
          standards: standardsOf(blank),
          dirty: true,
        });
  padEmptyTables(ledger);
  settle(ledger, asOf);
  const fixedAsOf = options.asOf !== undefined;
  const saved = saveWorkbookFile(writeLedger(workbook, ledger, { inputs: true, fixedAsOf }), book);
  return {
    json: { file: saved.path, customers: options.sample ?? 0, seed: options.seed, asOf: formatIsoDate(asOf) },
    text: [`已新建 ${saved.path}，${options.sample ?? 0} 个客户，基准日 ${formatIsoDate(asOf)}。`],
    problems: [],
  };
}
