import type { Command } from 'commander';
import { limitInWords } from '../ledger/credit-limit.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import { type Lift, liftOf } from '../scoring/lift.ts';
import type { LiftOption } from '../scoring/lift-options.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { findCustomer } from './customer.ts';

/** `lift BOOK.xlsx CUSTOMER`: the smallest set of changes that reaches the next grade. */
export function liftCommand(): Command {
  return command(
    'lift',
    '一个客户最少改善哪几项，就能升一级',
    'The smallest set of changes that lifts one customer to the next grade',
    'lift 客户台账.xlsx C0001',
  )
    .argument('<book>', '客户台账 / the ledger')
    .argument('<customer>', '客户编号或客户名称 / id or name')
    .action((book: string, customer: string, options: CommonOptions) =>
      report(options, () => liftCustomer(book, customer, options)),
    );
}

function liftCustomer(path: string, customer: string, options: CommonOptions) {
  const { live, ledger } = openBook(path, options);
  const row = findCustomer(live, customer);
  const lift = liftOf(live, String(valueAt(tableData(ledger, 'rating'), row, 'customerId')))!;
  const { customerId, name, grade, total, asOf } = lift.before;
  return {
    json: { ...lift },
    text: [
      `${customerId} ${name}，基准日 ${asOf}，综合得分 ${total?.toFixed(2) ?? '–'}，等级 ${grade ?? '未完成'}`,
      ...liftLines(lift),
    ],
    problems: [],
  };
}

function liftLines(lift: Lift): string[] {
  switch (lift.outcome) {
    case 'reachable':
      return [
        `升到 ${lift.target} 级最少改善 ${lift.steps.length} 项：`,
        ...lift.steps.map(stepLine),
        `改善后综合得分 ${lift.after.total?.toFixed(2)}，等级 ${lift.after.computed.grade}，授信额度 ${limitInWords(lift.after.creditLimit, (yuan) => `${yuan.toLocaleString('en-US')} 元`)}，账期 ${lift.after.termDays ?? '–'} 天。`,
      ];
    case 'blocked':
      return [
        `升到 ${lift.target} 级被规则挡住，改善评分项没有用：`,
        ...lift.blockedBy.map(
          ({ rule, condition, maximumGrade }) => `  ${rule} ${condition}，等级最高 ${maximumGrade ?? '–'}`,
        ),
      ];
    case 'tooFar':
      return [
        `只靠表单里的评分项升不到 ${lift.target} 级：全部改到最好，综合得分也只有 ${lift.bestTotal?.toFixed(2) ?? '–'}；其余要靠销售和回款。`,
      ];
    case 'topGrade':
      return ['已经是最高等级。'];
    case 'unfinished':
      return [
        '评定还没有完成，先补齐缺项：',
        ...lift.before.missing.map(({ sheet, cell, header }) => `  ${sheet}!${cell} ${header}`),
      ];
  }
}

function stepLine({ sheet, cell, header, from, value, band, points }: LiftOption): string {
  const climb = `得分 ${points.before} → ${points.after}`;
  return `  ${sheet}!${cell} ${header}：${show(from)} → ${show(value)}${band === null || band === value ? '' : `（${band}）`}，${climb}`;
}

function show(value: CellValue): string {
  return value === null || value === '' ? '–' : String(value);
}
