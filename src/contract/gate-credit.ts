import { creditLimitOf, grantedAmount, noCredit } from '../ledger/credit-limit.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { lineTotals } from './amounts.ts';
import type { GateCase } from './gate.ts';
import { undelivered } from './outstanding.ts';
import { findingAt, type Refusal } from './refusal.ts';
import { needsLines } from './template.ts';

/**
 * Credit: a contract not paid in cash needs a grade, stays within the granted term, and leaves exposure plus its
 * total within the limit, contracts issued before and not delivered yet and those made earlier in the run included
 * (domain.md §3.11 L3–L8, §6.3).
 */
export function checkCredit(gateCase: GateCase): Refusal[] {
  const { book, ledger, row, customerRow, committed, lines } = gateCase;
  const contracts = tableData(ledger, 'contracts');
  if (customerRow < 0 || !needsCredit(gateCase)) return [];
  const rating = tableData(ledger, 'rating');
  const customerId = String(valueAt(contracts, row, 'customerId'));
  const name = valueAt(tableData(ledger, 'customers'), customerRow, 'name');
  const rated = (book.index.position('rating', 'customerId', customerId) ?? 0) - 1;
  const limit = creditLimitOf(rated < 0 ? null : valueAt(rating, rated, 'creditLimit'));
  const temporary = rated < 0 ? undefined : fenOf(valueAt(rating, rated, 'temporaryLimit'));
  const granted = grantedAmount(limit);
  const creditLimit = granted === undefined ? undefined : fenOf(granted + (temporary ?? 0) / 100);
  const exposure = rated < 0 ? undefined : fenOf(valueAt(rating, rated, 'exposure'));
  if (creditLimit === undefined || exposure === undefined)
    return [
      findingAt(contracts, row, 'settlement', {
        code: 'not-rated',
        value: valueAt(contracts, row, 'settlement'),
        limit: '现款',
        override: '财务总监',
        message: `客户 ${name} 还没有信用等级和授信额度，不能签赊销合同。`,
        repair: '请补全信用评定的缺项，或改为现款。',
      }),
    ];
  if (limit === noCredit && !temporary)
    return [
      findingAt(rating, rated, 'creditLimit', {
        code: 'no-credit',
        value: noCredit,
        limit: '现款',
        override: '总经理',
        message: `客户 ${name} 不授信，只能现款，不能签赊销合同。`,
        repair: '请改为现款；确需赊销，先提交授信申请或由总经理人工调整。',
      }),
    ];
  return [
    ...checkTerm(gateCase, rated, name),
    ...checkLimit(gateCase, {
      rated,
      name,
      creditLimit,
      exposure,
      taken: fenOf(committed.get(customerId) ?? 0) ?? 0,
      undelivered: undelivered(gateCase),
    }),
    ...checkOverdue(gateCase, rated, name),
    ...noteOnPaymentLaw(gateCase, lines.length > 0),
  ];
}

/** True for every settlement but cash, where goods are sold or the text fixes how they are paid. */
function needsCredit({ ledger, row, lines, template, kind }: GateCase): boolean {
  if (!kind.credit) return false;
  const isSale = lines.length > 0 || needsLines(template) || template?.required.includes('结算方式');
  return isSale === true && valueAt(tableData(ledger, 'contracts'), row, 'settlement') !== '现款';
}

/** What a contract takes of its customer's credit, in fen. */
export function creditTaken(gateCase: GateCase): number {
  const takes = gateCase.kind.credit === 'total' && needsCredit(gateCase);
  return takes ? lineTotals(gateCase.ledger, gateCase.lines).amountFen : 0;
}

function checkTerm({ ledger, row }: GateCase, rated: number, name: unknown): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const granted = valueAt(tableData(ledger, 'rating'), rated, 'termDays');
  const asked = valueAt(contracts, row, 'termDays');
  const limit = typeof granted === 'number' ? granted : 0;
  if (typeof asked === 'number' && asked <= limit) return [];
  return [
    findingAt(contracts, row, 'termDays', {
      code: 'term-over',
      value: asked,
      limit,
      override: '财务总监',
      message: `账期 ${asked ?? '空白'} 天超过客户 ${name} 获批的 ${limit} 天。`,
      repair: '请缩短账期，或先提交授信申请。',
    }),
  ];
}

interface CreditState {
  readonly rated: number;
  readonly name: unknown;
  /** Fen. */
  readonly creditLimit: number;
  readonly exposure: number;
  /** By contracts made in this run, and what is still to be delivered of those issued before. */
  readonly taken: number;
  readonly undelivered: number;
}

function checkLimit(gateCase: GateCase, credit: CreditState): Refusal[] {
  const { ledger, row } = gateCase;
  const rating = tableData(ledger, 'rating');
  const amountFen = creditTaken(gateCase);
  const after = credit.exposure + credit.undelivered + credit.taken + amountFen;
  if (after <= credit.creditLimit) return [];
  const yuan = (fen: number): string => (fen / 100).toFixed(2);
  const part = (name: string, fen: number): string => (fen > 0 ? `＋${name} ${yuan(fen)}` : '');
  const taken = `${part('已出具未发货', credit.undelivered)}${part('本次已生成', credit.taken)}`;
  return [
    findingAt(rating, credit.rated, 'creditLimit', {
      code: 'limit-over',
      value: after / 100,
      limit: credit.creditLimit / 100,
      override: '财务总监',
      message: `合同 ${valueAt(tableData(ledger, 'contracts'), row, 'contractNo')}：占用 ${yuan(credit.exposure)}${taken}＋合同 ${yuan(amountFen)} 元，超过客户 ${credit.name} 的授信额度 ${yuan(credit.creditLimit)} 元。`,
      repair: '请先回款、减少合同金额、改为现款，或提交授信申请。',
    }),
  ];
}

function checkOverdue({ ledger }: GateCase, rated: number, name: unknown): Refusal[] {
  const rating = tableData(ledger, 'rating');
  if (valueAt(rating, rated, 'shipment') !== '逾期停发') return [];
  return [
    findingAt(rating, rated, 'shipment', {
      code: 'overdue-hold',
      value: '逾期停发',
      limit: '正常',
      override: '财务经理',
      message: `客户 ${name} 有超过宽限期的逾期货款，暂停赊销。`,
      repair: '请先收回逾期货款，或改为现款。',
    }),
  ];
}

/** 保障中小企业款项支付条例 Art. 9 (domain.md §6.2): a note, because the app does not know the size of either side. */
function noteOnPaymentLaw({ ledger, row, customerRow }: GateCase, hasLines: boolean): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const termDays = valueAt(contracts, row, 'termDays');
  const isPublic = valueAt(tableData(ledger, 'customers'), customerRow, 'customerType') === '公立医院';
  if (!hasLines || !isPublic || typeof termDays !== 'number' || termDays <= 60) return [];
  return [
    findingAt(contracts, row, 'termDays', {
      code: 'payment-law-60',
      severity: 'note',
      value: termDays,
      limit: 60,
      override: '法务',
      message: `公立医院付款期限 ${termDays} 天，超过《保障中小企业款项支付条例》的 60 天上限，请法务确认。`,
      repair: '建议账期不超过 60 天。',
    }),
  ];
}
