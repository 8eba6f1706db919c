import { CellError } from '../ledger/value.ts';
import { type BandSearch, findBand } from './bands.ts';
import { notFound, type Reader, type Scope, valueError } from './evaluate.ts';

/** Points of the band that the value falls into. */
export function compilePoints(criterion: string, by: BandSearch, read: Reader, scope: Scope): Reader {
  return (row) => {
    const value = read(row);
    if (value instanceof CellError) return value;
    const bands = scope.index.bands(criterion);
    if (bands.length === 0) return notFound;
    const band = findBand(bands, by, value);
    if (!band) return '';
    return band.points === null || typeof band.points === 'number' ? (band.points ?? 0) : valueError;
  };
}
