import { describe, expect, it } from 'vitest';
import type { OutgoingFile } from '../../../../addin/book/bundle.ts';
import { ContractSession } from '../../../../addin/book/contract-session.ts';
import type { ContractState } from '../../../../addin/book/contract-state.ts';
import type { DeliveryWay } from '../../../../addin/book/delivery.ts';
import { openLiveBook } from '../../../../addin/book/live-book.ts';
import { columnValues, type Ledger, tableData } from '../../../../src/ledger/data.ts';
import { ProblemError } from '../../../../src/ledger/problem.ts';
import type { CellValue } from '../../../../src/ledger/value.ts';
import { documentLimits } from '../../../../src/opc/limits.ts';
import { sha256 } from '../../../../src/opc/sha256.ts';
import { inflateEntry, readZip } from '../../../../src/opc/zip.ts';
import { addContract, asOf, customerBook, shippedFiles } from '../../../support/contract-book.ts';
import { FakeBookHost } from '../../../support/fake-book-host.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

/** A session over a book in memory; time passes by itself while something is awaited. */
async function open(ledger: Ledger, clock = new FakeClock()) {
  let watch: (state: ContractState) => void = () => {};
  const host = new FakeBookHost(ledger, asOf);
  host.fixedAsOf = true;
  const handed: OutgoingFile[] = [];
  const way: DeliveryWay = {
    id: 'download',
    isPossible: () => true,
    deliver: async (file) => {
      handed.push(file);
      return 'unconfirmed';
    },
  };
  const book = openLiveBook(host, clock, () => asOf);
  await clock.pass(1000);
  const states: ContractState[] = [];
  const session = new ContractSession({
    host,
    book,
    clock,
    ways: [way],
    shipped: async () => shippedFiles,
    changed: (state) => {
      states.push(state);
      watch(state);
    },
  });
  await session.readTemplates();
  /** Carries an action through while time passes. */
  const through = async <T>(action: Promise<T>): Promise<T> => {
    let isOver = false;
    const watched = action.finally(() => {
      isOver = true;
    });
    watched.catch(() => {});
    while (!isOver) await clock.pass(50);
    return watched;
  };
  const onState = (call: typeof watch): void => {
    watch = call;
  };
  return { session, host, book, clock, handed, states, through, onState };
}

const set = (ledger: Ledger, table: string, column: string, value: CellValue, row = 0): void => {
  columnValues(tableData(ledger, table), column)[row] = value;
};
const numbers = (list: readonly { contractNo: string }[]): string[] =>
  list.map(({ contractNo }) => contractNo);
const codes = ({ verdicts }: ContractState): string[] =>
  verdicts.refused.flatMap(({ reasons }) => reasons.map(({ code }) => code));

describe('from choice to delivery', () => {
  it('makes what passes, says why the rest is refused, writes the register, delivers one archive', async () => {
    const ledger = customerBook('C001', 'C002', 'C003');
    set(ledger, 'customers', 'status', '冻结', 1);
    for (const [i, id] of ['C001', 'C002', 'C003'].entries()) addContract(ledger, `HX-${i}`, id);
    const { session, host, handed, through, clock } = await open(ledger);
    session.choose('all');
    await through(session.proceed());
    expect(session.state.step).toBe('check');
    expect(numbers(session.state.verdicts.passed)).toEqual(['HX-0', 'HX-2']);
    expect(session.state.verdicts.refused).toMatchObject([
      { contractNo: 'HX-1', reasons: [{ code: 'customer-state', sheet: '客户登记', override: '总经理' }] },
    ]);

    await through(session.make());
    expect(session.state).toMatchObject({ step: 'deliver', made: { left: 0, delivery: { packing: 'zip' } } });
    await through(session.send(0, 'download'));
    const entries = readZip(handed[0]!.bytes, documentLimits);
    expect(entries.map(({ name }) => name)).toEqual(['HX-0_简称C001_T1.docx', 'HX-2_简称C003_T1.docx']);
    expect(host.cell('合同台账', 0, '文件名')).toBe('HX-0_简称C001_T1.docx');
    expect(host.cell('合同台账', 0, '文件校验')).toBe(sha256(inflateEntry(entries[0]!)));
    expect(host.cell('合同台账', 0, '生成时间')).toMatch(/^1970-01-01 \d\d:\d\d$/);
    expect(host.cell('合同台账', 1, '文件校验')).toBeNull();
    expect(host.cell('合同台账', 1, '生成结果')).toBe('拒绝');
    expect(host.cell('合同台账', 0, '合同状态')).toBe('已出具');
    expect([0, 1].map((row) => host.cell('合同记录', row, '合同编号'))).toEqual(['HX-0', 'HX-2']);
    expect(clock.now()).toBeGreaterThan(0);

    session.confirm();
    await session.send(0, 'download');
    expect(handed).toHaveLength(1);
    session.startOver();
    expect(session.state).toMatchObject({ step: 'choose', verdicts: { passed: [] } });
  });

  it('the selected rows only, whichever of the two contract tables they are in', async () => {
    const ledger = customerBook('C001');
    for (const no of ['HX-1', 'HX-2', 'HX-3']) addContract(ledger, no, 'C001');
    const { session, host, clock, through } = await open(ledger);
    host.selectRows('合同明细', 2, 0);
    await clock.pass(100);
    session.choose('selected');
    await through(session.proceed());
    expect(numbers(session.state.verdicts.passed)).toEqual(['HX-1', 'HX-3']);
  });

  it('customers get new rows: proposed, shown, appended, checked', async () => {
    const ledger = customerBook('C001', 'C002');
    addContract(ledger, 'HX-ZB-202611-0007', 'C001', { approval: '作废' });
    const { session, host, clock, through } = await open(ledger);
    host.selectRows('客户登记', 0, 1);
    await clock.pass(100);
    session.choose('customers', 'T5');
    await through(session.proceed());
    expect(session.state).toMatchObject({
      step: 'propose',
      templateCode: 'T5',
      terms: { companyCode: 'HX' },
    });
    expect(numbers(session.state.proposals)).toEqual(['HX-ZB-202611-0008', 'HX-ZB-202611-0009']);
    expect(host.cell('合同台账', 1, '合同编号')).toBeNull();

    await through(session.register());
    expect(host.cell('合同台账', 2, '合同编号')).toBe('HX-ZB-202611-0009');
    expect(host.cell('合同台账', 1, '审批状态')).toBe('草稿');
    expect(numbers(session.state.verdicts.passed)).toEqual(['HX-ZB-202611-0008', 'HX-ZB-202611-0009']);
  });

  it('a number someone took meanwhile is not given again', async () => {
    const { session, host, clock, through } = await open(customerBook('C001'));
    host.selectRows('客户登记', 0);
    await clock.pass(100);
    session.choose('customers', 'T1');
    await through(session.proceed());
    expect(numbers(session.state.proposals)).toEqual(['HX-XS-202611-0001']);
    host.userEdit('合同台账', 0, '合同编号', 'HX-XS-202611-0001', 'coauthor');
    await clock.pass(1000);
    await through(session.register());
    expect(host.cell('合同台账', 1, '合同编号')).toBe('HX-XS-202611-0002');
  });

  it('a template chosen for existing rows is written into them, to be seen there', async () => {
    const ledger = customerBook('C001');
    addContract(ledger, 'HX-1', 'C001', { templateCode: null });
    addContract(ledger, 'HX-2', 'C001');
    addContract(ledger, 'HX-3', 'C001', { templateCode: 'T5', fileHash: 'issued' });
    const { session, host, through } = await open(ledger);
    session.choose('all', 'T1');
    await through(session.proceed());
    expect(host.cell('合同台账', 0, '模板代码')).toBe('T1');
    expect(host.cell('合同台账', 2, '模板代码')).toBe('T5');
    expect(numbers(session.state.verdicts.passed)).toEqual(['HX-1', 'HX-2']);
  });
});

describe('the register', () => {
  it('an unchanged contract is handed over again, a changed one never', async () => {
    const ledger = customerBook('C001');
    addContract(ledger, 'HX-1', 'C001');
    addContract(ledger, 'HX-2', 'C001');
    const { session, host, clock, through } = await open(ledger);
    session.choose('all');
    await through(session.proceed());
    await through(session.make());
    const first = host.cell('合同台账', 0, '文件校验');
    session.startOver();

    host.userEdit('合同台账', 0, '收货人', '另一位');
    await clock.pass(1000);
    session.choose('all');
    await through(session.proceed());
    expect(session.state.verdicts.passed).toMatchObject([{ contractNo: 'HX-2', isRegistered: true }]);
    expect(session.state.verdicts.refused).toMatchObject([
      { contractNo: 'HX-1', reasons: [{ code: 'issued-differs', sheet: '合同台账', limit: first }] },
    ]);
    await through(session.make());
    expect(host.cell('合同台账', 0, '文件校验')).toBe(first);
    expect(session.state.made?.passed).toHaveLength(1);
  });

  it('made contracts are pending no more', async () => {
    const ledger = customerBook('C001');
    addContract(ledger, 'HX-1', 'C001');
    addContract(ledger, 'HX-2', 'C001', { approval: '作废' });
    const { session, through } = await open(ledger);
    session.choose('pending');
    await through(session.proceed());
    expect(session.state.numbers).toEqual(['HX-1']);
    await through(session.make());
    session.startOver();
    session.choose('pending');
    await through(session.proceed());
    expect(session.state.numbers).toEqual([]);
  });

  it('that cannot be written is told, the files are kept, and it can be tried again', async () => {
    const ledger = customerBook('C001');
    addContract(ledger, 'HX-1', 'C001');
    const { session, host, through, handed } = await open(ledger);
    session.choose('all');
    await through(session.proceed());
    host.failure = new ProblemError({
      code: 'sheet-protected',
      severity: 'error',
      message: '工作表有保护。',
    });
    await through(session.make());
    expect(session.state.made?.registerProblem).toMatchObject({ code: 'sheet-protected' });
    expect(host.cell('合同台账', 0, '文件校验')).toBeNull();
    await session.send(0, 'download');
    expect(handed).toHaveLength(1);
    await through(session.writeRegister());
    expect(session.state.made?.registerProblem).toBeUndefined();
    expect(host.cell('合同台账', 0, '文件校验')).not.toBeNull();
  });
});

describe('the one gate', () => {
  const blocked: readonly [string, (ledger: Ledger) => void, string][] = [
    ['frozen', (l) => set(l, 'customers', 'status', '冻结'), 'customer-state'],
    ['a court debtor', (l) => set(l, 'investigation', 'dishonest', '是'), 'veto-v1'],
    ['sued by a supplier', (l) => set(l, 'investigation', 'suedBySupplier', '是'), 'veto-v2'],
    ['without a licence', (l) => set(l, 'licences', 'kind', '印章印模'), 'licence-missing'],
    ['with an expired licence', (l) => set(l, 'licences', 'validTo', asOf - 1), 'licence-expired'],
  ];
  it.each(blocked)('no customer who is %s ever has a file', async (_, block, code) => {
    const ledger = customerBook('C001', 'C002');
    block(ledger);
    addContract(ledger, 'HX-1', 'C001');
    addContract(ledger, 'HX-2', 'C002');
    const { session, handed, through, host } = await open(ledger);
    session.choose('all');
    await through(session.proceed());
    expect(codes(session.state)).toContain(code);
    expect(session.preview('HX-1')).toBeUndefined();
    await through(session.make());
    await session.send(0, 'download');
    expect(handed.map(({ name }) => name)).toEqual(['HX-2_简称C002_T1.docx']);
    expect(host.cell('合同台账', 0, '文件名')).toBeNull();
  });

  it('is asked again when the file is made: a customer frozen after the check gets none', async () => {
    const ledger = customerBook('C001', 'C002');
    addContract(ledger, 'HX-1', 'C001');
    addContract(ledger, 'HX-2', 'C002');
    const { session, host, clock, through } = await open(ledger);
    session.choose('all');
    await through(session.proceed());
    expect(session.state.verdicts.passed).toHaveLength(2);
    host.userEdit('客户登记', 0, '状态', '冻结');
    await clock.pass(1000);
    await through(session.make());
    expect(numbers(session.state.made!.passed)).toEqual(['HX-2']);
    expect(session.state.made!.refused).toMatchObject([
      { contractNo: 'HX-1', reasons: [{ code: 'customer-state' }] },
    ]);
  });
});

/** A clock on which every look and every turn costs time, so that a long run takes many turns. */
class SlowClock extends FakeClock {
  private looks = 0;
  override now(): number {
    return super.now() + this.looks++ * 3;
  }
  override after(milliseconds: number, call: () => void): () => void {
    return super.after(Math.max(milliseconds, 16), call);
  }
}

describe('a thousand contracts', () => {
  const many = (count = 1000): Ledger => {
    const ledger = customerBook('C001', 'C002');
    set(ledger, 'customers', 'status', '冻结', 1);
    for (let i = 0; i < count; i++) addContract(ledger, `HX-${i}`, i % 100 === 7 ? 'C002' : 'C001');
    return ledger;
  };

  it('go in turns with progress, and one bad row stops none of the others', async () => {
    const { session, states, through } = await open(many(), new SlowClock());
    session.choose('all');
    await through(session.proceed());
    expect(session.state.verdicts.passed).toHaveLength(990);
    expect(session.state.verdicts.refused).toHaveLength(10);
    expect(session.state.progress).toBeUndefined();
    const done = states.flatMap(({ progress }) => (progress ? [progress.done] : []));
    expect(done.length).toBeGreaterThan(50);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  it('stop when told, and what was made until then is delivered and registered', async () => {
    const { session, onState, through, host } = await open(many(), new SlowClock());
    session.choose('all');
    await through(session.proceed());
    onState(({ progress }) => {
      if ((progress?.done ?? 0) > 100) session.cancel();
    });
    await through(session.make());
    const { made } = session.state;
    expect(made!.passed.length).toBeGreaterThan(100);
    expect(made!.left).toBe(990 - made!.passed.length);
    expect(made!.left).toBeGreaterThan(0);
    expect(host.cell('合同台账', 0, '文件名')).toBe('HX-0_简称C001_T1.docx');
    expect(host.cell('合同台账', 999, '文件名')).toBeNull();
    expect(made!.delivery.parcels).toMatchObject([{ count: made!.passed.length }]);
  }, 60_000);

  it('a customer frozen in the middle of a run gets no more files', async () => {
    const { session, onState, through, host } = await open(many(400), new SlowClock());
    session.choose('all');
    await through(session.proceed());
    let isFrozen = false;
    onState(({ progress }) => {
      if (isFrozen || (progress?.done ?? 0) < 100) return;
      isFrozen = true;
      host.userEdit('客户登记', 0, '状态', '冻结');
    });
    await through(session.make());
    const { made } = session.state;
    expect(made!.passed.length).toBeLessThan(396);
    expect(made!.passed.length + made!.refused.length).toBe(400);
    expect(made!.refused.at(-1)?.reasons.map(({ code }) => code)).toContain('customer-state');
  }, 60_000);
});
