import { columnValues, type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';

/** A line to sign: who, and what was already said. */
export interface ApprovalLine {
  readonly 角色: string;
  readonly 意见: string;
}

/** Where 授信申请 keeps what a role said. */
const opinions: readonly (readonly [role: RegExp, column: string])[] = [
  [/部门经理/, 'departmentManager'],
  [/财务.*经理/, 'creditManager'],
  [/财务总监/, 'financeDirector'],
  [/总经理/, 'generalManager'],
];

/**
 * The people of a tier of 审批权限, in their order (domain.md §3.11). While the tier is not known the strictest is
 * printed: missing data never spares a signature.
 * @param application row of 授信申请 whose opinions stand beside the roles; none when absent
 */
export function approvalLines(ledger: Ledger, tier: number | null, application = -1): ApprovalLine[] {
  const tiers = tableData(ledger, 'approvalTiers');
  const known = columnValues(tiers, 'tier').indexOf(tier);
  const approvers = valueAt(tiers, known < 0 ? tiers.rowCount - 1 : known, 'approvers');
  return String(approvers ?? '')
    .split(/→|->|、|，|,/)
    .map((role) => role.trim())
    .filter(Boolean)
    .map((role) => ({ 角色: role, 意见: opinionOf(ledger, role, application) }));
}

function opinionOf(ledger: Ledger, role: string, application: number): string {
  const column = opinions.find(([words]) => words.test(role))?.[1];
  if (application < 0 || column === undefined) return '';
  const said: CellValue = valueAt(tableData(ledger, 'applications'), application, column);
  return isBlank(said) ? '' : String(said);
}
