import type { Command } from 'commander';
import { annotate } from '../docx/index.ts';
import { command, report } from './command.ts';
import { type CheckOptions, checkTemplate, withCheckOptions } from './template-check.ts';
import { writeNewFile } from './write-file.ts';

/** `annotate TEMPLATE.docx OUT.docx`: what `fields` finds, as Word comments where it stands. */
export function annotateCommand(): Command {
  return withCheckOptions(
    command(
      'annotate',
      '把模板的问题写成批注，另存一份，在 Word 里逐条改',
      'Writes the problems of a template into a copy as Word comments',
      'annotate 模板.docx 带批注.docx',
      'annotate 模板.docx 带批注.docx --book',
    )
      .argument('<template>', 'Word 模板 / template')
      .argument('<out>', '带批注的副本，不覆盖已有文件 / the copy'),
  ).action((template: string, out: string, options: CheckOptions) =>
    report(options, () => {
      const { bytes, problems } = checkTemplate(template, options);
      writeNewFile(out, annotate(bytes, problems));
      return {
        json: { file: out, comments: problems.length },
        text: [
          problems.length > 0
            ? `已生成 ${out}，有 ${problems.length} 条批注。`
            : `已生成 ${out}，没有发现问题，也就没有批注。`,
        ],
        problems,
      };
    }),
  );
}
