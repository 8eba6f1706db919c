import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calculate } from '../../src/book/calculate.ts';
import { checkFormulas } from '../../src/book/check/formulas.ts';
import { LiveLedger } from '../../src/book/live-ledger.ts';
import { padEmptyTables } from '../../src/book/read.ts';
import { draftStandard, publishStandard } from '../../src/book/standard/lifecycle.ts';
import { columnValues, type Ledger, tableData } from '../../src/ledger/data.ts';
import { parameters } from '../../src/ledger/parameters.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import { missingPolicies } from '../../src/ledger/tables/standards.ts';
import { sampleLedger } from '../../src/sample/sample-ledger.ts';
import { scoresOf } from '../../src/scoring/result.ts';
import { editWorkbook, openWorkbook, readTable } from '../../src/xlsx/package/index.ts';
import { buildBook } from '../../templates/build/book.ts';
import { defaultStandards } from '../../templates/standards/default.ts';
import { copyLedger, day, derivedCells } from '../support/ledger.ts';
import { convert, libreOfficeMissing } from '../support/libreoffice.ts';
import { bookBytes, differencesIn } from '../support/parity.ts';

/**
 * A spreadsheet program we did not write recalculates the book from its formulas alone; every derived cell of
 * every table must come out as the engine computed it, dirty cells included.
 */
const missing = libreOfficeMissing();
describe.skipIf(missing)(`parity with LibreOffice${missing ? ` (${missing})` : ''}`, () => {
  const asOf = day('2026-11-23');
  const folder = mkdtempSync(join(tmpdir(), 'parity-'));
  let ledger: Ledger;
  let recalculated: Uint8Array;

  beforeAll(async () => {
    ledger = sampleLedger({
      customers: 500,
      seed: 20261123,
      asOf,
      standards: defaultStandards,
      salesPerCustomer: 8,
      dirty: true,
    });
    // A draft, one to come, and the one in force.
    draftStandard(ledger, asOf, {});
    draftStandard(ledger, asOf, { version: '明年' });
    publishStandard(ledger, asOf, '明年', { from: day('2027-01-01'), by: '总经理' });
    setPolicies(ledger);
    padEmptyTables(ledger);
    calculate(ledger, asOf);
    writeFileSync(join(folder, 'book.xlsx'), bookBytes(await buildBook(), ledger));
    const [file] = await convert(join(folder, 'book.xlsx'), 'xlsx', join(folder, 'out'), {
      hardRecalculate: true,
      timeout: 600_000,
    });
    recalculated = readFileSync(file!);
  }, 900_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has customers of every grade, unfinished ones and dirty cells', () => {
    const grades = new Set(derivedCells(ledger, 'rating').get('grade'));
    expect([...grades].sort()).toEqual(['', 'A', 'AA', 'AAA', 'B', 'C', 'D']);
  });

  it('has customers whose blank answers every policy decides', () => {
    const decided = scoresOf(new LiveLedger(copyLedger(ledger), asOf)).flatMap(({ parts }) =>
      parts.flatMap(({ status, band }) => (status === 'assumed' || status === 'excluded' ? [band] : [])),
    );
    expect([...new Set(decided)].sort()).toEqual(['缺失，剔除换算', '缺失，按最差', '缺失，按零分']);
  });

  it.each(tables.map((table) => [table.name, table] as const))(
    '%s: every derived cell equals the engine',
    (_, table) => {
      const differences = differencesIn(ledger, openWorkbook(recalculated), table.id);
      expect(differences.slice(0, 20)).toEqual([]);
    },
  );

  it('has changed no formula by saving it', () => {
    const { changed, problems } = checkFormulas(openWorkbook(recalculated), ledger);
    expect(changed).toEqual([]);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['column-formula-lost']));
  });

  it('参数: the computed parameters equal the engine', () => {
    const settings = readTable(openWorkbook(recalculated), '参数').columns;
    const computed = parameters.filter(({ derived }) => derived);
    const theirs = computed.map(
      ({ name }) => settings.get('值')![settings.get('参数')!.indexOf(name)] ?? null,
    );
    expect(computed.length).toBeGreaterThan(2);
    expect(theirs).toEqual(computed.map(({ id }) => ledger.parameters.get(id)));
  });

  it('recalculates for real: a wrong cached value does not survive', async () => {
    const planted = editWorkbook(openWorkbook(await buildBook()));
    planted.fillTable('分类标准', {
      rows: tableData(ledger, 'classes').rowCount,
      columns: new Map([['等级序', { formula: 'IFERROR(1/3,"")', result: () => -999 }]]),
    });
    writeFileSync(join(folder, 'planted.xlsx'), planted.toBytes());
    const [file] = await convert(join(folder, 'planted.xlsx'), 'xlsx', join(folder, 'out'), {
      hardRecalculate: true,
    });
    const ranks = readTable(openWorkbook(readFileSync(file!)), '分类标准').columns.get('等级序')!;
    expect(ranks.map((rank) => Number(rank).toFixed(9))).toEqual(Array(5).fill('0.333333333'));
  });
});

/** Some criteria of every form take a blank answer for something; the others wait for it. */
function setPolicies(ledger: Ledger): void {
  const { worst, zero, exclude } = missingPolicies;
  const policies: Record<string, string> = {
    ...{ X2: worst, X3: exclude, J2: exclude, J4: zero, J5a: worst, C1: exclude, S2: zero },
    ...{ F3: exclude, F4: worst, F7: zero, H1: exclude, H3: worst },
  };
  const bands = tableData(ledger, 'bands');
  const missing = columnValues(bands, 'missing');
  columnValues(bands, 'criterion').forEach((code, row) => {
    missing[row] = policies[String(code)] ?? missing[row]!;
  });
}
