import type { CellValue } from './value.ts';

/** A cell gets a value. */
export interface CellEdit {
  readonly table: string;
  /** 0-based. */
  readonly row: number;
  readonly column: string;
  readonly value: CellValue;
}

/** A derived cell whose value changed. */
export interface ChangedCell {
  readonly table: string;
  /** 0-based. */
  readonly row: number;
  readonly column: string;
  readonly before: CellValue;
  readonly after: CellValue;
}
