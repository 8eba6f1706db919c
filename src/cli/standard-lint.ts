import type { Command } from 'commander';
import { editedStandard, requireArchived } from '../book/standard/lifecycle.ts';
import { lintVersions } from '../book/standard/lint-versions.ts';
import type { Problem } from '../ledger/problem.ts';
import { lintStandard } from '../scoring/standard/lint/lint.ts';
import { loadedStandard } from '../scoring/standard/standard.ts';
import { readBookFile } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';

interface LintOptions extends CommonOptions {
  readonly standard?: string;
}

/** `standard lint BOOK.xlsx`: every slip in the standard, with its cell and the repair. */
export function standardLintCommand(): Command {
  return command(
    'lint',
    '检查评分标准：断档、取不到的分段、重复的界限、合计不对的权重……逐格指出怎么改',
    'Names every slip in the standards with its cell and the repair',
    'standard lint 客户台账.xlsx',
    'standard lint 客户台账.xlsx --standard 示例默认值-2',
  )
    .argument('<book>', '客户台账 / the ledger')
    .option('--standard <version>', '检查存档里的这个版本，默认检查标准表 / the version to look at')
    .action((book: string, options: LintOptions) => report(options, () => lint(book, options)));
}

function lint(path: string, { standard: version, ...options }: LintOptions) {
  const { ledger, asOf } = readBookFile(path, options);
  const standard = version === undefined ? loadedStandard(ledger) : requireArchived(ledger, version);
  const edited = version === undefined ? editedStandard(ledger) : undefined;
  const problems = [...lintStandard(standard), ...(edited ? [edited] : []), ...lintVersions(ledger, asOf)];
  const count = (severity: Problem['severity']) =>
    problems.filter((problem) => problem.severity === severity).length;
  return {
    json: { version: standard.version, errors: count('error'), warnings: count('warning') },
    text: [
      problems.length === 0
        ? `标准“${standard.version}”没有发现问题。`
        : `标准“${standard.version}”：${count('error')} 个错误，${count('warning')} 个警告。`,
    ],
    problems,
  };
}
