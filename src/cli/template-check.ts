import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { knownFields } from '../contract/document-data.ts';
import { readContractTemplate } from '../contract/template.ts';
import {
  compareFields,
  compileTemplate,
  type FieldTree,
  type Offer,
  offerOfData,
  offerOfPaths,
  type TemplateProblem,
} from '../docx/index.ts';
import type { CommonOptions } from './command.ts';
import { readDataFile } from './data-file.ts';
import { readFile } from './read-file.ts';

/** What a template is compared with. */
export interface CheckOptions extends CommonOptions {
  readonly data?: string;
  readonly book?: true;
}

export interface TemplateCheck {
  readonly bytes: Uint8Array;
  readonly fields: FieldTree;
  readonly problems: readonly TemplateProblem[];
  /** What is offered and not used; undefined when nothing is. */
  readonly unused: readonly string[] | undefined;
}

/** The options by which a command asks for the comparison. */
export function withCheckOptions(command: Command): Command {
  return command
    .option('--data <json>', '与这份数据对照：缺的、没用到的、写错的名字 / compare with this data')
    .addOption(
      new Option('--book', '与客户台账的列对照 / compare with the columns of the ledger').conflicts('data'),
    );
}

/** Everything wrong with a template, and beside data or the book if asked. @throws ProblemError as `compileTemplate` */
export function checkTemplate(path: string, options: CheckOptions): TemplateCheck {
  const bytes = readFile(path);
  const { fields, problems } = compileTemplate(bytes);
  const offer = offerOf(path, options);
  if (!offer) return { bytes, fields, problems, unused: undefined };
  const compared = compareFields(fields, offer);
  return { bytes, fields, problems: [...problems, ...compared.problems], unused: compared.unused };
}

function offerOf(template: string, { data, book }: CheckOptions): Offer | undefined {
  if (data !== undefined) return offerOfData(readDataFile(data));
  return book ? offerOfPaths(new Set([...knownFields(), ...describedFields(template)])) : undefined;
}

/** Fields to which the description beside a contract template gives a text. */
function describedFields(template: string): readonly string[] {
  const path = template.replace(/\.docx$/i, '.json');
  const described = existsSync(path) ? readContractTemplate(readDataFile(path)).template : undefined;
  return described ? [described.defaults, described.optional].flatMap(Object.keys) : [];
}
