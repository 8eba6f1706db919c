import {
  above,
  add,
  and,
  atLeast,
  atMost,
  choose,
  column,
  countOf,
  divide,
  equal,
  given,
  moneyOf,
  multiply,
  round,
  someText,
  subtract,
  where,
  within,
} from '../formula/build.ts';
import { customerRowIn, textAt } from '../formula/links.ts';
import type { TableRules } from '../formula/rules.ts';

const ofThisContract = where('contractNo', '=', column('contractNo'));
const named = (then: Parameters<typeof given>[1]) => given([someText(column('contractNo'))], then);
const amount = column('amount');

/** 合同明细: VAT per line, domain.md §7.2. */
export const contractLineRules: TableRules = {
  table: 'contractLines',
  columns: {
    amount: given(
      [within(column('quantity'), 0), within(column('unitPrice'), 0)],
      round(multiply(column('quantity'), column('unitPrice')), 2),
    ),
    netAmount: given(
      [amount, within(column('taxRate'), 0, 1)],
      round(divide(amount, add(1, column('taxRate'))), 2),
    ),
    taxAmount: given([amount, column('netAmount')], round(subtract(amount, column('netAmount')), 2)),
  },
};

/** 合同台账: totals are sums of the lines, fulfilment comes from the ledgers (domain.md §6.6, §7.2). */
export const contractRules: TableRules = {
  table: 'contracts',
  columns: {
    customerRow: customerRowIn('customers'),
    customerName: textAt('customerRow', 'customers', 'name'),
    lineCount: named(countOf('contractLines', ofThisContract)),
    amount: named(moneyOf('contractLines', 'amount', ofThisContract)),
    netAmount: named(moneyOf('contractLines', 'netAmount', ofThisContract)),
    taxAmount: named(moneyOf('contractLines', 'taxAmount', ofThisContract)),
    shippedAmount: named(moneyOf('sales', 'amount', ofThisContract)),
    receivedAmount: named(moneyOf('sales', 'settled', ofThisContract)),
    openAmount: given(
      [column('shippedAmount'), column('receivedAmount')],
      round(subtract(column('shippedAmount'), column('receivedAmount')), 2),
    ),
    fulfilment: choose(
      [equal(column('approval'), '作废'), '作废'],
      [atMost(column('shippedAmount'), 0), '未履行'],
      [and(atLeast(column('shippedAmount'), amount), atMost(column('openAmount'), 0)), '履行完毕'],
      [and(atLeast(column('shippedAmount'), amount), above(column('openAmount'), 0)), '待回款'],
      '履行中',
    ),
  },
};
