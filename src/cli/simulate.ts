import type { Command } from 'commander';
import { requireArchived } from '../book/standard/lifecycle.ts';
import {
  type MovedCustomer,
  type Simulation,
  simulateStandard,
  type TouchedContract,
} from '../book/standard/simulate.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { limitInWords } from '../ledger/credit-limit.ts';
import { lintStandard } from '../scoring/standard/lint/lint.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { textTable } from './text-table.ts';

interface SimulateOptions extends CommonOptions {
  readonly standard: string;
}

/** `simulate BOOK.xlsx --standard DRAFT`: what a standard would change for everyone; nothing is written. */
export function simulateCommand(): Command {
  return command(
    'simulate',
    '换用另一版标准会怎样：每个客户的等级、额度、账期前后对照，谁超额，涉及哪些合同；不改工作簿',
    'Tries a standard on every customer; the book stays as it is',
    'simulate 客户台账.xlsx --standard 示例默认值-2',
  )
    .argument('<book>', '客户台账 / the ledger')
    .requiredOption('--standard <version>', '要试的版本，通常是草稿 / the version to try')
    .action((book: string, options: SimulateOptions) => report(options, () => simulate(book, options)));
}

function simulate(path: string, { standard: version, ...options }: SimulateOptions) {
  const { ledger, asOf } = openBook(path, options);
  const standard = requireArchived(ledger, version);
  const result = simulateStandard(ledger, standard);
  return {
    json: { asOf: formatIsoDate(asOf), ...result },
    text: [
      `基准日 ${formatIsoDate(asOf)}，${result.customers} 个客户，由标准“${result.from}”换成“${result.to}”；只是试算，工作簿没有改动`,
      ...matrixLines(result),
      `授信额度合计 ${yuan(result.limits.before)} → ${yuan(result.limits.after)} 元；${result.moved.length} 个客户有变动。`,
      ...section('换后会超额度的客户', result.newlyOver.map(customerLine)),
      ...section('换后没有额度的客户', result.losing.map(customerLine)),
      ...section('涉及的生效合同', result.contracts.map(contractLine)),
    ],
    problems: lintStandard(standard),
  };
}

/** Rows are the grades now, columns those after; a dot where there is nobody. */
function matrixLines({ grades, counts }: Simulation): string[] {
  const shown = grades
    .map((_, i) => i)
    .filter((i) => sum(counts[i]!) + sum(counts.map((row) => row[i]!)) > 0);
  return textTable(
    ['现在＼换后', ...shown.map((i) => grades[i]!), '合计'],
    [
      ...shown.map((row) => [
        grades[row]!,
        ...shown.map((column) => String(counts[row]![column] || '·')),
        String(sum(counts[row]!)),
      ]),
      [
        '合计',
        ...shown.map((column) => String(sum(counts.map((row) => row[column]!)))),
        String(sum(counts.map(sum))),
      ],
    ],
    [...shown.map((_, i) => i + 1), shown.length + 1],
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const shownLines = 20;

function section(title: string, lines: readonly string[]): string[] {
  const rest = lines.length - shownLines;
  return [
    `${title}：${lines.length === 0 ? '无' : ''}`,
    ...lines.slice(0, shownLines).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  … 还有 ${rest} 条，用 --json 看全部。`] : []),
  ];
}

function customerLine({ customerId, name, exposure, before, after }: MovedCustomer): string {
  return `${customerId} ${name}：${before.grade ?? '未完成'} → ${after.grade ?? '未完成'}，额度 ${limitInWords(before.creditLimit, yuan)} → ${limitInWords(after.creditLimit, yuan)}，占用 ${yuan(exposure)}`;
}

function contractLine({
  contractNo,
  name,
  amount,
  termDays,
  before,
  after,
  overTerm,
}: TouchedContract): string {
  const term = `账期 ${before.termDays ?? '–'} → ${after.termDays ?? '–'} 天`;
  return `${contractNo} ${name}：${yuan(amount)} 元，额度 ${limitInWords(before.creditLimit, yuan)} → ${limitInWords(after.creditLimit, yuan)}，${term}${overTerm ? `（合同约定 ${termDays} 天，超过）` : ''}`;
}

function yuan(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en-US', { minimumFractionDigits: 2 });
}
