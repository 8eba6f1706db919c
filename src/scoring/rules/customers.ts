import {
  above,
  and,
  at,
  atLeast,
  atMost,
  below,
  choose,
  column,
  countOf,
  divide,
  equal,
  given,
  isNumber,
  lookUp,
  not,
  parameter,
  round,
  someText,
  subtract,
  sumOf,
  when,
  where,
} from '../../formula/build.ts';
import { customerName, customerRowIn, ofThisCustomer, textAt } from '../../formula/links.ts';
import type { TableRules } from '../../formula/rules.ts';

const requirements = countOf('licenceRequirements', where('customerType', '=', column('customerType')));

/** 客户登记: the results of the rating, read only, and what the licences say (domain.md §4, §5.3). */
export const customerRules: TableRules = {
  table: 'customers',
  columns: {
    ratingRow: customerRowIn('rating'),
    grade: textAt('ratingRow', 'rating', 'grade'),
    customerClass: textAt('ratingRow', 'rating', 'customerClass'),
    creditLimit: lookUp('ratingRow', 'rating', 'creditLimit'),
    termDays: lookUp('ratingRow', 'rating', 'termDays'),
    // A type that 证照要求 does not know is no type: it must not pass for one that needs no licences.
    requiredLicences: given(
      [someText(column('customerType'))],
      when(above(requirements, 0), requirements, ''),
    ),
    validLicences: given(
      [someText(column('customerId'))],
      round(sumOf('licences', 'share', ofThisCustomer), 0),
    ),
    expiringLicences: given(
      [someText(column('customerId'))],
      countOf(
        'licences',
        ofThisCustomer,
        where('mandatory', '=', '是'),
        where('superseded', '=', '否'),
        where('daysLeft', '>=', 0),
        where('daysLeft', '<=', parameter('licenceNoticeDays')),
      ),
    ),
    licenceStatus: given(
      [column('requiredLicences'), column('validLicences')],
      choose(
        [below(column('validLicences'), column('requiredLicences')), '缺失或过期'],
        [above(column('expiringLicences'), 0), '90天内到期'],
        '齐全有效',
      ),
    ),
  },
};

const daysLeft = column('daysLeft');
const sameLicence = [ofThisCustomer, where('kind', '=', column('kind'))] as const;

/** 证照: valid on the last day itself; of several of a kind the one that lasts longest counts (domain.md §5.3–5.4). */
export const licenceRules: TableRules = {
  table: 'licences',
  columns: {
    customerRow: customerRowIn('customers'),
    customerName: textAt('customerRow', 'customers', 'name'),
    mandatory: given(
      [column('customerRow')],
      when(
        above(
          countOf(
            'licenceRequirements',
            where('customerType', '=', at('customerRow', 'customers', 'customerType')),
            where('kind', '=', column('kind')),
          ),
          0,
        ),
        '是',
        '否',
      ),
    ),
    daysLeft: when(
      equal(column('validTo'), '长期'),
      99999,
      given([column('validTo')], subtract(column('validTo'), parameter('asOf'))),
    ),
    superseded: given(
      [daysLeft],
      when(above(countOf('licences', ...sameLicence, where('daysLeft', '>', daysLeft)), 0), '是', '否'),
    ),
    status: choose(
      [not(isNumber(daysLeft)), '缺有效期'],
      [equal(column('superseded'), '是'), '已换证'],
      // GSP certificates were abolished in 2019: never an alert (domain.md §5.2).
      [equal(column('kind'), 'GSP证书'), '正常'],
      [below(daysLeft, 0), '已过期'],
      [equal(daysLeft, 0), '今日到期'],
      [atMost(daysLeft, 7), '7天内'],
      [atMost(daysLeft, 30), '30天内'],
      [atMost(daysLeft, 60), '60天内'],
      '正常',
    ),
    // Valid rows of one kind share one licence, so that the shares add up to licences held.
    share: given(
      [daysLeft],
      when(
        and(equal(column('mandatory'), '是'), equal(column('superseded'), '否'), atLeast(daysLeft, 0)),
        divide(1, countOf('licences', ...sameLicence, where('daysLeft', '=', daysLeft))),
        0,
      ),
    ),
  },
};

/** Tables that only show the customer's name. */
export const nameRules: readonly TableRules[] = ['contacts', 'changeLog', 'investigation'].map((table) => ({
  table,
  columns: { customerName },
}));
