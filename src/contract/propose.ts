import { dateOfSerial, serialOf } from '../ledger/calendar.ts';
import { type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { contractNumbers, numbersIn } from './numbering.ts';
import { rowWith } from './refusal.ts';
import type { ContractTemplate } from './template.ts';

/** What new contracts of one batch have in common. */
export interface ContractTerms {
  readonly companyCode: string;
  /** Serial number. */
  readonly signedOn: number;
}

/** A row for 合同台账, by column identifier. */
export type ProposedContract = Readonly<Record<string, CellValue>> & {
  readonly contractNo: string;
  readonly customerId: string;
};

/**
 * New rows of 合同台账, one per customer: numbered (domain.md §6.5), with the template's defaults and what the
 * registers of customer and company know. Nothing is written; what stays empty the checks will name.
 */
export function proposeContracts(
  ledger: Ledger,
  customerIds: readonly string[],
  template: ContractTemplate,
  terms: ContractTerms,
): ProposedContract[] {
  const nextNumber = contractNumbers(numbersIn(ledger));
  const defaults = templateDefaults(ledger, template);
  const common = {
    templateCode: template.code,
    companyCode: terms.companyCode,
    signedOn: terms.signedOn,
    signedAt: cityOf(ofCompany(ledger, terms.companyCode, 'address')),
    approval: '草稿',
    sealing: '未寄',
    ...(template.required.includes('到期日')
      ? { effectiveOn: terms.signedOn, expiresOn: yearAfter(terms.signedOn) }
      : {}),
  };
  return customerIds.map((customerId) => ({
    ...defaults,
    ...common,
    // How we pay a supplier stands in no register of customers.
    ...(template.ourSide === '供方' ? ofCustomer(ledger, customerId) : {}),
    contractNo: nextNumber({ ...terms, type: template.type }),
    customerId,
  }));
}

/** Defaults of fields that are columns of the register, so that they can be seen and changed there. */
function templateDefaults(ledger: Ledger, { defaults }: ContractTemplate): Record<string, CellValue> {
  const { columns } = tableData(ledger, 'contracts').table;
  return Object.fromEntries(
    columns.flatMap(({ id, header, derived }) => {
      const name = [header, header.replace(/\(.*\)$/, '')].find((each) => Object.hasOwn(defaults, each));
      return derived || name === undefined ? [] : [[id, defaults[name]!] as const];
    }),
  );
}

/** How the customer pays, and who looks after it; terms of credit only where it has credit. */
function ofCustomer(ledger: Ledger, customerId: string): Record<string, CellValue> {
  const customers = tableData(ledger, 'customers');
  const row = rowWith(customers, 'customerId', customerId);
  const read = (column: string): CellValue => valueAt(customers, row, column);
  const settlement = isBlank(read('settlement')) ? '现款' : read('settlement');
  const isCash = settlement === '现款';
  return {
    settlement,
    termDays: isCash ? null : read('termDays'),
    ...(isCash ? { termStart: null } : {}),
    ...(isBlank(read('invoiceKind')) ? {} : { invoiceKind: read('invoiceKind') }),
    salesperson: read('salesperson'),
  };
}

function ofCompany(ledger: Ledger, companyCode: string, column: string): CellValue {
  const companies = tableData(ledger, 'companies');
  return valueAt(companies, rowWith(companies, 'companyCode', companyCode), column);
}

/** 深圳市南山区示例大道 18 号 → 深圳市; nothing when the address names no city. */
function cityOf(address: CellValue): CellValue {
  return /^(?:.{2,9}?(?:省|自治区))?.{2,9}?(?:市|自治州|盟)/.exec(String(address ?? ''))?.[0] ?? null;
}

/** The last day of a year that begins on this one. */
function yearAfter(serial: number): number {
  const { year, month, day } = dateOfSerial(serial);
  return serialOf(year + 1, month, day) - 1;
}
