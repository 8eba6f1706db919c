import type { Command } from 'commander';
import type { Field, FieldTree } from '../docx/index.ts';
import { command, report } from './command.ts';
import { type CheckOptions, checkTemplate, withCheckOptions } from './template-check.ts';

/** `fields TEMPLATE.docx`: the template's fields as a tree, what is wrong with it, and what data or the book lack. */
export function fieldsCommand(): Command {
  return withCheckOptions(
    command(
      'fields',
      '列出 Word 模板里的字段，可与数据或台账的列对照',
      'Lists the fields of a Word template, beside data or the columns of the book if asked',
      'fields 模板.docx',
      'fields 模板.docx --data 数据.json',
      'fields 模板.docx --book',
    ).argument('<template>', 'Word 模板 / template'),
  ).action((template: string, options: CheckOptions) => report(options, () => list(template, options)));
}

function list(path: string, options: CheckOptions) {
  const { fields, problems, unused } = checkTemplate(path, options);
  return {
    json: { fields, ...(unused ? { unused } : {}) },
    text: [...treeLines(fields), ...unusedLine(unused ?? [])],
    problems,
  };
}

const kinds = { value: '值', list: '列表', condition: '条件', group: '组' } as const;
const types = {
  money: '金额',
  price: '单价',
  number: '数字',
  date: '日期',
  percent: '比例',
  image: '图片',
} as const;

function treeLines(fields: FieldTree, indent = ''): string[] {
  return fields.flatMap((field) => [
    `${indent}${field.name}（${kindOf(field)}）`,
    ...treeLines(field.children, `${indent}  `),
  ]);
}

function kindOf({ kind, reads }: Field): string {
  return kind === 'value' && reads ? types[reads] : kinds[kind];
}

function unusedLine(unused: readonly string[]): string[] {
  return unused.length > 0 ? [`模板没有用到：${unused.join('、')}。`] : [];
}
