import { type ExplainScope, type Explanation, explainCell } from '../formula/explain.ts';
import { LedgerIndex } from '../formula/ledger-index.ts';
import { columnOf } from '../ledger/column.ts';
import { cellAddress, columnValues, type Ledger, sheetOf, tableData, valueAt } from '../ledger/data.ts';
import type { Problem } from '../ledger/problem.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';

/** A cell that must be filled before the customer can be rated. */
export interface MissingCell {
  readonly sheet: string;
  readonly cell: string;
  readonly header: string;
  /** The form that waits for it. */
  readonly form: string;
}

/** What one customer's rating came to. Money in yuan with two decimals; nothing stands for “not known”. */
export interface CustomerScore {
  readonly customerId: string;
  readonly name: string;
  readonly newCustomer: boolean | null;
  readonly creditScore: number | null;
  readonly historyScore: number | null;
  readonly potentialScore: number | null;
  readonly total: number | null;
  readonly grade: string | null;
  readonly customerClass: string | null;
  readonly vetoes: readonly string[];
  readonly creditLimit: number | null;
  readonly termDays: number | null;
  readonly exposure: number | null;
  readonly available: number | null;
  readonly shipment: string;
  readonly missing: readonly MissingCell[];
  readonly problems: readonly Problem[];
}

/** Scores of all customers of a calculated book, in the order of 信用评定. */
export function scoresOf(scope: ExplainScope, problems: readonly Problem[] = []): CustomerScore[] {
  const rating = tableData(scope.ledger, 'rating');
  const owners = problemsByCustomer(scope.ledger, problems);
  const ids = columnValues(rating, 'customerId');
  return Array.from({ length: rating.rowCount }, (_, row) =>
    scoreOf(scope, row, owners.get(textOf(ids[row] ?? null))),
  );
}

/**
 * Score of the customer in a row of 信用评定 (0-based).
 * @param problems those of the customer
 */
export function scoreOf(scope: ExplainScope, row: number, problems: readonly Problem[] = []): CustomerScore {
  const rating = tableData(scope.ledger, 'rating');
  const read = (id: string): CellValue => valueAt(rating, row, id);
  const number = (id: string): number | null => numberOrNothing(read(id));
  const customerId = textOf(read('customerId'));
  const unfinished = isBlank(read('grade'));
  return {
    customerId,
    name: textOf(read('customerName')),
    newCustomer: isBlank(read('newCustomer')) ? null : read('newCustomer') === '是',
    creditScore: number('creditScore'),
    historyScore: number('historyScore'),
    potentialScore: number('potentialScore'),
    total: number('total'),
    grade: textOrNothing(read('grade')),
    customerClass: textOrNothing(read('customerClass')),
    vetoes: textOf(read('vetoes')).split(' ').filter(Boolean),
    creditLimit: number('creditLimit'),
    termDays: number('termDays'),
    exposure: number('exposure'),
    available: number('available'),
    shipment: textOf(read('shipment')),
    missing: unfinished ? missingCells(scope, row) : [],
    problems,
  };
}

/** The forms whose empty points stop a rating, and the columns of 信用评定 that must be known. */
const forms = [
  { table: 'creditAnalysis', row: 'analysisRow', points: /^[xjcs]\d/ },
  { table: 'growthPotential', row: 'potentialRow', points: /^f\d/ },
] as const;

const vetoColumns = ['v1', 'v2', 'v5', 'v6'] as const;

/** The cells to fill, deduplicated: inputs behind every empty points cell, records that cannot be read, veto answers. */
function missingCells(scope: ExplainScope, row: number): MissingCell[] {
  const rating = tableData(scope.ledger, 'rating');
  const found = new Map<string, MissingCell>();
  const note = (line: Explanation, form: string): void => {
    found.set(`${line.sheet}!${line.cell}`, { sheet: line.sheet, cell: line.cell, header: line.label, form });
  };

  for (const { table, row: pointer, points } of forms) {
    const position = valueAt(rating, row, pointer);
    const data = tableData(scope.ledger, table);
    if (typeof position !== 'number') {
      found.set(table, { sheet: sheetOf(data), cell: '', header: '客户编号', form: data.table.title });
      continue;
    }
    for (const column of data.table.columns) {
      if (!points.test(column.id) || typeof valueAt(data, position - 1, column.id) === 'number') continue;
      for (const leaf of leaves(explainCell(scope, table, column.id, position - 1)))
        note(leaf, data.table.title);
    }
  }
  for (const column of vetoColumns) {
    if (!isBlank(valueAt(rating, row, column))) continue;
    for (const cell of unansweredVetoCells(scope.ledger, row)) found.set(`${cell.sheet}!${cell.cell}`, cell);
  }
  for (const cell of unreadableRecords(scope, textOf(valueAt(rating, row, 'customerId'))))
    found.set(`${cell.sheet}!${cell.cell}`, cell);
  return [...found.values()];
}

/** The inputs at the end of an explanation. */
function leaves(line: Explanation): Explanation[] {
  const next = [...line.parts, ...line.inputs];
  return next.length === 0 ? [line] : next.flatMap(leaves);
}

const vetoInputs = [
  'existence',
  'dishonest',
  'enforcedAmount',
  'controllerState',
  'accountFrozen',
  'suedBySupplier',
] as const;

function unansweredVetoCells(ledger: Ledger, row: number): MissingCell[] {
  const position = valueAt(tableData(ledger, 'rating'), row, 'investigationRow');
  const data = tableData(ledger, 'investigation');
  if (typeof position !== 'number') return [];
  return vetoInputs
    .filter((id) => {
      const value = valueAt(data, position - 1, id);
      return id === 'enforcedAmount' ? typeof value !== 'number' : isBlank(value);
    })
    .map((id) => ({
      sheet: sheetOf(data),
      cell: cellAddress(data, position - 1, id),
      header: columnOf(data.table, id).header,
      form: data.table.title,
    }));
}

function unreadableRecords({ ledger, index }: ExplainScope, customerId: string): MissingCell[] {
  return ['sales', 'receipts'].flatMap((table) => {
    const data = tableData(ledger, table);
    return index
      .rows(table, 'customerId', customerId)
      .filter((row) => valueAt(data, row, 'status') === '资料不全')
      .map((row) => ({
        sheet: sheetOf(data),
        cell: cellAddress(data, row, 'status'),
        header: '资料不全的记录',
        form: data.table.title,
      }));
  });
}

/** Problems of a customer: those in rows that carry the customer's id. */
export function problemsByCustomer(ledger: Ledger, problems: readonly Problem[]): Map<string, Problem[]> {
  const byCustomer = new Map<string, Problem[]>();
  for (const problem of problems) {
    const data = [...ledger.tables.values()].find((table) => sheetOf(table) === problem.sheet);
    const row = Number(/\d+$/.exec(problem.cell ?? '')?.[0] ?? Number.NaN) - (data?.firstRow ?? 0);
    const owner = data?.columns.get('customerId')?.[row];
    if (typeof owner !== 'string') continue;
    byCustomer.set(owner, [...(byCustomer.get(owner) ?? []), problem]);
  }
  return byCustomer;
}

/** A scope for explanations of a calculated book. */
export function explainScope(ledger: Ledger, ruleOf: ExplainScope['ruleOf']): ExplainScope {
  return { ledger, index: new LedgerIndex(ledger), ruleOf };
}

function numberOrNothing(value: CellValue): number | null {
  return typeof value === 'number' ? value : null;
}

function textOf(value: CellValue): string {
  return typeof value === 'string' ? value : '';
}

function textOrNothing(value: CellValue): string | null {
  return textOf(value) || null;
}
