import { columnValues, type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { sha256 } from '../opc/sha256.ts';
import type { ContractOutcome } from './generate.ts';
import { findingAt, nobody, rowWith } from './refusal.ts';

type Refused = Extract<ContractOutcome, { kind: 'refused' }>;

/** A contract that may be handed over. */
export interface IssuedContract extends Extract<ContractOutcome, { kind: 'made' }> {
  readonly sha256: string;
  /** True when the register holds this very file already. */
  readonly isRegistered: boolean;
}

/**
 * What the register has to say to a contract that was made: a file issued before and different now is refused, so
 * that no two texts go round under one number (design invariant 7).
 */
export function againstRegister(ledger: Ledger, outcome: ContractOutcome): IssuedContract | Refused {
  if (outcome.kind === 'refused') return outcome;
  const { contractNo, customer, bytes } = outcome;
  const contracts = tableData(ledger, 'contracts');
  const row = rowWith(contracts, 'contractNo', contractNo);
  const issued = valueAt(contracts, row, 'fileHash');
  const hash = sha256(bytes);
  if (isBlank(issued) || issued === hash) return { ...outcome, sha256: hash, isRegistered: issued === hash };
  const on = valueAt(contracts, row, 'generatedOn');
  const reason = findingAt(contracts, row, 'fileHash', {
    code: 'issued-differs',
    value: hash,
    limit: issued,
    override: nobody,
    message: `合同 ${contractNo} ${isBlank(on) ? '已经' : `已于 ${on} `}生成过，内容与现在的不同，没有重做。`,
    repair: '已发出的合同不要重做，请登记补充协议；旧文件确已作废时，清空这一行的“文件校验”再生成。',
  });
  return { kind: 'refused', contractNo, customer, reasons: [reason] };
}

/** A cell of 合同台账 to write. */
export interface RegisterCell {
  readonly table: 'contracts';
  readonly row: number;
  readonly column: string;
  readonly value: CellValue;
}

/** The register's entries for files made now: name, hash, time. Rows are found by number, wherever they stand. */
export function registerEntries(
  ledger: Ledger,
  issued: readonly IssuedContract[],
  generatedOn: string,
): RegisterCell[] {
  const numbers = columnValues(tableData(ledger, 'contracts'), 'contractNo');
  const rows = new Map(numbers.map((number, row) => [number, row]));
  return issued.flatMap(({ contractNo, fileName, sha256: fileHash, isRegistered }) => {
    const row = rows.get(contractNo);
    if (row === undefined || isRegistered) return [];
    return Object.entries({ fileName, fileHash, generatedOn }).map(([column, value]) => ({
      table: 'contracts' as const,
      row,
      column,
      value,
    }));
  });
}
