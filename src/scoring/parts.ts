import { bandText } from '../formula/bands.ts';
import type { ExplainScope } from '../formula/explain.ts';
import { columnOf } from '../ledger/column.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { parameterOf } from '../ledger/parameters.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import { tableOf } from '../ledger/tables/index.ts';
import { notCounted } from '../ledger/tables/standards.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type Criterion, type ScoredForm, scoredForms } from './criteria.ts';
import { ratingRules } from './rules/rating.ts';
import { type CellPlace, firstSourceOf, placeOf, takenPart } from './trace.ts';

/** What one criterion gave. */
export interface ScorePart {
  /** Code in 评分标准. */
  readonly criterion: string;
  readonly label: string;
  /** Title of the form. */
  readonly form: string;
  /** The cell of the points. */
  readonly place: CellPlace;
  /** The cell the points come from, and what stands in it. */
  readonly input: (CellPlace & { readonly value: CellValue }) | null;
  /** 说明 of the band that was hit, how a blank answer was taken, or the parameter that gave the points. */
  readonly band: string | null;
  readonly points: number | null;
  /** 满分. */
  readonly max: number | null;
  /** Percent of the form in 综合得分; nothing while it is not known whether the customer is new. */
  readonly weight: number | null;
  /** What one of its points counts in the form: more than 1 where other criteria do not count. */
  readonly scale: number;
  /** Points of 综合得分 it brought, two decimals; those of all parts add up to it. */
  readonly contribution: number | null;
  /**
   * `assumed`: the answer is blank and the standard gives points all the same; `excluded`: it does not count, the
   * rest of the form stands for the whole; `unused`: the form does not count for this customer.
   */
  readonly status: 'scored' | 'assumed' | 'excluded' | 'missing' | 'unused';
}

/** Why points are missing from 综合得分. */
export interface Reason {
  readonly criterion: string;
  /** From the row of the band. */
  readonly text: string;
  /** Points of 综合得分 up to the best band. */
  readonly lost: number;
}

/** What every criterion gave a customer; row of 信用评定, 0-based. */
export function scoreParts(scope: ExplainScope, row: number): ScorePart[] {
  const weights = weightsOf(scope, row);
  const parts = scoredForms.flatMap((form) => formParts(scope, form, row, weights));
  return withContributions(parts, valueAt(tableData(scope.ledger, 'rating'), row, 'total'));
}

/** The criteria that did not get their best band, most points of 综合得分 first. */
export function reasonsOf(parts: readonly ScorePart[]): Reason[] {
  return parts
    .flatMap(({ criterion, label, band, status, points, max, weight, scale }): Reason[] => {
      if ((status !== 'scored' && status !== 'assumed') || points === null || max === null || weight === null)
        return [];
      const lost = roundHalfAway(((max - points) * scale * weight) / 100, 4);
      return lost > 0 ? [{ criterion, text: band === null ? label : `${label}：${band}`, lost }] : [];
    })
    .sort((a, b) => b.lost - a.lost);
}

type Weights = ReadonlyMap<string, number> | undefined;

/** Percent of every form that counts, by its column in 信用评定; undefined when it is not known which do. */
export function weightsOf(scope: ExplainScope, row: number): Weights {
  const total = takenPart(scope, 'rating', ratingRules.columns.total!, row);
  if (total.op !== 'weighted') return undefined;
  const weights = new Map<string, number>();
  for (const { value, weight } of total.terms) {
    const percent = scope.read('rating', weight, row);
    if (value.op === 'column' && typeof percent === 'number') weights.set(value.column, percent);
  }
  return weights;
}

function formParts(scope: ExplainScope, form: ScoredForm, rating: number, weights: Weights): ScorePart[] {
  const position = valueAt(tableData(scope.ledger, 'rating'), rating, form.pointer);
  if (typeof position !== 'number') return [];
  const row = position - 1;
  const used = !weights || weights.has(form.score);
  const excluded = valueAt(tableData(scope.ledger, form.table), row, 'excluded');
  const scale = typeof excluded === 'number' && excluded < 100 ? 100 / (100 - excluded) : 1;
  return form.criteria.map((criterion) => {
    const points = valueAt(tableData(scope.ledger, form.table), row, criterion.column);
    const source = firstSourceOf(scope, form.table, criterion.points.value, row);
    const maximum = scope.index.bands(criterion.code)[0]?.maximum;
    const { header } = columnOf(tableOf(form.table), criterion.column);
    return {
      criterion: criterion.code,
      label: header,
      form: tableOf(form.table).title,
      place: placeOf(scope, form.table, row, criterion.column),
      input: source ? { ...source, value: contentOf(scope, source) } : null,
      ...hitOf(scope, form.table, criterion, row),
      points: typeof points === 'number' ? points : null,
      max: typeof maximum === 'number' ? maximum : null,
      weight: weights?.get(form.score) ?? null,
      scale,
      contribution: null,
      ...(used ? {} : { status: 'unused' }),
    };
  });
}

function contentOf({ ledger }: ExplainScope, { table, row, column }: CellPlace): CellValue {
  return valueAt(tableData(ledger, table), row, column);
}

/** The band that was hit, and how the criterion came to its points. */
function hitOf(
  scope: ExplainScope,
  table: string,
  { rule, column }: Criterion,
  row: number,
): Pick<ScorePart, 'band' | 'status'> {
  const points = valueAt(tableData(scope.ledger, table), row, column);
  const status = typeof points === 'number' ? 'scored' : points === notCounted ? 'excluded' : 'missing';
  const taken = takenPart(scope, table, rule, row);
  if (taken.op === 'parameter') return { band: parameterOf(taken.parameter).name, status };
  if (taken.op !== 'points') return { band: null, status };
  const value = scope.read(table, taken.value, row);
  const band = bandText(scope.index.bands(taken.criterion), taken, value) ?? null;
  return { band, status: status === 'scored' && isBlank(value) ? 'assumed' : status };
}

/**
 * Shares of the total. Every share is the difference of two running sums rounded to the hundredth, so that none
 * is off by more than a hundredth and all of them together are the total.
 */
function withContributions(parts: readonly ScorePart[], total: CellValue): ScorePart[] {
  let exact = 0;
  let shown = 0;
  const last = parts.findLastIndex(({ status, points }) => status !== 'unused' && points !== null);
  return parts.map((part, i) => {
    const { status, points, weight, scale } = part;
    if (status === 'unused' || status === 'excluded') return { ...part, contribution: 0 };
    if (points === null || weight === null) return part;
    exact += points * scale * weight;
    const sum = i === last && typeof total === 'number' ? total * 100 : exact;
    const rounded = roundHalfAway(sum, 0);
    const contribution = (rounded - shown) / 100;
    shown = rounded;
    return { ...part, contribution };
  });
}
