import type { Band } from '../formula/bands.ts';
import { columnOf } from '../ledger/column.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { tableOf } from '../ledger/tables/index.ts';
import type { CellValue } from '../ledger/value.ts';
import { type Criterion, type ScoredForm, scoredForms } from './criteria.ts';
import { weightsOf } from './parts.ts';
import type { CustomerScore } from './result.ts';
import type { ScoredBook } from './scored-book.ts';
import { type CellPlace, sourceOf } from './trace.ts';

/** One answer moved to a better band. */
export interface LiftOption extends CellPlace {
  readonly criterion: string;
  readonly label: string;
  readonly from: CellValue;
  /** What to write into the cell. */
  readonly value: CellValue;
  readonly band: string | null;
  readonly points: { readonly before: number; readonly after: number };
  /** Bands climbed. */
  readonly climb: number;
  /** What it adds to the weighted total, in ten-thousandths of a point. */
  readonly gain: number;
  /** Veto rules that hold now and would not any more. */
  readonly clears: readonly string[];
}

/** Tables with a row per customer whose answers staff type in. */
const handFilled: readonly string[] = ['customers', 'investigation', 'growthPotential'];

/** Every better band of every answer that a form asks of staff; row of 信用评定, 0-based. */
export function liftOptions(book: ScoredBook, score: CustomerScore, row: number): LiftOption[] {
  const weights = weightsOf(book, row);
  return scoredForms.flatMap((form) => {
    const position = valueAt(tableData(book.ledger, 'rating'), row, form.pointer);
    const weight = weights?.get(form.score);
    if (typeof position !== 'number' || weight === undefined) return [];
    return form.criteria.flatMap((criterion) =>
      optionsOf(book, score, { form, criterion, weight, row: position - 1, rating: row }),
    );
  });
}

interface Place {
  readonly form: ScoredForm;
  readonly criterion: Criterion;
  readonly weight: number;
  readonly row: number;
  readonly rating: number;
}

function optionsOf(book: ScoredBook, score: CustomerScore, place: Place): LiftOption[] {
  const { form, criterion, row } = place;
  const points = pointsOf(book, place);
  const source = sourceOf(book, form.table, criterion.points.value, row);
  if (points === undefined || !source || !isAnswer(book, source)) return [];
  const bands = book.index.bands(criterion.code);
  const better = bands.filter((band) => typeof band.points === 'number' && band.points > points);
  return better.flatMap((band) => {
    const value = criterion.points.by === 'choice' ? band.choice : band.bound;
    const option = tryBand(book, score, place, source, band, value);
    // Bands climbed are counted by their points: two bands may give the same.
    const levels = new Set(
      better.map((other) => other.points).filter((p) => Number(p) <= Number(band.points)),
    );
    return option ? [{ ...option, climb: levels.size }] : [];
  });
}

/** The option as the rules see it; nothing when the value brings no more points. */
function tryBand(
  book: ScoredBook,
  score: CustomerScore,
  place: Place,
  source: CellPlace,
  band: Band,
  value: CellValue,
): LiftOption | undefined {
  const { table, row, column } = source;
  const before = pointsOf(book, place);
  const { after, vetoes } = book.tryOut([{ table, row, column, value }], () => ({
    after: pointsOf(book, place),
    vetoes: String(valueAt(tableData(book.ledger, 'rating'), place.rating, 'vetoes'))
      .split(' ')
      .filter(Boolean),
  }));
  if (before === undefined || after === undefined || after <= before) return undefined;
  const scale = score.parts.find(({ criterion }) => criterion === place.criterion.code)?.scale ?? 1;
  return {
    ...source,
    criterion: place.criterion.code,
    label: columnOf(tableOf(place.form.table), place.criterion.column).header,
    from: valueAt(tableData(book.ledger, table), row, column),
    value,
    band: band.label === null || band.label === '' ? null : String(band.label),
    points: { before, after },
    climb: 0,
    gain: Math.ceil((Math.round(after * 100) - Math.round(before * 100)) * scale - 1e-6) * place.weight,
    clears: score.vetoes.filter((rule) => !vetoes.includes(rule)),
  };
}

function pointsOf({ ledger }: ScoredBook, { form, criterion, row }: Place): number | undefined {
  const points = valueAt(tableData(ledger, form.table), row, criterion.column);
  return typeof points === 'number' ? points : undefined;
}

/** An input of a hand-filled form; a date is a fact, not an answer that could have been better. */
function isAnswer(book: ScoredBook, { table, column }: CellPlace): boolean {
  if (!handFilled.includes(table) || book.ruleOf(table, column)) return false;
  return columnOf(tableOf(table), column).kind !== 'date';
}
