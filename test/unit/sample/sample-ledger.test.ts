import { describe, expect, test } from 'vitest';
import { parseIsoDate } from '../../../src/ledger/calendar.ts';
import { checkLedger } from '../../../src/ledger/check.ts';
import { checkColumnText } from '../../../src/ledger/checks.ts';
import { columnValues, type Ledger, tableData, valueAt } from '../../../src/ledger/data.ts';
import { checkDrugLicenceNumber } from '../../../src/ledger/document-codes.ts';
import { customerForms } from '../../../src/ledger/tables/index.ts';
import { type CellValue, isBlank } from '../../../src/ledger/value.ts';
import { type SampleOptions, sampleLedger } from '../../../src/sample/sample-ledger.ts';
import { defaultStandards } from '../../../templates/standards/default.ts';

const asOf = parseIsoDate('2026-11-23') ?? 0;

function make(options: Partial<SampleOptions> = {}): Ledger {
  return sampleLedger({ customers: 60, seed: 7, asOf, standards: defaultStandards, ...options });
}

/** Every cell of a book, for comparing. */
const cellsOf = (ledger: Ledger) => ({
  tables: Object.fromEntries(
    [...ledger.tables].map(([id, { columns }]) => [id, Object.fromEntries(columns)]),
  ),
  parameters: Object.fromEntries(ledger.parameters),
});

const filled = (ledger: Ledger, table: string, column: string): CellValue[] =>
  columnValues(tableData(ledger, table), column).filter((value) => !isBlank(value));

const clean = make();

describe('the seed', () => {
  test('decides everything: same options, same book', () => {
    expect(cellsOf(make())).toEqual(cellsOf(clean));
    expect(cellsOf(make({ dirty: true }))).toEqual(cellsOf(make({ dirty: true })));
  });

  test.each<[string, Partial<SampleOptions>]>([
    ['seed', { seed: 8 }],
    ['day', { asOf: asOf + 40 }],
  ])('another %s gives another book', (_, options) => {
    expect(cellsOf(make(options)).tables.sales).not.toEqual(cellsOf(clean).tables.sales);
  });
});

describe('a clean book', () => {
  test.each([1, 2, 11, 60, 150])('of %i customers has no unreadable cell', (customers) => {
    const ledger = make({ customers, seed: customers });
    expect(checkLedger(ledger)).toEqual([]);
    expect(tableData(ledger, 'customers').rowCount).toBe(customers);
    for (const form of customerForms) expect(tableData(ledger, form).rowCount).toBe(customers);
  });

  test.each([
    ['licences', 'customerId', 'customers', 'customerId'],
    ['contacts', 'customerId', 'customers', 'customerId'],
    ['investigation', 'customerId', 'customers', 'customerId'],
    ['growthPotential', 'customerId', 'customers', 'customerId'],
    ['rating', 'customerId', 'customers', 'customerId'],
    ['applications', 'customerId', 'customers', 'customerId'],
    ['sales', 'customerId', 'customers', 'customerId'],
    ['sales', 'originalDocumentId', 'sales', 'documentId'],
    ['receipts', 'customerId', 'customers', 'customerId'],
    ['receipts', 'documentId', 'sales', 'documentId'],
    ['contracts', 'customerId', 'customers', 'customerId'],
    ['contracts', 'companyCode', 'companies', 'companyCode'],
    ['contractLines', 'contractNo', 'contracts', 'contractNo'],
  ])('%s.%s finds its row in %s.%s', (table, column, target, key) => {
    const known = new Set(filled(clean, target, key));
    const used = filled(clean, table, column);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((value) => !known.has(value))).toEqual([]);
  });

  test('has codes that pass their own checks', () => {
    const faults = [...clean.tables.values()].flatMap(({ table, columns }) =>
      table.columns.flatMap(({ id, check, derived }) =>
        check === undefined || derived
          ? []
          : (columns.get(id) ?? [])
              .filter((value) => !isBlank(value))
              .filter((value) => checkColumnText(check, String(value)).status !== 'ok')
              .map((value) => `${table.id}.${id} ${value}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  test('has drug licence numbers in the form of the authority', () => {
    const licences = tableData(clean, 'licences');
    const numbers = columnValues(licences, 'kind').flatMap((kind, row) =>
      kind === '药品经营许可证' ? [String(valueAt(licences, row, 'number'))] : [],
    );
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers.filter((number) => checkDrugLicenceNumber(number).status === 'error')).toEqual([]);
  });

  test('chooses every answer from the standards', () => {
    const answers = new Set(defaultStandards.bands?.map((row) => `${row[2]}|${row[5]}`));
    const data = tableData(clean, 'investigation');
    const columns = data.table.columns.filter(
      ({ choices }) => choices !== undefined && 'table' in choices && choices.table === 'bands',
    );
    expect(columns.length).toBeGreaterThan(5);
    for (const { id, header } of columns)
      for (const value of filled(clean, 'investigation', id)) expect(answers).toContain(`${header}|${value}`);
  });

  test('has no day after the as-of date in its ledgers, and cash at most a day before the goods', () => {
    const sales = tableData(clean, 'sales');
    expect(filled(clean, 'sales', 'documentDate').every((day) => Number(day) <= asOf)).toBe(true);
    expect(filled(clean, 'receipts', 'receivedOn').every((day) => Number(day) <= asOf)).toBe(true);
    const soldOn = new Map(
      columnValues(sales, 'documentId').map((id, row) => [id, Number(valueAt(sales, row, 'documentDate'))]),
    );
    const receipts = tableData(clean, 'receipts');
    const early = columnValues(receipts, 'documentId').filter(
      (id, row) => !isBlank(id) && Number(valueAt(receipts, row, 'receivedOn')) < (soldOn.get(id) ?? 0) - 1,
    );
    expect(early).toEqual([]);
  });
});

describe('a dirty book', () => {
  const dirty = make({ dirty: true });
  const problems = checkLedger(dirty);

  test('has cells a rule cannot use, in answers and ledgers, each named with its place', () => {
    for (const sheet of ['资信调查', '销售台账', '回款台账'])
      expect(problems.filter((problem) => problem.sheet === sheet).length, sheet).toBeGreaterThan(0);
    for (const problem of problems) expect(problem.cell).toMatch(/^[A-Z]+\d+$/);
  });

  test('has a document of somebody unknown', () => {
    const known = new Set(filled(dirty, 'customers', 'customerId'));
    const owners = columnValues(tableData(dirty, 'sales'), 'customerId');
    expect(owners.some((id) => isBlank(id) || !known.has(id))).toBe(true);
  });

  test('keeps what other rows are found by, and all but a few cells', () => {
    for (const column of ['customerId', 'name'])
      expect(filled(dirty, 'customers', column)).toEqual(filled(clean, 'customers', column));
    const [before, after] = [cellsOf(clean).tables, cellsOf(dirty).tables];
    let [changed, all] = [0, 0];
    for (const [table, columns] of Object.entries(before))
      for (const [column, values] of Object.entries(columns))
        values.forEach((value, row) => {
          all++;
          if (after[table]?.[column]?.[row] !== value) changed++;
        });
    expect(changed).toBeGreaterThan(10);
    expect(changed / all).toBeLessThan(0.005);
  });
});
