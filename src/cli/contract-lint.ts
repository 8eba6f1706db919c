import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { lintTemplate } from '../contract/lint/lint.ts';
import { proposeOwnTemplate } from '../contract/own-template.ts';
import { type NumberType, numberTypes, readContractTemplate } from '../contract/template.ts';
import { compileTemplate } from '../docx/index.ts';
import { type CommonOptions, command, report } from './command.ts';
import { readDataFile } from './data-file.ts';
import { readFile } from './read-file.ts';

interface LintOptions extends CommonOptions {
  readonly type?: NumberType;
}

/** `contract lint TEMPLATE.docx`: what the text lacks of the ten contents and of what the law asks. */
export function lintCommand(): Command {
  return command(
    'lint',
    '检查合同文本是否写明十项内容和法定要素，缺什么、依据哪一条、怎么补',
    'Tests a contract text for the ten contents and the statutory elements',
    'contract lint 模板.docx',
    'contract lint 我方合同.docx --type CG',
  )
    .argument('<template>', 'Word 模板或合同 / template or contract')
    .addOption(
      new Option('--type <type>', '文件种类，默认取说明文件，没有时按文件名判断 / kind of document').choices(
        numberTypes,
      ),
    )
    .action((template: string, options: LintOptions) => report(options, () => lint(template, options)));
}

function lint(path: string, options: LintOptions) {
  const bytes = readFile(path);
  const type = options.type ?? describedType(path) ?? proposeOwnTemplate(basename(path), new Set()).type;
  const { problems: faults } = compileTemplate(bytes);
  const { contents, problems } = lintTemplate(bytes, type);
  const missing = contents.filter(({ found }) => found === null).length;
  return {
    json: { type, contents },
    text: [
      ...contents.map(({ content, found }) => (found === null ? `✗ ${content}` : `✓ ${content}：${found}`)),
      `按 ${type} 检查 ${contents.length} 项，缺 ${missing} 项。检查只看文字，不是法律意见，使用前请经法务审核。`,
    ],
    problems: [...faults, ...problems],
  };
}

/** The kind in the description beside a template. */
function describedType(path: string): NumberType | undefined {
  const description = path.replace(/\.docx$/i, '.json');
  return existsSync(description) ? readContractTemplate(readDataFile(description)).template?.type : undefined;
}
