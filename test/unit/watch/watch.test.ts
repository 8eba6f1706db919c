import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { warningsOf, watchOver } from '../../../src/watch/watch.ts';
import {
  addCustomer,
  addLicences,
  addRows,
  answersOf778,
  day,
  standardLedger,
} from '../../support/ledger.ts';

const asOf = day('2026-10-31');

type Row = Record<string, CellValue>;

/** A customer with licences in order; the book is calculated, then cells of derived columns may be set. */
function book(prepare: (ledger: Ledger) => void = () => {}, results: Record<string, Row> = {}): Ledger {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001', { answers: answersOf778 });
  addLicences(ledger, 'C001');
  prepare(ledger);
  calculate(ledger, asOf);
  for (const [table, columns] of Object.entries(results)) set(ledger, table, columns);
  return ledger;
}

function set(ledger: Ledger, table: string, columns: Row): void {
  for (const [column, value] of Object.entries(columns))
    columnValues(tableData(ledger, table), column)[0] = value;
}

/** `关注 0.8`, or nothing: level and value of a rule's warning. */
function seen(ledger: Ledger, code: string): string | undefined {
  const found = warningsOf(ledger, 'C001').find((warning) => warning.code === code);
  return found && `${found.level} ${found.value}`;
}

const sale = (documentId: string, date: number, unitPrice: number, change: Row = {}): Row => ({
  documentId,
  documentDate: date,
  customerId: 'C001',
  quantity: 1,
  unitPrice,
  termDays: 365,
  ...change,
});

describe('bounds of the figures the book holds', () => {
  it.each<[string, string, Row, string | undefined]>([
    ['W01', 'rating', { usage: 0.7999 }, undefined],
    ['W01', 'rating', { usage: 0.8 }, '关注 0.8'],
    ['W01', 'rating', { usage: 0.9999 }, '关注 0.9999'],
    ['W01', 'rating', { usage: 1 }, '警示 1'],
    ['W01', 'rating', { usage: 1.1 }, '危险 1.1'],
    ['W01', 'rating', { usage: '超额', exposure: 500 }, '危险 500'],
    ['W01', 'rating', { usage: '' }, undefined],
    ['W03', 'paymentHistory', { overdueRate: 0.1 }, undefined],
    ['W03', 'paymentHistory', { overdueRate: 0.1001 }, '关注 0.1001'],
    ['W03', 'paymentHistory', { overdueRate: 0.2 }, '关注 0.2'],
    ['W03', 'paymentHistory', { overdueRate: 0.2001 }, '警示 0.2001'],
    ['W03', 'paymentHistory', { overdueRate: 0.3001 }, '危险 0.3001'],
    ['W04', 'paymentHistory', { onTimeRate: 0.8 }, undefined],
    ['W04', 'paymentHistory', { onTimeRate: 0.7999 }, '关注 0.7999'],
    ['W04', 'paymentHistory', { onTimeRate: 0.6999 }, '警示 0.6999'],
    ['W04', 'paymentHistory', { onTimeRate: 0.5 }, '警示 0.5'],
    ['W04', 'paymentHistory', { onTimeRate: 0.4999 }, '危险 0.4999'],
    ['W04', 'paymentHistory', { onTimeRate: '' }, undefined],
    ['W18', 'creditAnalysis', { falseEnthusiasm: '是' }, '警示 1'],
    ['W18', 'creditAnalysis', { falseEnthusiasm: '否' }, undefined],
    ['W18', 'creditAnalysis', { falseEnthusiasm: '' }, undefined],
    ['W19', 'rating', { previousGrade: 'A', gradeRank: 4 }, undefined],
    ['W19', 'rating', { previousGrade: 'B', gradeRank: 4 }, undefined],
    ['W19', 'rating', { previousGrade: 'AA', gradeRank: 4 }, '关注 1'],
    ['W19', 'rating', { previousGrade: 'AAA', gradeRank: 4 }, '警示 2'],
    ['W19', 'rating', { previousGrade: 'C', gradeRank: 1 }, '危险 1'],
    ['W19', 'rating', { previousGrade: 'D', gradeRank: 1 }, undefined],
    ['W19', 'rating', { previousGrade: null, gradeRank: 4 }, undefined],
    ['W19', 'rating', { previousGrade: '良好', gradeRank: 4 }, undefined],
    ['W20', 'rating', { nextRatingOn: asOf + 31 }, undefined],
    ['W20', 'rating', { nextRatingOn: asOf + 30 }, '关注 30'],
    ['W20', 'rating', { nextRatingOn: asOf }, '关注 0'],
    ['W20', 'rating', { nextRatingOn: asOf - 1 }, '警示 -1'],
    ['W20', 'rating', { nextRatingOn: asOf - 30 }, '警示 -30'],
    ['W20', 'rating', { nextRatingOn: asOf - 31 }, '危险 -31'],
    ['W20', 'rating', { nextRatingOn: asOf + 5, validUntil: asOf - 2 }, '警示 -2'],
    ['W20', 'rating', { validUntil: '下月' }, undefined],
  ])('%s: %s %o', (code, table, columns, expected) => {
    expect(seen(book(undefined, { [table]: columns }), code)).toBe(expected);
  });

  it.each<[number | string, CellValue, string | undefined]>([
    [0.85, 1, '关注 0.85'],
    [0.8499, 1, undefined],
    [3, 0, undefined],
    [3, '', undefined],
    ['超额', 1, '关注 700'],
    ['', 1, undefined],
  ])('W06: usage %s with %s overdue', (usage, overdue, expected) => {
    const ledger = book(undefined, { rating: { usage, exposure: 700 }, paymentHistory: { overdue } });
    expect(seen(ledger, 'W06')).toBe(expected);
  });

  it.each<[string, Row, Row, string | undefined]>([
    ['two of four', { usage: 0.5 }, { overdueRate: 0.5, onTimeRate: 0.1 }, undefined],
    ['three of four', { usage: 0.9 }, { overdueRate: 0.5, onTimeRate: 0.1, overdue: 1 }, '危险 3'],
    ['mild hits count too', { usage: 0.85 }, { overdueRate: 0.11, onTimeRate: 0.79, overdue: 1 }, '危险 3'],
  ])('W00: %s', (_, rating, paymentHistory, expected) => {
    expect(seen(book(undefined, { rating, paymentHistory }), 'W00')).toBe(expected);
  });

  it.each([
    [0, undefined],
    [1, '关注 1'],
    [30, '关注 30'],
    [31, '警示 31'],
    [90, '警示 90'],
    [91, '危险 91'],
  ])('W02: %d days overdue', (days, expected) => {
    const ledger = book((l) => addRows(l, 'sales', sale('D1', asOf - days, 100, { termDays: 0 })));
    expect(seen(ledger, 'W02')).toBe(expected);
  });
});

describe('W07: the last 30 days against a third of the 90 before', () => {
  it.each<[string, Row[], string | undefined]>([
    ['a fifth less', [sale('D1', asOf - 29, 80), sale('D2', asOf - 30, 300)], '关注 -0.2'],
    ['a little less', [sale('D1', asOf, 80.01), sale('D2', asOf - 119, 300)], undefined],
    ['two fifths less', [sale('D1', asOf, 60), sale('D2', asOf - 119, 300)], '警示 -0.4'],
    ['nothing any more', [sale('D2', asOf - 119, 300)], '危险 -1'],
    ['nothing before', [sale('D1', asOf, 80), sale('D2', asOf - 120, 300)], undefined],
    ['a later document does not count', [sale('D1', asOf + 1, 900), sale('D2', asOf - 60, 300)], '危险 -1'],
    [
      'returns are taken off',
      [sale('D1', asOf, 100), sale('T1', asOf, 50, { quantity: -1 }), sale('D2', asOf - 60, 300)],
      '警示 -0.5',
    ],
    [
      'an unreadable date does not count',
      [sale('D1', asOf, 100), sale('D2', asOf - 60, 300, { documentDate: '?' })],
      undefined,
    ],
  ])('%s', (_, documents, expected) => {
    expect(
      seen(
        book((l) => addRows(l, 'sales', ...documents)),
        'W07',
      ),
    ).toBe(expected);
  });
});

describe('W10: the last purchase against the usual gap', () => {
  const every10Days = (last: number): Row[] =>
    [20, 10, 0].map((back, i) => sale(`D${i}`, asOf - last - back, 10));
  it.each<[string, Row[], string | undefined]>([
    ['1.5 gaps', every10Days(15), undefined],
    ['1.6 gaps', every10Days(16), '关注 1.6'],
    ['2 gaps', every10Days(20), '关注 2'],
    ['2.1 gaps', every10Days(21), '警示 2.1'],
    ['3.1 gaps', every10Days(31), '危险 3.1'],
    ['two purchase days are no rhythm', every10Days(31).slice(1), undefined],
    [
      'one day with three documents is one purchase day',
      [1, 2, 3].map((i) => sale(`D${i}`, asOf - 60, 10)),
      undefined,
    ],
    ['90 days', [sale('D1', asOf - 90, 10)], undefined],
    ['91 days, whatever the rhythm', [sale('D1', asOf - 91, 10)], '危险 91'],
    [
      'a return is no purchase',
      [sale('D1', asOf - 91, 10), sale('T1', asOf - 1, 10, { quantity: -1 })],
      '危险 91',
    ],
    ['never bought', [], undefined],
  ])('%s', (_, documents, expected) => {
    expect(
      seen(
        book((l) => addRows(l, 'sales', ...documents)),
        'W10',
      ),
    ).toBe(expected);
  });
});

it.each([
  [3, undefined],
  [3.01, '关注 0.0301'],
  [5.01, '警示 0.0501'],
  [10, '警示 0.1'],
  [10.01, '危险 0.1001'],
])('W11: %d of 100 returned', (returned, expected) => {
  const ledger = book((l) =>
    addRows(
      l,
      'sales',
      sale('D1', asOf - 9, 100),
      sale('T1', asOf - 2, returned, { quantity: -1 }),
      sale('T0', asOf - 400, 50, { quantity: -1 }),
    ),
  );
  expect(seen(ledger, 'W11')).toBe(expected);
});

describe('W12: licences (domain.md §5.4, §15.5)', () => {
  const licence = (kind: string, validTo: CellValue): Row => ({ customerId: 'C001', kind, validTo });
  it.each<[string, Row[], string | undefined]>([
    ['91 days left', [licence('食品经营许可证', asOf + 91)], undefined],
    ['90 days left, a permit', [licence('食品经营许可证', asOf + 90)], '提示 90'],
    ['90 days left, no permit', [licence('采购委托书', asOf + 90)], undefined],
    ['61 days left', [licence('采购委托书', asOf + 61)], undefined],
    ['60 days left', [licence('采购委托书', asOf + 60)], '关注 60'],
    ['31 days left', [licence('采购委托书', asOf + 31)], '关注 31'],
    ['30 days left', [licence('采购委托书', asOf + 30)], '警示 30'],
    ['the last day', [licence('采购委托书', asOf)], '警示 0'],
    ['expired', [licence('采购委托书', asOf - 1)], '危险 -1'],
    ['a GSP certificate of 2021', [licence('GSP证书', day('2021-06-30'))], undefined],
    ['renewed', [licence('采购委托书', asOf - 1), licence('采购委托书', asOf + 400)], undefined],
    ['no readable end, not required', [licence('采购委托书', '见附件')], undefined],
  ])('%s', (_, licences, expected) => {
    expect(
      seen(
        book((l) => addRows(l, 'licences', ...licences)),
        'W12',
      ),
    ).toBe(expected);
  });

  it('warns about a required licence that is missing or has no readable end', () => {
    const ledger = book();
    set(ledger, 'licences', { validTo: '见附件' });
    calculate(ledger, asOf);
    expect(seen(ledger, 'W12')).toBe('危险 1');
  });
});

describe('W13: contracts', () => {
  const contract = (contractNo: string, expiresOn: CellValue, change: Row = {}): Row => ({
    contractNo,
    customerId: 'C001',
    templateCode: 'T2',
    approval: '已批',
    expiresOn,
    ...change,
  });
  it.each<[string, Row[], Row[], string | undefined]>([
    ['61 days left', [contract('H1', asOf + 61)], [], undefined],
    ['60 days left', [contract('H1', asOf + 60)], [], '关注 60'],
    ['30 days left', [contract('H1', asOf + 30)], [], '警示 30'],
    ['the last day', [contract('H1', asOf)], [], '警示 0'],
    ['expired', [contract('H1', asOf - 5)], [sale('D1', asOf - 5, 10)], undefined],
    ['expired and still shipping', [contract('H1', asOf - 5)], [sale('D1', asOf - 4, 10)], '危险 5'],
    [
      'renewed',
      [contract('H1', asOf - 5), contract('H2', asOf + 300)],
      [sale('D1', asOf - 4, 10)],
      undefined,
    ],
    [
      'the new one is a draft',
      [contract('H1', asOf + 9), contract('H2', asOf + 300, { approval: '草稿' })],
      [],
      '警示 9',
    ],
    ...['T5', 'T6', 'T7', 'T7D', 'T8'].map((templateCode): [string, Row[], Row[], undefined] => [
      `${templateCode} is no contract of sale`,
      [contract('H1', asOf + 9, { templateCode })],
      [],
      undefined,
    ]),
    ['without end', [contract('H1', null), contract('H2', '长期')], [], undefined],
  ])('%s', (_, contracts, documents, expected) => {
    const ledger = book((l) => {
      addRows(l, 'contracts', ...contracts);
      addRows(l, 'sales', ...documents);
    });
    expect(seen(ledger, 'W13')).toBe(expected);
  });
});

describe('W20: credit', () => {
  const application = (applicationNo: string, validTo: CellValue, change: Row = {}): Row => ({
    applicationNo,
    customerId: 'C001',
    kind: '新增',
    status: '已批准',
    validFrom: asOf - 300,
    validTo,
    ...change,
  });
  it.each<[string, Row[], string | undefined]>([
    ['ends in 31 days', [application('S1', asOf + 31)], undefined],
    ['ends in 30 days', [application('S1', asOf + 30)], '关注 30'],
    ['ended', [application('S1', asOf - 1)], '警示 -1'],
    ['ended long ago', [application('S1', asOf - 31)], '危险 -31'],
    ['granted anew', [application('S1', asOf - 31), application('S2', asOf + 200)], undefined],
    [
      'the new one is not approved',
      [application('S1', asOf - 1), application('S2', asOf + 200, { status: '审批中' })],
      '警示 -1',
    ],
    ['a temporary one does not count', [application('S1', asOf + 3, { kind: '临时' })], undefined],
  ])('%s', (_, applications, expected) => {
    expect(
      seen(
        book((l) => addRows(l, 'applications', ...applications)),
        'W20',
      ),
    ).toBe(expected);
  });
});

describe('asking', () => {
  const usage = (value: CellValue): Ledger => book(undefined, { rating: { usage: value } });

  it('takes a customer by number, without regard to case, or by row', () => {
    const watch = watchOver(usage(0.9));
    expect(watch('C001')).toHaveLength(1);
    expect(watch('c001')).toEqual(watch('C001'));
    expect(watch(0)).toEqual(watch('C001'));
  });

  it.each(['C999', '', 7, -1])('knows no warnings of %s', (customer) => {
    expect(warningsOf(usage(0.9), customer)).toEqual([]);
  });

  it('takes other bounds; a signal without bounds is off', () => {
    const ledger = usage(0.9);
    expect(warningsOf(ledger, 'C001', { 'W01.usage': { 提示: 0.9, 关注: 0.91 } })).toMatchObject([
      { code: 'W01', level: '提示', threshold: 0.9 },
    ]);
    expect(warningsOf(ledger, 'C001', {})).toEqual([]);
  });

  it('warns about nothing in a new customer without a record', () => {
    expect(warningsOf(book(), 'C001')).toEqual([]);
  });
});
