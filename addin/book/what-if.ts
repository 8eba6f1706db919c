import type { CellEdit, LiveLedger } from '../../src/book/live-ledger.ts';
import { type Column, columnOf } from '../../src/ledger/column.ts';
import { columnValues, tableData } from '../../src/ledger/data.ts';
import { tableOf } from '../../src/ledger/tables/index.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import type { ScorePart } from '../../src/scoring/parts.ts';
import { type CustomerScore, scoreOf } from '../../src/scoring/result.ts';

/** An input of the score that can be tried with another value, and how it is asked for. */
export interface WhatIfInput {
  readonly key: string;
  readonly criterion: string;
  /** Header of the input, Chinese as in the book. */
  readonly header: string;
  /** Worksheet of the input. */
  readonly sheet: string;
  readonly kind: Column['kind'];
  readonly edit: Omit<CellEdit, 'value'>;
  /** What stands in the cell. */
  readonly value: CellValue;
  readonly control: WhatIfControl;
}

export type WhatIfControl =
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'slider'; readonly minimum: number; readonly maximum: number; readonly step: number };

/** Beyond every number a cell holds in earnest: the open end of “越低越好”. */
const unbounded = 1e15;

/** Names a cell that can be tried. */
export function inputKey({ table, column, row }: Omit<CellEdit, 'value'>): string {
  return `${table}.${column}.${row}`;
}

/** The inputs behind a score, in the order of its lines; what the ledgers work out is not asked for. */
export function whatIfInputs(live: LiveLedger, parts: readonly ScorePart[]): WhatIfInput[] {
  const seen = new Set<string>();
  return parts.flatMap(({ status, criterion, input }) => {
    if (status === 'unused' || !input) return [];
    const column = columnOf(tableOf(input.table), input.column);
    const key = inputKey(input);
    const control = column.derived ? undefined : controlOf(live, criterion, column, input.value);
    if (!control || seen.has(key)) return [];
    seen.add(key);
    const { table, row, header, sheet, value } = input;
    return [
      {
        key,
        criterion,
        header,
        sheet,
        kind: column.kind,
        value,
        control,
        edit: { table, row, column: column.id },
      },
    ];
  });
}

/** The score with other values in some inputs; the book stays as it is. */
export function tryOut(
  live: LiveLedger,
  customerId: string,
  edits: readonly CellEdit[],
): CustomerScore | undefined {
  return live.tryOut(edits, () => scoreOf(live, customerId));
}

function controlOf(
  { ledger }: LiveLedger,
  criterion: string,
  column: Column,
  value: CellValue,
): WhatIfControl | undefined {
  const bands = tableData(ledger, 'bands');
  const rows = columnValues(bands, 'criterion').flatMap((code, row) => (code === criterion ? [row] : []));
  if (rows.length === 0) return undefined;
  const at = (id: string) => rows.map((row) => columnValues(bands, id)[row] ?? null);
  if (column.kind === 'choice')
    return {
      kind: 'choice',
      choices: at('choice').filter((each): each is string => typeof each === 'string'),
    };
  const bounds = at('bound').filter((each): each is number => typeof each === 'number' && each < unbounded);
  if (column.kind !== 'number' && column.kind !== 'integer' && column.kind !== 'percent') return undefined;
  return { kind: 'slider', ...rangeOf(column, bounds, typeof value === 'number' ? value : 0) };
}

/** From the least to a good way past the last bound, in steps a hand can hit. */
function rangeOf(column: Column, bounds: readonly number[], value: number) {
  const minimum = column.minimum ?? Math.min(0, value, ...bounds.map((bound) => bound * 1.5));
  if (column.kind === 'percent') {
    const top = Math.max(value, ...bounds.map((bound) => bound * 1.2));
    return { minimum, maximum: column.maximum ?? Math.ceil(top * 10) / 10, step: 0.01 };
  }
  const top = Math.max(value, ...bounds.map((bound) => bound * 1.5), 1);
  const step = column.kind === 'integer' && top <= 200 ? 1 : stepFor(top);
  return { minimum, maximum: Math.ceil(top / step) * step, step };
}

/** A round step of which there are at most about two hundred up to `top`. */
function stepFor(top: number): number {
  const rough = top / 200;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? power * 10;
}
