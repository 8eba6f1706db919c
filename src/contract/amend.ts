import { type Ledger, tableData, valueAt } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';
import { rowsByNumber } from './gate-book.ts';
import { amendmentNumber, numbersIn, plainNumber } from './numbering.ts';
import type { ContractEvent } from './register.ts';

type Row = Readonly<Record<string, CellValue>>;

/** Rows that register an amendment. */
export interface Amendment {
  readonly contractNo: string;
  readonly contracts: readonly Row[];
  readonly contractLines: readonly Row[];
  readonly contractEvents: readonly ContractEvent[];
}

/** Columns that an amendment begins anew. */
const anew: Row = {
  approval: '草稿',
  sealing: '未寄',
  archiveNo: null,
  originalPlace: null,
  outcome: null,
  outcomeReason: null,
  fileName: null,
  templateVersion: null,
  dataFingerprint: null,
  fileHash: null,
  generatedOn: null,
};

/**
 * An amendment of a contract: a copy of its row and items under the next number `-B01`, `-B02`…, chained to it, to
 * be changed and made like any other. The contract itself stays as it is.
 * @param row of 合同台账, 0-based
 */
export function amendmentOf(ledger: Ledger, row: number, signedOn: number, happenedOn: string): Amendment {
  const original = inputsOf(ledger, 'contracts', row);
  const amends = String(original.contractNo ?? '');
  const contractNo = amendmentNumber(amends, numbersIn(ledger));
  const lines = rowsByNumber(ledger, 'contractLines').get(plainNumber(amends)) ?? [];
  return {
    contractNo,
    contracts: [{ ...original, ...anew, ...passedDays(original, signedOn), contractNo, amends, signedOn }],
    contractLines: lines.map((line) => ({ ...inputsOf(ledger, 'contractLines', line), contractNo })),
    contractEvents: [
      {
        happenedOn,
        contractNo,
        customerId: original.customerId ?? null,
        kind: '补充',
        from: amends,
        to: contractNo,
      },
    ],
  };
}

/** Days that had passed when the amendment is signed are agreed anew. */
function passedDays(original: Row, signedOn: number): Row {
  const passed = ['deliverOn', 'expiresOn'].filter(
    (column) => Number(original[column] ?? signedOn) < signedOn,
  );
  return Object.fromEntries(passed.map((column) => [column, null]));
}

/** The input cells of a row by column. */
export function inputsOf(ledger: Ledger, table: string, row: number): Row {
  const data = tableData(ledger, table);
  const inputs = data.table.columns.filter(({ derived }) => !derived);
  return Object.fromEntries(inputs.map(({ id }) => [id, valueAt(data, row, id)]));
}
