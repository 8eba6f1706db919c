import { beforeEach, describe, expect, it } from 'vitest';
import { openLiveBook } from '../../../../addin/book/live-book.ts';
import type { LiveBookPort } from '../../../../addin/book/state.ts';
import { absentTables, alongWith, buildTables, goBack } from '../../../../addin/book/table-building.ts';
import { ProblemError } from '../../../../src/ledger/problem.ts';
import { tableOf, tables } from '../../../../src/ledger/tables/index.ts';
import { FakeBookHost } from '../../../support/fake-book-host.ts';
import { FakeClock, settled } from '../../../support/fake-clock.ts';
import { day, standardLedger } from '../../../support/ledger.ts';

const today = day('2026-11-23');
const lacking = (...ids: string[]) => tables.filter(({ id }) => !ids.includes(id)).map(({ name }) => name);

let host: FakeBookHost;
let book: LiveBookPort;

async function open(present: readonly string[]): Promise<void> {
  host = new FakeBookHost(standardLedger(), today, present);
  book = openLiveBook(host, new FakeClock(0), () => today);
  await settled();
}

const names = async () => [...(await host.readTables()).keys()];

beforeEach(() => open(lacking('contracts', 'contractLines')));

describe('the tables a workbook lacks', () => {
  it('are listed in the order of the book', () => {
    expect(absentTables(book.state).map(({ id }) => id)).toEqual(['contracts', 'contractLines']);
  });

  it('are all of them where there is no ledger yet', async () => {
    await open([]);
    expect(absentTables(book.state)).toEqual(tables);
  });

  it('bring along what their formulas need, and what is there already they do not', () => {
    const contracts = tableOf('contracts');
    expect(alongWith([contracts], absentTables(book.state)).map(({ id }) => id)).toEqual(['contractLines']);
    expect(alongWith([contracts], [contracts])).toEqual([]);
    expect(alongWith([], tables)).toEqual([]);
  });
});

describe('adding them', () => {
  const build = (progress: number[] = []) =>
    buildTables(host, book, absentTables(book.state), '补建', (done) => progress.push(done));

  it('draws them with progress, reads the book again, and can be taken back in one step', async () => {
    const before = await names();
    const progress: number[] = [];
    const { why, written, point } = await build(progress);
    expect(why).toBeUndefined();
    expect(written.tables).toEqual(['合同台账', '合同明细']);
    expect(progress.length).toBeGreaterThan(0);
    expect(book.state.missingTables).toEqual([]);
    await goBack(host, book, point.id);
    expect(await names()).toEqual(before);
    expect(book.state.missingTables).toEqual(['合同台账', '合同明细']);
  });

  it('says why it broke off, with the way back', async () => {
    const protectedBook = new ProblemError({
      code: 'sheet-protected',
      severity: 'error',
      message: '受保护。',
    });
    host.addTables = () => Promise.reject(protectedBook);
    const { why, written, point } = await build();
    expect(why).toMatchObject({ code: 'sheet-protected' });
    expect(written.tables).toEqual([]);
    expect((await host.restorePoints()).map(({ id }) => id)).toEqual([point.id]);
  });

  it('without a restore point adds nothing', async () => {
    const before = await names();
    host.failure = new ProblemError({ code: 'sheet-protected', severity: 'error', message: '受保护。' });
    await expect(build()).rejects.toThrow('受保护。');
    expect(await names()).toEqual(before);
  });
});
