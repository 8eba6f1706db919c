import type { Command } from 'commander';
import { tableData, valueAt } from '../ledger/data.ts';
import { ProblemError } from '../ledger/problem.ts';
import { tableOf } from '../ledger/tables/index.ts';
import type { CellValue } from '../ledger/value.ts';
import type { ScorePart } from '../scoring/parts.ts';
import type { CustomerScore } from '../scoring/result.ts';
import { type Change, customerCell, type MovedPart, whatIf } from '../scoring/what-if.ts';
import { openBook } from './book-file.ts';
import { readChange } from './changes.ts';
import { type CommonOptions, command, report } from './command.ts';
import { findCustomer } from './customer.ts';
import { textTable } from './text-table.ts';

interface WhatIfOptions extends CommonOptions {
  readonly set: readonly string[];
}

/** `whatif BOOK.xlsx CUSTOMER --set 列=值`: the score with other values; nothing is written. */
export function whatIfCommand(): Command {
  return command(
    'whatif',
    '试算：某些值变了，一个客户的得分、等级、额度会怎样；不改工作簿',
    'Tries other values for one customer; the book stays as it is',
    'whatif 客户台账.xlsx C0001 --set 分销覆盖率=90%',
    'whatif 客户台账.xlsx C0001 --set 资金支付行动=按期付款 --set 回款能力.回款率=95%',
  )
    .argument('<book>', '客户台账 / the ledger')
    .argument('<customer>', '客户编号或客户名称 / id or name')
    .requiredOption(
      '--set <列=值>',
      '要试的值，可以写多次；同名的列写 表.列=值；算出来的列也可以假定 / a value to try, repeatable',
      (text: string, before: readonly string[] = []) => [...before, text],
    )
    .action((book: string, customer: string, options: WhatIfOptions) =>
      report(options, () => tryValues(book, customer, options)),
    );
}

function tryValues(path: string, customer: string, options: WhatIfOptions) {
  const { live, ledger } = openBook(path, options);
  const row = findCustomer(live, customer);
  const customerId = String(valueAt(tableData(ledger, 'rating'), row, 'customerId'));
  const changes = options.set.map((text) => readChange(ledger, text));
  for (const change of changes)
    requireRow(customerCell(live, customerId, change.table, change.column), change, customerId);
  const result = whatIf(live, customerId, changes)!;
  const { before, after, moved } = result;
  return {
    json: { ...result },
    text: [
      `${after.customerId} ${after.name}，基准日 ${after.asOf}，只是试算，工作簿没有改动`,
      ...textTable(['', '现在', '试算后'], resultRows(before, after)),
      ...(moved.length === 0 ? ['', '没有哪一项的得分变动。'] : ['', '变动的项目：']),
      ...moved.map(movedLine),
    ],
    problems: [],
  };
}

function requireRow(cell: unknown, { table }: Change, customerId: string): void {
  if (cell) return;
  const { name } = tableOf(table);
  throw new ProblemError({
    code: 'table-row-missing',
    severity: 'error',
    sheet: name,
    message: `表“${name}”里没有客户 ${customerId} 的行，没有值可改。`,
    repair: `先在“${name}”里给这个客户加一行。`,
  });
}

function resultRows(before: CustomerScore, after: CustomerScore): string[][] {
  const lines: readonly (readonly [string, (score: CustomerScore) => CellValue])[] = [
    ['综合得分', ({ total }) => total],
    ['等级', ({ grade, range }) => grade ?? (range ? `未完成，可能 ${range.best}–${range.worst}` : '未完成')],
    ['分类', ({ customerClass }) => customerClass],
    ['授信额度', ({ creditLimit }) => creditLimit ?? '未评定'],
    ['账期', ({ termDays }) => termDays],
    ['可用额度', ({ available }) => available],
    ['命中规则', ({ vetoes }) => vetoes.join(' ') || '无'],
    ['发货控制', ({ shipment }) => shipment],
  ];
  return lines.map(([label, read]) => [label, show(read(before)), show(read(after))]);
}

function movedLine({ before, after }: MovedPart): string {
  return `  ${after.label}：${partText(before)} → ${partText(after)}`;
}

function partText({ points, max, band, input }: ScorePart): string {
  const from = input ? `（${input.header} ${show(input.value)}）` : '';
  return `${show(points)}/${show(max)} ${band ?? ''}${from}`;
}

function show(value: CellValue): string {
  if (value === null || value === '') return '–';
  return typeof value === 'number'
    ? value.toLocaleString('en-US', { maximumFractionDigits: 4 })
    : String(value);
}
