import type { Command } from 'commander';
import { type Replay, replayRow } from '../book/history/replay.ts';
import { columnOf } from '../ledger/column.ts';
import { cellAddress, columnValues, type Ledger, sheetOf, tableData, valueAt } from '../ledger/data.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { openBook, requireTables } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { textTable } from './text-table.ts';

interface ReplayOptions extends CommonOptions {
  readonly row?: readonly string[];
}

/** `replay BOOK.xlsx`: past ratings worked out again from what was kept of their day. */
export function replayCommand(): Command {
  return command(
    'replay',
    '按当日的输入和标准重算评定历史，核对结果是否一致；不改工作簿',
    'Works past ratings out again from the inputs and standards of their day',
    'replay 客户台账.xlsx',
    'replay 客户台账.xlsx --row P20260930-C0001',
  )
    .argument('<book>', '客户台账 / the ledger')
    .option(
      '--row <编号>',
      '评定编号，或评定历史的工作表行号；可以写多次，不写就重算全部 / number of the rating, or its worksheet row',
      (text: string, before: readonly string[] = []) => [...before, text],
    )
    .action((book: string, options: ReplayOptions) => report(options, () => replayBook(book, options)));
}

function replayBook(path: string, options: ReplayOptions) {
  const book = openBook(path, options);
  requireTables(book, ['ratingHistory', 'ratingBasis']);
  const { ledger } = book;
  const history = tableData(ledger, 'ratingHistory');
  const rows = options.row
    ? options.row.map((name) => findRow(ledger, name))
    : columnValues(history, 'snapshotNo').flatMap((number, row) => (isBlank(number) ? [] : [row]));
  const replays = rows.map((row) => ({ row, replay: replayRow(ledger, row) }));
  const read = (row: number, id: string): string => show(valueAt(history, row, id));
  return {
    json: {
      rows: replays.map(({ row, replay }) => ({
        snapshotNo: valueAt(history, row, 'snapshotNo'),
        cell: cellAddress(history, row, 'snapshotNo'),
        ...replay,
      })),
    },
    text: [
      ...textTable(
        ['评定编号', '客户编号', '标准版本', '综合得分', '等级', '额度', '重算'],
        replays.map(({ row, replay }) => [
          ...['snapshotNo', 'customerId', 'standardVersion', 'total', 'grade', 'creditLimit'].map((id) =>
            read(row, id),
          ),
          outcomes[replay.outcome],
        ]),
        [3, 5],
      ),
      `重算 ${replays.length} 行，一致 ${replays.filter(({ replay }) => replay.outcome === 'same').length} 行。`,
    ],
    problems: replays.flatMap(({ row, replay }) => problemsOf(ledger, row, replay)),
  };
}

const outcomes = { same: '一致', different: '不一致', impossible: '不能重算' } as const;

function problemsOf(ledger: Ledger, row: number, replay: Replay): Problem[] {
  if (replay.outcome === 'impossible') return [replay.problem];
  if (replay.outcome === 'same') return [];
  const history = tableData(ledger, 'ratingHistory');
  return replay.differences.map(({ column, stored, replayed }) => {
    const cell = cellAddress(history, row, column);
    const place = `${sheetOf(history)}!${cell}`;
    return {
      code: 'replay-different',
      severity: 'error',
      sheet: sheetOf(history),
      cell,
      message: `${place}：“${columnOf(history.table, column).header}”记的是 ${show(stored)}，按当日的输入和标准重算是 ${show(replayed)}。`,
      repair: '这一格在记入后被改动过，或是另一版程序记的；请与当时的备份核对。',
    };
  });
}

function findRow(ledger: Ledger, name: string): number {
  const history = tableData(ledger, 'ratingHistory');
  const byNumber = columnValues(history, 'snapshotNo').indexOf(name);
  if (byNumber >= 0) return byNumber;
  const row = /^\d+$/.test(name) ? Number(name) - history.firstRow : -1;
  if (row >= 0 && row < history.rowCount && !isBlank(valueAt(history, row, 'snapshotNo'))) return row;
  throw new ProblemError({
    code: 'replay-row-unknown',
    severity: 'error',
    sheet: sheetOf(history),
    message: `${sheetOf(history)}里没有“${name}”这一行。`,
    repair: '请写评定编号（例如 P20260930-C0001）或工作表行号；不写 --row 就重算全部。',
  });
}

function show(value: CellValue): string {
  return isBlank(value) ? '–' : String(value);
}
