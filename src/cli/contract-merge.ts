import type { Command } from 'commander';
import { descriptionsOf } from '../contract/generate.ts';
import { mergeContracts } from '../contract/merge.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { writeRegister } from './register-file.ts';
import { contractTemplates } from './resources.ts';

interface MergeOptions extends CommonOptions {
  readonly renumber?: true;
  readonly dryRun?: true;
}

/** `contract merge BOOK OTHER`: contracts that somebody registered in another copy of the book. */
export function mergeCommand(): Command {
  return command(
    'merge',
    '把另一份台账里登记的合同并进来；两人用了同一个编号的，逐个说明',
    'Brings in the contracts of another copy of the ledger; a number given twice is named',
    'contract merge 客户台账.xlsx 客户台账-李敏.xlsx --dry-run',
    'contract merge 客户台账.xlsx 客户台账-李敏.xlsx --renumber',
  )
    .argument('<book>', '并入到这份，原文件留作 .bak / the ledger')
    .argument('<other>', '另一份，只读 / the other copy')
    .option('--renumber', '编号冲突且还没有出具的，换下一个编号 / new numbers for clashing ones not issued')
    .option('--dry-run', '只报告，不写入 / report only')
    .action((book: string, other: string, options: MergeOptions) =>
      report(options, () => merge(book, other, options)),
    );
}

function merge(path: string, other: string, options: MergeOptions) {
  const book = openBook(path, options);
  const theirs = openBook(other, options);
  const { rows, cells, renumbered, problems } = mergeContracts(
    book.ledger,
    theirs.ledger,
    descriptionsOf(contractTemplates()),
    options.renumber === true,
  );
  const saved = options.dryRun ? undefined : writeRegister(book, path, { cells, rows });
  const added = rows.contracts.map(({ contractNo }) => String(contractNo));
  return {
    json: { added, filled: cells.length, renumbered, ...(saved ? { book: saved.path } : {}) },
    text: [
      ...renumbered.map(({ from, to }) => `${from} → ${to}（编号已被占用，换号并入）`),
      `并入 ${added.length} 份合同，补填 ${cells.length} 格，记录 ${rows.contractEvents.length} 条。`,
      ...(saved ? [`已写入 ${saved.path}，原文件留作 .bak。`] : ['没有写入。']),
    ],
    problems,
  };
}
