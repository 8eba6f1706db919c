import { dateOfSerial } from '../../ledger/calendar.ts';
import {
  appendRow,
  columnValues,
  type Ledger,
  type TableData,
  tableData,
  valueAt,
} from '../../ledger/data.ts';
import { type CellValue, isBlank } from '../../ledger/value.ts';
import { scoreOf } from '../../scoring/result.ts';
import type { LiveLedger } from '../live-ledger.ts';
import { inputNames, inputValues, keepBasis, markOf, standardsText } from './basis.ts';
import { causeOf } from './causes.ts';
import { ratingPlan, ratingResults } from './plan.ts';
import { replayRow } from './replay.ts';

/** A line of 变更记录 that a snapshot wrote. */
export interface RecordedChange {
  readonly customerId: string;
  readonly item: '等级' | '审批状态';
  readonly before: string;
  readonly after: string;
  readonly cause: string;
}

export interface SnapshotReport {
  /** Rows added to 评定历史. */
  readonly added: number;
  /** Customers whose row of this day already says the same. */
  readonly unchanged: number;
  readonly changes: readonly RecordedChange[];
}

/** Tables whose typed columns a snapshot writes. */
export const snapshotTables = [
  'ratingHistory',
  'ratingBasis',
  'changeLog',
  'rating',
  'applications',
] as const;

/**
 * Adds a row per customer to 评定历史, a change of grade to 变更记录 with what moved it, and the state of every
 * application that may stand in it to 上次状态; in place. The book is calculated; it must be again after.
 */
export function takeSnapshot(book: LiveLedger): SnapshotReport {
  const { ledger } = book;
  const [history, rating] = [tableData(ledger, 'ratingHistory'), tableData(ledger, 'rating')];
  dropBlankRows(history, 'snapshotNo');
  dropBlankRows(tableData(ledger, 'ratingBasis'), 'mark');
  dropBlankRows(tableData(ledger, 'changeLog'), 'changedOn');
  const standardMark = keepBasis(ledger, '标准', standardsText(ratingPlan, ledger));
  const names = keepBasis(ledger, '输入项', inputNames(ratingPlan.inputs));
  const last = latestRows(history);
  const numbers = new Set(columnValues(history, 'snapshotNo'));
  const changes: RecordedChange[] = [];
  let [added, unchanged] = [0, 0];

  for (let row = 0; row < rating.rowCount; row++) {
    const customerId = valueAt(rating, row, 'customerId');
    if (typeof customerId !== 'string' || customerId === '') continue;
    const inputs = inputValues(names, inputsOf(book, customerId));
    const before = last.get(customerId.toUpperCase());
    const read = (id: string): CellValue => valueAt(history, before ?? -1, id);
    const inputMark = markOf(inputs);
    if (
      read('ratedOn') === book.asOf &&
      read('inputMark') === inputMark &&
      read('standardMark') === standardMark
    ) {
      unchanged++;
      continue;
    }
    const grade = valueAt(rating, row, 'grade');
    if (before !== undefined && textOf(read('grade')) !== textOf(grade))
      changes.push(gradeChange(book, customerId, before));
    const snapshotNo = freeNumber(numbers, book.asOf, customerId);
    appendRow(history, {
      ...Object.fromEntries(ratingResults.map((id) => [id, emptied(valueAt(rating, row, id))])),
      snapshotNo,
      ratedOn: book.asOf,
      customerId,
      name: emptied(valueAt(rating, row, 'customerName')),
      standardVersion: ledger.parameters.get('standardVersion') ?? null,
      overdueDays: emptied(figureOf(book, customerId, 'paymentHistory', 'weightedOverdueDays')),
      previousNo: read('snapshotNo'),
      standardMark,
      inputMark,
      inputs,
    });
    added++;
    columnValues(rating, 'lastSnapshotNo')[row] = snapshotNo;
    if (before !== undefined) columnValues(rating, 'previousGrade')[row] = read('grade');
  }
  changes.push(...recordStates(ledger));
  for (const { customerId, item, before, after, cause } of changes)
    appendRow(tableData(ledger, 'changeLog'), {
      changedOn: book.asOf,
      customerId,
      item,
      before,
      after,
      cause,
    });
  return { added, unchanged, changes };
}

/** A worksheet table has at least one row: the empty one makes place for the first. */
function dropBlankRows(data: TableData, key: string): void {
  while (data.rowCount > 0 && isBlank(valueAt(data, data.rowCount - 1, key))) {
    data.rowCount--;
    for (const values of data.columns.values()) values.length = data.rowCount;
  }
}

/** The row of the last rating of each customer (in capitals). */
function latestRows(history: TableData): Map<string, number> {
  const [ids, days] = [columnValues(history, 'customerId'), columnValues(history, 'ratedOn')];
  const last = new Map<string, number>();
  ids.forEach((id, row) => {
    const key = String(id ?? '').toUpperCase();
    const known = last.get(key);
    if (known === undefined || Number(days[row]) >= Number(days[known])) last.set(key, row);
  });
  return last;
}

function inputsOf(book: LiveLedger, customerId: string): CellValue[] {
  return ratingPlan.inputs.map(({ table, column }) => figureOf(book, customerId, table, column));
}

function figureOf(
  { ledger, index }: LiveLedger,
  customerId: string,
  table: string,
  column: string,
): CellValue {
  const position = index.position(table, 'customerId', customerId);
  return position === undefined ? null : valueAt(tableData(ledger, table), position - 1, column);
}

function gradeChange(book: LiveLedger, customerId: string, before: number): RecordedChange {
  const now = scoreOf(book, customerId)!;
  const then = replayRow(book.ledger, before);
  return {
    customerId,
    item: '等级',
    before: textOf(valueAt(tableData(book.ledger, 'ratingHistory'), before, 'grade')) || '未完成',
    after: now.grade ?? '未完成',
    cause:
      then.outcome === 'impossible' ? '上期的依据已不在工作簿里，不能逐项比较' : causeOf(then.score, now),
  };
}

/** `P20261123-C0001`, with a number behind it when the customer was rated twice on that day. */
function freeNumber(numbers: Set<CellValue>, asOf: number, customerId: string): string {
  const { year, month, day } = dateOfSerial(asOf);
  const two = (part: number): string => String(part).padStart(2, '0');
  const base = `P${year}${two(month)}${two(day)}-${customerId}`;
  let number = base;
  for (let i = 2; numbers.has(number); i++) number = `${base}-${i}`;
  numbers.add(number);
  return number;
}

/** Takes note of the states that may stand; the next change is judged against them. */
function recordStates(ledger: Ledger): RecordedChange[] {
  const applications = tableData(ledger, 'applications');
  const recorded = columnValues(applications, 'recordedStatus');
  return columnValues(applications, 'status').flatMap((status, row): RecordedChange[] => {
    const before = recorded[row] ?? null;
    const stands = !isBlank(status) && isBlank(valueAt(applications, row, 'statusCheck'));
    if (!stands || before === status) return [];
    recorded[row] = status;
    if (isBlank(before)) return [];
    return [
      {
        customerId: textOf(valueAt(applications, row, 'customerId')),
        item: '审批状态',
        before: textOf(before),
        after: textOf(status),
        cause: `申请 ${textOf(valueAt(applications, row, 'applicationNo'))}`,
      },
    ];
  });
}

const textOf = (value: CellValue): string => (isBlank(value) ? '' : String(value));
const emptied = (value: CellValue): CellValue => (isBlank(value) ? null : value);
