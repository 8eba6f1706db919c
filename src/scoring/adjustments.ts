import { tableData, valueAt } from '../ledger/data.ts';
import { adjustedItems } from '../ledger/tables/approvals.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import type { ScoredBook } from './scored-book.ts';
import { type CellPlace, placeOf } from './trace.ts';

/** A value in force that was approved beside what the rules work out. */
export interface Adjustment {
  readonly item: (typeof adjustedItems)[number]['id'];
  readonly value: CellValue;
  readonly reason: string | null;
  readonly by: string | null;
  /** Serial numbers; both days belong to it. */
  readonly from: number | null;
  readonly until: number | null;
  /** The cell of the approved value in 人工调整 or 授信申请. */
  readonly place: CellPlace;
}

/** Where each source keeps what an adjustment tells. */
const sources = {
  overrides: { reason: 'reason', from: 'validFrom', until: 'validTo' },
  applications: { reason: 'reason', from: 'startsOn', until: 'endsOn' },
} as const;

/** The approved values in force for a customer; row of 信用评定, 0-based. */
export function adjustmentsOf(book: ScoredBook, row: number): Adjustment[] {
  const rating = tableData(book.ledger, 'rating');
  return adjustedItems.flatMap(({ id, approved }) => {
    const value = valueAt(rating, row, approved);
    const own = valueAt(rating, row, `${id}Row`);
    const table = typeof own === 'number' ? 'overrides' : 'applications';
    const position = typeof own === 'number' ? own : valueAt(rating, row, 'applicationRow');
    if (isBlank(value) || typeof position !== 'number') return [];
    const read = (column: string): CellValue => valueAt(tableData(book.ledger, table), position - 1, column);
    const { reason, from, until } = sources[table];
    return [
      {
        item: id,
        value,
        reason: textOf(read(reason)),
        by: textOf(read('approvedBy')),
        from: numberOf(read(from)),
        until: numberOf(read(until)),
        place: placeOf(book, table, position - 1, approved),
      },
    ];
  });
}

const textOf = (value: CellValue): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const numberOf = (value: CellValue): number | null => (typeof value === 'number' ? value : null);
