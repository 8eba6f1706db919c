import { CellError, type CellValue } from '../../../src/ledger/value.ts';

/** A value as `Range.values` gives it: blank is empty text, an error its text. */
export function shownValue(value: CellValue): string | number | boolean {
  if (value === null) return '';
  return value instanceof CellError ? value.code : value;
}

/** `Excel.RangeValueType` of a value. */
export function valueType(value: CellValue): string {
  if (value === null) return 'Empty';
  if (value instanceof CellError) return 'Error';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}
