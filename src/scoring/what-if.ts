import { tableData } from '../ledger/data.ts';
import type { CellEdit } from '../ledger/edit.ts';
import type { CellValue } from '../ledger/value.ts';
import type { ScorePart } from './parts.ts';
import { type CustomerScore, scoreOf } from './result.ts';
import type { ScoredBook } from './scored-book.ts';

/** Another value in a customer's row of a form. A derived column takes it as an assumption. */
export interface Change {
  readonly table: string;
  readonly column: string;
  readonly value: CellValue;
}

/** A criterion whose line moved. */
export interface MovedPart {
  readonly before: ScorePart;
  readonly after: ScorePart;
}

export interface WhatIf {
  readonly before: CustomerScore;
  readonly after: CustomerScore;
  /** In the order of the forms. */
  readonly moved: readonly MovedPart[];
}

/** The cell of a form in the customer's row; undefined when the form has no row for the customer. */
export function customerCell(
  { ledger, index }: ScoredBook,
  customerId: string,
  table: string,
  column: string,
): Omit<CellEdit, 'value'> | undefined {
  if (!tableData(ledger, table).columns.has('customerId')) return undefined;
  const position = index.position(table, 'customerId', customerId);
  return position === undefined ? undefined : { table, column, row: position - 1 };
}

/**
 * What a customer's score would be with other values; the book stays as it is. Changes in forms that have no
 * row for the customer are passed over.
 * @returns undefined for a customer without a row in 信用评定
 */
export function whatIf(book: ScoredBook, customerId: string, changes: readonly Change[]): WhatIf | undefined {
  const before = scoreOf(book, customerId);
  if (!before) return undefined;
  const cells = changes.flatMap(({ table, column, value }) => {
    const cell = customerCell(book, customerId, table, column);
    return cell ? [{ ...cell, value }] : [];
  });
  const after = book.tryOut(cells, () => scoreOf(book, customerId)) ?? before;
  return { before, after, moved: movedParts(before.parts, after.parts) };
}

/** The criteria whose line differs between two scores. */
export function movedParts(before: readonly ScorePart[], after: readonly ScorePart[]): MovedPart[] {
  const old = new Map(before.map((part) => [part.criterion, part]));
  return after.flatMap((part) => {
    const was = old.get(part.criterion);
    return was && hasMoved(was, part) ? [{ before: was, after: part }] : [];
  });
}

function hasMoved(before: ScorePart, after: ScorePart): boolean {
  return (
    before.points !== after.points ||
    before.band !== after.band ||
    before.status !== after.status ||
    before.weight !== after.weight ||
    before.input?.value !== after.input?.value
  );
}
