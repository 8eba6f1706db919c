import type { Ledger } from '../ledger/data.ts';
import { columnValues, tableData, valueAt } from '../ledger/data.ts';
import { isBlank } from '../ledger/value.ts';
import { type DocumentKind, documentKinds } from './document-kinds.ts';
import { checkCredit } from './gate-credit.ts';
import { checkCustomer, checkLicences } from './gate-customer.ts';
import { checkLines, checkTerms } from './gate-terms.ts';
import { findingAt, nobody, type Refusal, rowWith } from './refusal.ts';
import type { ContractTemplate } from './template.ts';

/** What the gate looks at: one row of 合同台账 of a calculated book. */
export interface GateCase {
  readonly ledger: Ledger;
  /** Row of 合同台账, 0-based. */
  readonly row: number;
  /** Row of 客户登记, 公司信息; -1 when there is none. */
  readonly customerRow: number;
  readonly companyRow: number;
  readonly template: ContractTemplate | undefined;
  /** What is asked of a document of this kind; the strictest kind while the template is unknown. */
  readonly kind: DocumentKind;
  /** Rows of 合同明细 of this contract. */
  readonly lines: readonly number[];
  /** Credit that contracts made earlier in this run have taken, yuan, by customer. */
  readonly committed: ReadonlyMap<string, number>;
}

/**
 * The one gate: whether a contract may be made, asked at the moment of making it whatever path led there
 * (design invariant 5; checks of domain.md §6.3). Errors refuse, notes are shown.
 */
export function checkContract(gateCase: GateCase): Refusal[] {
  return [checkIdentity, checkCustomer, checkLicences, checkLines, checkTerms, checkCredit].flatMap((check) =>
    check(gateCase),
  );
}

/** The case of a row, with everything it refers to looked up. */
export function gateCaseOf(
  ledger: Ledger,
  row: number,
  templates: ReadonlyMap<string, ContractTemplate>,
  committed: ReadonlyMap<string, number>,
): GateCase {
  const contracts = tableData(ledger, 'contracts');
  const contractNo = valueAt(contracts, row, 'contractNo');
  const lines = columnValues(tableData(ledger, 'contractLines'), 'contractNo').flatMap((no, line) =>
    !isBlank(no) && no === contractNo ? [line] : [],
  );
  const template = templates.get(String(valueAt(contracts, row, 'templateCode') ?? ''));
  return {
    ledger,
    row,
    customerRow: found(ledger, 'customers', 'customerId', valueAt(contracts, row, 'customerId')),
    companyRow: found(ledger, 'companies', 'companyCode', valueAt(contracts, row, 'companyCode')),
    template,
    kind: documentKinds[template?.type ?? 'XS'],
    lines,
    committed,
  };
}

function found(ledger: Ledger, table: string, column: string, key: ReturnType<typeof valueAt>): number {
  return isBlank(key) ? -1 : rowWith(tableData(ledger, table), column, key);
}

/** Number, template and own company. */
function checkIdentity({ ledger, row, companyRow, template }: GateCase): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const refusals: Refusal[] = [];
  const contractNo = valueAt(contracts, row, 'contractNo');
  const numbers = columnValues(contracts, 'contractNo');
  const same = numbers.filter((number) => number === contractNo).length;
  if (same > 1)
    refusals.push(
      findingAt(contracts, row, 'contractNo', {
        code: 'number-repeated',
        value: contractNo,
        limit: 1,
        override: nobody,
        message: `合同编号 ${contractNo} 在合同台账里出现了 ${same} 次，编号不得重复。`,
        repair: '给后登记的合同换一个没有用过的编号。',
      }),
    );
  const approval = valueAt(contracts, row, 'approval');
  if (approval === '作废' || approval === '驳回')
    refusals.push(
      findingAt(contracts, row, 'approval', {
        code: 'contract-state',
        value: approval,
        limit: '草稿、审批中、已批',
        override: nobody,
        message: `合同 ${contractNo} 的审批状态是“${approval}”，不再生成。`,
        repair: '需要重做时登记一份新合同，用新的编号。',
      }),
    );
  if (!template)
    refusals.push(
      findingAt(contracts, row, 'templateCode', {
        code: 'template-unknown',
        value: valueAt(contracts, row, 'templateCode'),
        limit: null,
        override: nobody,
        message: `合同 ${contractNo} 的模板代码“${valueAt(contracts, row, 'templateCode') ?? ''}”没有对应的模板。`,
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
        message: `合同 ${contractNo} 的公司代码“${valueAt(contracts, row, 'companyCode') ?? ''}”不在公司信息表里。`,
        repair: '请在公司信息表登记本公司，或改正公司代码。',
      }),
    );
  return refusals;
}
