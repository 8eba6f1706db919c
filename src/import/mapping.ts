import type { Column, Table } from '../ledger/column.ts';
import type { Shape } from './shape.ts';
import type { UnitReading } from './unit.ts';

/** A source column that becomes a column of the table, and why that is believed. */
export interface ColumnMatch {
  /** Position in the grid, from 0. */
  readonly sourceColumn: number;
  /** The words in the source. */
  readonly header: string;
  readonly column: Column;
  readonly by: 'header' | 'alias' | 'user';
  readonly shape: Shape;
  readonly unit: UnitReading;
}

/**
 * Why a source column is left out: nobody knows its words; its values do not fit; its unit does not convert;
 * another column says the same; a word beside the name makes it something else; it belongs to a table beside
 * this one; the user said so.
 */
export type DoubtReason = 'unknown' | 'values' | 'unit' | 'taken' | 'vetoed' | 'apart' | 'user';

/** A source column that is left out, and why. */
export interface ColumnDoubt {
  readonly sourceColumn: number;
  readonly header: string;
  readonly reason: DoubtReason;
  /** The column it looked like. */
  readonly meant?: string;
  /** The word that makes it something else (不含税). */
  readonly word?: string;
  /** How the values fit the column it looked like. */
  readonly shape?: Shape;
}

/** What a sheet becomes: its table, its header, and the column each source column fills or why it fills none. */
export interface Mapping {
  readonly table: Table;
  /** First row of the header in the grid, from 0; a header may have two lines. */
  readonly headerRow: number;
  readonly headerLines: 1 | 2;
  /** Row of the grid behind the last row of the table: another table or the end of the sheet. */
  readonly endRow: number;
  readonly matches: readonly ColumnMatch[];
  readonly doubts: readonly ColumnDoubt[];
  /** Columns with values and no header: left out without a word, but the user may name them. */
  readonly unnamed: readonly number[];
}

/** What the user decided against or beside the proposal; everything else is recognised. */
export interface MappingChoices {
  readonly header?: { readonly row: number; readonly lines: 1 | 2 };
  /** By source column: identifier of the column it fills, or null to leave it out. */
  readonly targets?: Readonly<Record<number, string | null>>;
}

/** The first row of data in the grid. */
export const firstDataRow = ({ headerRow, headerLines }: Mapping): number => headerRow + headerLines;

/** True when at least one source column fills a column that is not computed. */
export const readsSomething = ({ matches }: Mapping): boolean =>
  matches.some(({ column }) => !column.derived);
