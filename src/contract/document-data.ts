import { columnValues, type Ledger, type TableData, tableData, valueAt } from '../ledger/data.ts';
import { moneyInWords } from '../ledger/money-words.ts';
import { tableOf } from '../ledger/tables/index.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type AccountReader, accountFields, accountRowFields } from './account-data.ts';
import { lineTotals } from './amounts.ts';
import type { GateCase } from './gate.ts';
import type { ContractTemplate } from './template.ts';

/** What a template is filled with: field names are column headers, dates serial numbers, money yuan. */
export type DocumentData = Readonly<Record<string, unknown>>;

/** Fields of a party and where each comes from: our company, or the customer's register (typed once). */
const partyFields = [
  { field: '名称', company: 'name', customer: 'name' },
  { field: '住所', company: 'address', customer: 'registeredAddress' },
  { field: '统一社会信用代码', company: 'creditCode', customer: 'creditCode' },
  { field: '法定代表人', company: 'legalRepresentative', customer: 'legalRepresentative' },
  { field: '委托代理人', company: 'agent', customer: undefined },
  { field: '电话', company: 'phone', customer: 'phone' },
  { field: '开户银行', company: 'bankName', customer: 'bankName' },
  { field: '账号', company: 'bankAccount', customer: 'bankAccount' },
  { field: '邮编', company: 'postcode', customer: 'postcode' },
] as const;

/** The data of one contract, with the template's defaults where the sheet leaves a field empty. */
export function documentData(
  gateCase: GateCase,
  template: ContractTemplate,
  account: AccountReader,
): DocumentData {
  return withTemplateWords(collectData(gateCase, template, account), template);
}

/** 一式两份 is 两, 供方所在地人民法院 is 供方: a value that holds exactly one of the words a template takes. */
function withTemplateWords(data: DocumentData, template: ContractTemplate): DocumentData {
  const read = Object.entries(template.choices).flatMap(([field, { values, endings = [] }]) => {
    const text = String(data[field] ?? '');
    if (text === '' || values.includes(text) || endings.some((ending) => text.endsWith(ending))) return [];
    const held = values.filter((value) => text.includes(value));
    return held.length === 1 ? [[field, held[0]] as const] : [];
  });
  return { ...data, ...Object.fromEntries(read) };
}

function collectData(gateCase: GateCase, template: ContractTemplate, account: AccountReader): DocumentData {
  const { ledger, row, customerRow, companyRow, lines } = gateCase;
  const { amountFen } = lineTotals(ledger, lines);
  const ours = party(tableData(ledger, 'companies'), companyRow, 'company');
  const contracts = tableData(ledger, 'contracts');
  const read = (column: string): CellValue => valueAt(contracts, row, column);
  const theirs = party(tableData(ledger, 'customers'), customerRow, 'customer');
  return {
    ...template.defaults,
    ...(template.ourSide === '供方' ? fromCustomer(ledger, customerRow) : fromCompany(ledger, companyRow)),
    ...account(template.type, read('customerId'), read('effectiveOn')),
    ...filledFields(contracts, row),
    ...(template.ourSide === '供方' ? { 供方: ours, 需方: theirs } : { 供方: theirs, 需方: ours }),
    明细: lines.map((line) => filledFields(tableData(ledger, 'contractLines'), line)),
    ...(lines.length > 0 ? { 合计: amountFen / 100, 合计大写: moneyInWords(amountFen) } : {}),
  };
}

function party(data: TableData, row: number, side: 'company' | 'customer'): DocumentData {
  const fields = partyFields.flatMap((party) => {
    const column = party[side];
    const value = column === undefined ? null : valueAt(data, row, column);
    return isBlank(value) ? [] : [[party.field, value] as const];
  });
  return Object.fromEntries(fields);
}

/** What the register knows and the contract sheet need not repeat: address, and who receives goods there. */
function fromCustomer(ledger: Ledger, row: number): DocumentData {
  const customers = tableData(ledger, 'customers');
  const contacts = tableData(ledger, 'contacts');
  const receiver = columnValues(contacts, 'customerId').findIndex(
    (id, i) => id === valueAt(customers, row, 'customerId') && valueAt(contacts, i, 'role') === '收货',
  );
  const fields = {
    收货地点: firstFilled(customers, row, 'deliveryAddress', 'warehouseAddress'),
    收货人: valueAt(contacts, receiver, 'name'),
    收货电话: firstFilled(contacts, receiver, 'mobile', 'officePhone'),
    发票类型: valueAt(customers, row, 'invoiceKind'),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));
}

/** Where goods we buy go, when the sheet does not say. */
function fromCompany(ledger: Ledger, row: number): DocumentData {
  const companies = tableData(ledger, 'companies');
  const fields = { 收货地点: valueAt(companies, row, 'address'), 收货电话: valueAt(companies, row, 'phone') };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));
}

function firstFilled(data: TableData, row: number, ...columns: string[]): CellValue {
  return columns.map((column) => valueAt(data, row, column)).find((value) => !isBlank(value)) ?? null;
}

/** Paths under which the book has something to print; a template's other fields stay empty. */
export function knownFields(): ReadonlySet<string> {
  const party = partyFields.map(({ field }) => field);
  return new Set([
    ...fieldNames('contracts'),
    ...['供方', '需方'].flatMap((side) => party.map((field) => `${side}.${field}`)),
    ...['明细', ...fieldNames('contractLines').map((field) => `明细.${field}`)],
    ...['合计', '合计大写'],
    ...Object.values(accountFields).flat(),
    ...Object.entries(accountRowFields).flatMap(([list, fields]) =>
      fields.map((field) => `${list}.${field}`),
    ),
  ]);
}

function fieldNames(table: string): string[] {
  return tableOf(table).columns.flatMap(({ hidden, header }) =>
    hidden ? [] : [header, withoutUnit(header)],
  );
}

const withoutUnit = (header: string): string => header.replace(/\(.*\)$/, '');

/** Filled cells of a row under their headers, and under the header without its unit: 账期(天) is also 账期. */
function filledFields(data: TableData, row: number): DocumentData {
  const fields: [string, CellValue][] = [];
  for (const column of data.table.columns) {
    const value = valueAt(data, row, column.id);
    if (column.hidden || isBlank(value)) continue;
    fields.push([withoutUnit(column.header), value], [column.header, value]);
  }
  return Object.fromEntries(fields);
}
