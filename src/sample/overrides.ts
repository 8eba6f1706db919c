import type { CellValue } from '../ledger/value.ts';
import type { SampleCustomer } from './customer.ts';

type Decision = Readonly<Record<string, CellValue>>;

const general = { approvedBy: '周总', approverPost: '总经理' };
const finance = { approvedBy: '钱经理', approverPost: '财务经理' };

/** Decisions of every kind: rises that are complete and ones that are not, falls, limits refused, and lapsed ones. */
const decisions: readonly Decision[] = [
  { approvedGrade: 'A', reason: '集团客户，母公司担保', ...general },
  { approvedGrade: 'C', reason: '更换实际控制人，观察半年', ...finance },
  { approvedLimit: '不授信', reason: '对账差异未清', ...finance },
  { approvedLimit: 300_000, approvedTerm: 45, reason: '流感季备货', ...general },
  { approvedLimit: 0, reason: '暂停赊销，待董事会', ...finance },
  { approvedClass: '重点客户', reason: '区域独家渠道', ...general },
  { approvedGrade: 'AAA', ...general },
  { approvedLimit: 400_000, reason: '口头同意', ...finance },
  { approvedTerm: 15, reason: '经常晚付', ...finance },
];

/** 人工调整 of a few customers; every third one is over, the next not yet begun. */
export function overrideRows(
  customers: readonly SampleCustomer[],
  asOf: number,
): Record<string, CellValue>[] {
  return customers
    .filter((_, index) => index % 11 === 10)
    .map(({ id }, index) => {
      const validFrom = asOf + ([-60, -400, -30, 15][index % 4] ?? 0);
      return {
        overrideNo: `TZ${String(index + 1).padStart(4, '0')}`,
        customerId: id,
        ...decisions[index % decisions.length],
        validFrom,
        validTo: validFrom + 180,
      };
    });
}
