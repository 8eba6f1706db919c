import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import { applicationStates } from '../../../src/ledger/tables/approvals.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { approvalProblems } from '../../../src/scoring/approval-problems.ts';
import { applicationTransitions } from '../../../src/scoring/transitions.ts';
import { addRows, cell } from '../../support/ledger.ts';
import { asOf154, ledgerOf154 } from '../../support/ledger-154.ts';

const everybody = {
  departmentManager: '同意',
  creditManager: '同意',
  financeDirector: '同意',
  generalManager: '同意',
};

/** The book of §15.4 (standard 55,200, suggested 55,000 for 30 days), its application changed. */
function bookWith(change: Record<string, CellValue>): Ledger {
  const ledger = ledgerOf154();
  const applications = tableData(ledger, 'applications');
  for (const [column, value] of Object.entries(change)) columnValues(applications, column)[0] = value;
  calculate(ledger, asOf154);
  return ledger;
}
const read = (ledger: Ledger, ...columns: string[]): CellValue[] =>
  columns.map((column) => cell(ledger, 'applications', column));

describe('the state of an application', () => {
  const pairs = applicationStates.flatMap((from) => applicationStates.map((to) => [from, to] as const));
  it.each(pairs)('from %s to %s', (recordedStatus, status) => {
    const ledger = bookWith({ recordedStatus, status, ...everybody });
    const allowed = recordedStatus === status || applicationTransitions[recordedStatus].includes(status);
    expect(cell(ledger, 'applications', 'statusCheck')).toBe(
      allowed ? '' : `不能由“${recordedStatus}”改为“${status}”`,
    );
    expect(approvalProblems(ledger).some(({ code }) => code === 'application-state')).toBe(!allowed);
    // What may not stand has no effect.
    expect(cell(ledger, 'applications', 'inForce')).toBe(allowed && status === '已批准' ? '是' : '否');
  });

  it.each<[string, Record<string, CellValue>, string]>([
    ['complete', {}, ''],
    ['never recorded before', { recordedStatus: null }, ''],
    ['no limit', { appliedLimit: null }, '缺申请额度'],
    ['a term in words', { appliedTerm: '三十天' }, '缺申请账期'],
    ['no last day', { validTo: null }, '缺有效期起或有效期止'],
    ['over before it begins', { validTo: asOf154 - 100 }, '有效期止不在有效期起之后'],
    ['a year', { validFrom: 46_266, validTo: 46_631 }, ''],
    ['a day more than a year', { validFrom: 46_266, validTo: 46_632 }, '有效期超过12个月'],
    ['of nobody', { customerId: 'C999' }, '客户不存在'],
    ['a limit approved in words', { approvedLimit: '五万' }, '批准额度无法识别'],
    ['without the first opinion', { departmentManager: null }, '缺部门经理意见'],
    ['100,001 yuan need the 财务经理', { appliedLimit: 100_001 }, '缺财务经理意见'],
    ['31 days too', { appliedTerm: 31 }, '缺财务经理意见'],
    ['500,001 yuan need the 财务总监', { appliedLimit: 500_001, creditManager: '同意' }, '缺财务总监意见'],
    ['and the 总经理', { appliedLimit: 500_001, ...everybody, generalManager: null }, '缺总经理意见'],
    [
      'what is approved decides, not what is applied for',
      { appliedLimit: 500_001, approvedLimit: 50_000 },
      '',
    ],
    ['refused without an opinion', { status: '已驳回', departmentManager: null }, '缺审批意见'],
    ['a draft needs nothing', { status: '草稿', appliedLimit: null, validTo: null }, ''],
  ])('%s', (_, change, fault) => {
    expect(cell(bookWith(change), 'applications', 'statusCheck')).toBe(fault);
  });
});

describe('what is approved', () => {
  const special = { ...everybody, overStandardReason: '流感季备货' };
  it.each<[string, Record<string, CellValue>, limit: CellValue, term: CellValue]>([
    ['the suggestion where nothing is written', {}, 55_000, 30],
    ['less than the suggestion', { approvedLimit: 40_000, approvedTerm: 15 }, 40_000, 15],
    ['no more than the suggestion', { approvedLimit: 80_000, approvedTerm: 30 }, 55_000, 30],
    ['more as 特批', { approvedLimit: 80_000, approvedTerm: 60, ...special }, 80_000, 60],
    ['no 特批 without a reason', { approvedLimit: 80_000, ...everybody }, 55_000, 30],
    ['no credit', { approvedLimit: '不授信' }, '不授信', 0],
    ['a limit of 0', { approvedLimit: 0 }, 0, 0],
    ['frozen', { kind: '冻结' }, '不授信', 0],
    ['not begun', { approvedLimit: 40_000, effectiveOn: asOf154 + 1 }, 55_000, 30],
    ['on its last day', { approvedLimit: 40_000, expiresOn: asOf154 }, 40_000, 30],
    ['lapsed', { approvedLimit: 40_000, expiresOn: asOf154 - 1 }, 55_000, 30],
    ['in review', { approvedLimit: 40_000, status: '审批中' }, 55_000, 30],
    ['a state that may not stand', { approvedLimit: 40_000, recordedStatus: '草稿' }, 55_000, 30],
  ])('%s', (_, change, limit, term) => {
    const ledger = bookWith(change);
    expect(['creditLimit', 'termDays'].map((id) => cell(ledger, 'rating', id))).toEqual([limit, term]);
  });

  it('shows the suggestion beside what is applied for, and asks for a reason above the standard', () => {
    const ledger = bookWith({});
    expect(read(ledger, 'appliedLimit', 'suggestedLimit', 'overStandard', 'special')).toEqual([
      80_000,
      55_000,
      '是',
      '否',
    ]);
    expect(approvalProblems(ledger).map(({ code }) => code)).toEqual(['application-over-standard']);
    expect(approvalProblems(bookWith({ overStandardReason: '备货' }))).toEqual([]);
    expect(approvalProblems(bookWith({ appliedLimit: 55_200 }))).toEqual([]);
  });

  it('does not outlive a fallen grade', () => {
    const ledger = bookWith({ approvedLimit: 55_000 });
    columnValues(tableData(ledger, 'investigation'), 'suedBySupplier')[0] = '是';
    calculate(ledger, asOf154);
    expect(cell(ledger, 'rating', 'creditLimit')).toBe('不授信');
  });

  it('lets the application that began last count', () => {
    const ledger = bookWith({ approvedLimit: 20_000 });
    addRows(ledger, 'applications', {
      ...Object.fromEntries(
        [...tableData(ledger, 'applications').columns].map(([id, values]) => [id, values[0] ?? null]),
      ),
      applicationNo: 'SQ-2',
      approvedLimit: 30_000,
      effectiveOn: asOf154 - 1,
    });
    calculate(ledger, asOf154);
    expect(cell(ledger, 'rating', 'creditLimit')).toBe(30_000);
  });

  it.each([
    ['up to a tenth of the limit', {}, 5_000],
    ['more as 特批', special, 20_000],
  ])('a temporary limit comes on top: %s', (_, change, temporary) => {
    const ledger = bookWith({ kind: '临时', appliedLimit: 20_000, ...change });
    expect(['creditLimit', 'temporaryLimit', 'available'].map((id) => cell(ledger, 'rating', id))).toEqual([
      55_000,
      temporary,
      55_000 + temporary - 120_000,
    ]);
  });
});
