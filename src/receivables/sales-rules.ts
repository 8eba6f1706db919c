import {
  above,
  add,
  and,
  atMost,
  below,
  choose,
  column,
  countOf,
  dateOf,
  divide,
  equal,
  floorTo,
  given,
  greatest,
  isNumber,
  least,
  moneyOf,
  month,
  multiply,
  not,
  or,
  parameter,
  round,
  someText,
  subtract,
  when,
  where,
  within,
  year,
} from '../formula/build.ts';
import type { Expression } from '../formula/expression.ts';
import { customerRowIn, textAt } from '../formula/links.ts';
import type { TableRules } from '../formula/rules.ts';

const documentDate = column('documentDate');
const amount = column('amount');
const termDays = column('termDays');
const startOn = column('startOn');
const dueOn = column('dueOn');
const receivable = column('receivable');
const settledBy = (until: ReturnType<typeof column>) =>
  moneyOf(
    'receipts',
    'settled',
    where('documentId', '=', column('documentId')),
    where('receivedOn', '<=', until),
  );

/** A missing date of invoice or signature falls back to shipment: earlier, so it never helps. */
const shippedOn = when(isNumber(column('shippedOn')), column('shippedOn'), documentDate);
const basis = (name: string, id: string) => and(equal(parameter('termStart'), name), isNumber(column(id)));

/** A due date on a weekend goes to Monday where the book says so (L7); serial numbers divisible by 7 are Saturdays. */
function shifted(date: Expression): Expression {
  const weekday = subtract(date, floorTo(date, 7));
  return when(
    equal(parameter('dueOnWeekend'), '顺延'),
    add(date, choose([equal(weekday, 0), 2], [equal(weekday, 1), 1], 0)),
    date,
  );
}

/** 销售台账: VAT of domain.md §7.2; due date, overdue days and settlement of §9.4. Amounts in yuan, rounded to the fen. */
export const salesRules: TableRules = {
  table: 'sales',
  columns: {
    customerRow: customerRowIn('customers'),
    customerName: textAt('customerRow', 'customers', 'name'),
    amount: given(
      [column('quantity'), within(column('unitPrice'), 0)],
      round(multiply(column('quantity'), column('unitPrice')), 2),
    ),
    netAmount: given(
      [amount, within(column('taxRate'), 0, 1)],
      round(divide(amount, add(1, column('taxRate'))), 2),
    ),
    taxAmount: given([amount, column('netAmount')], round(subtract(amount, column('netAmount')), 2)),
    startOn: given(
      [documentDate],
      choose(
        [basis('开票日', 'invoicedOn'), column('invoicedOn')],
        [basis('签收日', 'signedOn'), column('signedOn')],
        [equal(parameter('termStart'), '月结日'), dateOf(year(shippedOn), add(month(shippedOn), 1), 0)],
        shippedOn,
      ),
    ),
    // A blank term is cash: due at once, the strictest reading.
    dueOn: given(
      [startOn],
      when(
        equal(termDays, ''),
        shifted(startOn),
        given([within(termDays, 0, 365)], shifted(add(startOn, termDays))),
      ),
    ),
    // What the document leaves to collect: its returns are taken off, a return itself claims nothing.
    receivable: given(
      [amount],
      when(
        below(amount, 0),
        0,
        round(
          add(amount, moneyOf('sales', 'amount', where('originalDocumentId', '=', column('documentId')))),
          2,
        ),
      ),
    ),
    settled: given([someText(column('documentId'))], settledBy(parameter('asOf'))),
    open: given([receivable, column('settled')], round(subtract(receivable, column('settled')), 2)),
    overdueDays: when(
      and(
        isNumber(column('open')),
        above(column('open'), 0),
        isNumber(dueOn),
        below(dueOn, parameter('asOf')),
      ),
      subtract(parameter('asOf'), dueOn),
      0,
    ),
    status: choose(
      [or(not(isNumber(documentDate)), not(isNumber(amount)), not(isNumber(dueOn))), '资料不全'],
      [not(isNumber(column('customerRow'))), '客户不存在'],
      [below(amount, 0), '退货'],
      [atMost(column('open'), 0), '已结清'],
      [above(column('overdueDays'), 0), '逾期'],
      '未到期',
    ),
    settledOnTime: given([receivable, dueOn], least(receivable, settledBy(dueOn))),
    openAtCutoff: given(
      [receivable],
      greatest(0, round(subtract(receivable, settledBy(parameter('periodEnd'))), 2)),
    ),
    openDelay: given(
      [column('openAtCutoff'), dueOn],
      round(multiply(column('openAtCutoff'), greatest(0, subtract(parameter('periodEnd'), dueOn))), 2),
    ),
    weightedTerm: given([receivable, dueOn], round(multiply(receivable, subtract(dueOn, startOn)), 2)),
    late: when(
      and(isNumber(column('settledOnTime')), isNumber(dueOn), below(dueOn, parameter('periodEnd'))),
      when(above(round(subtract(receivable, column('settledOnTime')), 2), 0), 1, 0),
      0,
    ),
    month: given([documentDate], add(multiply(year(documentDate), 12), month(documentDate))),
    // The documents of one day share one purchase day, so that the shares add up to days.
    dayShare: given(
      [documentDate, amount, someText(column('customerId'))],
      when(
        above(amount, 0),
        divide(
          1,
          countOf(
            'sales',
            where('customerId', '=', column('customerId')),
            where('documentDate', '=', documentDate),
            where('amount', '>', 0),
          ),
        ),
        0,
      ),
    ),
  },
};
