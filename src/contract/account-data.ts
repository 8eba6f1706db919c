import { dateOfSerial, serialOf } from '../ledger/calendar.ts';
import { columnValues, type Ledger, type TableData, tableData, valueAt } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import type { NumberType } from './template.ts';

/** Kinds of document that speak of a customer's account rather than of goods. */
const ofAccounts: readonly NumberType[] = ['SQ', 'WT', 'DZ', 'CK'];

/** Fields that only the ledgers know, with what each document of the kind prints. */
export const accountFields = {
  grant: ['授信额度', '担保方式', '担保人', '担保金额'],
  agents: ['受托人'],
  balance: [
    '对账期间起',
    '截止日',
    '期初余额',
    '本期发货',
    '本期收款',
    '本期折让',
    '期末余额',
    '预收余额',
    '未清单据',
    '未清金额',
  ],
  overdue: ['逾期单据', '逾期金额', '最长逾期天数', '催款阶段'],
} as const;

/** What to do where the ledgers have nothing to print. */
export const accountRepairs: Readonly<Record<string, string>> = {
  授信额度: '客户在信用评定里没有大于零的授信额度；请先补全评定，或批准授信申请。',
  担保人: '请在授信申请里填写担保人。',
  担保金额: '请在授信申请里填写担保金额。',
  逾期单据: '客户在基准日没有逾期的单据，不用催款；请核对销售台账和回款台账。',
  最长逾期天数: '客户在基准日没有逾期的单据，不用催款。',
  催款阶段: '客户在基准日没有逾期的单据，不用催款。',
};

/** Fields of the rows of a list. */
export const accountRowFields: Readonly<Record<string, readonly string[]>> = {
  受托人: ['姓名', '身份证号码', '职务', '联系电话', '授权事项'],
  未清单据: ['单据编号', '单据日期', '到期日', '应收金额', '已回款', '未回款', '逾期天数'],
  逾期单据: ['单据编号', '单据日期', '到期日', '应收金额', '已回款', '未回款', '逾期天数'],
};

type Fields = Readonly<Record<string, unknown>>;

/** What a document says of a customer's account; nothing for documents about goods. */
export type AccountReader = (type: NumberType, customerId: CellValue, from: CellValue) => Fields;

/**
 * Reads accounts of a calculated book. Rows are found through an index that is made at the first need, so that a
 * thousand statements take one look at each ledger; the book must not change meanwhile.
 */
export function accountReader(ledger: Ledger): AccountReader {
  const indexes = new Map<string, ReadonlyMap<CellValue, readonly number[]>>();
  const rowsOf = (table: string, customerId: CellValue): Rows => {
    const index = indexes.get(table) ?? rowsByCustomer(tableData(ledger, table));
    indexes.set(table, index);
    return { data: tableData(ledger, table), rows: index.get(customerId) ?? [] };
  };
  return (type, customerId, from) => {
    if (!ofAccounts.includes(type) || isBlank(customerId)) return {};
    if (type === 'WT') return agents(rowsOf('contacts', customerId));
    if (type === 'SQ') return grant(rowsOf('rating', customerId), rowsOf('applications', customerId));
    const asOf = ledger.parameters.get('asOf');
    if (typeof asOf !== 'number') return {};
    const sales = rowsOf('sales', customerId);
    return { 截止日: asOf, ...overdue(sales), ...balance(sales, rowsOf('receipts', customerId), from, asOf) };
  };
}

/** Rows of a table that belong to a customer. */
interface Rows {
  readonly data: TableData;
  readonly rows: readonly number[];
}

function rowsByCustomer(data: TableData): Map<CellValue, number[]> {
  const index = new Map<CellValue, number[]>();
  columnValues(data, 'customerId').forEach((customerId, row) => {
    const known = index.get(customerId);
    if (known) known.push(row);
    else index.set(customerId, [row]);
  });
  return index;
}

/** What was granted, and the security of the application in force. No limit is no grant: the field stays empty. */
function grant(rating: Rows, applications: Rows): Fields {
  const limit = valueAt(rating.data, rating.rows[0] ?? -1, 'creditLimit');
  const inForce = applications.rows.filter((row) => valueAt(applications.data, row, 'inForce') === '是');
  const read = (column: string): CellValue => valueAt(applications.data, inForce.at(-1) ?? -1, column);
  return filled({
    授信额度: typeof limit === 'number' && limit > 0 ? limit : null,
    担保方式: read('guarantee'),
    担保人: read('guarantor'),
    担保金额: read('guaranteedAmount'),
  });
}

/** What contacts of a role may be authorised to do. */
const authority: Readonly<Record<string, string>> = { 采购: '采购', 收货: '收货', 财务: '对账' };
const leastRows = 3;

/** Contacts who buy, receive or balance, and rows to fill in by hand up to three. ID numbers are not kept (domain.md §11.2). */
function agents({ data, rows }: Rows): Fields {
  const known = rows.flatMap((row) => {
    const 授权事项 = authority[String(valueAt(data, row, 'role'))];
    if (!授权事项) return [];
    return [
      filled({
        姓名: valueAt(data, row, 'name'),
        职务: valueAt(data, row, 'position'),
        联系电话: valueAt(data, row, 'mobile') ?? valueAt(data, row, 'officePhone'),
        授权事项,
      }),
    ];
  });
  const blank = Array.from({ length: Math.max(0, leastRows - known.length) }, () => ({}));
  return { 受托人: [...known, ...blank] };
}

/** Opening balance, movements and closing balance in integer fen (domain.md §9.3), and the documents not yet paid. */
function balance(sales: Rows, receipts: Rows, from: CellValue, asOf: number): Fields {
  const start = typeof from === 'number' && from <= asOf ? from : firstOfMonth(asOf);
  const sum = ({ data, rows }: Rows, on: string, column: string, first: number, last: number): number =>
    rows.reduce((total, row) => {
      const date = valueAt(data, row, on);
      const isIn = typeof date === 'number' && date >= first && date <= last;
      return isIn ? total + (fenOf(valueAt(data, row, column)) ?? 0) : total;
    }, 0);
  const sold = (first: number, last: number): number => sum(sales, 'documentDate', 'amount', first, last);
  const paid = (first: number, last: number): number => sum(receipts, 'receivedOn', 'amount', first, last);
  const waived = (first: number, last: number): number =>
    sum(receipts, 'receivedOn', 'discount', first, last);
  const before = [Number.NEGATIVE_INFINITY, start - 1] as const;
  const period = [start, asOf] as const;
  const opening = sold(...before) - paid(...before) - waived(...before);
  const closing = opening + sold(...period) - paid(...period) - waived(...period);
  const open = openDocuments(sales, () => true);
  return {
    对账期间起: start,
    期初余额: opening / 100,
    本期发货: sold(...period) / 100,
    本期收款: paid(...period) / 100,
    本期折让: waived(...period) / 100,
    期末余额: closing / 100,
    预收余额: Math.max(0, -closing) / 100,
    未清单据: open,
    未清金额: total(open),
  };
}

/** Documents past their due day, and the stage of the letter (domain.md §9.6). */
function overdue(sales: Rows): Fields {
  const documents = openDocuments(sales, ({ 逾期天数 }) => 逾期天数 > 0);
  const longest = Math.max(0, ...documents.map(({ 逾期天数 }) => 逾期天数));
  return {
    逾期金额: total(documents),
    ...(documents.length > 0
      ? { 逾期单据: documents, 最长逾期天数: longest, 催款阶段: stageOf(longest) }
      : {}),
  };
}

/** 提醒 for 1–30 days, 催款 for 31–90, 最后通知 beyond. */
export function stageOf(overdueDays: number): '提醒' | '催款' | '最后通知' {
  if (overdueDays <= 30) return '提醒';
  return overdueDays <= 90 ? '催款' : '最后通知';
}

interface OpenDocument extends Fields {
  readonly 未回款: number;
  readonly 逾期天数: number;
}

/** Documents with something left to pay, the one due first on top. */
function openDocuments({ data, rows }: Rows, test: (document: OpenDocument) => boolean): OpenDocument[] {
  return rows
    .flatMap((row): OpenDocument[] => {
      const open = valueAt(data, row, 'open');
      if (typeof open !== 'number' || open <= 0) return [];
      const days = valueAt(data, row, 'overdueDays');
      const document = {
        单据编号: valueAt(data, row, 'documentId'),
        单据日期: valueAt(data, row, 'documentDate'),
        到期日: valueAt(data, row, 'dueOn'),
        应收金额: valueAt(data, row, 'receivable'),
        已回款: valueAt(data, row, 'settled'),
        未回款: open,
        逾期天数: typeof days === 'number' ? days : 0,
      };
      return test(document) ? [document] : [];
    })
    .sort((a, b) => Number(a.到期日 ?? 0) - Number(b.到期日 ?? 0));
}

function total(documents: readonly OpenDocument[]): number {
  return documents.reduce((sum, { 未回款 }) => sum + (fenOf(未回款) ?? 0), 0) / 100;
}

function firstOfMonth(serial: number): number {
  const { year, month } = dateOfSerial(serial);
  return serialOf(year, month, 1);
}

function filled(fields: Readonly<Record<string, CellValue>>): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));
}
