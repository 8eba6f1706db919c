import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { approvalProblems } from '../../../src/scoring/approval-problems.ts';
import { addRows, cell } from '../../support/ledger.ts';
import { asOf154, ledgerOf154 } from '../../support/ledger-154.ts';

const complete = {
  reason: '集团担保',
  approvedBy: '周总',
  approverPost: '总经理',
  validFrom: asOf154 - 10,
  validTo: asOf154 + 10,
};

/** The customer of §15.4 (grade B, 一般客户, limit 55,000, term 30) with decisions beside it. */
function bookWith(...rows: Record<string, CellValue>[]): Ledger {
  const ledger = ledgerOf154();
  columnValues(tableData(ledger, 'applications'), 'status')[0] = '草稿';
  const numbered = rows.map((row, i) => ({ overrideNo: `TZ${i + 1}`, customerId: 'C001', ...row }));
  addRows(ledger, 'overrides', ...numbered);
  return ledger;
}

function inForce(ledger: Ledger, asOf = asOf154): CellValue[] {
  calculate(ledger, asOf);
  return ['grade', 'customerClass', 'creditLimit', 'termDays'].map((id) => cell(ledger, 'rating', id));
}

describe('人工调整 (domain.md §3.9)', () => {
  const standard = ['B', '一般客户', 55_000, 30];
  it.each<[string, Record<string, CellValue>, CellValue[], string]>([
    [
      'raises the grade, and with it class, limit and term',
      { ...complete, approvedGrade: 'A' },
      ['A', '重点客户', 110_000, 45],
      '',
    ],
    [
      'lowers the grade without anybody’s word',
      { ...complete, reason: null, approvedBy: null, approverPost: null, approvedGrade: 'C' },
      ['C', '普通客户', '不授信', 0],
      '',
    ],
    ['sets the class', { ...complete, approvedClass: '战略客户' }, ['B', '战略客户', 55_000, 30], ''],
    [
      'sets limit and term',
      { ...complete, approvedLimit: 300_000, approvedTerm: 60 },
      ['B', '一般客户', 300_000, 60],
      '',
    ],
    ['sets a limit of 0', { ...complete, approvedLimit: 0 }, ['B', '一般客户', 0, 0], ''],
    ['refuses credit', { ...complete, approvedLimit: '不授信' }, ['B', '一般客户', '不授信', 0], ''],
    [
      'holds on its first day',
      { ...complete, validFrom: asOf154, approvedTerm: 10 },
      ['B', '一般客户', 55_000, 10],
      '',
    ],
    [
      'holds on its last day',
      { ...complete, validTo: asOf154, approvedTerm: 10 },
      ['B', '一般客户', 55_000, 10],
      '',
    ],
    ['lapses by itself the day after', { ...complete, validTo: asOf154 - 1, approvedTerm: 10 }, standard, ''],
    ['waits for its first day', { ...complete, validFrom: asOf154 + 1, approvedTerm: 10 }, standard, ''],
    ['a rise without reason', { ...complete, reason: null, approvedGrade: 'A' }, standard, 'H4'],
    ['a rise without approver', { ...complete, approvedBy: null, approvedLimit: 56_000 }, standard, 'I4'],
    [
      'a rise approved by the 财务经理',
      { ...complete, approverPost: '财务经理', approvedTerm: 31 },
      standard,
      'J4',
    ],
    ['without a last day', { ...complete, validTo: null, approvedTerm: 10 }, standard, 'K4'],
    ['with a day that is text', { ...complete, validFrom: '去年', approvedTerm: 10 }, standard, 'K4'],
    ['a grade nobody knows', { ...complete, approvedGrade: 'S' }, standard, 'D4'],
    ['a limit in words', { ...complete, approvedLimit: '五万' }, standard, 'F4'],
  ])('%s', (_, row, expected, problemCell) => {
    const ledger = bookWith(row);
    expect(inForce(ledger)).toEqual(expected);
    expect(approvalProblems(ledger).map(({ cell: place, sheet }) => `${sheet}!${place}`)).toEqual(
      problemCell === '' ? [] : [`人工调整!${problemCell}`],
    );
  });

  it('keeps what the rules work out beside it', () => {
    const ledger = bookWith({ ...complete, approvedGrade: 'A', approvedLimit: 70_000 });
    calculate(ledger, asOf154);
    expect(
      ['computedGrade', 'approvedGrade', 'grade', 'computedLimit', 'approvedLimit', 'creditLimit'].map((id) =>
        cell(ledger, 'rating', id),
      ),
    ).toEqual(['B', 'A', 'A', 110_000, 70_000, 70_000]);
    expect([cell(ledger, 'rating', 'adjusted'), cell(ledger, 'rating', 'adjustedUntil')]).toEqual([
      '等级 额度 ',
      asOf154 + 10,
    ]);
  });

  it('lets the decision that began last count, item by item', () => {
    const ledger = bookWith(
      { ...complete, approvedLimit: 20_000, approvedTerm: 20 },
      { ...complete, validFrom: asOf154 - 5, approvedLimit: 30_000 },
      { ...complete, validFrom: asOf154 - 4, approvedLimit: 90_000, reason: null },
    );
    expect(inForce(ledger).slice(2)).toEqual([30_000, 20]);
    expect(cell(ledger, 'overrides', 'state', 0)).toBe('额度已被后来的调整代替 账期生效 ');
    expect(cell(ledger, 'overrides', 'state', 2)).toBe('额度调高缺调整理由 ');
  });

  it('raises nothing while a veto holds, and lowers all the same', () => {
    const ledger = bookWith({ ...complete, approvedGrade: 'A', approvedTerm: 0 });
    columnValues(tableData(ledger, 'investigation'), 'suedBySupplier')[0] = '是';
    expect(inForce(ledger)).toEqual(['D', '控制客户', '不授信', 0]);
    expect(approvalProblems(ledger).map(({ message }) => message)).toEqual([
      '人工调整!D4：TZ1的等级调整没有生效，命中否决规则，不能调高。',
    ]);
  });

  it('does not stand in for missing answers', () => {
    const ledger = bookWith({ ...complete, approvedGrade: 'A', approvedLimit: 50_000 });
    columnValues(tableData(ledger, 'investigation'), 'x1')[0] = null;
    expect(inForce(ledger)).toEqual(['', '', '', '']);
    expect(approvalProblems(ledger).map(({ message }) => message)).toEqual([
      '人工调整!B4：TZ1的等级调整没有生效，客户尚未评定。',
      '人工调整!B4：TZ1的额度调整没有生效，客户尚未评定。',
    ]);
  });
});
