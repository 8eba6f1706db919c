import { roundHalfAway } from './rounding.ts';
import type { CellValue } from './value.ts';

/** Yuan of a cell as integer fen; undefined when the cell holds no number. */
export function fenOf(value: CellValue): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? roundHalfAway(value * 100, 0) : undefined;
}
