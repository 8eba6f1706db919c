import { tableData, valueAt } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import type { GateBook } from './gate-book.ts';
import { plainNumber } from './numbering.ts';
import { findingAt, nobody, type Refusal } from './refusal.ts';

/** Posts that may let a refusal pass, by the post the refusal names: itself and those above it (domain.md §3.9). */
const authorised: Readonly<Record<string, readonly string[]>> = {
  财务经理: ['财务经理', '财务总监', '总经理'],
  财务总监: ['财务总监', '总经理'],
  总经理: ['总经理'],
  // GSP gives quality the last word: no other post stands above it.
  质量管理部: ['质量管理部', '质量负责人'],
  法务: ['法务', '总经理'],
};

/** Who let a refusal pass, and why. */
export interface Override {
  readonly person: string;
  readonly post: string;
  readonly reason: string;
}

/**
 * Findings after what 合同记录 says to them: a refusal that the right person let pass, with a reason and for the very
 * value found now, becomes a note; a row 放行 that does not do is told beside the refusal it was meant for.
 */
export function afterOverrides(book: GateBook, contractNo: string, findings: readonly Refusal[]): Refusal[] {
  const rows = contractNo === '' ? undefined : book.eventRows.get(plainNumber(contractNo));
  if (!rows) return [...findings];
  return findings.flatMap((finding) =>
    finding.severity === 'error' ? decided(book, rows, finding) : [finding],
  );
}

function decided(book: GateBook, rows: readonly number[], finding: Refusal): Refusal[] {
  const events = tableData(book.ledger, 'contractEvents');
  const read = (row: number, column: string): string => textOf(valueAt(events, row, column)).trim();
  const meant = rows.filter((row) => read(row, 'kind') === '放行' && read(row, 'rule') === finding.code);
  const objections: [row: number, objection: string][] = [];
  for (const row of meant) {
    const override = { person: read(row, 'person'), post: read(row, 'post'), reason: read(row, 'reason') };
    const objection = objectionTo(override, read(row, 'value'), finding);
    if (objection === undefined) return [passed(finding, override)];
    objections.push([row, objection]);
  }
  const [row, objection] = objections.at(-1) ?? [];
  if (row === undefined) return [finding];
  const invalid = findingAt(events, row, 'rule', {
    code: 'override-invalid',
    value: finding.code,
    limit: finding.override,
    override: nobody,
    message: `合同记录里对规则 ${finding.code} 的放行不算数：${objection}。`,
    repair: '请由有权的人重新登记一行“放行”，写明检查值、经办人、岗位和理由。',
  });
  return [finding, invalid];
}

/** Why an override does not do; nothing when it does. */
export function objectionTo(
  { person, post, reason }: Override,
  value: string,
  finding: Refusal,
): string | undefined {
  if (finding.override === nobody) return '这条规则任何人都不能放行';
  if (person === '') return '没有写经办人';
  if (reason === '') return '没有写理由';
  if (!(authorised[finding.override] ?? [finding.override]).includes(post))
    return `岗位“${post}”无权放行，须是${finding.override}`;
  if (value !== textOf(finding.value)) return `放行的是“${value}”，现在是“${textOf(finding.value)}”`;
  return undefined;
}

function passed(finding: Refusal, override: Override): Refusal {
  const { person, post, reason } = override;
  return {
    ...finding,
    severity: 'note',
    overridden: override,
    message: `${finding.message}已由${post} ${person} 放行：${reason}。`,
  };
}

/** A value found, as 合同记录 keeps it. */
export function textOf(value: CellValue): string {
  return isBlank(value) ? '' : String(value);
}
