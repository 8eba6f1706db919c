import { appendRow, cellAddress, type Ledger, sheetOf, tableData, valueAt } from '../../ledger/data.ts';
import type { CellEdit } from '../../ledger/edit.ts';
import type { Problem } from '../../ledger/problem.ts';
import { customerForms } from '../../ledger/tables/index.ts';
import { type CellValue, isBlank } from '../../ledger/value.ts';
import { type CustomerScore, scoreOf } from '../../scoring/result.ts';
import { LiveLedger } from '../live-ledger.ts';
import { ruleOf } from '../rules.ts';
import { basisOf, inputsNamed, ledgerFromStandards, markOf, readInputValues } from './basis.ts';
import { ratingResults } from './plan.ts';

/** A figure of a past rating and what it comes to now from the same inputs and standards. */
export interface Difference {
  readonly column: (typeof ratingResults)[number];
  readonly stored: CellValue;
  readonly replayed: CellValue;
}

/** A past rating worked out again, or the reason why it cannot be. */
export type Replay =
  | { readonly outcome: 'same'; readonly score: CustomerScore }
  | {
      readonly outcome: 'different';
      readonly score: CustomerScore;
      readonly differences: readonly Difference[];
    }
  | { readonly outcome: 'impossible'; readonly problem: Problem };

/**
 * Works a row of 评定历史 (0-based) out again from what was kept of its day: nothing of the book as it is now plays a
 * part but 评定历史 and 评定依据.
 */
export function replayRow(ledger: Ledger, row: number): Replay {
  const history = tableData(ledger, 'ratingHistory');
  const read = (id: string): CellValue => valueAt(history, row, id);
  const impossible = (code: string, column: string, why: string, repair: string): Replay => {
    const cell = cellAddress(history, row, column);
    const place = `${sheetOf(history)}!${cell}`;
    const message = `${place}：${read('snapshotNo')} 不能重算，${why}。`;
    return {
      outcome: 'impossible',
      problem: { code, severity: 'error', sheet: sheetOf(history), cell, message, repair },
    };
  };
  const restore = '请从当时的备份取回这一格；取不回来，这一行只能作记录，不能重算。';

  const [inputs, ratedOn] = [read('inputs'), read('ratedOn')];
  if (isBlank(inputs) || typeof ratedOn !== 'number')
    return impossible('replay-inputs-missing', 'inputs', '当日的输入内容已不在工作簿里', restore);
  if (markOf(String(inputs)) !== read('inputMark'))
    return impossible('replay-inputs-altered', 'inputs', '输入内容与它的指纹不符，被改动过', restore);
  const standards = basisOf(ledger, read('standardMark'));
  if (standards === undefined)
    return impossible(
      'replay-standards-missing',
      'standardMark',
      '当日的标准已不在“评定依据”里，或被改动过',
      '请从备份取回“评定依据”里这个指纹的各段。',
    );
  const { names, values } = readInputValues(String(inputs));
  const list = basisOf(ledger, names);
  if (list === undefined)
    return impossible(
      'replay-list-missing',
      'inputs',
      `输入项清单 ${names} 已不在“评定依据”里，或被改动过`,
      '请从备份取回“评定依据”里这个指纹的各段。',
    );
  const score = scoreAgain(standards, inputsNamed(list), values, {
    customerId: String(read('customerId') ?? ''),
    name: read('name'),
    ratedOn,
  });
  const differences = ratingResults.flatMap((column): Difference[] => {
    const [stored, replayed] = [read(column), score[column]];
    return same(stored, replayed) ? [] : [{ column, stored, replayed }];
  });
  return differences.length === 0
    ? { outcome: 'same', score: score.whole }
    : { outcome: 'different', score: score.whole, differences };
}

interface Identity {
  readonly customerId: string;
  readonly name: CellValue;
  readonly ratedOn: number;
}

type Results = Readonly<Record<(typeof ratingResults)[number], CellValue>>;

/** One customer in a book of its own, with the standards of the day; figures from ledgers are assumed. */
function scoreAgain(
  standards: string,
  inputs: readonly { readonly table: string; readonly column: string }[],
  values: readonly CellValue[],
  { customerId, name, ratedOn }: Identity,
): Results & { readonly whole: CustomerScore } {
  const ledger = ledgerFromStandards(standards);
  const typed = (table: string): Record<string, CellValue> =>
    Object.fromEntries(
      inputs.flatMap((input, i) =>
        input.table === table && !ruleOf(table, input.column) ? [[input.column, values[i] ?? null]] : [],
      ),
    );
  for (const table of ['customers', ...customerForms])
    appendRow(tableData(ledger, table), { name, ...typed(table), customerId });
  const assumed = inputs.flatMap(({ table, column }, i): CellEdit[] =>
    ruleOf(table, column) ? [{ table, column, row: 0, value: values[i] ?? null }] : [],
  );
  const live = new LiveLedger(ledger, ratedOn);
  return live.tryOut(assumed, () => {
    const rating = tableData(ledger, 'rating');
    const results = Object.fromEntries(ratingResults.map((id) => [id, valueAt(rating, 0, id)]));
    return { ...(results as Results), whole: scoreOf(live, customerId)! };
  });
}

/** A blank and an empty text are the same: a stored blank is how a formula's empty text comes back. */
function same(stored: CellValue, replayed: CellValue): boolean {
  return isBlank(stored) ? isBlank(replayed) : Object.is(stored, replayed);
}
