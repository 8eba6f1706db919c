import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveLedger } from '../../../src/book/live-ledger.ts';
import { columnOf } from '../../../src/ledger/column.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import type { CellEdit } from '../../../src/ledger/edit.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { type CustomerScore, scoreOf, scoresOf } from '../../../src/scoring/result.ts';
import {
  addCustomer,
  addLicences,
  addRows,
  answersOf778,
  cell,
  copyLedger,
  standardLedger,
} from '../../support/ledger.ts';
import { asOf, sampleBook } from '../../support/sample-book.ts';

const clean = new LiveLedger(sampleBook({ customers: 25, seed: 4, salesPerCustomer: 8, dirty: false }), asOf);
const dirty = sampleBook({ customers: 60, seed: 11, salesPerCustomer: 6, dirty: true });

const rankOf = (ledger: Ledger, grade: string): number =>
  columnValues(tableData(ledger, 'grades'), 'grade').indexOf(grade);

function expectWithin(ledger: Ledger, grade: string, total: number | null, { range }: CustomerScore): void {
  expect(range).not.toBeNull();
  expect(rankOf(ledger, grade)).toBeGreaterThanOrEqual(rankOf(ledger, range!.worst));
  expect(rankOf(ledger, grade)).toBeLessThanOrEqual(rankOf(ledger, range!.best));
  if (total === null) return;
  expect(total).toBeGreaterThanOrEqual(range!.worstTotal! - 1e-9);
  expect(total).toBeLessThanOrEqual(range!.bestTotal! + 1e-9);
}

/** Answers that a rating waits for when they are blank. */
const required = [
  ...['customerType', 'registeredCapital'].map((column) => ({ table: 'customers', column })),
  ...['investigation', 'growthPotential'].flatMap((table) =>
    tableOf(table)
      .columns.filter((column) => column.required && column.id !== 'customerId')
      .map((column) => ({ table, column: column.id })),
  ),
  { table: 'sales', column: 'unitPrice' },
  { table: 'receipts', column: 'receivedOn' },
];

/** The edits that spoil some answers of a customer. */
function spoil(ledger: Ledger, customerId: string, picks: readonly number[], dirt: CellValue): CellEdit[] {
  return picks.flatMap((pick) => {
    const { table, column } = required[pick % required.length]!;
    const rows = columnValues(tableData(ledger, table), 'customerId').flatMap((id, row) =>
      id === customerId ? [row] : [],
    );
    const row = rows[pick % rows.length];
    // Any number is some day.
    const value = column === 'receivedOn' && typeof dirt === 'number' ? null : dirt;
    return row === undefined ? [] : [{ table, row, column, value }];
  });
}

/** A valid value for a cell: one of its choices or of its bands' bounds. */
function answerFor(ledger: Ledger, table: string, id: string, pick: number): CellValue {
  const column = columnOf(tableOf(table), id);
  const bands = tableData(ledger, 'bands');
  const run = columnValues(bands, 'criterion').flatMap((code, row) =>
    code === column.criterion ? [row] : [],
  );
  const of = (values: readonly CellValue[]): CellValue => values[pick % values.length] ?? null;
  if (run.length > 0)
    return of(run.map((row) => cell(ledger, 'bands', 'choice', row) ?? cell(ledger, 'bands', 'bound', row)));
  if (Array.isArray(column.choices)) return of(column.choices);
  if (column.kind === 'date') return asOf - (pick % 4000);
  return of([0, 1, 50, 400, 1000, 20_000]);
}

describe('the range of an unfinished customer', () => {
  it('holds the grade that the missing answers give in the end: missing data never helps', () => {
    const finished = scoresOf(clean).filter(({ grade }) => grade !== null);
    expect(finished.length).toBeGreaterThan(15);
    let unfinished = 0;
    fc.assert(
      fc.property(
        fc.nat(finished.length - 1),
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 6 }),
        fc.constantFrom<CellValue>(null, '？', '约30', -7),
        (which, picks, dirt) => {
          const full = finished[which]!;
          clean.tryOut(spoil(clean.ledger, full.customerId, picks, dirt), () => {
            const score = scoreOf(clean, full.customerId)!;
            if (score.grade !== null) return;
            unfinished++;
            expect(score.creditLimit).toBeNull();
            expectWithin(clean.ledger, full.grade!, full.total, score);
          });
        },
      ),
      { numRuns: 300 },
    );
    expect(unfinished).toBeGreaterThan(100);
  });

  it('holds whatever is filled into the dirty cells of a book', () => {
    const book = new LiveLedger(copyLedger(dirty), asOf);
    const unfinished = scoresOf(book).filter(({ grade }) => grade === null);
    expect(unfinished.length).toBeGreaterThan(8);
    let graded = 0;
    fc.assert(
      fc.property(
        fc.nat(unfinished.length - 1),
        fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
        (which, picks) => {
          const score = unfinished[which]!;
          const edits = score.missing
            .filter(({ table, column }) => !columnOf(tableOf(table), column).derived)
            .map(({ table, row, column }, i) => ({
              table,
              row,
              column,
              value: answerFor(book.ledger, table, column, picks[i % picks.length]!),
            }));
          book.tryOut(edits, () => {
            const now = scoreOf(book, score.customerId)!;
            if (now.grade === null) return;
            graded++;
            expectWithin(book.ledger, now.grade, now.total, score);
          });
        },
      ),
      { numRuns: 200 },
    );
    expect(graded).toBeGreaterThan(60);
  });

  it('is the grade itself once finished', () => {
    for (const { grade, total, range, missing } of scoresOf(clean)) {
      if (grade === null) continue;
      expect(range).toEqual({ worst: grade, best: grade, worstTotal: total, bestTotal: total });
      expect(missing).toEqual([]);
    }
  });

  const potential = { ownShare: 0.35, marketCoverage: 0.5, willingness: '一般' };

  it('names the cells to collect, those first that can move the result most', () => {
    const ledger = standardLedger();
    addCustomer(ledger, 'C001', {
      answers: { ...answersOf778, x2: null, j5a: null, existence: null },
      potential: { ...potential, expectedPurchase: 120, plannedPurchaseDays: 4 },
    });
    addLicences(ledger, 'C001');
    const score = scoreOf(new LiveLedger(ledger, asOf), 'C001')!;
    expect(score.missing.map(({ header, grades, points }) => [header, grades, points])).toEqual([
      ['存续状态', 3, 0],
      ['资金支付行动', 1, 5.6],
      ['仓储面积(㎡)', 0, 1.05],
    ]);
    expect(score.range).toMatchObject({ worst: 'D', best: 'A' });
  });

  it('is wide open where a form has no row, and names the form', () => {
    const ledger = standardLedger();
    addRows(ledger, 'customers', { customerId: 'C001', name: '甲', status: '正常' });
    addRows(ledger, 'rating', { customerId: 'C001' });
    const score = scoreOf(new LiveLedger(ledger, asOf), 'C001')!;
    expect(score.range).toMatchObject({ worst: 'D', best: 'AAA' });
    expect(score.missing.map(({ sheet, header, cell: address }) => `${sheet}!${address} ${header}`)).toEqual(
      expect.arrayContaining([
        '资信调查!A4 客户编号',
        '信用分析!A4 客户编号',
        '回款能力!A4 客户编号',
        '发展潜力!A4 客户编号',
      ]),
    );
  });
});
