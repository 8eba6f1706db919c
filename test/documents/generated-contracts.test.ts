import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLedger } from '../../src/book/read.ts';
import { settle } from '../../src/book/settle.ts';
import { contractTemplates } from '../../src/cli/resources.ts';
import { type ContractOutcome, generateContracts } from '../../src/contract/generate.ts';
import { importWorkbook } from '../../src/import/workbook.ts';
import { columnValues, type Ledger, tableData, valueAt } from '../../src/ledger/data.ts';
import { moneyInWords } from '../../src/ledger/money-words.ts';
import { openWorkbook, readGrid } from '../../src/xlsx/package/index.ts';
import { day } from '../support/ledger.ts';
import { convert, libreOfficeMissing, pdfText } from '../support/libreoffice.ts';
import { conformanceErrors } from '../support/validator.ts';

/** Every contract of the demo: conforming files, and pages that hold what was agreed. */
let ledger: Ledger;
let outcomes: ContractOutcome[];
const folder = mkdtempSync(join(tmpdir(), 'contracts-'));
const isMade = (outcome: ContractOutcome) => outcome.kind === 'made';

beforeAll(() => {
  const blank = readLedger(openWorkbook(readFileSync('templates/book/空白客户台账.xlsx'))).ledger;
  for (const data of blank.tables.values()) {
    if (data.table.chapter === '标准' || data.table.id === 'settings') continue;
    data.rowCount = 0;
    for (const values of data.columns.values()) values.length = 0;
  }
  const old = openWorkbook(readFileSync('templates/sample/旧台账.xlsx'));
  importWorkbook(
    old.sheets.map(({ name }) => ({ sheetName: name, rows: readGrid(old, name).rows, firstRow: 1 })),
    blank,
  );
  settle(blank, day('2026-11-23'));
  ledger = blank;
  outcomes = [...generateContracts(ledger, contractTemplates())];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('makes some and refuses others, each with a reason, a cell and who may override', () => {
  expect(outcomes.filter(isMade).length).toBeGreaterThanOrEqual(10);
  const refused = outcomes.filter((outcome) => outcome.kind === 'refused');
  expect(
    new Set(refused.flatMap(({ reasons }) => reasons.map(({ code }) => code))).size,
  ).toBeGreaterThanOrEqual(6);
  for (const { reasons } of refused)
    for (const reason of reasons)
      expect(reason).toMatchObject({
        cell: expect.stringMatching(/^[A-Z]+\d+$/),
        override: expect.any(String),
      });
});

it('never makes a contract for a customer who is frozen or hit by V1 to V4', () => {
  const customers = tableData(ledger, 'customers');
  const rating = tableData(ledger, 'rating');
  for (const outcome of outcomes.filter(isMade)) {
    const contract = columnValues(tableData(ledger, 'contracts'), 'contractNo').indexOf(outcome.contractNo);
    const id = valueAt(tableData(ledger, 'contracts'), contract, 'customerId');
    const rated = columnValues(rating, 'customerId').indexOf(id);
    expect(valueAt(customers, columnValues(customers, 'customerId').indexOf(id), 'status')).toBe('正常');
    for (const rule of ['v1', 'v2', 'v3', 'v4'])
      expect(valueAt(rating, rated, rule), outcome.contractNo).not.toBe('是');
  }
});

it("passes Microsoft's validator, every one", async () => {
  for (const outcome of outcomes)
    if (outcome.kind === 'made')
      expect(
        await conformanceErrors({ bytes: outcome.bytes, extension: 'docx' }),
        outcome.contractNo,
      ).toEqual([]);
}, 300_000);

const missing = libreOfficeMissing();
describe.skipIf(missing)(`rendered by LibreOffice${missing ? ` (${missing})` : ''}`, () => {
  it('shows parties, sum in figures and in words, and every item', async () => {
    const contracts = tableData(ledger, 'contracts');
    const lines = tableData(ledger, 'contractLines');
    for (const outcome of outcomes.filter(isMade).slice(0, 3)) {
      if (outcome.kind !== 'made') continue;
      const file = join(folder, outcome.fileName);
      writeFileSync(file, outcome.bytes);
      const [pdf] = await convert(file, 'pdf', folder);
      const text = (await pdfText(pdf!)).replace(/\s/g, '');
      const row = columnValues(contracts, 'contractNo').indexOf(outcome.contractNo);
      const amount = Number(valueAt(contracts, row, 'amount'));
      expect(text).toContain(String(valueAt(contracts, row, 'customerName')).replace(/\s/g, ''));
      expect(text).toContain(amount.toLocaleString('en-US', { minimumFractionDigits: 2 }));
      expect(text).toContain(moneyInWords(Math.round(amount * 100)));
      columnValues(lines, 'contractNo').forEach((number, line) => {
        if (number === outcome.contractNo)
          expect(text).toContain(String(valueAt(lines, line, 'productName')));
      });
    }
  }, 300_000);
});
