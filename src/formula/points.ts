import { CellError, isBlank } from '../ledger/value.ts';
import { findBand, pointsOfMissing } from './bands.ts';
import { notFound, type Reader, type Scope, valueError } from './evaluate.ts';
import type { Points } from './expression.ts';

/** Points of the band that the value falls into, or what a blank one gives. */
export function compilePoints({ criterion, by, ...bounds }: Points, read: Reader, scope: Scope): Reader {
  return (row) => {
    const value = read(row);
    if (value instanceof CellError) return value;
    const bands = scope.index.bands(criterion);
    if (bands.length === 0) return notFound;
    if (isBlank(value)) return pointsOfMissing(bands);
    const band = findBand(bands, by, value, bounds);
    if (!band) return '';
    return band.points === null || typeof band.points === 'number' ? (band.points ?? 0) : valueError;
  };
}
