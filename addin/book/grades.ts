import type { LiveLedger } from '../../src/book/live-ledger.ts';
import { columnValues, tableData } from '../../src/ledger/data.ts';

/** The grades of the book's own standard, lowest first; any number of them, under any name. */
export function gradesOf({ ledger }: LiveLedger): readonly string[] {
  return columnValues(tableData(ledger, 'grades'), 'grade').filter(
    (grade): grade is string => typeof grade === 'string' && grade !== '',
  );
}

/** How far up the standard a grade stands: 0 the lowest, 1 the highest. */
export function heightOf(grades: readonly string[], grade: string | null): number {
  const rank = grade === null ? 0 : grades.indexOf(grade);
  return grades.length < 2 ? 1 : Math.max(0, rank) / (grades.length - 1);
}
