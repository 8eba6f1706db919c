import type { Command } from 'commander';
import type { TextChange } from '../contract/text-changes.ts';
import {
  type BookState,
  type Provenance,
  provenanceOf,
  type TextState,
  verifyInBook,
  verifyText,
} from '../contract/verify.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { changeText } from './contract-diff.ts';
import { readFile } from './read-file.ts';
import { contractTemplates } from './resources.ts';

interface VerifyOptions extends CommonOptions {
  readonly book?: string;
}

/** `contract verify FILE.docx [--book BOOK]`: untouched, text edited (where), or data changed since. */
export function verifyCommand(): Command {
  return command(
    'verify',
    '核对一份合同文件：未动过、文字被改过（哪一段），以及出具后台账数据有没有变',
    'Says of a contract file whether it is untouched, where its text was edited, and what changed in the book since',
    'contract verify 合同/HX-XS-202611-0001_华康_T1.docx --book 客户台账.xlsx',
  )
    .argument('<file>', '合同文件 .docx / the contract')
    .option('--book <book>', '客户台账，同时核对数据 / the ledger to compare with')
    .action((file: string, options: VerifyOptions) => report(options, () => verify(file, options)));
}

function verify(path: string, options: VerifyOptions) {
  const bytes = readFile(path);
  const provenance = provenanceOf(bytes);
  if (!provenance) throw new ProblemError(notOurs(path));
  const templates = contractTemplates();
  const plain = verifyText(bytes, provenance, templates);
  // The same text may have been made read-only.
  const text =
    plain.kind === 'resaved' ? verifyText(bytes, provenance, contractTemplates({ protect: true })) : plain;
  const inBook =
    options.book === undefined
      ? undefined
      : verifyInBook(bytes, provenance, openBook(options.book, options).ledger, templates);
  const { contractNo, templateVersion, fingerprint, isSound } = provenance;
  return {
    json: { contractNo, templateVersion, fingerprint, isSound, text, ...(inBook ? { book: inBook } : {}) },
    text: [
      `合同 ${contractNo}，模板 ${templateVersion}。`,
      ...textLines(text),
      ...(inBook ? bookLines(inBook) : []),
    ],
    problems: problemsOf(provenance, text, inBook),
  };
}

function textLines(state: TextState): string[] {
  if (state.kind === 'edited')
    return [
      `文字被改过 ${state.changes.length} 处：`,
      ...state.changes.map((change) => `  ${textLine(change)}`),
    ];
  const said = {
    untouched: '文件未动过，与出具时逐字节相同。',
    resaved: '文件被重新保存过，文字没有变。',
    unknown: '出具时的模板版本不在手边，无法核对文字。',
  } as const;
  return [said[state.kind]];
}

function textLine({ story, number, before, after }: TextChange): string {
  const place = `${story}第 ${number} 段`;
  if (before === undefined) return `${place} 新增：${after}`;
  return after === undefined ? `${place} 删去：${before}` : `${place}：${before} → ${after}`;
}

function bookLines({ register, changes = [] }: BookState): string[] {
  const said = {
    same: '台账登记的就是这个文件。',
    other: '台账登记的不是这个文件（校验值不同）。',
    none: '台账里这份合同还没有出具。',
    unknown: '台账里没有这份合同。',
  } as const;
  const data = changes.length === 0 ? [] : [`出具后数据变了 ${changes.length} 处：`];
  const same = register !== 'unknown' && changes.length === 0 ? ['台账数据与文件一致。'] : [];
  return [said[register], ...same, ...data, ...changes.map((change) => `  ${changeText(change)}`)];
}

function problemsOf(
  { contractNo, isSound }: Provenance,
  text: TextState,
  inBook: BookState | undefined,
): Problem[] {
  const problems: Problem[] = [];
  if (text.kind === 'edited')
    problems.push({
      code: 'contract-edited',
      severity: 'error',
      message: `合同 ${contractNo} 的文字与出具时不同，共 ${text.changes.length} 处。`,
      repair: '请逐处核对；不同意的改动不要签，同意的登记为补充协议。',
    });
  if (!isSound)
    problems.push({
      code: 'contract-data-altered',
      severity: 'error',
      message: `合同 ${contractNo} 文件里保存的出具数据被改过，与数据指纹不符。`,
      repair: '请以合同台账登记的文件为准，重新取得原文件。',
    });
  if (inBook && inBook.register !== 'same' && text.kind === 'untouched')
    problems.push({
      code: 'contract-not-registered',
      severity: 'warning',
      sheet: '合同台账',
      message: `合同 ${contractNo} 的这个文件不是合同台账登记的那一个。`,
      repair: '请核对台账的“文件校验”，以登记的文件为准。',
    });
  if (inBook?.changes && inBook.changes.length > 0)
    problems.push({
      code: 'contract-data-changed',
      severity: 'warning',
      sheet: '合同台账',
      message: `合同 ${contractNo} 出具以后，台账里有 ${inBook.changes.length} 个字段变了。`,
      repair: '需要改合同时用 contract amend 登记补充协议。',
    });
  return problems;
}

const notOurs = (path: string): Problem => ({
  code: 'not-our-contract',
  severity: 'error',
  message: `文件“${path}”里没有出具记录，不是本程序生成的合同，或被另存时去掉了。`,
  repair: '请核对文件；只能核对由 contract generate 生成的 .docx。',
});
