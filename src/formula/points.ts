import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import { CellError, type CellValue } from '../ledger/value.ts';
import { compareValues } from './compare.ts';
import { notFound, type Reader, valueError } from './evaluate.ts';

/** One band of a criterion, with the row (0-based) of 评分标准 it stands in. */
export interface Band {
  readonly row: number;
  readonly bound: CellValue;
  readonly choice: CellValue;
  readonly points: CellValue;
}

/**
 * The run of a criterion: as many rows as carry its code, from the first one on. (The formula counts the
 * same way, so a run torn apart is wrong in the same way in both; the standards check names it.)
 */
export function bandsOf(ledger: Ledger, criterion: string): Band[] {
  const data = tableData(ledger, 'bands');
  const codes = columnValues(data, 'criterion');
  const [bounds, choices, points] = ['bound', 'choice', 'points'].map((id) => columnValues(data, id));
  const carries = (code: CellValue): boolean => compareValues('=', code, criterion) === true;
  const first = codes.findIndex(carries);
  const count = codes.filter(carries).length;
  if (first < 0) return [];
  return Array.from({ length: Math.min(count, data.rowCount - first) }, (_, i) => ({
    row: first + i,
    bound: bounds![first + i] ?? null,
    choice: choices![first + i] ?? null,
    points: points![first + i] ?? null,
  }));
}

/** The band a value falls into; undefined when the value is blank, unreadable or outside every band. */
export function findBand(
  bands: readonly Band[],
  by: 'rising' | 'falling' | 'choice',
  value: CellValue,
): Band | undefined {
  if (by === 'choice') {
    const hits = bands.filter((band) => compareValues('=', band.choice, value) === true);
    return hits.length === 1 ? hits[0] : undefined;
  }
  if (typeof value !== 'number' || (by === 'falling' && value < 0)) return undefined;
  const rounded = roundHalfAway(value, 6);
  return bands.findLast(
    ({ bound }) => typeof bound === 'number' && (by === 'rising' ? bound <= rounded : bound >= rounded),
  );
}

/** Points of the band that the value falls into. */
export function compilePoints(
  criterion: string,
  by: 'rising' | 'falling' | 'choice',
  read: Reader,
  ledger: Ledger,
): Reader {
  const bands = bandsOf(ledger, criterion);
  return (row) => {
    const value = read(row);
    if (value instanceof CellError) return value;
    if (bands.length === 0) return notFound;
    const band = findBand(bands, by, value);
    if (!band) return '';
    return band.points === null || typeof band.points === 'number' ? (band.points ?? 0) : valueError;
  };
}
