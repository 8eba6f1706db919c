import { type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { isBlank } from '../ledger/value.ts';
import { type AccountReader, accountReader } from './account-data.ts';
import { documentData } from './document-data.ts';
import { contractFileName } from './file-name.ts';
import { checkContract, type GateCase, gateCaseOf } from './gate.ts';
import { gateBookOf } from './gate-book.ts';
import { creditTaken } from './gate-credit.ts';
import type { ReadyTemplate } from './ready-template.ts';
import { findingAt, nobody, type Refusal } from './refusal.ts';
import { missingFields, refusedByText, unknownChoices } from './required.ts';

export type ContractOutcome =
  | {
      readonly kind: 'made';
      readonly contractNo: string;
      readonly customer: string;
      readonly fileName: string;
      readonly bytes: Uint8Array;
      /** What the signer should know; nothing here stands against signing. */
      readonly notes: readonly Refusal[];
    }
  | {
      readonly kind: 'refused';
      readonly contractNo: string;
      readonly customer: string;
      readonly reasons: readonly Refusal[];
    };

/**
 * Makes the contracts of a calculated book one by one, so that a long run can be shown, written and stopped.
 * Every one passes the gate at this moment; one refusal never stops the others.
 * @param numbers only these contracts; all when absent
 * @param committed credit taken by contracts made earlier, yuan by customer; grows with every one made here
 */
export function* generateContracts(
  ledger: Ledger,
  templates: ReadonlyMap<string, ReadyTemplate>,
  numbers?: ReadonlySet<string>,
  committed: Map<string, number> = new Map(),
): Generator<ContractOutcome> {
  const descriptions = new Map([...templates].map(([code, { description }]) => [code, description]));
  const book = gateBookOf(ledger, descriptions);
  const account = accountReader(ledger);
  const contracts = tableData(ledger, 'contracts');
  for (let row = 0; row < contracts.rowCount; row++) {
    const contractNo = String(valueAt(contracts, row, 'contractNo') ?? '');
    if (numbers ? !numbers.has(contractNo) : isBlankRow(ledger, row)) continue;
    const gateCase = gateCaseOf(book, row, committed);
    const outcome = attempt(gateCase, contractNo, templates, account);
    if (outcome.kind === 'made') commit(gateCase, committed);
    yield outcome;
  }
}

/** A defect stops its own contract, never the others of the run. */
function attempt(
  gateCase: GateCase,
  contractNo: string,
  templates: ReadonlyMap<string, ReadyTemplate>,
  account: AccountReader,
): ContractOutcome {
  try {
    return makeContract(gateCase, contractNo, templates, account);
  } catch (error) {
    const reason = findingAt(tableData(gateCase.ledger, 'contracts'), gateCase.row, 'contractNo', {
      code: 'contract-failed',
      value: contractNo,
      limit: null,
      override: nobody,
      message: `合同 ${contractNo} 没有做成：${error instanceof Error ? error.message : String(error)}`,
      repair: '其余合同不受影响。请检查模板和这一行，仍不行时把这句话告诉维护者。',
    });
    return { kind: 'refused', contractNo, customer: '', reasons: [reason] };
  }
}

function makeContract(
  gateCase: GateCase,
  contractNo: string,
  templates: ReadonlyMap<string, ReadyTemplate>,
  account: AccountReader,
): ContractOutcome {
  const { ledger, customerRow } = gateCase;
  const customers = tableData(ledger, 'customers');
  const customer = String(
    valueAt(customers, customerRow, 'shortName') || valueAt(customers, customerRow, 'name') || '',
  );
  const findings = checkContract(gateCase);
  const refuse = (reasons: readonly Refusal[]): ContractOutcome => ({
    kind: 'refused',
    contractNo,
    customer,
    reasons,
  });
  const ready = templates.get(gateCase.template?.code ?? '');
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0 || !ready) return refuse(errors);

  const data = documentData(gateCase, ready.description, account);
  const unfit = [
    ...missingFields(gateCase, ready.description, data),
    ...unknownChoices(gateCase, ready.description, data),
  ];
  if (unfit.length > 0) return refuse(unfit);
  const result = ready.document.render(data, {
    missing: 'error',
    optional: ready.description.optional,
    properties: { 合同编号: contractNo, 模板版本: `${ready.description.code} ${ready.description.version}` },
  });
  if ('problems' in result)
    return refuse(result.problems.map((problem) => refusedByText(gateCase, ready.description, problem)));
  return {
    kind: 'made',
    contractNo,
    customer,
    fileName: contractFileName(contractNo, customer, ready.description.code),
    bytes: result.bytes,
    notes: findings.filter((finding) => finding.severity !== 'error'),
  };
}

function commit(gateCase: GateCase, committed: Map<string, number>): void {
  const { ledger, row } = gateCase;
  const contracts = tableData(ledger, 'contracts');
  // One issued before counts already: what it still has to deliver.
  if (!isBlank(valueAt(contracts, row, 'fileHash'))) return;
  const customerId = String(valueAt(contracts, row, 'customerId'));
  const taken = fenOf(committed.get(customerId) ?? 0) ?? 0;
  committed.set(customerId, (taken + creditTaken(gateCase)) / 100);
}

function isBlankRow(ledger: Ledger, row: number): boolean {
  const contracts = tableData(ledger, 'contracts');
  return contracts.table.columns.every(
    (column) => column.derived || isBlank(valueAt(contracts, row, column.id)),
  );
}
