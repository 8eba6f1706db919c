import {
  add,
  and,
  at,
  choose,
  column,
  equal,
  given,
  greatest,
  isNumber,
  lookUp,
  multiply,
  not,
  or,
  orZero,
  round,
  rowOf,
  someText,
  subtract,
  unequal,
  when,
  within,
} from '../formula/build.ts';
import { customerRowIn, textAt } from '../formula/links.ts';
import type { TableRules } from '../formula/rules.ts';

const amount = column('amount');
const settled = column('settled');
const receivedOn = column('receivedOn');
const total = round(add(amount, orZero(column('discount'))), 2);
const inDocument = isNumber(column('documentRow'));

const isCustomers = (id: string) => equal(column('payerName'), at('customerRow', 'customers', id));

/** 回款台账: a receipt settles the document it names, if that is the same customer's; the rest is 预收 (domain.md §9.2). */
export const receiptRules: TableRules = {
  table: 'receipts',
  columns: {
    customerRow: customerRowIn('customers'),
    customerName: textAt('customerRow', 'customers', 'name'),
    // Money from somebody else, or from the owner's own account, is a sign of trouble (domain.md §9.2, §10 W14).
    payerCheck: choose(
      [equal(column('payerName'), ''), ''],
      [not(isNumber(column('customerRow'))), ''],
      [or(isCustomers('name'), isCustomers('bankAccountName'), isCustomers('invoiceTitle')), '一致'],
      [or(isCustomers('legalRepresentative'), isCustomers('principal')), '个人付款'],
      '第三方付款',
    ),
    documentRow: given([someText(column('documentId'))], rowOf('sales', 'documentId', column('documentId'))),
    settled: given(
      [within(amount, 0)],
      when(
        inDocument,
        when(equal(at('documentRow', 'sales', 'customerId'), column('customerId')), total, 0),
        0,
      ),
    ),
    unapplied: given([within(amount, 0), settled], round(subtract(total, settled), 2)),
    documentStartOn: lookUp('documentRow', 'sales', 'startOn'),
    documentDueOn: lookUp('documentRow', 'sales', 'dueOn'),
    lateDays: given(
      [receivedOn, column('documentDueOn')],
      greatest(0, subtract(receivedOn, column('documentDueOn'))),
    ),
    lateDelay: given([settled, column('lateDays')], round(multiply(settled, column('lateDays')), 2)),
    collectionDelay: given(
      [settled, receivedOn, column('documentStartOn')],
      round(multiply(settled, greatest(0, subtract(receivedOn, column('documentStartOn')))), 2),
    ),
    status: choose(
      [
        or(
          not(isNumber(receivedOn)),
          not(isNumber(settled)),
          and(unequal(column('discount'), ''), not(isNumber(column('discount')))),
        ),
        '资料不全',
      ],
      [not(isNumber(column('customerRow'))), '客户不存在'],
      [equal(column('documentId'), ''), '预收'],
      [not(inDocument), '单据不存在'],
      [equal(settled, 0), '客户不符'],
      '已核销',
    ),
  },
};
