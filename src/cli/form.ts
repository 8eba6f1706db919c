import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { contractFileName } from '../contract/file-name.ts';
import { formData } from '../forms/form-data.ts';
import { type FormName, formNames, printForm } from '../forms/forms.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { scoreOf } from '../scoring/result.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { findCustomer } from './customer.ts';
import { formTemplate } from './resources.ts';
import { makeFolder, writeNewFile } from './write-file.ts';

interface FormOptions extends CommonOptions {
  readonly out: string;
  readonly form?: FormName[];
}

/** `form BOOK.xlsx CUSTOMER`: the forms of a customer as Word documents to sign. */
export function formCommand(): Command {
  return command(
    'form',
    '把一个客户的申请表、调查表、评分表等印成可签批的 Word 文件',
    'Prints the forms of one customer as Word documents to sign',
    'form 客户台账.xlsx C0001 --out 签批',
    'form 客户台账.xlsx C0001 --form 客户授信申请表 --out 签批',
  )
    .argument('<book>', '客户台账 / the ledger')
    .argument('<customer>', '客户编号或客户名称 / id or name')
    .requiredOption('--out <dir>', '放表格的文件夹 / folder for the forms')
    .option(
      '--form <name>',
      `只印这一张，可重复，默认全部：${formNames.join('、')} / only this form, repeatable`,
      readForm,
    )
    .action((book: string, customer: string, options: FormOptions) =>
      report(options, () => print(book, customer, options)),
    );
}

function readForm(text: string, before: FormName[] = []): FormName[] {
  const name = formNames.find((each) => each === text.replace(/[《》\s]/g, ''));
  if (!name) throw new InvalidArgumentError(`没有这张表，可选：${formNames.join('、')}。`);
  return [...before, name];
}

function print(
  path: string,
  customer: string,
  { out, form: wanted = [...formNames], ...options }: FormOptions,
) {
  const book = openBook(path, options);
  const row = findCustomer(book.live, customer);
  const rating = tableData(book.ledger, 'rating');
  const score = scoreOf(book.live, String(valueAt(rating, row, 'customerId')))!;
  const data = formData(book.live, score);
  makeFolder(out);
  const files: { readonly form: FormName; readonly file: string; readonly bytes: number }[] = [];
  const problems: Problem[] = [];
  for (const form of new Set(wanted)) {
    const printed = printForm(formTemplate(form), data);
    if ('problems' in printed) {
      problems.push(...printed.problems);
      continue;
    }
    const file = join(out, contractFileName(score.customerId, score.name, form));
    const failure = written(file, printed.bytes);
    if (failure) problems.push(failure);
    else files.push({ form, file, bytes: printed.bytes.length });
  }
  return {
    json: { customerId: score.customerId, name: score.name, asOf: score.asOf, tier: score.tier, files },
    text: [...files.map(({ file }) => `✓ ${file}`), `${score.name}：印了 ${files.length} 张表。`],
    problems,
  };
}

/** Writes a form, or tells why not; one that cannot be written never stops the others. */
function written(file: string, bytes: Uint8Array): Problem | undefined {
  try {
    writeNewFile(file, bytes);
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}
