import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { DataChange } from '../contract/data-changes.ts';
import { type IssuedChange, issuedChanges } from '../contract/issued-changes.ts';
import { provenanceOf } from '../contract/verify.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { readFile } from './read-file.ts';
import { contractTemplates } from './resources.ts';

interface DiffOptions extends CommonOptions {
  readonly out?: string;
}

/** `contract diff BOOK --out DIR`: issued contracts that would come out otherwise now, field by field. */
export function diffCommand(): Command {
  return command(
    'diff',
    '已出具的合同里，哪些重做会不同：逐个字段、来自哪个单元格；文件不动，建议补充协议',
    'Which issued contracts would change if made again, field by field, and the cell that caused it',
    'contract diff 客户台账.xlsx --out 合同',
  )
    .argument('<book>', '客户台账 / the ledger')
    .option('--out <dir>', '放合同的文件夹，用来逐字段对照 / folder with the issued files')
    .action((book: string, options: DiffOptions) => report(options, () => diff(book, options)));
}

function diff(path: string, { out, ...options }: DiffOptions) {
  const { ledger, asOf } = openBook(path, options);
  const changed = issuedChanges(ledger, contractTemplates(), (fileName) => {
    const file = join(out ?? '', fileName);
    return out === undefined || fileName === '' || !existsSync(file)
      ? undefined
      : provenanceOf(readFile(file))?.printed;
  });
  return {
    json: { asOf: formatIsoDate(asOf), changed },
    text: [...changed.flatMap(linesOf), `${changed.length} 份已出具的合同重做会不同。`],
    problems: [],
  };
}

function linesOf({ contractNo, state, template, changes, amendment }: IssuedChange): string[] {
  return [
    `${contractNo}（${state}）`,
    ...(template ? [`  模板：${template.before || '未记录'} → ${template.after ?? '没有了'}`] : []),
    ...(changes?.map((change) => `  ${changeText(change)}`) ?? [
      '  数据变了；原文件不在手边，看不出是哪个字段（用 --out 指出文件夹）。',
    ]),
    `  文件不重做；要改请登记补充协议 ${amendment}（contract amend）。`,
  ];
}

/** One change in a line: field, values, cell. */
export function changeText({ field, line, before, after, sheet, cell }: DataChange): string {
  const shown = (value: unknown): string => (value === null ? '空白' : String(value));
  const name = line === undefined ? field : `${field}（第 ${line} 项）`;
  return `${name}：${shown(before)} → ${shown(after)}  [${cell === undefined ? sheet : `${sheet}!${cell}`}]`;
}
