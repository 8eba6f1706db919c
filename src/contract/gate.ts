import { type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type DocumentKind, documentKinds } from './document-kinds.ts';
import type { GateBook } from './gate-book.ts';
import { checkCredit } from './gate-credit.ts';
import { checkCustomer, checkLicences } from './gate-customer.ts';
import { checkIdentity } from './gate-identity.ts';
import { checkLines, checkTerms } from './gate-terms.ts';
import { afterOverrides } from './override.ts';
import type { Refusal } from './refusal.ts';
import type { ContractTemplate } from './template.ts';

/** What the gate looks at: one row of 合同台账 of a calculated book. */
export interface GateCase {
  readonly book: GateBook;
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
 * (design invariant 5; checks of domain.md §6.3). Errors refuse, notes are shown; an error that was let pass by who
 * may do so, as 合同记录 tells, is a note.
 */
export function checkContract(gateCase: GateCase): Refusal[] {
  const findings = [checkIdentity, checkCustomer, checkLicences, checkLines, checkTerms, checkCredit].flatMap(
    (check) => check(gateCase),
  );
  const contractNo = valueAt(tableData(gateCase.ledger, 'contracts'), gateCase.row, 'contractNo');
  return afterOverrides(gateCase.book, String(contractNo ?? ''), findings);
}

/** The case of a row, with everything it refers to looked up. */
export function gateCaseOf(book: GateBook, row: number, committed: ReadonlyMap<string, number>): GateCase {
  const { ledger, index } = book;
  const contracts = tableData(ledger, 'contracts');
  const read = (column: string): CellValue => valueAt(contracts, row, column);
  const found = (table: string, column: string, key: CellValue): number =>
    isBlank(key) ? -1 : (index.position(table, column, key) ?? 0) - 1;
  const template = book.templates.get(String(read('templateCode') ?? ''));
  return {
    book,
    ledger,
    row,
    customerRow: found('customers', 'customerId', read('customerId')),
    companyRow: found('companies', 'companyCode', read('companyCode')),
    template,
    kind: documentKinds[template?.type ?? 'XS'],
    lines: isBlank(read('contractNo')) ? [] : index.rows('contractLines', 'contractNo', read('contractNo')),
    committed,
  };
}
