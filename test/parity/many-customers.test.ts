import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calculate } from '../../src/book/calculate.ts';
import { padEmptyTables } from '../../src/book/read.ts';
import { type Ledger, tableData, valueAt } from '../../src/ledger/data.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { sampleLedger } from '../../src/sample/sample-ledger.ts';
import { openWorkbook, type Workbook } from '../../src/xlsx/package/index.ts';
import { buildBook } from '../../templates/build/book.ts';
import { defaultStandards } from '../../templates/standards/default.ts';
import { copyLedger, day } from '../support/ledger.ts';
import { convert, libreOfficeMissing } from '../support/libreoffice.ts';
import { bookBytes, differencesIn } from '../support/parity.ts';

/**
 * Many customers, every kind of dirty cell in every book. Books of 500 instead of a large one: a spreadsheet walks
 * through the whole ledger for every sum. LibreOffice takes about half a minute for each, so that two of them run
 * with the suite; `PARITY_BOOKS=20 npx vitest run test/parity/many-customers` is 10,000 customers.
 */
const asOf = day('2026-11-23');
const books = Number(process.env.PARITY_BOOKS ?? 2);
const customersPerBook = 500;

/** What may stand in an answer's cell instead of an answer, by kind of dirt. */
const dirt: readonly {
  readonly kind: string;
  readonly table: string;
  readonly column: string;
  readonly value: CellValue;
}[] = [
  { kind: 'blank', table: 'growthPotential', column: 'marketCoverage', value: null },
  { kind: 'text number', table: 'investigation', column: 'enforcedAmount', value: '120' },
  { kind: 'full-width digits', table: 'customers', column: 'registeredCapital', value: '１２０' },
  { kind: 'negative', table: 'investigation', column: 'enforcedAmount', value: -50 },
  { kind: 'out of range', table: 'growthPotential', column: 'ownShare', value: 1.35 },
  { kind: 'unknown choice', table: 'investigation', column: 'existence', value: '其它' },
  { kind: 'future date', table: 'customers', column: 'firstTradeOn', value: asOf + 400 },
  { kind: 'future document', table: 'sales', column: 'documentDate', value: asOf + 40 },
  { kind: 'future receipt', table: 'receipts', column: 'receivedOn', value: asOf + 40 },
  { kind: 'text amount', table: 'receipts', column: 'amount', value: '1,200' },
  { kind: 'full-width price', table: 'sales', column: 'unitPrice', value: '１２.５' },
];

const missing = libreOfficeMissing();
describe.skipIf(missing)(
  `${books * customersPerBook} customers in LibreOffice${missing ? ` (${missing})` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'parity-many-'));
    const ledgers: Ledger[] = [];
    let recalculated: readonly Workbook[];

    beforeAll(async () => {
      const blank = await buildBook();
      const files = Array.from({ length: books }, (_, book) => {
        const ledger = bookOf(book);
        ledgers.push(ledger);
        const file = join(folder, `book-${String(book).padStart(2, '0')}.xlsx`);
        writeFileSync(file, bookBytes(blank, ledger));
        return file;
      });
      const written = await convert(files, 'xlsx', join(folder, 'out'), {
        hardRecalculate: true,
        timeout: books * 600_000,
      });
      recalculated = written.map((file) => openWorkbook(readFileSync(file)));
    }, books * 600_000);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('has every kind of dirt, graded customers and unfinished ones', () => {
      const grades = new Set<CellValue>();
      let customers = 0;
      for (const ledger of ledgers) {
        const rating = tableData(ledger, 'rating');
        customers += rating.rowCount;
        for (let row = 0; row < rating.rowCount; row++) grades.add(valueAt(rating, row, 'grade'));
      }
      expect(customers).toBe(books * customersPerBook);
      // With a document or two they are new customers; those of long standing are in parity.test.ts.
      expect([...grades].sort()).toEqual(expect.arrayContaining(['', 'A', 'B']));
      for (const { kind, table, column, value } of dirt)
        expect([
          kind,
          ledgers.filter((ledger) => tableData(ledger, table).columns.get(column)?.includes(value)).length,
        ]).toEqual([kind, books]);
    });

    it.each(tables.map((table) => [table.name, table.id] as const))(
      '%s: every derived cell equals the engine',
      (_, id) => {
        const differences = ledgers.flatMap((ledger, book) =>
          differencesIn(ledger, recalculated[book]!, id).map((difference) => `book ${book} ${difference}`),
        );
        expect(differences.slice(0, 20)).toEqual([]);
      },
    );

    it('finds a planted value, a hundredth beside the right one', () => {
      const planted = copyLedger(ledgers[0]!);
      const totals = planted.tables.get('rating')!.columns.get('total')!;
      const row = totals.findLastIndex((total) => typeof total === 'number');
      const right = totals[row] as number;
      totals[row] = right + 0.01;
      const found = differencesIn(planted, recalculated[0]!, 'rating');
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`engine ${right + 0.01}, LibreOffice ${right}`);
    });
  },
);

/** A small dirty book of its own seed, calculated. */
function bookOf(book: number): Ledger {
  const ledger = sampleLedger({
    customers: customersPerBook,
    seed: 1000 + book,
    asOf,
    standards: defaultStandards,
    salesPerCustomer: 1,
    dirty: true,
  });
  dirt.forEach(({ table, column, value }, kind) => {
    const values = tableData(ledger, table).columns.get(column)!;
    for (let at = 0; at < 3; at++) values[(book * 37 + kind * 11 + at * 101) % values.length] = value;
  });
  padEmptyTables(ledger);
  calculate(ledger, asOf);
  return ledger;
}
