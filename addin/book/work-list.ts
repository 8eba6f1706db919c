import type { LiveLedger } from '../../src/book/live-ledger.ts';
import { cellAddress, columnValues, sheetOf, type TableData, tableData } from '../../src/ledger/data.ts';
import { fenOf } from '../../src/ledger/money.ts';
import type { Problem } from '../../src/ledger/problem.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';
import type { Warning, WarningLevel } from '../../src/watch/warning.ts';
import type { CellPlace } from './host.ts';
import { daysLeftAt } from './overview.ts';

interface Item {
  /** Where to go; a problem may have no cell. */
  readonly place?: CellPlace;
  readonly customerId?: string;
  readonly name: string;
}

/** Something to do, with what there is to say about it. */
export type WorkItem =
  | (Item & { readonly kind: 'warning'; readonly level: WarningLevel; readonly warnings: readonly Warning[] })
  | (Item & { readonly kind: 'licence'; readonly licence: string; readonly daysLeft: number })
  /** Yuan beyond the limit. */
  | (Item & { readonly kind: 'overLimit'; readonly over: number })
  /** Headers of what is missing, as 信用评定!缺项 lists them. */
  | (Item & { readonly kind: 'unfinished'; readonly missing: string })
  | (Item & { readonly kind: 'contract'; readonly contractNo: string; readonly approval: string })
  | (Item & { readonly kind: 'problem'; readonly problem: Problem });

export type WorkKind = WorkItem['kind'];

/** Days before its end from which a licence is work. */
const licenceNotice = 30;

/** Everything to do but the warnings, the most pressing of a kind first. */
export function workOf(live: LiveLedger, problems: readonly Problem[]): WorkItem[] {
  return [
    ...licenceWork(live),
    ...limitWork(live),
    ...unfinishedWork(live),
    ...contractWork(live),
    ...problems.map(problemWork),
  ];
}

/** The row of a customer among the warnings. */
export function warningWork(
  live: LiveLedger,
  row: number,
  level: WarningLevel,
  warnings: readonly Warning[],
): WorkItem {
  const customers = rowsOf(live, 'customers');
  return {
    kind: 'warning',
    level,
    warnings,
    customerId: customers.text(row, 'customerId'),
    name: customers.text(row, 'name'),
    place: customers.place(row, 'name'),
  };
}

function licenceWork(live: LiveLedger): WorkItem[] {
  const licences = rowsOf(live, 'licences');
  return licences
    .flatMap((row) => {
      const daysLeft = daysLeftAt(live.ledger, row);
      if (daysLeft === undefined || daysLeft > licenceNotice) return [];
      return [
        {
          kind: 'licence' as const,
          licence: licences.text(row, 'kind'),
          daysLeft,
          customerId: licences.text(row, 'customerId'),
          name: licences.text(row, 'customerName'),
          place: licences.place(row, 'validTo'),
        },
      ];
    })
    .sort((a, b) => a.daysLeft - b.daysLeft);
}

function limitWork(live: LiveLedger): WorkItem[] {
  const rating = rowsOf(live, 'rating');
  return rating
    .flatMap((row) => {
      const available = fenOf(rating.value(row, 'available'));
      if (available === undefined || available >= 0) return [];
      return [
        { kind: 'overLimit' as const, over: -available / 100, ...customerAt(rating, row, 'available') },
      ];
    })
    .sort((a, b) => b.over - a.over);
}

function unfinishedWork(live: LiveLedger): WorkItem[] {
  const rating = rowsOf(live, 'rating');
  return rating.flatMap((row) =>
    isBlank(rating.value(row, 'grade')) && !isBlank(rating.value(row, 'customerId'))
      ? [
          {
            kind: 'unfinished' as const,
            missing: rating.text(row, 'missing').trim(),
            ...customerAt(rating, row, 'missing'),
          },
        ]
      : [],
  );
}

/** Contracts that wait to be made: neither void nor signed by both, not past their end, without a file. */
function contractWork(live: LiveLedger): WorkItem[] {
  const contracts = rowsOf(live, 'contracts');
  return contracts.flatMap((row) => {
    const [approval, sealing] = [contracts.text(row, 'approval'), contracts.text(row, 'sealing')];
    const end = contracts.value(row, 'expiresOn');
    const over = typeof end === 'number' && end < live.asOf;
    if (isBlank(contracts.value(row, 'contractNo')) || !isBlank(contracts.value(row, 'fileName'))) return [];
    if (approval === '作废' || approval === '驳回' || sealing === '双方已签' || over) return [];
    const contractNo = contracts.text(row, 'contractNo');
    return [{ kind: 'contract' as const, contractNo, approval, ...customerAt(contracts, row, 'contractNo') }];
  });
}

function problemWork(problem: Problem): WorkItem {
  const { sheet, cell } = problem;
  const place = sheet !== undefined && cell !== undefined ? { place: { sheet, cell } } : {};
  return { kind: 'problem', problem, name: sheet ?? '', ...place };
}

type Rows = ReturnType<typeof rowsOf>;

function customerAt(rows: Rows, row: number, column: string) {
  return {
    customerId: rows.text(row, 'customerId'),
    name: rows.text(row, 'customerName'),
    place: rows.place(row, column),
  };
}

/** The rows of a table by number, with what is asked of them. */
function rowsOf({ ledger }: LiveLedger, table: string) {
  const data: TableData = tableData(ledger, table);
  const value = (row: number, column: string): CellValue => columnValues(data, column)[row] ?? null;
  return {
    value,
    text: (row: number, column: string): string => {
      const found = value(row, column);
      return isBlank(found) ? '' : String(found);
    },
    place: (row: number, column: string): CellPlace => ({
      sheet: sheetOf(data),
      cell: cellAddress(data, row, column),
    }),
    flatMap<Result>(map: (row: number) => readonly Result[]): Result[] {
      const found: Result[] = [];
      for (let row = 0; row < data.rowCount; row++) found.push(...map(row));
      return found;
    },
  };
}
