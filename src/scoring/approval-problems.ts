import { cellAddress, type Ledger, sheetOf, tableData, valueAt } from '../ledger/data.ts';
import type { Problem } from '../ledger/problem.ts';
import { adjustedItems } from '../ledger/tables/approvals.ts';
import { isBlank } from '../ledger/value.ts';
import { inEffect, otherDays } from './rules/overrides.ts';

/**
 * What was approved and does not take effect as written, and applications in a state they may not stand in; each
 * names its cell. The book must be calculated: the sheet's own columns judge, this puts them into sentences.
 */
export function approvalProblems(ledger: Ledger): Problem[] {
  return [...overrideProblems(ledger), ...applicationProblems(ledger)];
}

/** The column to mend, by a word of the fault. */
const mended: readonly (readonly [word: string, column: string])[] = [
  ['理由', 'reason'],
  ['批准人', 'approvedBy'],
  ['总经理', 'approverPost'],
  ['缺生效日或失效日', 'validFrom'],
  ['失效日', 'validTo'],
  ['客户', 'customerId'],
];

function overrideProblems(ledger: Ledger): Problem[] {
  const overrides = tableData(ledger, 'overrides');
  const quiet: readonly string[] = ['', inEffect, ...otherDays];
  const rows = Array.from({ length: overrides.rowCount }, (_, row) => row);
  return rows.flatMap((row) =>
    adjustedItems.flatMap(({ id, name, approved }): Problem[] => {
      const fault = String(valueAt(overrides, row, `${id}State`) ?? '');
      if (quiet.includes(fault)) return [];
      const column = mended.find(([word]) => fault.includes(word))?.[1] ?? approved;
      const cell = cellAddress(overrides, row, column);
      return [
        {
          code: 'adjustment-without-effect',
          severity: 'warning',
          sheet: sheetOf(overrides),
          cell,
          message: `${sheetOf(overrides)}!${cell}：${valueAt(overrides, row, 'overrideNo') ?? '这一行'}的${name}调整没有生效，${fault}。`,
          repair: '补齐后自动生效；在此之前按系统值。',
        },
      ];
    }),
  );
}

function applicationProblems(ledger: Ledger): Problem[] {
  const applications = tableData(ledger, 'applications');
  const rows = Array.from({ length: applications.rowCount }, (_, row) => row);
  return rows.flatMap((row): Problem[] => {
    const read = (id: string) => valueAt(applications, row, id);
    const problem = (code: string, column: string, what: string, repair: string): Problem => {
      const cell = cellAddress(applications, row, column);
      const place = `${sheetOf(applications)}!${cell}`;
      return {
        code,
        severity: 'warning',
        sheet: sheetOf(applications),
        cell,
        message: `${place}：申请 ${read('applicationNo') ?? '（没有编号）'} ${what}。`,
        repair,
      };
    };
    const fault = String(read('statusCheck') ?? '');
    if (fault !== '')
      return [
        problem(
          'application-state',
          'status',
          `的状态“${read('status')}”不成立，${fault}`,
          '请改回原来的状态，或补齐所缺的内容；在此之前这份申请不起作用。',
        ),
      ];
    const open = read('status') === '审批中' || read('status') === '已批准';
    if (!open || read('overStandard') !== '是' || !isBlank(read('overStandardReason'))) return [];
    return [
      problem(
        'application-over-standard',
        'overStandardReason',
        '超过标准，没有写超标准说明',
        '请写明理由并由总经理同意；在此之前最多按建议额度和建议账期生效。',
      ),
    ];
  });
}
