import type { Column } from '../ledger/column.ts';
import { columnValues, type Ledger, tableData } from '../ledger/data.ts';

/**
 * The choices that hold for a column in this book: its fixed list, or the values of a standards table; for
 * 评分标准 only those of the criterion that carries the column's header. Undefined when the book has none.
 */
export function choicesOf(column: Column, ledger: Ledger): readonly string[] | undefined {
  const { choices } = column;
  if (choices === undefined || !('table' in choices)) return choices;
  const data = tableData(ledger, choices.table);
  const values = columnValues(data, choices.column);
  const names = choices.table === 'bands' ? columnValues(data, 'criterionName') : undefined;
  const found = new Set<string>();
  values.forEach((value, row) => {
    if (typeof value === 'string' && value !== '' && (names === undefined || names[row] === column.header))
      found.add(value);
  });
  return found.size > 0 ? [...found] : undefined;
}
