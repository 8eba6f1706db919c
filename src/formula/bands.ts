import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import type { CellValue } from '../ledger/value.ts';
import { compareValues } from './compare.ts';

/** One band of a criterion, with the row (0-based) of 评分标准 it stands in. */
export interface Band {
  readonly row: number;
  readonly bound: CellValue;
  readonly choice: CellValue;
  readonly points: CellValue;
  readonly maximum: CellValue;
  readonly label: CellValue;
}

/** Which way a criterion's bands are searched. */
export type BandSearch = 'rising' | 'falling' | 'choice';

/**
 * The run of a criterion: as many rows as carry its code, from the first one on. (The formula counts the
 * same way, so a run torn apart is wrong in the same way in both; the standards check names it.)
 */
export function bandsOf(ledger: Ledger, criterion: string): Band[] {
  const data = tableData(ledger, 'bands');
  const codes = columnValues(data, 'criterion');
  const carries = (code: CellValue): boolean => compareValues('=', code, criterion) === true;
  const first = codes.findIndex(carries);
  const count = codes.filter(carries).length;
  if (first < 0) return [];
  return Array.from({ length: Math.min(count, data.rowCount - first) }, (_, i) => {
    const cell = (id: string): CellValue => columnValues(data, id)[first + i] ?? null;
    return {
      row: first + i,
      bound: cell('bound'),
      choice: cell('choice'),
      points: cell('points'),
      maximum: cell('maximum'),
      label: cell('label'),
    };
  });
}

/** The band a value falls into; undefined when the value is blank, unreadable or outside every band. */
export function findBand(bands: readonly Band[], by: BandSearch, value: CellValue): Band | undefined {
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
