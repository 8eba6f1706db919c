import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { knownFields } from '../contract/document-data.ts';
import { readContractTemplate } from '../contract/template.ts';
import {
  compareFields,
  compileTemplate,
  type Field,
  type FieldTree,
  type Offer,
  offerOfData,
  offerOfPaths,
} from '../docx/index.ts';
import { type CommonOptions, command, report } from './command.ts';
import { readDataFile } from './data-file.ts';
import { readFile } from './read-file.ts';

interface FieldsOptions extends CommonOptions {
  readonly data?: string;
  readonly book?: true;
}

/** `fields TEMPLATE.docx`: the template's fields as a tree, what is wrong with it, and what data or the book lack. */
export function fieldsCommand(): Command {
  return command(
    'fields',
    '列出 Word 模板里的字段，可与数据或台账的列对照',
    'Lists the fields of a Word template, beside data or the columns of the book if asked',
    'fields 模板.docx',
    'fields 模板.docx --data 数据.json',
    'fields 模板.docx --book',
  )
    .argument('<template>', 'Word 模板 / template')
    .option('--data <json>', '与这份数据对照：缺的、没用到的、写错的名字 / compare with this data')
    .addOption(
      new Option('--book', '与客户台账的列对照 / compare with the columns of the ledger').conflicts('data'),
    )
    .action((template: string, options: FieldsOptions) => report(options, () => list(template, options)));
}

function list(path: string, options: FieldsOptions) {
  const { fields, problems } = compileTemplate(readFile(path));
  const offer = offerOf(path, options);
  if (!offer) return { json: { fields }, text: treeLines(fields), problems };
  const compared = compareFields(fields, offer);
  return {
    json: { fields, unused: compared.unused },
    text: [...treeLines(fields), ...unusedLine(compared.unused)],
    problems: [...problems, ...compared.problems],
  };
}

function offerOf(template: string, { data, book }: FieldsOptions): Offer | undefined {
  if (data !== undefined) return offerOfData(readDataFile(data));
  return book ? offerOfPaths(new Set([...knownFields(), ...describedFields(template)])) : undefined;
}

/** Fields to which the description beside a contract template gives a text. */
function describedFields(template: string): readonly string[] {
  const path = template.replace(/\.docx$/i, '.json');
  const described = existsSync(path) ? readContractTemplate(readDataFile(path)).template : undefined;
  return described ? [described.defaults, described.optional].flatMap(Object.keys) : [];
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
