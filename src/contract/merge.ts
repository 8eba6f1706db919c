import { cellAddress, columnValues, type Ledger, sheetOf, tableData, valueAt } from '../ledger/data.ts';
import type { CellEdit } from '../ledger/edit.ts';
import type { Problem } from '../ledger/problem.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { inputsOf } from './amend.ts';
import { rowsByNumber } from './gate-book.ts';
import { contractNumbers, numbersIn, plainNumber } from './numbering.ts';
import { headerOf } from './refusal.ts';
import type { ContractTemplate } from './template.ts';

type Row = Readonly<Record<string, CellValue>>;

/** What of another copy of the book goes into ours. */
export interface Merge {
  /** New rows by table: 合同台账, 合同明细, 合同记录. */
  readonly rows: { readonly contracts: Row[]; readonly contractLines: Row[]; readonly contractEvents: Row[] };
  /** Blank cells of ours that the other copy has filled in. */
  readonly cells: CellEdit[];
  /** Contracts of the other copy that get a new number here, because theirs is taken. */
  readonly renumbered: { readonly from: string; readonly to: string }[];
  readonly problems: Problem[];
}

/** What makes two rows of one number the same contract. */
const identity = ['customerId', 'companyCode', 'templateCode', 'signedOn'] as const;

/**
 * Brings together two copies of a book in which two people registered contracts. A number that both gave to
 * different contracts is a clash and is named; of one contract what ours lacks is taken over and what differs is
 * named. Nothing of ours is changed otherwise.
 * @param renumber gives a clashing contract of the other copy, if it is not issued, the next free number
 */
export function mergeContracts(
  ours: Ledger,
  theirs: Ledger,
  templates: ReadonlyMap<string, ContractTemplate>,
  renumber: boolean,
): Merge {
  const merge: Merge = {
    rows: { contracts: [], contractLines: [], contractEvents: [] },
    cells: [],
    renumbered: [],
    problems: [],
  };
  const ourRows = rowsByNumber(ours, 'contracts');
  const nextNumber = contractNumbers([...numbersIn(ours), ...numbersIn(theirs)]);
  for (const [number, [theirRow = -1]] of rowsByNumber(theirs, 'contracts')) {
    const theirContract = inputsOf(theirs, 'contracts', theirRow);
    const [ourRow] = ourRows.get(number) ?? [];
    if (ourRow === undefined) {
      takeOver(merge, theirs, number, theirContract);
      takeEvents(merge, ours, theirs, number);
    } else if (isSame(inputsOf(ours, 'contracts', ourRow), theirContract)) {
      fillIn(merge, ours, ourRow, theirs, theirContract);
      takeEvents(merge, ours, theirs, number);
    } else {
      const to =
        renumber && !isIssued(theirContract) ? newNumber(theirContract, templates, nextNumber) : undefined;
      if (to === undefined) merge.problems.push(clash(ours, ourRow, theirContract));
      else {
        takeOver(merge, theirs, number, { ...theirContract, contractNo: to });
        merge.renumbered.push({ from: number, to });
      }
    }
  }
  return merge;
}

function isSame(a: Row, b: Row): boolean {
  return identity.every((column) => a[column] === b[column]);
}

function isIssued(contract: Row): boolean {
  return !isBlank(contract.fileHash ?? null) || contract.sealing === '双方已签';
}

function newNumber(
  { companyCode, templateCode, signedOn }: Row,
  templates: ReadonlyMap<string, ContractTemplate>,
  next: ReturnType<typeof contractNumbers>,
): string | undefined {
  const type = templates.get(String(templateCode ?? ''))?.type;
  if (type === undefined || typeof signedOn !== 'number' || isBlank(companyCode ?? null)) return undefined;
  return next({ companyCode: String(companyCode), type, signedOn });
}

function takeOver(merge: Merge, theirs: Ledger, number: string, contract: Row): void {
  const { contractNo = null } = contract;
  merge.rows.contracts.push(contract);
  for (const row of rowsByNumber(theirs, 'contractLines').get(number) ?? [])
    merge.rows.contractLines.push({ ...inputsOf(theirs, 'contractLines', row), contractNo });
}

function takeEvents(merge: Merge, ours: Ledger, theirs: Ledger, number: string): void {
  const known = new Set(
    (rowsByNumber(ours, 'contractEvents').get(number) ?? []).map((row) =>
      JSON.stringify(inputsOf(ours, 'contractEvents', row)),
    ),
  );
  for (const row of rowsByNumber(theirs, 'contractEvents').get(number) ?? []) {
    const event = inputsOf(theirs, 'contractEvents', row);
    if (!known.has(JSON.stringify(event))) merge.rows.contractEvents.push(event);
  }
}

function fillIn(merge: Merge, ours: Ledger, row: number, theirs: Ledger, contract: Row): void {
  const data = tableData(ours, 'contracts');
  for (const [column, value] of Object.entries(contract)) {
    const own = valueAt(data, row, column);
    if (isBlank(value) || own === value || column === 'contractNo') continue;
    if (isBlank(own)) merge.cells.push({ table: 'contracts', row, column, value });
    else
      merge.problems.push({
        code: 'merge-differs',
        // Two files went out under one number.
        severity: column === 'fileHash' ? 'error' : 'warning',
        sheet: sheetOf(data),
        cell: cellAddress(data, row, column),
        message: `合同 ${contract.contractNo} 的“${headerOf(data, column)}”两份不同：本台账“${own}”，另一份“${value}”，保留本台账的。`,
        repair: '请核对后在本台账里改正。',
      });
  }
  const lines = (ledger: Ledger): string => linesOf(ledger, contract.contractNo ?? null);
  if (lines(ours) === lines(theirs)) return;
  merge.problems.push({
    code: 'merge-differs',
    severity: 'warning',
    sheet: '合同明细',
    message: `合同 ${contract.contractNo} 的货物明细两份不同，保留本台账的。`,
    repair: '请对照另一份的合同明细核对。',
  });
}

function linesOf(ledger: Ledger, contractNo: CellValue): string {
  const numbers = columnValues(tableData(ledger, 'contractLines'), 'contractNo');
  const rows = numbers.flatMap((number, row) =>
    !isBlank(number) && plainNumber(String(number)) === plainNumber(String(contractNo ?? '')) ? [row] : [],
  );
  return JSON.stringify(rows.map((row) => inputsOf(ledger, 'contractLines', row)));
}

function clash(ours: Ledger, row: number, theirs: Row): Problem {
  const data = tableData(ours, 'contracts');
  const told = (read: (column: string) => CellValue): string =>
    `客户 ${read('customerId') ?? '空白'}、模板 ${read('templateCode') ?? '空白'}`;
  return {
    code: 'number-clash',
    severity: 'error',
    sheet: sheetOf(data),
    cell: cellAddress(data, row, 'contractNo'),
    message: `编号 ${theirs.contractNo} 两份台账给了不同的合同：本台账是${told((column) => valueAt(data, row, column))}，另一份是${told((column) => theirs[column] ?? null)}，后者没有并入。`,
    repair: isIssued(theirs)
      ? '另一份的合同已经出具：请在那边作废它，换新编号重新出具后再合并。'
      : '加 --renumber 给另一份的合同换下一个编号，或在那边改号后再合并。',
  };
}
