import { type Column, columnOf, type Table } from '../ledger/column.ts';
import { tableOf } from '../ledger/tables/index.ts';
import { headerWords } from './text.ts';

/** Tables a foreign sheet may become; the others are standards, settings or computed throughout. */
export const importable = [
  'customers',
  'companies',
  'licences',
  'contacts',
  'investigation',
  'growthPotential',
  'applications',
  'sales',
  'receipts',
  'contracts',
  'contractLines',
] as const;

/** Other headers of computed columns: recognised, compared where that helps, never imported. */
const computedAliases: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  sales: {
    amount: ['金额', '价税合计', '销售金额', '总金额'],
    dueOn: ['应付日期', '应收日期'],
    open: ['欠款', '未收金额'],
  },
  contracts: { amount: ['合同金额', '总金额', '金额', '价税合计'] },
  contractLines: { amount: ['含税金额', '价税合计', '总价'] },
};

/** Letters put before identifiers that do not start with one, wherever the identifier stands. */
const prefixes: Readonly<Record<string, string>> = {
  customerId: 'C',
  documentId: 'XS',
  originalDocumentId: 'XS',
  receiptId: 'HK',
  contractNo: 'HT',
  applicationNo: 'SQ',
};

/** The prefix of an identifier column; undefined for other columns. */
export const prefixOf = (column: Column): string | undefined => prefixes[column.id];

/**
 * What makes a row of a table the same row (import refuses it a second time). Without a value in the first of
 * them a row cannot be kept at all.
 */
export const rowIdentity: Readonly<Record<string, readonly string[]>> = {
  customers: ['name'],
  companies: ['companyCode'],
  licences: ['customerId', 'kind', 'number', 'validTo'],
  contacts: ['customerId', 'name', 'mobile'],
  investigation: ['customerId'],
  growthPotential: ['customerId'],
  applications: ['applicationNo'],
  sales: ['documentId'],
  receipts: ['receiptId'],
  contracts: ['contractNo'],
  contractLines: ['contractNo', 'lineNo'],
};

/** One way a header may name a column. */
export interface TargetName {
  readonly column: Column;
  /** 0 the column's own header, 1 an alias. */
  readonly rank: 0 | 1;
  /** Unit in which the column holds its numbers. */
  readonly unit?: string;
}

/** Names of a table's columns, by the key of header words with and without their unit. */
export interface TargetNames {
  readonly full: ReadonlyMap<string, readonly TargetName[]>;
  readonly bare: ReadonlyMap<string, readonly TargetName[]>;
  /** The declared names of a column, compact. */
  readonly declared: ReadonlyMap<Column, readonly string[]>;
}

/** Words as names are looked up: letters upper-case, and Latin words without what joins them (customer_id). */
export function nameKey(words: string): string {
  const upper = words.toUpperCase();
  return /^[\x21-\x7e]+$/.test(upper) ? upper.replace(/[_.-]/g, '') : upper;
}

/** Columns that are computed in the ledger but help here: to find the customer, to compare. */
const helpful = new Set(['customerName', 'amount']);

/** True for a column whose values are read from a foreign sheet. */
export const isRead = (column: Column): boolean =>
  column.hidden !== true && (column.derived !== true || helpful.has(column.id));

const known = new Map<string, TargetNames>();

/** The names under which a sheet may keep the columns of a table (declared headers and aliases). */
export function targetNames(table: Table): TargetNames {
  const cached = known.get(table.id);
  if (cached) return cached;
  const full = new Map<string, TargetName[]>();
  const bare = new Map<string, TargetName[]>();
  const declared = new Map<Column, string[]>();
  for (const column of table.columns) {
    if (column.hidden) continue;
    const unit = unitOf(column);
    const own = [column.header, ...aliasesOf(table, column)].map(headerWords);
    declared.set(
      column,
      own.map((words) => words.full),
    );
    own.forEach((words, index) => {
      const target: TargetName = { column, rank: index === 0 ? 0 : 1, ...(unit ? { unit } : {}) };
      add(full, words.full, target);
      add(bare, words.bare, target);
    });
  }
  const names = { full, bare, declared };
  known.set(table.id, names);
  return names;
}

function add(map: Map<string, TargetName[]>, words: string, target: TargetName): void {
  const key = nameKey(words);
  const there = map.get(key);
  if (!there) map.set(key, [target]);
  else if (!there.some(({ column }) => column === target.column)) there.push(target);
}

function aliasesOf(table: Table, column: Column): readonly string[] {
  // A child sheet names the customer in the words of 客户登记.
  if (column.id === 'customerName') {
    const name = columnOf(tableOf('customers'), 'name');
    return [name.header, ...(name.aliases ?? []), '客户', '客户单位', '单位', column.id];
  }
  // The identifier is the English name of the field: Customer ID, Credit Code.
  return [...(column.aliases ?? []), ...(computedAliases[table.id]?.[column.id] ?? []), column.id];
}

function unitOf(column: Column): string | undefined {
  return column.kind === 'money' ? '元' : headerWords(column.header).unit;
}
