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

/** A text as formulas compare it, without regard to case. */
export function foldCase(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Neither the lower half of ASCII nor Chinese has small letters; most texts of a book are made of them.
    if (unit < 0x61 || (unit >= 0x3000 && unit < 0xa000)) continue;
    return text.toUpperCase();
  }
  return text;
}

type Comparable = number | string | boolean;

function compareOrder(left: CellValue, right: CellValue): number {
  const a = filled(left, right);
  const b = filled(right, left);
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [foldCase(a), foldCase(b)];
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
