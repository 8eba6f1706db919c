import type { MissingPolicy } from '../docx/index.ts';
import { type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type DocumentData, documentData } from './document-data.ts';
import { contractFileName } from './file-name.ts';
import { checkContract, type GateCase, gateCaseOf } from './gate.ts';
import { gateBookOf } from './gate-book.ts';
import { creditTaken } from './gate-credit.ts';
import { fingerprintOf, printedData } from './printed.ts';
import type { ReadyTemplate } from './ready-template.ts';
import { findingAt, nobody, type Refusal } from './refusal.ts';
import { type Origin, renderContract } from './render.ts';
import { missingFields, refusedByText, unknownChoices } from './required.ts';

interface OfContract {
  readonly contractNo: string;
  readonly customer: string;
  /** Row of 合同台账, 0-based; -1 when it is there no more. */
  readonly row: number;
}

export interface MadeContract extends OfContract, Omit<Origin, 'printed'> {
  readonly kind: 'made';
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** What the signer should know; nothing here stands against signing. */
  readonly notes: readonly Refusal[];
}

export interface RefusedContract extends OfContract {
  readonly kind: 'refused';
  readonly reasons: readonly Refusal[];
}

/** One issued before from the same data and template: there was nothing to do. */
export interface UnchangedContract extends OfContract {
  readonly kind: 'unchanged';
}

export type ContractOutcome = MadeContract | RefusedContract;

export interface GenerateOptions {
  /** Only these contracts; all when absent. */
  readonly numbers?: ReadonlySet<string> | undefined;
  /** Credit taken by contracts made earlier, yuan by customer; grows with every one made here. */
  readonly committed?: Map<string, number>;
  /** What drafts do where a field has no value; a contract that is issued is refused. */
  readonly missing?: MissingPolicy | undefined;
}

/**
 * Makes the contracts of a calculated book one by one, so that a long run can be shown, written and stopped.
 * Every one passes the gate at this moment; one refusal never stops the others.
 */
export function generateContracts(
  ledger: Ledger,
  templates: ReadonlyMap<string, ReadyTemplate>,
  options: GenerateOptions = {},
): Generator<ContractOutcome> {
  return outcomes<never>(ledger, templates, options, () => undefined);
}

/** The same, but contracts that were issued from the same data and template are passed over. */
export function generateChanged(
  ledger: Ledger,
  templates: ReadonlyMap<string, ReadyTemplate>,
  options: GenerateOptions = {},
): Generator<ContractOutcome | UnchangedContract> {
  return outcomes(ledger, templates, options, (gateCase) => unchanged(gateCase, templates));
}

function* outcomes<Passed extends { readonly kind: 'unchanged' }>(
  ledger: Ledger,
  templates: ReadonlyMap<string, ReadyTemplate>,
  { numbers, committed = new Map(), missing = 'error' }: GenerateOptions,
  passOver: (gateCase: GateCase) => Passed | undefined,
): Generator<ContractOutcome | Passed> {
  const book = gateBookOf(ledger, descriptionsOf(templates));
  const contracts = tableData(ledger, 'contracts');
  for (let row = 0; row < contracts.rowCount; row++) {
    const contractNo = String(valueAt(contracts, row, 'contractNo') ?? '');
    if (numbers ? !numbers.has(contractNo) : isBlankRow(ledger, row)) continue;
    const gateCase = gateCaseOf(book, row, committed);
    const outcome = attempt(
      gateCase,
      () => passOver(gateCase) ?? makeContract(gateCase, contractNo, templates, missing),
    );
    if (outcome.kind === 'made') commit(gateCase, committed);
    yield outcome;
  }
}

/** The descriptions of templates, which are all the gate needs of them. */
export function descriptionsOf(
  templates: ReadonlyMap<string, ReadyTemplate>,
): Map<string, ReadyTemplate['description']> {
  return new Map([...templates].map(([code, { description }]) => [code, description]));
}

/** Where the document of a contract comes from as the book stands, and the data it is filled with. */
export function originOf(gateCase: GateCase, ready: ReadyTemplate): Origin & { readonly data: DocumentData } {
  const data = documentData(gateCase, ready.description, gateCase.book.account);
  const printed = printedData(data, ready.document.fields);
  const { code, version } = ready.description;
  return {
    contractNo: String(valueAt(tableData(gateCase.ledger, 'contracts'), gateCase.row, 'contractNo') ?? ''),
    data,
    printed,
    fingerprint: fingerprintOf(printed),
    templateVersion: `${code} ${version}`,
  };
}

function unchanged(
  gateCase: GateCase,
  templates: ReadonlyMap<string, ReadyTemplate>,
): UnchangedContract | undefined {
  const contracts = tableData(gateCase.ledger, 'contracts');
  const read = (column: string): CellValue => valueAt(contracts, gateCase.row, column);
  const ready = templates.get(gateCase.template?.code ?? '');
  if (!ready || isBlank(read('fileHash'))) return undefined;
  const { fingerprint, templateVersion } = originOf(gateCase, ready);
  const isSame = read('dataFingerprint') === fingerprint && read('templateVersion') === templateVersion;
  if (!isSame && !gateCase.kind.dated) return undefined;
  const { row } = gateCase;
  return {
    kind: 'unchanged',
    contractNo: String(read('contractNo')),
    customer: customerName(gateCase),
    row,
  };
}

/** A defect stops its own contract, never the others of the run. */
function attempt<Outcome>(gateCase: GateCase, make: () => Outcome): Outcome | RefusedContract {
  try {
    return make();
  } catch (error) {
    const contracts = tableData(gateCase.ledger, 'contracts');
    const contractNo = String(valueAt(contracts, gateCase.row, 'contractNo') ?? '');
    const reason = findingAt(contracts, gateCase.row, 'contractNo', {
      code: 'contract-failed',
      value: contractNo,
      limit: null,
      override: nobody,
      message: `合同 ${contractNo} 没有做成：${error instanceof Error ? error.message : String(error)}`,
      repair: '其余合同不受影响。请检查模板和这一行，仍不行时把这句话告诉维护者。',
    });
    return { kind: 'refused', contractNo, customer: '', row: gateCase.row, reasons: [reason] };
  }
}

function makeContract(
  gateCase: GateCase,
  contractNo: string,
  templates: ReadonlyMap<string, ReadyTemplate>,
  missing: MissingPolicy,
): ContractOutcome {
  const { row } = gateCase;
  const customer = customerName(gateCase);
  const findings = checkContract(gateCase);
  const refuse = (reasons: readonly Refusal[]): ContractOutcome => ({
    kind: 'refused',
    contractNo,
    customer,
    row,
    reasons,
  });
  const ready = templates.get(gateCase.template?.code ?? '');
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0 || !ready) return refuse(errors);

  const { data, ...origin } = originOf(gateCase, ready);
  const unfit = [
    ...(missing === 'error' ? missingFields(gateCase, ready.description, data) : []),
    ...unknownChoices(gateCase, ready.description, data),
  ];
  if (unfit.length > 0) return refuse(unfit);
  const result = renderContract(ready, origin, data, missing);
  if ('problems' in result)
    return refuse(result.problems.map((problem) => refusedByText(gateCase, ready.description, problem)));
  return {
    kind: 'made',
    contractNo,
    customer,
    row,
    templateVersion: origin.templateVersion,
    fingerprint: origin.fingerprint,
    fileName: contractFileName(contractNo, customer, ready.description.code),
    bytes: result.bytes,
    notes: findings.filter((finding) => finding.severity !== 'error'),
  };
}

function customerName({ ledger, customerRow }: GateCase): string {
  const customers = tableData(ledger, 'customers');
  const [short, full] = ['shortName', 'name'].map((column) => valueAt(customers, customerRow, column));
  return String(short || full || '');
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
