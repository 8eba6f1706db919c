import { expect, it } from 'vitest';
import { amendmentOf } from '../../../src/contract/amend.ts';
import { descriptionsOf } from '../../../src/contract/generate.ts';
import { mergeContracts } from '../../../src/contract/merge.ts';
import { shippedTemplates } from '../../../src/contract/ready-template.ts';
import type { Ledger } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { addContract, asOf, customerBook, shippedFiles } from '../../support/contract-book.ts';
import { addRows } from '../../support/ledger.ts';

const templates = descriptionsOf(shippedTemplates(shippedFiles));
const first = 'HX-XS-202611-0001';

/** A copy of the book in which somebody registered contracts. */
function copy(
  ...contracts: [number: string, customer: string, change?: Record<string, CellValue>][]
): Ledger {
  const ledger = customerBook('C001', 'C002');
  for (const [number, customer, change] of contracts) addContract(ledger, number, customer, change);
  return ledger;
}

const merge = (ours: Ledger, theirs: Ledger, renumber = false) =>
  mergeContracts(ours, theirs, templates, renumber);

it('takes over what ours has not, with items and record', () => {
  const theirs = copy([first, 'C002']);
  addRows(theirs, 'contractEvents', { contractNo: first, kind: '放行', rule: 'limit-over' });
  const { rows, cells, problems } = merge(copy(), theirs);
  expect(rows.contracts).toMatchObject([{ contractNo: first, customerId: 'C002' }]);
  expect(rows.contractLines).toMatchObject([{ contractNo: first, quantity: 1000 }]);
  expect(rows.contractEvents).toMatchObject([{ contractNo: first, rule: 'limit-over' }]);
  expect([cells, problems]).toEqual([[], []]);
});

it('of the same contract takes over what ours lacks, names what differs, and tells no event twice', () => {
  const ours = copy([first, 'C001', { receiver: '吴倩', archiveNo: null }]);
  const theirs = copy([first, 'C001', { receiver: '赵六', archiveNo: 'A-1' }]);
  const event = { contractNo: first, kind: '审批', to: '已批', person: '王芳' };
  addRows(ours, 'contractEvents', event);
  addRows(theirs, 'contractEvents', event, { ...event, to: '作废' });
  addRows(theirs, 'contractLines', { contractNo: first, lineNo: 2 });
  const { rows, cells, problems } = merge(ours, theirs);
  expect(cells).toEqual([{ table: 'contracts', row: 0, column: 'archiveNo', value: 'A-1' }]);
  expect(rows).toMatchObject({ contracts: [], contractLines: [], contractEvents: [{ to: '作废' }] });
  expect(
    problems.map(({ code, message }) => [code, message.includes('收货人') || message.includes('明细')]),
  ).toEqual([
    ['merge-differs', true],
    ['merge-differs', true],
  ]);
});

it('two files under one number are an error', () => {
  const { problems } = merge(
    copy([first, 'C001', { fileHash: 'a1' }]),
    copy([first, 'C001', { fileHash: 'b2' }]),
  );
  expect(problems).toMatchObject([{ code: 'merge-differs', severity: 'error' }]);
});

it('a number given twice is named, however it is typed, and not taken over', () => {
  const { rows, problems } = merge(copy([first, 'C001']), copy([first.toLowerCase(), 'C002']));
  expect(rows.contracts).toEqual([]);
  expect(problems).toMatchObject([
    { code: 'number-clash', severity: 'error', sheet: '合同台账', cell: 'A4' },
  ]);
  expect(problems[0]?.message).toMatch(/C001.*C002/);
});

it('a clashing contract that is not issued gets the next number that neither copy used', () => {
  const theirs = copy([first, 'C002'], ['HX-XS-202611-0007', 'C002']);
  const { rows, renumbered, problems } = merge(copy([first, 'C001']), theirs, true);
  expect(renumbered).toEqual([{ from: first, to: 'HX-XS-202611-0008' }]);
  expect(rows.contracts.map(({ contractNo }) => contractNo)).toEqual([
    'HX-XS-202611-0008',
    'HX-XS-202611-0007',
  ]);
  expect(rows.contractLines.map(({ contractNo }) => contractNo)).toEqual([
    'HX-XS-202611-0008',
    'HX-XS-202611-0007',
  ]);
  expect(problems).toEqual([]);
});

it.each([{ fileHash: 'a1' }, { sealing: '双方已签' }])(
  'one that is out under its number is never renumbered: %j',
  (change) => {
    const { rows, problems } = merge(copy([first, 'C001']), copy([first, 'C002', change]), true);
    expect(rows.contracts).toEqual([]);
    expect(problems).toMatchObject([{ code: 'number-clash', repair: expect.stringContaining('已经出具') }]);
  },
);

it('merging twice changes nothing more', () => {
  const ours = copy([first, 'C001']);
  expect(merge(ours, copy([first, 'C001']))).toEqual({
    rows: { contracts: [], contractLines: [], contractEvents: [] },
    cells: [],
    renumbered: [],
    problems: [],
  });
});

it('an amendment is a copy under the next number, chained, with nothing of the issue', () => {
  const ledger = copy([
    first,
    'C001',
    {
      ...{ fileHash: 'a1', sealing: '双方已签', approval: '已批', receiver: '吴倩' },
      ...{ deliverOn: asOf, expiresOn: asOf + 1 },
    },
  ]);
  addRows(ledger, 'contractEvents', { contractNo: `${first}-B01`, kind: '补充' });
  expect(amendmentOf(ledger, 0, asOf + 1, 'now')).toMatchObject({
    contractNo: `${first}-B02`,
    contracts: [
      {
        contractNo: `${first}-B02`,
        amends: first,
        signedOn: asOf + 1,
        receiver: '吴倩',
        deliverOn: null,
        expiresOn: asOf + 1,
        approval: '草稿',
        sealing: '未寄',
        fileHash: null,
      },
    ],
    contractLines: [{ contractNo: `${first}-B02`, quantity: 1000 }],
    contractEvents: [{ kind: '补充', from: first, to: `${first}-B02` }],
  });
});
