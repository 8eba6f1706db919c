import type { Column } from '../ledger/column.ts';
import { CellError, type CellValue, isBlank } from '../ledger/value.ts';
import { isAside } from './aside.ts';
import { type Grid, gridValue } from './grid.ts';
import { readNumber } from './number.ts';
import { prefixOf } from './targets.ts';
import type { UnitReading } from './unit.ts';
import { normaliseValue, type ValueContext } from './value.ts';

/** How well the values of a source column fit a column of ours. */
export interface Shape {
  /** Values looked at. */
  readonly filled: number;
  /** Those of them that can be read. */
  readonly readable: number;
  /** Some of those that cannot, as they are written. */
  readonly unreadable: readonly string[];
}

/** Enough to judge by; the rest of a long ledger looks alike. */
const sampledRows = 300;
const shownUnreadable = 3;

/** The filled cells of a source column from the first row of data to before the end of the table. */
export function columnSample(grid: Grid, firstRow: number, endRow: number, column: number): CellValue[] {
  const values: CellValue[] = [];
  const end = Math.min(endRow, firstRow + sampledRows);
  for (let row = firstRow; row < end; row++) {
    const value = gridValue(grid, row, column);
    if (!isBlank(value) && !isAside(grid, row)) values.push(value);
  }
  return values;
}

/** Reads the first values of a source column as if they belonged to `column`, and counts what can be read. */
export function columnShape(
  column: Column,
  values: readonly CellValue[],
  { choices, ...unit }: UnitReading & { readonly choices?: readonly string[] },
): Shape {
  const context = valueContext(column, values, unit, choices);
  const unreadable = values.filter(
    (value) => normaliseValue(column, value, context).finding?.severity === 'error',
  );
  const written = new Set(
    unreadable.map((value) => (value instanceof CellError ? value.code : String(value))),
  );
  return {
    filled: values.length,
    readable: values.length - unreadable.length,
    unreadable: [...written].slice(0, shownUnreadable),
  };
}

/** What the whole source column says about reading one of its values. */
export function valueContext(
  column: Column,
  values: readonly CellValue[],
  { factor, percentHeader }: UnitReading,
  choices: readonly string[] | undefined,
): ValueContext {
  const percentPoints = percentHeader === true && values.some(isAboveOne);
  const prefix = prefixOf(column);
  return {
    ...(choices ? { choices } : {}),
    ...(factor === undefined ? {} : { factor }),
    ...(percentPoints ? { percentPoints } : {}),
    ...(prefix === undefined ? {} : { prefix }),
  };
}

function isAboveOne(value: CellValue): boolean {
  if (typeof value === 'number') return value > 1;
  if (typeof value !== 'string') return false;
  const reading = readNumber(value);
  return reading !== undefined && reading.suffix === undefined && reading.value > 1;
}
