import type { Column } from '../ledger/column.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { readNumber } from './number.ts';
import { cleanText, compactText } from './text.ts';

/** What cleaning did to a value. */
export type ChangeKind =
  /** Spaces, line breaks or invisible characters went. */
  | 'spaces'
  /** Full-width signs became half-width, or letters upper-case. */
  | 'width'
  | 'date'
  /** Text, or a number with signs and grouping, became a number. */
  | 'number'
  /** 万元, 亿 or 元 were brought into the column's unit. */
  | 'unit'
  | 'percent'
  /** A number became text, because the column holds codes or words. */
  | 'text'
  /** Another word became the choice it stands for. */
  | 'choice'
  /** A letter was put before a code of digits. */
  | 'prefix'
  /** The customer was found by his name, or by the number he has here. */
  | 'customer'
  /** A number was given: the source has none, or has it twice. */
  | 'numbered';

/** How a value became what the table takes; nothing for one that stays as it is, or becomes nothing. */
export function changeOf(column: Column, original: CellValue, value: CellValue): ChangeKind | undefined {
  if (isBlank(value) || original === value) return undefined;
  if (isBlank(original)) return column.id === 'customerId' && !column.unique ? 'customer' : 'numbered';
  switch (column.kind) {
    case 'date':
      return typeof value === 'number' ? 'date' : textChange(original, value);
    case 'percent':
      return 'percent';
    case 'integer':
    case 'number':
    case 'money':
      return numberChange(original, value);
    case 'choice':
      return textChange(original, value) ?? 'choice';
    case 'code':
      return codeChange(column, String(original), String(value)) ?? textChange(original, value) ?? 'numbered';
    case 'text':
      return textChange(original, value) ?? 'text';
  }
}

function numberChange(original: CellValue, value: CellValue): ChangeKind {
  const written = typeof original === 'string' ? readNumber(original)?.value : original;
  return typeof written !== 'number' || written === value ? 'number' : 'unit';
}

/** Undefined when more than the writing of the text changed. */
function textChange(original: CellValue, value: CellValue): ChangeKind | undefined {
  if (typeof original !== 'string') return String(original) === value ? 'text' : undefined;
  if (cleanText(original) === value || original.replace(/\s+/g, '') === value) return 'spaces';
  const compact = compactText(original).toUpperCase();
  return compact === compactText(String(value)).toUpperCase() ? 'width' : undefined;
}

function codeChange(column: Column, original: string, value: string): ChangeKind | undefined {
  if (column.check !== 'identifier') return undefined;
  const own = compactText(original).toUpperCase();
  if (value === own) return undefined;
  if (value.endsWith(own) && /^\p{L}+$/u.test(value.slice(0, -own.length))) return 'prefix';
  return column.id === 'customerId' ? 'customer' : 'numbered';
}
