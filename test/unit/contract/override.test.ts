import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { generateContracts } from '../../../src/contract/generate.ts';
import { shippedTemplates } from '../../../src/contract/ready-template.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { addContract, asOf, customerBook, shippedFiles } from '../../support/contract-book.ts';
import { addRows } from '../../support/ledger.ts';

const templates = shippedTemplates(shippedFiles);

/** A contract of a frozen customer, with rows of 合同记录. */
function outcomeWith(...events: Record<string, CellValue>[]) {
  const ledger = customerBook('C001');
  columnValues(tableData(ledger, 'customers'), 'status')[0] = '冻结';
  addContract(ledger, 'HX-1', 'C001');
  addRows(ledger, 'contractEvents', ...events);
  calculate(ledger, asOf);
  return only(ledger);
}

function only(ledger: Ledger) {
  const [outcome] = generateContracts(ledger, templates);
  return outcome!;
}

const override = {
  contractNo: 'HX-1',
  kind: '放行',
  rule: 'customer-state',
  value: '冻结',
  person: '王建国',
  post: '总经理',
  reason: '款已到账，当日解冻',
};

it('makes a contract whose refusal the right person let pass, and says who and why', () => {
  expect(outcomeWith(override)).toMatchObject({
    kind: 'made',
    notes: [
      {
        code: 'customer-state',
        severity: 'note',
        overridden: { person: '王建国', post: '总经理', reason: '款已到账，当日解冻' },
        message: expect.stringContaining('已由总经理 王建国 放行：款已到账，当日解冻。'),
      },
    ],
  });
});

it('reads the number as a person does', () => {
  expect(outcomeWith({ ...override, contractNo: 'ｈｘ-1 ' }).kind).toBe('made');
});

it.each([
  ['no person', { person: null }, '没有写经办人'],
  ['no reason', { reason: ' ' }, '没有写理由'],
  ['a post below', { post: '财务总监' }, '无权放行'],
  ['another value', { value: '暂停' }, '放行的是“暂停”，现在是“冻结”'],
] as [string, Record<string, CellValue>, string][])(
  'an override with %s does not do, and is named',
  (_, change, words) => {
    expect(outcomeWith({ ...override, ...change })).toMatchObject({
      kind: 'refused',
      reasons: [
        { code: 'customer-state' },
        { code: 'override-invalid', sheet: '合同记录', message: expect.stringContaining(words) },
      ],
    });
  },
);

it.each([
  ['of another contract', { contractNo: 'HX-2' }],
  ['of another rule', { rule: 'limit-over' }],
  ['that is no override', { kind: '审批' }],
])('a row %s says nothing', (_, change) => {
  expect(outcomeWith({ ...override, ...change })).toMatchObject({
    kind: 'refused',
    reasons: [{ code: 'customer-state' }],
  });
});

it('of two rows the sound one counts', () => {
  expect(outcomeWith({ ...override, reason: null }, override).kind).toBe('made');
});

describe('what may never pass', () => {
  it('stays refused, whoever signs', () => {
    const ledger = customerBook('C001');
    columnValues(tableData(ledger, 'licences'), 'validTo')[0] = asOf - 1;
    addContract(ledger, 'HX-1', 'C001');
    addRows(ledger, 'contractEvents', { ...override, rule: 'licence-expired', value: '2026-11-22' });
    calculate(ledger, asOf);
    expect(only(ledger)).toMatchObject({
      kind: 'refused',
      reasons: [
        { code: 'licence-expired', override: '不可放行' },
        { code: 'override-invalid', message: expect.stringContaining('任何人都不能放行') },
      ],
    });
  });
});
