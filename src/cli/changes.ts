import { choicesOf } from '../import/choices.ts';
import { normaliseValue } from '../import/value.ts';
import type { Column, Table } from '../ledger/column.ts';
import type { Ledger } from '../ledger/data.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { customerForms, tableOf } from '../ledger/tables/index.ts';
import type { Change } from '../scoring/what-if.ts';

interface Place {
  readonly table: Table;
  readonly column: Column;
}

const forms: readonly Table[] = ['customers', ...customerForms].map(tableOf);
const places: readonly Place[] = forms.flatMap((table) => table.columns.map((column) => ({ table, column })));

/**
 * What `--set` asks for, written `列=值` or `表.列=值`. A column that is typed in comes before a computed one of
 * the same name, which takes the value as an assumption.
 * @throws ProblemError when the column is unknown or ambiguous, or its value cannot be read
 */
export function readChange(ledger: Ledger, text: string): Change {
  const split = text.indexOf('=');
  const name = text.slice(0, Math.max(split, 0)).trim();
  if (name === '')
    throw problem('change-unreadable', `“${text}”没有写成 列=值。`, '请写成 --set 分销覆盖率=90% 的样子。');
  const { table, column } = findPlace(name);
  const wanted = text.slice(split + 1);
  const { value, finding } = normaliseValue(column, wanted, choicesIn(column, ledger));
  if (finding?.severity === 'error')
    throw problem(finding.code, `“${column.header}”不能是“${wanted}”。`, wordsOf(column, ledger));
  return { table: table.id, column: column.id, value };
}

function findPlace(name: string): Place {
  const [, form, header = name] = /^(.+?)[.!](.+)$/.exec(name) ?? [];
  const named = places.filter(
    ({ table, column }) =>
      (form === undefined || table.name === form) &&
      (column.header === header || column.aliases?.includes(header)) &&
      !column.hidden &&
      column.id !== table.key,
  );
  const typed = named.filter(({ column }) => !column.derived);
  const [found, ...others] = typed.length > 0 ? typed : named;
  if (found && others.length === 0) return found;
  if (found)
    throw problem(
      'column-ambiguous',
      `“${header}”在几张表里都有：${[found, ...others].map(({ table }) => table.name).join('、')}。`,
      `请写上表名，例如 ${found.table.name}.${header}=值。`,
    );
  throw problem(
    'column-unknown',
    `没有一张每个客户一行的表有列“${name}”。`,
    '请照表头写列名；explain 命令列出的列都可以写。',
  );
}

function choicesIn(column: Column, ledger: Ledger): { readonly choices?: readonly string[] } {
  const choices = choicesOf(column, ledger);
  return choices ? { choices } : {};
}

function wordsOf(column: Column, ledger: Ledger): string {
  const { choices } = choicesIn(column, ledger);
  if (choices) return `可以写：${choices.join('、')}。`;
  return column.help ?? '请写这一列能用的值，例如数字 600、百分数 72%、日期 2026-01-05。';
}

function problem(code: string, message: string, repair: string): ProblemError {
  const found: Problem = { code, severity: 'error', message, repair };
  return new ProblemError(found);
}
