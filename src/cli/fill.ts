import { type Command, Option } from 'commander';
import { compileTemplate, type MissingPolicy, missingPolicies } from '../docx/index.ts';
import { type CommonOptions, command, report } from './command.ts';
import { readDataFile } from './data-file.ts';
import { withPictures } from './data-pictures.ts';
import { readFile } from './read-file.ts';
import { writeNewFile } from './write-file.ts';

interface FillOptions extends CommonOptions {
  readonly missing: MissingPolicy;
}

/** `fill TEMPLATE.docx DATA.json OUT.docx`: the bare engine, for any template. */
export function fillCommand(): Command {
  return command(
    'fill',
    '用 JSON 数据填一份 Word 模板',
    'Fills any Word template with JSON data',
    'fill 模板.docx 数据.json 结果.docx --missing blank',
  )
    .argument('<template>', 'Word 模板 / template')
    .argument('<data>', 'JSON 数据 / data')
    .argument('<out>', '结果文件，不覆盖已有文件 / result')
    .addOption(
      new Option(
        '--missing <policy>',
        '缺的字段：报错、留空、留一道横线手填、或标黄字段名 / missing fields: refuse, blank, a line to write on, marked yellow',
      )
        .choices(missingPolicies)
        .default('error'),
    )
    .action((template: string, data: string, out: string, options: FillOptions) =>
      report(options, () => fill(template, data, out, options)),
    );
}

function fill(templatePath: string, dataPath: string, out: string, options: FillOptions) {
  const template = compileTemplate(readFile(templatePath));
  const data = withPictures(readDataFile(dataPath), template.fields, dataPath);
  const faults = template.problems.filter((problem) => problem.severity === 'error');
  if (faults.length > 0) return { json: { file: null }, text: [], problems: template.problems };
  const result = template.render(data, { missing: options.missing });
  if ('problems' in result)
    return { json: { file: null }, text: [], problems: [...template.problems, ...result.problems] };
  writeNewFile(out, result.bytes);
  return {
    json: { file: out, bytes: result.bytes.length },
    text: [`已生成 ${out}。`],
    problems: template.problems,
  };
}
