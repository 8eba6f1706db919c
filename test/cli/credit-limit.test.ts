import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cardOf } from '../../addin/book/card.ts';
import { LiveLedger } from '../../src/book/live-ledger.ts';
import { padEmptyTables } from '../../src/book/read.ts';
import { writeLedger } from '../../src/book/write.ts';
import { checkContract, gateCaseOf } from '../../src/contract/gate.ts';
import { gateBookOf } from '../../src/contract/gate-book.ts';
import { columnValues, type Ledger, tableData } from '../../src/ledger/data.ts';
import { scoreOf } from '../../src/scoring/result.ts';
import { openWorkbook, readTable } from '../../src/xlsx/package/index.ts';
import { openWorkbookFile } from '../../src/xlsx/workbook-file.ts';
import { addRows } from '../support/ledger.ts';
import { asOf154, ledgerOf154 } from '../support/ledger-154.ts';
import { build, runWell, temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
beforeAll(build);
afterAll(folder.remove);

const unanswered = (ledger: Ledger): void => {
  columnValues(tableData(ledger, 'investigation'), 'x1')[0] = null;
};
const limited = (approvedLimit: number | string) => (ledger: Ledger) =>
  addRows(ledger, 'overrides', {
    overrideNo: 'TZ1',
    customerId: 'C001',
    approvedLimit,
    validFrom: asOf154,
    validTo: asOf154,
  });

/** Blank, 不授信 and 0 are three things, wherever a limit is read. */
it.each([
  {
    change: unanswered,
    cells: [null, null, null],
    json: null,
    words: '授信额度 未评定',
    refusal: 'not-rated',
    card: 'unknown',
  },
  {
    change: limited('不授信'),
    cells: ['不授信', -120_000, '超额'],
    json: '不授信',
    words: '授信额度 不授信',
    refusal: 'no-credit',
    card: 'refused',
  },
  {
    change: limited(0),
    cells: [0, -120_000, '超额'],
    json: 0,
    words: '授信额度 0 元',
    refusal: 'limit-over',
    card: 'over',
  },
  {
    change: limited(40_000),
    cells: [40_000, -80_000, 3],
    json: 40_000,
    words: '授信额度 40000 元',
    refusal: 'limit-over',
    card: 'over',
  },
])('$json in sheet, command line, gate and card', ({ change, cells, json, words, refusal, card }) => {
  const ledger = ledgerOf154();
  change(ledger);
  addRows(ledger, 'contracts', {
    contractNo: 'HX-1',
    templateCode: 'T1',
    companyCode: 'HX',
    customerId: 'C001',
    signedOn: asOf154,
    settlement: '账期',
    termDays: 0,
  });
  addRows(ledger, 'contractLines', {
    contractNo: 'HX-1',
    lineNo: 1,
    quantity: 1,
    unitPrice: 1,
    taxRate: 0.13,
  });
  padEmptyTables(ledger);
  const live = new LiveLedger(ledger, asOf154);

  const path = folder.path(`${words}.xlsx`);
  const blank = openWorkbookFile('templates/book/空白客户台账.xlsx');
  const bytes = writeLedger(blank, ledger, { inputs: true, fixedAsOf: true }).toBytes();
  writeFileSync(path, bytes);
  const rating = readTable(openWorkbook(bytes), '信用评定').columns;
  expect(['授信额度', '可用额度', '额度使用率'].map((name) => rating.get(name)?.[0] || null)).toEqual(
    cells.map((value) => value || null),
  );
  expect(rating.get('授信额度')?.[0] ?? '').toBe(cells[0] ?? '');

  expect(scoreOf(live, 'C001')?.creditLimit).toBe(json);
  expect(runWell('explain', path, 'C001').stdout).toContain(words);

  const refusals = checkContract(gateCaseOf(gateBookOf(ledger, new Map()), 0, new Map())).map(
    ({ code }) => code,
  );
  const ofLimits = ['not-rated', 'no-credit', 'limit-over'];
  expect(refusals.filter((code) => ofLimits.includes(code))).toEqual([refusal]);

  const state = {
    phase: 'ready',
    live,
    revision: 1,
    missingTables: [],
    tampered: [],
    gradeChanges: [],
    problems: [],
  } as const;
  expect(cardOf(state, 'C001')?.usage.state).toBe(card);
});
