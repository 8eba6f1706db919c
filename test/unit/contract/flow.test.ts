import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { approvalFlow, sealingFlow, takeStep } from '../../../src/contract/flow.ts';
import { customersWithoutContract } from '../../../src/contract/missing.ts';
import { approvalStates, sealingStates } from '../../../src/ledger/tables/contracts.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { addContract, asOf, customerBook } from '../../support/contract-book.ts';
import { addRows } from '../../support/ledger.ts';

type Row = Record<string, CellValue>;

/** What a step does to a contract of 12,000 yuan, which the 部门经理 approves. */
function step(contract: Row, to: string, change: Partial<Parameters<typeof takeStep>[2]> = {}) {
  const ledger = customerBook('C001');
  addContract(ledger, 'HX-1', 'C001', contract);
  calculate(ledger, asOf);
  const result = takeStep(ledger, 0, {
    to,
    person: '李敏',
    post: '部门经理',
    reason: '客户取消',
    place: '档案室',
    happenedOn: '2026-11-23 10:00',
    ...change,
  });
  return 'problem' in result
    ? result.problem.message
    : result.cells.map(({ column, value }) => `${column}=${value}`);
}

describe('steps', () => {
  it.each(approvalStates.flatMap((from) => approvalStates.map((to) => [from, to] as const)))(
    'approval %s → %s as the flow has it',
    (from, to) => {
      expect(Array.isArray(step({ approval: from }, to))).toBe(approvalFlow[from].includes(to));
    },
  );

  it.each(sealingStates.flatMap((from) => sealingStates.map((to) => [from, to] as const)))(
    'signing %s → %s as the flow has it',
    (from, to) => {
      expect(Array.isArray(step({ approval: '已批', sealing: from }, to))).toBe(
        sealingFlow[from].includes(to),
      );
    },
  );

  it.each([
    ['nobody', { approval: '审批中' }, '已批', { person: ' ' }, '没有写经办人'],
    ['a post that may not approve', { approval: '审批中' }, '已批', { post: '业务员' }, '须由部门经理批准'],
    [
      'a post that may not approve this much',
      { approval: '审批中', annualTarget: 2_000_000 },
      '已批',
      {},
      '须由总经理批准',
    ],
    ['no reason to void', { approval: '已批' }, '作废', { reason: '' }, '没有写理由'],
    ['no reason to reject', { approval: '审批中' }, '驳回', { reason: undefined }, '没有写理由'],
    ['nothing approved', { approval: '审批中' }, '已寄', {}, '批准后才能盖章'],
    ['nowhere to find it', { approval: '已批' }, '双方已签', { place: undefined }, '没有写原件位置'],
    ['an unknown state', { approval: '已批' }, '完成', {}, '下一步只能是'],
  ] as [string, Row, string, object, string][])('refused with %s', (_, contract, to, change, words) => {
    expect(step(contract, to, change)).toContain(words);
  });

  it('a blank state is the first one; the general manager may approve anything', () => {
    expect(step({}, '审批中')).toEqual(['approval=审批中', 'originalPlace=档案室']);
    expect(step({ approval: '审批中' }, '已批', { post: '总经理', place: undefined })).toEqual([
      'approval=已批',
    ]);
  });
});

describe('customers we sell to without a contract', () => {
  const names = (contract: Row | undefined, ...sales: Row[]) => {
    const ledger = customerBook('C001');
    if (contract) addContract(ledger, 'HX-1', 'C001', contract);
    for (const [i, sale] of sales.entries())
      addRows(ledger, 'sales', {
        documentId: `X${i}`,
        customerId: 'C001',
        quantity: 1,
        unitPrice: 100,
        ...sale,
      });
    calculate(ledger, asOf);
    const found = customersWithoutContract(ledger, new Map(), asOf);
    return found.map(({ customerId, sold, contracts }) => [
      customerId,
      sold,
      ...contracts.map(({ state }) => state),
    ]);
  };
  const sale = { documentDate: asOf };
  const signed = { sealing: '双方已签', effectiveOn: asOf - 9 };

  it.each([
    ['none at all', undefined, [['C001', 100]]],
    ['a draft', {}, [['C001', 100, '草稿']]],
    ['one not signed', { fileHash: 'a1' }, [['C001', 100, '已出具']]],
    ['one that ran out', { ...signed, expiresOn: asOf - 1 }, [['C001', 100, '到期']]],
    ['a void one', { ...signed, approval: '作废' }, [['C001', 100, '作废']]],
    ['one in force', signed, []],
    ['one of another customer', { ...signed, customerId: 'C002' }, [['C001', 100]]],
  ] as [string, Row | undefined, unknown[]][])('%s', (_, contract, expected) => {
    expect(names(contract, sale)).toEqual(expected);
  });

  it('sales count for twelve months, returns against them', () => {
    expect(names(undefined, { documentDate: asOf - 365 })).toEqual([]);
    expect(names(undefined, { documentDate: asOf - 364 })).toHaveLength(1);
    expect(names(undefined, { documentDate: asOf + 1 })).toEqual([]);
    expect(names(undefined, sale, { ...sale, quantity: -1 })).toEqual([]);
  });
});
