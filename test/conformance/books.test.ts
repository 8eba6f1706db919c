import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calculate } from '../../src/book/calculate.ts';
import { padEmptyTables, readLedger } from '../../src/book/read.ts';
import { columnFormula } from '../../src/book/rules.ts';
import { settle } from '../../src/book/settle.ts';
import { standardsOf } from '../../src/book/standards.ts';
import { writeLedger } from '../../src/book/write.ts';
import { blankBookPath } from '../../src/cli/resources.ts';
import { tableData } from '../../src/ledger/data.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import { sampleLedger } from '../../src/sample/sample-ledger.ts';
import {
  checkPackage,
  findTable,
  openWorkbook,
  readTable,
  type Workbook,
} from '../../src/xlsx/package/index.ts';
import { day } from '../support/ledger.ts';
import { convert, libreOfficeMissing } from '../support/libreoffice.ts';
import { conformanceErrors } from '../support/validator.ts';

const asOf = day('2026-11-23');
// The validator takes seconds for a book, and shares two cores with LibreOffice.
const patience = 120_000;
const blank = new Uint8Array(readFileSync(blankBookPath));

/** What `new --sample 30` makes. */
function newBook(): Uint8Array {
  const workbook = openWorkbook(blank);
  const standards = standardsOf(readLedger(workbook).ledger);
  const ledger = sampleLedger({ customers: 30, seed: 1, asOf, standards, dirty: true });
  padEmptyTables(ledger);
  settle(ledger, asOf);
  return writeLedger(workbook, ledger, { inputs: true, fixedAsOf: true }).toBytes();
}

/** What `score --out` makes. */
function scored(bytes: Uint8Array): Uint8Array {
  const workbook = openWorkbook(bytes);
  const { ledger } = readLedger(workbook);
  calculate(ledger, asOf);
  return writeLedger(workbook, ledger, { inputs: false, fixedAsOf: true }).toBytes();
}

const errorsIn = (bytes: Uint8Array): Promise<string[]> => conformanceErrors({ bytes, extension: 'xlsx' });

/** Table columns that hold no column formula although a rule computes them. */
function withoutFormula(workbook: Workbook): string[] {
  return tables.flatMap(({ id, name, columns }) =>
    columns
      .filter((column) => columnFormula(id, column.id) !== undefined)
      .filter(({ header }) => {
        const info = findTable(workbook, name)?.columns.find((known) => known.name === header);
        return info?.calculatedColumnFormula === undefined;
      })
      .map(({ header }) => `${name}[${header}]`),
  );
}

const made = newBook();

describe('books as Microsoft’s validator and our own rules between parts see them', () => {
  it.each<[string, () => Uint8Array]>([
    ['the blank book', () => blank],
    ['a book with 30 customers', () => made],
    ['that book scored again', () => scored(made)],
  ])(
    '%s has no error',
    async (_, book) => {
      const bytes = book();
      expect(checkPackage(bytes)).toEqual([]);
      expect(await errorsIn(bytes)).toEqual([]);
    },
    patience,
  );

  it('scoring again changes no value', () => {
    const workbooks = [made, scored(made)].map((bytes) => openWorkbook(bytes));
    for (const { name } of tables) {
      const [before, after] = workbooks.map((workbook) =>
        Object.fromEntries(readTable(workbook, name).columns),
      );
      expect(after, name).toEqual(before);
    }
  });
});

const missing = libreOfficeMissing();
describe.skipIf(missing)(`a book saved by LibreOffice${missing ? ` (${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  let saved: Uint8Array;
  let healed: Uint8Array;

  beforeAll(async () => {
    writeFileSync(join(folder, 'book.xlsx'), made);
    const [file = ''] = await convert(
      join(folder, 'book.xlsx'),
      'xlsx:Calc MS Excel 2007 XML',
      join(folder, 'out'),
    );
    saved = new Uint8Array(readFileSync(file));
    healed = scored(saved);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('lost column formulas and table styles there, and has them again after scoring', () => {
    const before = openWorkbook(saved);
    const after = openWorkbook(healed);
    expect(withoutFormula(before)).not.toEqual([]);
    expect(withoutFormula(after)).toEqual([]);
    // Scoring writes, and therefore heals, the tables that have derived columns.
    const scoredTables = tables.filter((table) => table.columns.some((column) => column.derived));
    const bare = (workbook: Workbook): string[] =>
      scoredTables.filter(({ name }) => findTable(workbook, name)?.hasStyle !== true).map(({ name }) => name);
    expect(bare(before)).not.toEqual([]);
    expect(bare(after)).toEqual([]);
  });

  it('keeps every input', () => {
    const before = readLedger(openWorkbook(made)).ledger;
    const after = readLedger(openWorkbook(healed)).ledger;
    for (const { id, name, columns } of tables)
      for (const column of columns.filter((candidate) => !candidate.derived)) {
        const values = (ledger: typeof before) => tableData(ledger, id).columns.get(column.id);
        expect(values(after), `${name}[${column.header}]`).toEqual(values(before));
      }
  });

  it(
    'has only errors of LibreOffice’s own making left',
    async () => {
      const own = new Set(await errorsIn(saved));
      expect((await errorsIn(healed)).filter((error) => !own.has(error))).toEqual([]);
      const rules = new Set(checkPackage(saved).map((problem) => problem.message));
      expect(
        checkPackage(healed)
          .map((problem) => problem.message)
          .filter((message) => !rules.has(message)),
      ).toEqual([]);
    },
    patience,
  );
});
