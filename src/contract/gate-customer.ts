import { formatIsoDate } from '../ledger/calendar.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { isBlank } from '../ledger/value.ts';
import type { GateCase } from './gate.ts';
import { findingAt, nobody, type Refusal } from './refusal.ts';

/** The customer exists, is in business with us, and no veto stands against it. */
export function checkCustomer(gateCase: GateCase): Refusal[] {
  const { ledger, row, customerRow, kind } = gateCase;
  const contracts = tableData(ledger, 'contracts');
  const customers = tableData(ledger, 'customers');
  if (customerRow < 0) {
    const customerId = valueAt(contracts, row, 'customerId');
    return [
      findingAt(contracts, row, 'customerId', {
        code: 'customer-unknown',
        value: customerId,
        limit: null,
        override: nobody,
        message: `客户编号“${customerId ?? ''}”不在客户登记表里。`,
        repair: '请先登记客户，或改正客户编号。',
      }),
    ];
  }
  const refusals: Refusal[] = [];
  const name = valueAt(customers, customerRow, 'name');
  const status = valueAt(customers, customerRow, 'status');
  if (kind.states && !kind.states.includes(String(status)))
    refusals.push(
      findingAt(customers, customerRow, 'status', {
        code: 'customer-state',
        value: status,
        limit: kind.states.join('、'),
        override: '总经理',
        message: `客户 ${name} 的状态是“${status ?? '空白'}”，只有“${kind.states.join('”“')}”的客户可以做这种文件。`,
        repair: '完成审核、恢复客户状态后再生成。',
      }),
    );
  return [...refusals, ...checkVetoes(gateCase, name)];
}

const vetoes = [
  { column: 'v1', code: 'veto-v1', reason: '命中否决规则 V1（破产、失信、涉刑、冻结等重大风险）' },
  { column: 'v2', code: 'veto-v2', reason: '命中否决规则 V2（被其他供应商起诉或责令停业）' },
  { column: 'v3', code: 'veto-v3', reason: '命中否决规则 V3（有逾期超过 180 天的单据）' },
  { column: 'v4', code: 'veto-v4', reason: '命中否决规则 V4（有逾期超过 90 天的单据，停止接单）' },
] as const;

function checkVetoes({ book, ledger, kind, customerRow }: GateCase, name: unknown): Refusal[] {
  const rating = tableData(ledger, 'rating');
  const customerId = valueAt(tableData(ledger, 'customers'), customerRow, 'customerId');
  const row = (book.index.position('rating', 'customerId', customerId) ?? 0) - 1;
  if (row < 0) return [];
  return vetoes
    .filter(({ column }) => kind.vetoes.includes(column) && valueAt(rating, row, column) === '是')
    .map(({ column, code, reason }) =>
      findingAt(rating, row, column, {
        code,
        value: '是',
        limit: '否',
        override: '总经理',
        message: `客户 ${name} ${reason}。`,
        repair: '请先处理风险；确需签约须总经理书面批准。',
      }),
    );
}

/**
 * Every licence the customer's type requires is valid at signing and delivery (GSP Art. 89; a licence is valid on
 * its last day itself). One that runs out before the contract does is a note: it is renewed on the way.
 */
export function checkLicences(gateCase: GateCase): Refusal[] {
  const { book, ledger, row, customerRow } = gateCase;
  const { licencesBut } = gateCase.kind;
  if (customerRow < 0 || !licencesBut) return [];
  const contracts = tableData(ledger, 'contracts');
  const customers = tableData(ledger, 'customers');
  const licences = tableData(ledger, 'licences');
  const customerId = valueAt(customers, customerRow, 'customerId');
  const until = lastDay(contracts, row, ['signedOn', 'deliverOn']);
  const through = lastDay(contracts, row, ['signedOn', 'deliverOn', 'expiresOn']);
  const requirements = tableData(ledger, 'licenceRequirements');
  const customerType = valueAt(customers, customerRow, 'customerType');
  const kinds = book.index
    .rows('licenceRequirements', 'customerType', customerType)
    .map((requirement) => valueAt(requirements, requirement, 'kind'))
    .filter((kind) => !licencesBut.includes(String(kind)));
  const ofCustomer = book.index.rows('licences', 'customerId', customerId);
  return kinds.flatMap((kind) => {
    const held = ofCustomer.filter((licence) => valueAt(licences, licence, 'kind') === kind);
    const best = held.reduce<number | undefined>(
      (a, b) => (a === undefined || endOf(licences, b) > endOf(licences, a) ? b : a),
      undefined,
    );
    if (best === undefined)
      return [
        findingAt(customers, customerRow, 'licenceStatus', {
          code: 'licence-missing',
          value: null,
          limit: kind,
          override: nobody,
          message: `客户 ${valueAt(customers, customerRow, 'name')} 缺少必备证照“${kind}”。`,
          repair: '请收取证照，由质量管理部审核后登记到证照表。',
        }),
      ];
    const end = endOf(licences, best);
    if (end >= through) return [];
    const stops = end < until;
    const needed = formatIsoDate(stops ? until : through);
    const shown = Number.isFinite(end) ? formatIsoDate(end) : '空白';
    return [
      findingAt(licences, best, 'validTo', {
        code: stops ? 'licence-expired' : 'licence-expires',
        severity: stops ? 'error' : 'note',
        value: shown,
        limit: needed,
        override: stops ? nobody : '质量管理部',
        message: `客户 ${valueAt(customers, customerRow, 'name')} 的“${kind}”有效期到 ${shown}，合同要求至少到 ${formatIsoDate(until)}。`,
        repair: '请取得换发的证照并更新有效期止，或缩短合同期限。',
      }),
    ];
  });
}

/** The latest of the contract's dates. */
function lastDay(contracts: ReturnType<typeof tableData>, row: number, columns: readonly string[]): number {
  const days = columns
    .map((column) => valueAt(contracts, row, column))
    .filter((value) => typeof value === 'number');
  return Math.max(0, ...days);
}

/** Last valid day; no expiry is after every day, an unreadable date before. */
function endOf(licences: ReturnType<typeof tableData>, row: number): number {
  const validTo = valueAt(licences, row, 'validTo');
  if (validTo === '长期') return Number.POSITIVE_INFINITY;
  return typeof validTo === 'number' && !isBlank(validTo) ? validTo : Number.NEGATIVE_INFINITY;
}
