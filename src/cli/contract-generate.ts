import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { generateChanged, generateContracts } from '../contract/generate.ts';
import { issueEvents, keepsRecord, registerEntries } from '../contract/register.ts';
import { type MissingPolicy, missingPolicies } from '../docx/index.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { refuseOpenFile } from '../xlsx/workbook-file.ts';
import { type OpenBook, openBook } from './book-file.ts';
import { type CommonOptions, command, now, report } from './command.ts';
import { unknownNumber } from './contract-row.ts';
import { newRun, type Refused, type Run, settle } from './contract-run.ts';
import { folderTarget, type Target, zipTarget } from './contract-target.ts';
import { untilInterrupted } from './interruption.ts';
import { makePdfs } from './pdf.ts';
import { progress } from './progress.ts';
import { writeRegister } from './register-file.ts';
import { contractTemplates } from './resources.ts';

interface GenerateOptions extends CommonOptions {
  readonly out?: string;
  readonly zip?: string;
  readonly contract?: string[];
  readonly changed?: true;
  readonly pdf?: true;
  readonly draft?: true;
  readonly protect?: true;
  readonly missing?: MissingPolicy;
}

/** `contract generate BOOK --out DIR`: files of what may be signed, the register, and a manifest of the run. */
export function generateCommand(): Command {
  return command(
    'generate',
    '生成通过检查的合同，其余说明原因；结果写进合同台账和合同清单.json。中断后再运行一次即可接着做',
    'Makes the contracts that pass the checks, says why the others are refused; writes register and manifest',
    'contract generate 客户台账.xlsx --out 合同',
    'contract generate 客户台账.xlsx --out 合同 --changed --pdf',
    'contract generate 客户台账.xlsx --out 草稿 --draft --contract HX-XS-202611-0001',
    'contract generate 客户台账.xlsx --zip 合同.zip --protect',
  )
    .argument('<book>', '客户台账 / the ledger')
    .option('--out <dir>', '放合同的文件夹 / folder for the contracts')
    .addOption(
      new Option('--zip <file>', '打成一个压缩包，代替 --out / one archive instead of a folder').conflicts([
        'out',
        'pdf',
      ]),
    )
    .option(
      '--contract <no>',
      '只做这个编号，可重复 / only this number, repeatable',
      (no: string, all: string[] = []) => [...all, no],
    )
    .option('--changed', '数据和模板都没变的已出具合同跳过 / pass over issued ones that would be the same')
    .option('--pdf', '另存 PDF（要有 LibreOffice） / PDF besides, through LibreOffice')
    .option('--draft', '草稿：加水印，不登记为出具 / drafts with a watermark, not registered as issued')
    .addOption(
      new Option(
        '--missing <policy>',
        '只用于草稿，缺的字段：留空、留横线手填、标黄字段名 / for drafts, missing fields: blank, a line, marked yellow',
      ).choices(missingPolicies),
    )
    .option('--protect', '只读，签字盖章处除外 / read-only but for the places to sign')
    .action((book: string, options: GenerateOptions, self: Command) => {
      if (options.out === undefined && options.zip === undefined)
        self.error('没有说合同放在哪里：请加 --out 文件夹，或 --zip 压缩包。');
      return report(options, () => generate(book, options));
    });
}

async function generate(path: string, options: GenerateOptions) {
  refuseOpenFile(path);
  const book = openBook(path, options);
  if (options.missing && !options.draft) throw new ProblemError(onlyDrafts);
  const target = targetOf(options);
  try {
    return await run(book, path, target, options);
  } catch (error) {
    target.discard();
    throw error;
  }
}

/** @throws ProblemError as the targets do */
function targetOf({ out, zip }: GenerateOptions): Target {
  return zip !== undefined ? zipTarget(zip) : folderTarget(out!);
}

async function run(book: OpenBook, path: string, target: Target, options: GenerateOptions) {
  const { ledger } = book;
  const numbers = options.contract && new Set(options.contract);
  const isDraft = options.draft === true;
  const done = newRun();
  const step = progress(tableData(ledger, 'contracts').rowCount, '合同');
  const make = options.changed && !isDraft ? generateChanged : generateContracts;
  const isWhole = await untilInterrupted(
    make(ledger, contractTemplates(options), { numbers, missing: options.missing }),
    (outcome) => {
      settle(done, ledger, target, outcome, isDraft);
      step();
    },
  );
  done.refused.push(...unknownNumbers(ledger, numbers));
  const unconverted = options.pdf ? convert(done, options.out ?? '') : [];
  const { registered, ...results } = done;
  const time = now();
  const manifest = { book: basename(path), asOf: formatIsoDate(book.asOf), generatedOn: time, ...results };
  const json = `${JSON.stringify(manifest, null, 2)}\n`;
  target.finish(isDraft ? '合同清单_草稿.json' : '合同清单.json', json);
  const saved = isDraft
    ? undefined
    : writeRegister(book, path, {
        cells: registerEntries(ledger, registered, time),
        rows: { contractEvents: keepsRecord(ledger) ? issueEvents(ledger, registered, time) : [] },
      });
  return {
    json: { asOf: manifest.asOf, ...results, ...(saved ? { book: saved.path } : {}) },
    text: linesOf(done, saved?.path),
    problems: [
      ...[...done.refused, ...done.failed].flatMap(({ reasons }) => reasons),
      ...unconverted,
      ...(isWhole ? [] : [interrupted]),
    ],
  };
}

function convert({ made }: Run, folder: string): Problem[] {
  const byFile = new Map(made.map((contract) => [contract.file, contract]));
  return makePdfs([...byFile.keys()], folder, (file, pdf) => {
    byFile.get(file)!.pdf = pdf;
  });
}

function linesOf({ made, refused, failed, unchanged }: Run, saved: string | undefined): string[] {
  const pdfs = made.filter(({ pdf }) => pdf !== undefined).length;
  const others = [
    ...(failed.length > 0 ? [`失败 ${failed.length} 份`] : []),
    ...(unchanged.length > 0 ? [`未变 ${unchanged.length} 份`] : []),
    ...(pdfs > 0 ? [`PDF ${pdfs} 份`] : []),
  ];
  return [
    ...made.map(({ number, file, written }) => `✓ ${number}  ${file}${written ? '' : '（已有，内容相同）'}`),
    `生成 ${made.length} 份，拒绝 ${refused.length} 份${others.map((part) => `，${part}`).join('')}。`,
    ...(saved === undefined ? [] : [`合同台账已更新：${saved}，原文件留作 .bak。`]),
  ];
}

function unknownNumbers(ledger: Ledger, wanted: ReadonlySet<string> | undefined): Refused[] {
  const known = new Set(columnValues(tableData(ledger, 'contracts'), 'contractNo'));
  return [...(wanted ?? [])]
    .filter((number) => !known.has(number))
    .map((number) => ({ number, customer: '', reasons: [unknownNumber(number)] }));
}

const onlyDrafts: Problem = {
  code: 'missing-in-draft-only',
  severity: 'error',
  message: '--missing 只能和 --draft 一起用：出具的合同不能有空着的必填字段。',
  repair: '加上 --draft 做草稿，或在台账里补齐字段后再生成。',
};

const interrupted: Problem = {
  code: 'run-interrupted',
  severity: 'error',
  message: '生成中途停下了，已做好的合同和台账都已存好。',
  repair: '再运行一次同样的命令就接着做，做好的不会重做。',
};
