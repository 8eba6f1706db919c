import { CellError, type CellValue } from '../ledger/value.ts';
import type { Comparison } from './expression.ts';

/**
 * Compares as a formula does: numbers before texts before truth values, texts without regard to case, an
 * empty cell equals 0 and "". Errors stay errors.
 */
export function compareValues(operator: Comparison, left: CellValue, right: CellValue): boolean | CellError {
  if (left instanceof CellError) return left;
  if (right instanceof CellError) return right;
  const order = compareOrder(left, right);
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

type Comparable = number | string | boolean;

function compareOrder(left: CellValue, right: CellValue): number {
  const a = filled(left, right);
  const b = filled(right, left);
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [a.toUpperCase(), b.toUpperCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(a) - Number(b);
}

/** What an empty cell stands for beside the other value. */
function filled(value: CellValue, other: CellValue): Comparable {
  if (value !== null) return value as Comparable;
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

function rankOf(value: Comparable): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}
