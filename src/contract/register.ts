import { columnValues, type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { sha256 } from '../opc/sha256.ts';
import { rowsByNumber } from './gate-book.ts';
import type { ContractOutcome, MadeContract, RefusedContract } from './generate.ts';
import { amendmentNumber, numbersIn, plainNumber } from './numbering.ts';
import { findingAt, nobody } from './refusal.ts';

/** A contract that may be handed over. */
export interface IssuedContract extends MadeContract {
  readonly sha256: string;
  /** True when the register holds this very file already. */
  readonly isRegistered: boolean;
}

/** What the register keeps of a run; the file itself is not needed any more. */
export type Registered = Omit<IssuedContract, 'bytes'> | RefusedContract;

/**
 * What the register has to say to a contract that was made: a file issued before and different now is refused, so
 * that no two texts go round under one number (design invariant 7); an amendment is proposed.
 */
export function againstRegister(ledger: Ledger, outcome: ContractOutcome): IssuedContract | RefusedContract {
  if (outcome.kind === 'refused') return outcome;
  const { contractNo, customer, row, bytes } = outcome;
  const contracts = tableData(ledger, 'contracts');
  const issued = valueAt(contracts, row, 'fileHash');
  const hash = sha256(bytes);
  if (isBlank(issued) || issued === hash) return { ...outcome, sha256: hash, isRegistered: issued === hash };
  const on = valueAt(contracts, row, 'generatedOn');
  const isSameText =
    valueAt(contracts, row, 'dataFingerprint') === outcome.fingerprint &&
    valueAt(contracts, row, 'templateVersion') === outcome.templateVersion;
  const reason = findingAt(contracts, row, 'fileHash', {
    code: 'issued-differs',
    value: hash,
    limit: issued,
    override: nobody,
    message: `合同 ${contractNo} ${isBlank(on) ? '已经' : `已于 ${on} `}出具，${isSameText ? '数据和模板没变，但只读保护等做法不同' : '内容与现在的不同'}，没有重做。`,
    repair: `要改就登记补充协议 ${amendmentNumber(contractNo, numbersIn(ledger))}；旧文件确未发出时，清空这一行的“文件校验”再生成。`,
  });
  return { kind: 'refused', contractNo, customer, row, reasons: [reason] };
}

/** A cell of 合同台账 to write. */
export interface RegisterCell {
  readonly table: 'contracts';
  readonly row: number;
  readonly column: string;
  readonly value: CellValue;
}

/**
 * The register's entries after a run: file, template, fingerprint and time of what was issued now, and for every
 * contract what the run came to. Rows are found by number, wherever they stand; cells that say so already, and
 * columns the book lacks, are left out.
 */
export function registerEntries(
  ledger: Ledger,
  outcomes: readonly Registered[],
  generatedOn: string,
): RegisterCell[] {
  const contracts = tableData(ledger, 'contracts');
  const numbers = columnValues(contracts, 'contractNo');
  const rows = new Map(numbers.map((number, row) => [number, row]));
  const hasColumn = (column: string): boolean => contracts.place?.columns.has(column) ?? true;
  return outcomes.flatMap((outcome) => {
    const row = rows.get(outcome.contractNo);
    if (row === undefined || outcome.contractNo === '') return [];
    return Object.entries(entriesOf(outcome, generatedOn))
      .filter(([column, value]) => hasColumn(column) && valueAt(contracts, row, column) !== value)
      .map(([column, value]) => ({ table: 'contracts' as const, row, column, value }));
  });
}

/** Longest text of 生成说明: the rest of many reasons is in the manifest. */
const longestReason = 300;

function entriesOf(outcome: Registered, generatedOn: string): Record<string, CellValue> {
  if (outcome.kind === 'refused') {
    const isFailure = outcome.reasons.some(({ code }) => code === 'contract-failed');
    const told = outcome.reasons.map(({ code, message }) => `${code}：${message}`).join('');
    return { outcome: isFailure ? '失败' : '拒绝', outcomeReason: told.slice(0, longestReason) };
  }
  const { fileName, templateVersion, fingerprint, sha256: fileHash, isRegistered } = outcome;
  return {
    outcome: '已生成',
    outcomeReason: null,
    templateVersion,
    dataFingerprint: fingerprint,
    ...(isRegistered ? {} : { fileName, fileHash, generatedOn }),
  };
}

/** True when the book has the table 合同记录. */
export function keepsRecord(ledger: Ledger): boolean {
  return tableData(ledger, 'contractEvents').place !== undefined;
}

/** A row of 合同记录, by column identifier. */
export type ContractEvent = Readonly<Record<string, CellValue>>;

/** Rows of 合同记录 for files issued now; an issue that stands there already is not told twice. */
export function issueEvents(
  ledger: Ledger,
  outcomes: readonly Registered[],
  happenedOn: string,
): ContractEvent[] {
  const events = tableData(ledger, 'contractEvents');
  const known = rowsByNumber(ledger, 'contractEvents');
  const isKnown = (contractNo: string, fileHash: string): boolean =>
    (known.get(plainNumber(contractNo)) ?? []).some((row) => valueAt(events, row, 'fileHash') === fileHash);
  return outcomes.flatMap((outcome) => {
    if (outcome.kind === 'refused' || outcome.isRegistered) return [];
    const { contractNo, row, fileName, sha256: fileHash } = outcome;
    if (isKnown(contractNo, fileHash)) return [];
    const customerId = valueAt(tableData(ledger, 'contracts'), row, 'customerId');
    return [{ happenedOn, contractNo, customerId, kind: '出具', fileName, fileHash }];
  });
}
