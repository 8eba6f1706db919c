import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import { missingPolicies, notCounted } from '../ledger/tables/standards.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { compareValues } from './compare.ts';

/** One band of a criterion, with the row (0-based) of 评分标准 it stands in. */
export interface Band {
  readonly row: number;
  readonly bound: CellValue;
  readonly choice: CellValue;
  readonly points: CellValue;
  readonly maximum: CellValue;
  readonly label: CellValue;
  /** 缺失处理; that of the first row counts. */
  readonly missing: CellValue;
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
      missing: cell('missing'),
    };
  });
}

/** What a blank answer gives by the policy of the criterion's first row: points, 不计, or nothing (invariant 2). */
export function pointsOfMissing(bands: readonly Band[]): number | typeof notCounted | '' {
  const policy = policyOf(bands);
  if (policy === missingPolicies.zero) return 0;
  if (policy === missingPolicies.exclude) return notCounted;
  if (policy !== missingPolicies.worst) return '';
  const points = bands.map((band) => band.points).filter((value) => typeof value === 'number');
  return points.length === 0 ? 0 : Math.min(...points);
}

/** 缺失处理 of a criterion; 阻断 where the cell holds none of the choices. */
export function policyOf(bands: readonly Band[]): string {
  const written = bands[0]?.missing ?? null;
  const known = Object.values(missingPolicies).find((policy) => compareValues('=', policy, written) === true);
  return known ?? missingPolicies.block;
}

/** Inclusive bounds beyond which a number is no answer. */
export interface AnswerBounds {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The band a value falls into; undefined when the value is blank, unreadable or outside every band. */
export function findBand(
  bands: readonly Band[],
  by: BandSearch,
  value: CellValue,
  { minimum, maximum }: AnswerBounds = {},
): Band | undefined {
  if (by === 'choice') {
    const hits = bands.filter((band) => compareValues('=', band.choice, value) === true);
    return hits.length === 1 ? hits[0] : undefined;
  }
  if (typeof value !== 'number' || (by === 'falling' && value < 0)) return undefined;
  if (minimum !== undefined && value < minimum) return undefined;
  if (maximum !== undefined && value > maximum) return undefined;
  const bounds = bands.map(({ bound }) => (typeof bound === 'number' ? bound : Number.NaN));
  return bands[lastFitting(bounds, by, value)];
}

/** Place of the last bound that a number reaches, −1 when it reaches none; a bound that is no number is passed over. */
export function lastFitting(bounds: ArrayLike<number>, by: 'rising' | 'falling', value: number): number {
  const rounded = roundHalfAway(value, 6);
  for (let at = bounds.length - 1; at >= 0; at--)
    if (by === 'rising' ? bounds[at]! <= rounded : bounds[at]! >= rounded) return at;
  return -1;
}

/** What hit: 说明 of the band, or how a blank answer was taken; undefined when nothing did. */
export function bandText(
  bands: readonly Band[],
  { by, ...bounds }: { readonly by: BandSearch } & AnswerBounds,
  value: CellValue,
): string | undefined {
  if (isBlank(value)) {
    const policy = policyOf(bands);
    return bands.length === 0 || policy === missingPolicies.block ? undefined : `缺失，${policy}`;
  }
  const label = findBand(bands, by, value, bounds)?.label ?? null;
  return isBlank(label) ? undefined : String(label);
}
