import { Command } from 'commander';
import { calculate } from '../book/calculate.ts';
import { draftStandard, publishStandard } from '../book/standard/lifecycle.ts';
import { type StandardVersion, versionsOf } from '../book/standard/versions.ts';
import { writeLedger } from '../book/write.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { loadedVersion } from '../scoring/standard/standard.ts';
import { saveWorkbookFile } from '../xlsx/workbook-file.ts';
import { type ReadBookFile, readBookFile } from './book-file.ts';
import { type CommonOptions, command, examples, parseDay, report } from './command.ts';
import { standardLintCommand } from './standard-lint.ts';
import { textTable } from './text-table.ts';

/** `standard …`: the versions of the standards, from draft to published. */
export function standardCommand(): Command {
  return new Command('standard')
    .description('评分标准的版本：草稿、发布、停用\nVersions of the standards')
    .addCommand(listCommand())
    .addCommand(draftCommand())
    .addCommand(standardLintCommand())
    .addCommand(publishCommand())
    .addHelpText('after', examples('standard list 客户台账.xlsx', 'standard draft 客户台账.xlsx'));
}

function listCommand(): Command {
  return command(
    'list',
    '列出各版本的状态、生效日和说明',
    'Lists the versions',
    'standard list 客户台账.xlsx',
  )
    .argument('<book>', '客户台账 / the ledger')
    .action((book: string, options: CommonOptions) => report(options, () => list(book, options)));
}

function list(path: string, options: CommonOptions) {
  const { ledger, asOf, problems } = readBookFile(path, options);
  const versions = versionsOf(ledger, asOf);
  const loaded = loadedVersion(ledger);
  return {
    json: { asOf: formatIsoDate(asOf), loaded, versions: versions.map(versionJson) },
    text: [
      ...textTable(
        ['', '版本', '状态', '生效日', '发布人', '修订说明'],
        versions.map(({ version, state, effectiveFrom, publishedBy, note }) => [
          version === loaded ? '→' : '',
          version,
          state,
          effectiveFrom === null ? '–' : formatIsoDate(effectiveFrom),
          publishedBy,
          note,
        ]),
      ),
      `→ 是 ${formatIsoDate(asOf)} 评分所用的版本。`,
    ],
    problems: problems.filter(isAboutStandard),
  };
}

function versionJson({ version, state, effectiveFrom, publishedBy, note, fingerprint }: StandardVersion) {
  const from = effectiveFrom === null ? null : formatIsoDate(effectiveFrom);
  return { version, state, effectiveFrom: from, publishedBy, note, fingerprint };
}

interface DraftCommandOptions extends CommonOptions {
  readonly name?: string;
  readonly like?: string;
  readonly note?: string;
}

function draftCommand(): Command {
  return command(
    'draft',
    '建立下一个草稿：标准表里的改动存为草稿，标准表恢复已发布的内容；没有改动就复制一份，在“标准存档”里改',
    'Makes the next draft; edits in the tables become it',
    'standard draft 客户台账.xlsx --note "下调注册资本分段"',
    'standard draft 客户台账.xlsx --like 示例默认值-1',
  )
    .argument('<book>', '客户台账，原文件留作 .bak / the ledger')
    .option('--name <version>', '草稿的版本名，默认取下一个编号 / name of the draft')
    .option('--like <version>', '照这个版本建立 / copy this version')
    .option('--note <text>', '修订说明 / what changes')
    .action((book: string, options: DraftCommandOptions) => report(options, () => draft(book, options)));
}

function draft(path: string, { name, like, note, ...options }: DraftCommandOptions) {
  const book = readBookFile(path, options);
  const made = draftStandard(book.ledger, book.asOf, {
    ...(name === undefined ? {} : { version: name }),
    ...(like === undefined ? {} : { like }),
    ...(note === undefined ? {} : { note }),
  });
  const file = save(book, path);
  return {
    json: { ...made, file },
    text: [
      made.edited
        ? `标准表里的改动已存为草稿“${made.version}”，标准表恢复为“${loadedVersion(book.ledger)}”。`
        : `已建立草稿“${made.version}”，请在工作表“标准存档”里改这一版的行。`,
      `改好后用 standard lint、simulate 核对，再用 standard publish 发布。已写入 ${file}。`,
    ],
    problems: [],
  };
}

interface PublishCommandOptions extends CommonOptions {
  readonly by: string;
  readonly from?: number;
  readonly note?: string;
}

function publishCommand(): Command {
  return command(
    'publish',
    '发布草稿，从生效日起评分用它；已发布的版本只读',
    'Publishes a draft',
    'standard publish 客户台账.xlsx 示例默认值-2 --by 王总 --from 2027-01-01',
  )
    .argument('<book>', '客户台账，原文件留作 .bak / the ledger')
    .argument('<version>', '草稿的版本名 / name of the draft')
    .requiredOption('--by <name>', '发布人 / who publishes')
    .option('--from <YYYY-MM-DD>', '生效日，默认基准日 / first day in force', parseDay)
    .option('--note <text>', '修订说明 / what changed')
    .action((book: string, version: string, options: PublishCommandOptions) =>
      report(options, () => publish(book, version, options)),
    );
}

function publish(path: string, version: string, { by, from, note, ...options }: PublishCommandOptions) {
  const book = readBookFile(path, options);
  const begin = from ?? book.asOf;
  const { inForce } = publishStandard(book.ledger, book.asOf, version, {
    from: begin,
    by,
    ...(note === undefined ? {} : { note }),
  });
  const file = save(book, path);
  return {
    json: { version, effectiveFrom: formatIsoDate(begin), inForce, file },
    text: [
      `已发布“${version}”，${formatIsoDate(begin)} 起生效${inForce ? '，标准表已换上' : '；到那天重新评分时换上'}。`,
      `已写入 ${file}。`,
    ],
    problems: [],
  };
}

/** Calculates the book with the standard now in its tables, and writes both. */
function save({ workbook, ledger, asOf, fixedAsOf }: ReadBookFile, path: string): string {
  calculate(ledger, asOf);
  return saveWorkbookFile(writeLedger(workbook, ledger, { inputs: false, standards: true, fixedAsOf }), path)
    .path;
}

const isAboutStandard = ({ code }: { readonly code: string }): boolean => code.startsWith('standard');
