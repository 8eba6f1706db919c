import type { Finding } from '../../../src/import/finding.ts';
import { normaliseValue } from '../../../src/import/value.ts';
import type { Column } from '../../../src/ledger/column.ts';
import type { CellValue } from '../../../src/ledger/value.ts';

export interface Typed {
  readonly value: CellValue;
  /** What is worth knowing about how it was read. */
  readonly finding?: Finding;
}

/**
 * What a typed or pasted text comes to in a column: dates, amounts, percentages and choices as an import reads
 * them. What the column cannot take stays the text it was, for nothing may be lost; the book names the cell then.
 */
export function readTyped(column: Column | undefined, text: string, choices?: readonly string[]): Typed {
  if (text.trim() === '') return { value: null };
  if (!column) return { value: readPlain(text) };
  const { value, finding } = normaliseValue(column, text, choices ? { choices } : {});
  if (finding?.severity === 'error') return { value: text };
  return finding ? { value, finding } : { value };
}

/** A column of the user's own: numbers that a cell can hold, everything else as text. */
function readPlain(text: string): CellValue {
  return /^-?\d{1,15}(\.\d+)?$/.test(text) && !/^-?0\d/.test(text) ? Number(text) : text;
}
