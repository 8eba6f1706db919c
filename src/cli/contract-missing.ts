import type { Command } from 'commander';
import { descriptionsOf } from '../contract/generate.ts';
import { customersWithoutContract } from '../contract/missing.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { contractTemplates } from './resources.ts';
import { textTable } from './text-table.ts';

/** `contract missing BOOK`: customers we sell to without a contract in force. */
export function missingCommand(): Command {
  return command(
    'missing',
    '近 12 个月有销售、却没有有效购销合同的客户',
    'Customers with sales in the last twelve months and no contract in force',
    'contract missing 客户台账.xlsx',
  )
    .argument('<book>', '客户台账 / the ledger')
    .action((book: string, options: CommonOptions) => report(options, () => missing(book, options)));
}

function missing(path: string, options: CommonOptions) {
  const { ledger, asOf } = openBook(path, options);
  const found = customersWithoutContract(ledger, descriptionsOf(contractTemplates()), asOf);
  const customers = found.map((each) => ({ ...each, lastSaleOn: formatIsoDate(each.lastSaleOn) }));
  const rows = customers.map(({ customerId, name, sold, lastSaleOn, contracts }) => [
    customerId,
    name,
    sold.toFixed(2),
    lastSaleOn,
    contracts.map(({ contractNo, state }) => `${contractNo} ${state}`).join('、') || '无',
  ]);
  return {
    json: { asOf: formatIsoDate(asOf), customers },
    text: [
      ...textTable(['客户编号', '客户名称', '近12个月销售', '最近销售', '现有合同'], rows, [2]),
      `${customers.length} 个有往来的客户没有有效合同。`,
    ],
    problems: [],
  };
}
