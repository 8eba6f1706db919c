import type { Problem, Severity } from '../ledger/problem.ts';

/** What is wrong or worth knowing about one value, before it is known where the value stands. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** Clause that follows the place, e.g. `“2026-02-30”不是真实存在的日期，该格留空`. */
  readonly clause: string;
  readonly repair?: string;
  /** The whole row stays out, not only this value. */
  readonly refusesRow?: true;
}

/** A refused value: the cell stays blank, never a guess. */
export const refused = (code: string, clause: string, repair: string): Finding => ({
  code,
  severity: 'error',
  clause: `${clause}，该格留空`,
  repair,
});

/** Puts a finding in its place: worksheet and cell of the source file, and the header the cell stands under. */
export function problemAt(finding: Finding, sheet: string, cell: string, header?: string): Problem {
  const column = header === undefined ? '' : `（${header}）`;
  return {
    code: finding.code,
    severity: finding.severity,
    sheet,
    cell,
    message: `工作表“${sheet}”单元格 ${cell}${column}：${finding.clause}。`,
    ...(finding.repair === undefined ? {} : { repair: finding.repair }),
  };
}

/** A row that stays out of the ledger as a whole. */
export const rowRefused = (code: string, clause: string, repair: string): Finding => ({
  code,
  severity: 'error',
  clause: `${clause}，该行没有导入`,
  repair,
  refusesRow: true,
});

/** Reports a finding about one column of a source row. */
export type Report<Row> = (finding: Finding, row: Row, columnId: string) => void;
