import type { Command } from 'commander';
import { compileTemplate } from '../docx/index.ts';
import { type CommonOptions, command, report } from './command.ts';
import { readFile } from './read-file.ts';

/** `fields TEMPLATE.docx`: the template's fields as a tree, and its problems. */
export function fieldsCommand(): Command {
  return command(
    'fields',
    '列出 Word 模板里的字段',
    'Lists the fields of a Word template',
    'fields 模板.docx',
  )
    .argument('<template>', 'Word 模板 / template')
    .action((template: string, options: CommonOptions) =>
      report(options, () => {
        const { fields, problems } = compileTemplate(readFile(template));
        return { json: { fields }, text: treeLines(fields), problems };
      }),
    );
}

type Fields = ReturnType<typeof compileTemplate>['fields'];

const kinds = { value: '值', list: '列表', condition: '条件', group: '组' } as const;

function treeLines(fields: Fields, indent = ''): string[] {
  return fields.flatMap((field) => [
    `${indent}${field.name}（${kinds[field.kind]}）`,
    ...treeLines(field.children, `${indent}  `),
  ]);
}
