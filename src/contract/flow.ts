import { type Ledger, tableData, valueAt } from '../ledger/data.ts';
import type { CellEdit } from '../ledger/edit.ts';
import type { Problem } from '../ledger/problem.ts';
import { approvalStates, type sealingStates } from '../ledger/tables/contracts.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import type { ContractEvent } from './register.ts';

type Approval = (typeof approvalStates)[number];
type Sealing = (typeof sealingStates)[number];

/** Which state may follow which (domain.md §6.6: 起草 → 审批 → 盖章 → 双方签收 → 存档). */
export const approvalFlow: Readonly<Record<Approval, readonly Approval[]>> = {
  草稿: ['审批中', '作废'],
  审批中: ['已批', '驳回', '作废'],
  驳回: ['草稿', '作废'],
  已批: ['作废'],
  作废: [],
};
export const sealingFlow: Readonly<Record<Sealing, readonly Sealing[]>> = {
  未寄: ['已寄', '双方已签'],
  已寄: ['已回', '双方已签'],
  已回: ['双方已签'],
  双方已签: [],
};

/** A step somebody takes. */
export interface Step {
  readonly to: string;
  readonly person: string;
  readonly post: string;
  readonly reason?: string | undefined;
  /** Where the signed original lies. */
  readonly place?: string | undefined;
  readonly happenedOn: string;
}

/** What a step writes, or why it is not taken. */
export type StepResult =
  | { readonly cells: readonly CellEdit[]; readonly event: ContractEvent }
  | { readonly problem: Problem };

/** Takes a contract one step on in approval or signing; `row` counts from 0. */
export function takeStep(ledger: Ledger, row: number, step: Step): StepResult {
  const contracts = tableData(ledger, 'contracts');
  const read = (column: string): CellValue => valueAt(contracts, row, column);
  const isApproval = (approvalStates as readonly string[]).includes(step.to);
  const column = isApproval ? 'approval' : 'sealing';
  const from = String(read(column) || (isApproval ? '草稿' : '未寄'));
  const objection = objectionTo(step, from, read);
  const contractNo = String(read('contractNo') ?? '');
  if (objection !== undefined)
    return {
      problem: {
        code: 'step-refused',
        severity: 'error',
        sheet: contracts.table.name,
        message: `合同 ${contractNo} 不能由“${from}”改为“${step.to}”：${objection}。`,
        repair: '请按流程先做前一步，或由有权的人来做。',
      },
    };
  const { person, post, reason = null, place, to, happenedOn } = step;
  return {
    cells: [
      { table: 'contracts', row, column, value: to },
      ...(place === undefined ? [] : [{ table: 'contracts', row, column: 'originalPlace', value: place }]),
    ],
    event: {
      happenedOn,
      contractNo,
      customerId: read('customerId'),
      kind: isApproval ? '审批' : '签章',
      from,
      to,
      person,
      post,
      reason,
    },
  };
}

function objectionTo(
  { to, person, post, reason, place }: Step,
  from: string,
  read: (column: string) => CellValue,
): string | undefined {
  const flow: Readonly<Record<string, readonly string[]>> = { ...approvalFlow, ...sealingFlow };
  const next = flow[from] ?? [];
  if (!next.includes(to)) return next.length > 0 ? `下一步只能是${next.join('、')}` : '这已是最后一步';
  if (person.trim() === '' || post.trim() === '') return '没有写经办人和岗位';
  if ((to === '作废' || to === '驳回') && !reason?.trim()) return '没有写理由';
  const approvers = String(read('approvers') ?? '').split('、');
  const last = approvers.at(-1) ?? '';
  if (to === '已批' && post !== last && post !== '总经理') return `须由${last}批准`;
  if (!(to in sealingFlow)) return undefined;
  if (read('approval') !== '已批') return `审批状态是“${read('approval') ?? '草稿'}”，批准后才能盖章`;
  if (to === '双方已签' && isBlank(place) && isBlank(read('originalPlace'))) return '没有写原件位置';
  return undefined;
}
