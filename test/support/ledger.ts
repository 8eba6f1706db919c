import { parseIsoDate } from '../../src/ledger/calendar.ts';
import {
  appendRow,
  Columns,
  columnValues,
  emptyLedger,
  type Ledger,
  type TableData,
  tableData,
  valueAt,
} from '../../src/ledger/data.ts';
import { parameters } from '../../src/ledger/parameters.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { defaultStandards } from '../../templates/standards/default.ts';

/** An empty book with the default standards and parameters. */
export function standardLedger(): Ledger {
  const ledger = emptyLedger();
  for (const [table, rows] of Object.entries(defaultStandards)) {
    const data = tableData(ledger, table);
    const inputs = data.table.columns.filter((column) => !column.derived);
    for (const row of rows)
      appendRow(data, Object.fromEntries(inputs.map((column, i) => [column.id, row[i] ?? null])));
  }
  for (const parameter of parameters)
    if (parameter.initial !== undefined) ledger.parameters.set(parameter.id, parameter.initial);
  return ledger;
}

/** Serial number of an ISO date. */
export function day(iso: string): number {
  const serial = parseIsoDate(iso);
  if (serial === undefined) throw new Error(`not a date: ${iso}`);
  return serial;
}

/** Appends rows to a table. */
export function addRows(ledger: Ledger, table: string, ...rows: Record<string, CellValue>[]): void {
  for (const row of rows) appendRow(tableData(ledger, table), row);
}

/** Rows of a customer in every form that has a row per customer. */
export function addCustomer(
  ledger: Ledger,
  customerId: string,
  parts: {
    customer?: Record<string, CellValue>;
    answers?: Record<string, CellValue>;
    potential?: Record<string, CellValue>;
  } = {},
): void {
  addRows(ledger, 'customers', {
    customerId,
    name: `客户${customerId}`,
    customerType: '非药经销商',
    status: '正常',
    registeredCapital: 600,
    firstTradeOn: day('2022-10-01'),
    ...parts.customer,
  });
  addRows(ledger, 'investigation', { customerId, ...parts.answers });
  addRows(ledger, 'creditAnalysis', { customerId });
  addRows(ledger, 'paymentHistory', { customerId });
  addRows(ledger, 'growthPotential', { customerId, ...parts.potential });
  addRows(ledger, 'rating', { customerId });
}

/** One cell of a table, row counted from 0. */
export function cell(ledger: Ledger, table: string, column: string, row = 0): CellValue {
  return valueAt(tableData(ledger, table), row, column);
}

/** Every cell of a table's derived columns. */
export function derivedCells(ledger: Ledger, table: string): Map<string, CellValue[]> {
  const data = tableData(ledger, table);
  const derived = data.table.columns.filter((column) => column.derived);
  return new Map(derived.map(({ id }) => [id, columnValues(data, id)]));
}

/** A ledger of its own with the same contents. */
export function copyLedger(ledger: Ledger): Ledger {
  const tables = [...ledger.tables].map(([id, data]) => [id, copyTable(data)] as const);
  return { tables: new Map(tables), parameters: new Map(ledger.parameters) };
}

/** Rows of their own, those named, in their order. */
export function copyTable(data: TableData, rows?: readonly number[]): TableData {
  const kept = rows ?? Array.from({ length: data.rowCount }, (_, row) => row);
  const columns = [...data.columns].map(
    ([id, values]) => [id, kept.map((row) => values[row] ?? null)] as const,
  );
  return { ...data, rowCount: kept.length, columns: new Columns(columns) };
}

/** Answers of domain.md §15.2: 77.80 points together with 600万 capital and licences in order. */
export const answersOf778: Record<string, CellValue> = {
  x1: '按计划配合',
  x2: '按期付款',
  x3: '有专人',
  x4: '无违规',
  j1: '良',
  j2: 0.72,
  j4: 4,
  j5a: 600,
  j5b: 4,
  j5c: 12,
  c1: '良',
  c2: '无记录',
  c4: '一般',
  s1: '一级商',
  s2: '一般',
  s3: '稳定',
  existence: '存续',
  dishonest: '否',
  enforcedAmount: 0,
  controllerState: '正常',
  accountFrozen: '否',
  suedBySupplier: '否',
};

/** Licences that complete the required set of 非药经销商. */
export function addLicences(ledger: Ledger, customerId: string, validTo: CellValue = '长期'): void {
  for (const kind of ['营业执照', '开户信息']) addRows(ledger, 'licences', { customerId, kind, validTo });
}
