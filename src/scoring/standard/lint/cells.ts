import { faultOf } from '../../../ledger/check.ts';
import { standardTables } from '../../../ledger/tables/standard-versions.ts';
import { isBlank } from '../../../ledger/value.ts';
import { inputsOf } from '../standard.ts';
import { type Check, type Fault, keyOf, rowsOf, textIn } from './findings.ts';

/** Tables of which a standard needs at least one row. */
const needed: readonly string[] = ['bands', 'grades', 'classes', 'creditLimits', 'approvalTiers'];

/** What every table asks of its cells: filled, readable, within range, keys only once. */
export const checkCells: Check = (standard) =>
  standardTables.flatMap((table) => {
    const rows = rowsOf(standard, table.id);
    const empty: Fault[] =
      rows.length === 0 && needed.includes(table.id)
        ? [
            {
              code: 'standard-table-empty',
              table: table.id,
              row: 0,
              column: inputsOf(table)[0]!.id,
              what: `所在的表“${table.name}”没有一行内容`,
              repair: '请把这张标准表补上，或照旧版本重建草稿（standard draft --like）。',
            },
          ]
        : [];
    return [
      ...empty,
      ...inputsOf(table).flatMap((column): Fault[] => {
        const seen = new Map<string, string>();
        return rows.flatMap((row): Fault[] => {
          const at = { table: table.id, row: row.row, column: column.id };
          const value = row.values[column.id];
          if (value === undefined || isBlank(value))
            return column.required
              ? [
                  {
                    ...at,
                    code: 'standard-cell-missing',
                    what: `“${column.header}”空着`,
                    repair: `请填写${column.header}，或删掉这一行。`,
                  },
                ]
              : [];
          const fault = faultOf(column, value);
          if (fault)
            return [
              {
                ...at,
                code: 'standard-cell-unreadable',
                what: `“${column.header}”${fault.what}`,
                repair: fault.repair,
              },
            ];
          if (!column.unique) return [];
          const key = keyOf(textIn(row, column.id));
          const earlier = seen.get(key);
          if (earlier !== undefined)
            return [
              {
                ...at,
                code: 'standard-key-repeated',
                what: `“${column.header}”的“${value}”与 ${earlier} 重复`,
                repair: '请改为不同的内容，或删掉重复的行。',
              },
            ];
          seen.set(key, standard.place(table.id, row.row, column.id).cell);
          return [];
        });
      }),
    ];
  });
