import type { Standard } from '../standard.ts';
import { type Fault, numberIn, rowsOf } from './findings.ts';

/** Formulas take the number for the row's place: 1, 2, 3 … from the top. */
export function numberedFromOne(standard: Standard, table: string, column: string, header: string): Fault[] {
  const rows = rowsOf(standard, table);
  const wrong = rows.findIndex((row, i) => {
    const number = numberIn(row, column);
    return number !== undefined && number !== i + 1;
  });
  if (wrong < 0) return [];
  return [
    {
      code: 'standard-order-broken',
      table,
      row: rows[wrong]!.row,
      column,
      what: `${header}是 ${numberIn(rows[wrong]!, column)}，应当是 ${wrong + 1}`,
      repair: `${header}要从 1 起，从上到下逐行加一。`,
    },
  ];
}
