import { tableData, valueAt } from '../ledger/data.ts';
import { isBlank } from '../ledger/value.ts';
import type { GateCase } from './gate.ts';
import { plainNumber } from './numbering.ts';
import { findingAt, nobody, type Refusal } from './refusal.ts';

/** Number, state, template, own company, and what it amends. */
export function checkIdentity(gateCase: GateCase): Refusal[] {
  return [checkNumber, checkState, checkParties, checkAmendment].flatMap((check) => check(gateCase));
}

/** A number stands for one contract, for good: not twice in the register, and not of one issued to somebody else. */
function checkNumber({ book, ledger, row }: GateCase): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const contractNo = valueAt(contracts, row, 'contractNo');
  if (isBlank(contractNo)) return [];
  const number = plainNumber(String(contractNo));
  const same = book.contractRows.get(number)?.length ?? 0;
  if (same > 1)
    return [
      findingAt(contracts, row, 'contractNo', {
        code: 'number-repeated',
        value: contractNo,
        limit: 1,
        override: nobody,
        message: `合同编号 ${contractNo} 在合同台账里出现了 ${same} 次，编号不得重复。`,
        repair: '给后登记的合同换一个没有用过的编号。',
      }),
    ];
  const events = tableData(ledger, 'contractEvents');
  const customerId = valueAt(contracts, row, 'customerId');
  const other = (book.eventRows.get(number) ?? [])
    .filter((event) => valueAt(events, event, 'kind') === '出具')
    .map((event) => valueAt(events, event, 'customerId'))
    .find((owner) => !isBlank(owner) && owner !== customerId);
  return other === undefined
    ? []
    : [
        findingAt(contracts, row, 'contractNo', {
          code: 'number-reused',
          value: contractNo,
          limit: null,
          override: nobody,
          message: `合同编号 ${contractNo} 已经为客户 ${other} 出具过合同，编号不得再用。`,
          repair: '给这份合同换一个没有用过的编号。',
        }),
      ];
}

function checkState({ ledger, row }: GateCase): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const approval = valueAt(contracts, row, 'approval');
  if (approval !== '作废' && approval !== '驳回') return [];
  return [
    findingAt(contracts, row, 'approval', {
      code: 'contract-state',
      value: approval,
      limit: '草稿、审批中、已批',
      override: nobody,
      message: `合同 ${valueAt(contracts, row, 'contractNo')} 的审批状态是“${approval}”，不再生成。`,
      repair: '需要重做时登记一份新合同，用新的编号。',
    }),
  ];
}

function checkParties({ ledger, row, companyRow, template }: GateCase): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const read = (column: string): string => String(valueAt(contracts, row, column) ?? '');
  const refusals: Refusal[] = [];
  if (!template)
    refusals.push(
      findingAt(contracts, row, 'templateCode', {
        code: 'template-unknown',
        value: valueAt(contracts, row, 'templateCode'),
        limit: null,
        override: nobody,
        message: `合同 ${read('contractNo')} 的模板代码“${read('templateCode')}”没有对应的模板。`,
        repair: '请填写已有的模板代码，例如 T1。',
      }),
    );
  if (companyRow < 0)
    refusals.push(
      findingAt(contracts, row, 'companyCode', {
        code: 'company-unknown',
        value: valueAt(contracts, row, 'companyCode'),
        limit: null,
        override: nobody,
        message: `合同 ${read('contractNo')} 的公司代码“${read('companyCode')}”不在公司信息表里。`,
        repair: '请在公司信息表登记本公司，或改正公司代码。',
      }),
    );
  return refusals;
}

/** An amendment changes a contract of the same customer that stands in the register and is not void. */
function checkAmendment({ book, ledger, row }: GateCase): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const amends = valueAt(contracts, row, 'amends');
  if (isBlank(amends)) return [];
  const contractNo = valueAt(contracts, row, 'contractNo');
  const [original] = book.contractRows.get(plainNumber(String(amends))) ?? [];
  const fault =
    original === undefined || original === row
      ? `合同台账里没有原合同 ${amends}`
      : valueAt(contracts, original, 'customerId') !== valueAt(contracts, row, 'customerId')
        ? `原合同 ${amends} 是另一个客户的`
        : valueAt(contracts, original, 'approval') === '作废'
          ? `原合同 ${amends} 已经作废`
          : undefined;
  if (fault === undefined) return [];
  return [
    findingAt(contracts, row, 'amends', {
      code: 'amends-unknown',
      value: amends,
      limit: null,
      override: nobody,
      message: `补充协议 ${contractNo}：${fault}。`,
      repair: '请填写同一客户、仍然有效的原合同编号；不是补充协议时清空这一格。',
    }),
  ];
}
