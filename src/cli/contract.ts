import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { type ContractOutcome, generateContracts } from '../contract/generate.ts';
import type { Refusal } from '../contract/refusal.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { columnValues, tableData } from '../ledger/data.ts';
import type { Problem } from '../ledger/problem.ts';
import { sha256 } from '../opc/sha256.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, examples, report } from './command.ts';
import { lintCommand } from './contract-lint.ts';
import { progress } from './progress.ts';
import { contractTemplates } from './resources.ts';
import { makeFolder, writeNewFile } from './write-file.ts';

interface GenerateOptions extends CommonOptions {
  readonly out: string;
  readonly contract?: string[];
}

/** `contract …`: what is done with contracts. */
export function contractCommand(): Command {
  return new Command('contract')
    .description('合同\nContracts')
    .addCommand(generateCommand())
    .addCommand(lintCommand())
    .addHelpText(
      'after',
      examples('contract generate 客户台账.xlsx --out 合同', 'contract lint 我方合同.docx'),
    );
}

function generateCommand(): Command {
  return command(
    'generate',
    '生成通过检查的合同，其余说明原因',
    'Makes the contracts that pass the checks, says why the others are refused',
    'contract generate 客户台账.xlsx --out 合同',
    'contract generate 客户台账.xlsx --out 合同 --contract HX-XS-202611-0001',
  )
    .argument('<book>', '客户台账 / the ledger')
    .requiredOption('--out <dir>', '放合同的文件夹 / folder for the contracts')
    .option(
      '--contract <no>',
      '只做这个编号，可重复 / only this number, repeatable',
      (no: string, all: string[] = []) => [...all, no],
    )
    .action((book: string, options: GenerateOptions) => report(options, () => generate(book, options)));
}

interface Made {
  readonly number: string;
  readonly customer: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** False when the same file stood there already. */
  readonly written: boolean;
  readonly notes: readonly Refusal[];
}

interface Refused {
  readonly number: string;
  readonly customer: string;
  readonly reasons: readonly Problem[];
}

function generate(path: string, options: GenerateOptions) {
  const { ledger, asOf } = openBook(path, options);
  const templates = contractTemplates();
  const wanted = options.contract && new Set(options.contract);
  makeFolder(options.out);
  const made: Made[] = [];
  const refused: Refused[] = [];
  const step = progress(tableData(ledger, 'contracts').rowCount, '合同');
  for (const outcome of generateContracts(ledger, templates, wanted)) {
    settle(outcome, options.out, made, refused);
    step();
  }
  const numbers = new Set(columnValues(tableData(ledger, 'contracts'), 'contractNo'));
  for (const number of wanted ?? [])
    if (!numbers.has(number)) refused.push({ number, customer: '', reasons: [unknownNumber(number)] });
  return {
    json: { asOf: formatIsoDate(asOf), made, refused },
    text: [
      ...made.map(
        ({ number, file, written }) => `✓ ${number}  ${file}${written ? '' : '（已有，内容相同）'}`,
      ),
      `生成 ${made.length} 份，拒绝 ${refused.length} 份。`,
    ],
    problems: refused.flatMap(({ reasons }) => reasons),
  };
}

function settle(outcome: ContractOutcome, folder: string, made: Made[], refused: Refused[]): void {
  if (outcome.kind === 'refused') {
    refused.push({ number: outcome.contractNo, customer: outcome.customer, reasons: outcome.reasons });
    return;
  }
  const { contractNo: number, customer, bytes, notes } = outcome;
  const file = join(folder, outcome.fileName);
  const hash = sha256(bytes);
  const exists = existsSync(file);
  if (exists && sha256(readFileSync(file)) !== hash) {
    refused.push({ number, customer, reasons: [otherFile(number, file)] });
    return;
  }
  if (!exists) writeNewFile(file, bytes);
  made.push({ number, customer, file, sha256: hash, bytes: bytes.length, written: !exists, notes });
}

const otherFile = (number: string, file: string): Problem => ({
  code: 'file-exists',
  severity: 'error',
  message: `合同 ${number} 的文件 ${file} 已经存在且内容不同，没有覆盖。`,
  repair: '已发出的合同不要重做；确需重做时先移走旧文件，或登记补充协议。',
});

const unknownNumber = (number: string): Problem => ({
  code: 'contract-unknown',
  severity: 'error',
  sheet: '合同台账',
  message: `合同台账里没有编号 ${number}。`,
  repair: '请检查编号。',
});
