import type { Command } from 'commander';
import { type Explanation, explainCell } from '../formula/explain.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { problemsByCustomer, scoreOf } from '../scoring/result.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { findCustomer } from './customer.ts';

/** `explain BOOK.xlsx CUSTOMER`: the lines that add up to the score, the vetoes, what is missing. */
export function explainCommand(): Command {
  return command(
    'explain',
    '逐行说明一个客户的得分',
    'Explains the score of one customer line by line',
    'explain 客户台账.xlsx C0001',
  )
    .argument('<book>', '客户台账 / the ledger')
    .argument('<customer>', '客户编号或客户名称 / id or name')
    .action((book: string, customer: string, options: CommonOptions) =>
      report(options, () => explainCustomer(book, customer, options)),
    );
}

const forms = [
  { table: 'creditAnalysis', row: 'analysisRow' },
  { table: 'paymentHistory', row: 'historyRow' },
  { table: 'growthPotential', row: 'potentialRow' },
] as const;

function explainCustomer(path: string, customer: string, options: CommonOptions) {
  const book = openBook(path, options);
  const row = findCustomer(book.live, customer);
  const rating = tableData(book.ledger, 'rating');
  const id = valueAt(rating, row, 'customerId');
  const score = scoreOf(
    book.live,
    String(id),
    problemsByCustomer(book.ledger, book.problems).get(String(id)),
  )!;
  const total = explainCell(book.live, 'rating', 'total', row);
  const details = forms.flatMap(({ table, row: pointer }) => {
    const position = valueAt(rating, row, pointer);
    return typeof position === 'number' ? [explainCell(book.live, table, 'score', position - 1)] : [];
  });
  return {
    json: { ...score, explanation: total, forms: details },
    text: [
      `${score.customerId} ${score.name}，基准日 ${score.asOf}${score.newCustomer ? '，新客户' : ''}`,
      `综合得分 ${show(total.value)}${total.parts.map((part) => `\n  ${part.label} ${show(part.value)} × ${part.weight ?? '?'}% = ${show(part.contribution ?? null)}`).join('')}`,
      `等级 ${score.grade ?? '未完成'}，分类 ${score.customerClass ?? '–'}，授信额度 ${show(score.creditLimit)} 元，账期 ${show(score.termDays)} 天，占用 ${show(score.exposure)} 元，发货控制 ${score.shipment}`,
      `命中规则 ${score.vetoes.join(' ') || '无'}`,
      ...details.flatMap((detail) => [
        '',
        `${detail.sheet}：${show(detail.value)}`,
        ...detail.parts.flatMap((part) => partLines(part)),
      ]),
      ...(score.missing.length === 0 ? [] : ['', '缺项：']),
      ...score.missing.map((cell) => `  ${cell.sheet}!${cell.cell} ${cell.header}`),
    ],
    problems: score.problems,
  };
}

function partLines(part: Explanation): string[] {
  const input = part.inputs[0];
  const from = input ? `${input.label} ${show(input.value)}（${input.sheet}!${input.cell}）` : '';
  const maximum = part.maximum === undefined ? '' : ` / ${part.maximum}`;
  return [`  ${part.label}：${show(part.value)}${maximum}  ${part.band ?? ''}  ${from}`.trimEnd()];
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'number' ? String(Math.round(value * 10000) / 10000) : String(value);
}
