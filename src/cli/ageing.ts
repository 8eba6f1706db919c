import type { Command } from 'commander';
import { formatIsoDate } from '../ledger/calendar.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { type Ageing, ageingBasisNames, ageingOf, bookAgeing } from '../receivables/ageing.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { findCustomer } from './customer.ts';
import { textTable } from './text-table.ts';

/** `ageing BOOK.xlsx [CUSTOMER]`: what is open by age, once from the document's date and once from its due date. */
export function ageingCommand(): Command {
  return command(
    'ageing',
    '账龄：按单据日期和按到期日两种口径，各写明口径',
    'Ages of what is open, by document date and by due date, each basis named',
    'ageing 客户台账.xlsx',
    'ageing 客户台账.xlsx C0001',
  )
    .argument('<book>', '客户台账 / the ledger')
    .argument('[customer]', '客户编号或客户名称，不写就是全部客户 / id or name; all without')
    .action((book: string, customer: string | undefined, options: CommonOptions) =>
      report(options, () => ageBook(book, customer, options)),
    );
}

const bases = ['documentDate', 'dueDate'] as const;

function ageBook(path: string, customer: string | undefined, options: CommonOptions) {
  const { live, ledger, asOf } = openBook(path, options);
  const customerId =
    customer === undefined
      ? undefined
      : String(valueAt(tableData(ledger, 'rating'), findCustomer(live, customer), 'customerId'));
  const ageings = bases.map((basis) =>
    customerId === undefined ? bookAgeing(ledger, basis) : ageingOf(ledger, customerId, basis, live.index),
  );
  return {
    json: {
      asOf: formatIsoDate(asOf),
      ...(customerId === undefined ? {} : { customerId }),
      ageings: ageings.map((ageing) => ({
        ...ageing,
        asOf: formatIsoDate(ageing.asOf),
        heading: ageingBasisNames[ageing.basis],
      })),
    },
    text: [
      `${customerId ?? '全部客户'}，基准日 ${formatIsoDate(asOf)}`,
      ...ageings.flatMap((ageing) => ['', ...ageingLines(ageing)]),
    ],
    problems: [],
  };
}

function ageingLines({ basis, buckets, total, unreadable }: Ageing): string[] {
  const yuan = (amount: number): string => amount.toLocaleString('en-US', { minimumFractionDigits: 2 });
  const share = (amount: number): string => (total > 0 ? `${((amount / total) * 100).toFixed(1)}%` : '–');
  return [
    ...textTable(
      [ageingBasisNames[basis], '金额', '占比', '单据'],
      [
        ...buckets.map(({ label, amount, documents }) => [
          basis === 'documentDate' || label !== '未到期' ? `${label} 天` : label,
          yuan(amount),
          share(amount),
          String(documents),
        ]),
        [
          '合计',
          yuan(total),
          share(total),
          String(buckets.reduce((sum, { documents }) => sum + documents, 0)),
        ],
      ],
      [1, 2, 3],
    ),
    ...(unreadable > 0 ? [`另有 ${unreadable} 张单据资料不全，没有计入。`] : []),
  ];
}
