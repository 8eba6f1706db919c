import type { Column } from '../ledger/column.ts';
import { type Grid, gridValue } from './grid.ts';
import { compactText } from './text.ts';

/** What a unit in the source header, or noted above the table, means for the numbers below it. */
export interface UnitReading {
  readonly factor?: number;
  readonly percentHeader?: true;
  /** The unit the source counts in, where it is not the column's own. */
  readonly from?: string;
  /** The unit stands above the table (单位：万元), not in the header. */
  readonly above?: true;
}

const same: Readonly<Record<string, string>> = {
  平方米: '㎡',
  'm²': '㎡',
  m2: '㎡',
  M2: '㎡',
  日: '天',
  人民币元: '元',
  人民币: '元',
};

/** The unit of money noted above a table: `单位：万元`; undefined when there is none. */
export function noteUnit(grid: Grid, headerRow: number): string | undefined {
  for (let row = headerRow - 1; row >= 0; row--)
    for (let column = 0; column < (grid.rows[row]?.length ?? 0); column++) {
      const value = gridValue(grid, row, column);
      const found = typeof value === 'string' && /单位[:：](?:人民币)?([千万亿]?元)/.exec(compactText(value));
      if (found) return found[1];
    }
  return undefined;
}

/**
 * How to bring numbers under a header with unit `source` into the unit of the column. A column without unit
 * takes any note in brackets (盒, 必填); two units that do not convert give undefined.
 * @param above unit of money noted above the table, for headers that name none
 */
export function unitFactor(
  source: string | undefined,
  target: string | undefined,
  column: Column,
  above?: string,
): UnitReading | undefined {
  if (column.kind === 'percent') return source === '%' || source === '百分比' ? { percentHeader: true } : {};
  const to = target === undefined ? undefined : (same[target] ?? target);
  if (to === undefined) return {};
  const own = source === undefined ? undefined : (same[source] ?? source);
  const noted = own === undefined || !units.includes(own);
  if (noted && above !== undefined && above !== to && (to === '元' || to === '万元')) {
    // 注册资本 without a unit on a sheet in 元 may be either.
    const reading = to === '元' ? convert(above, to) : undefined;
    return reading && { ...reading, above: true };
  }
  return own === undefined || own === to ? {} : convert(own, to);
}

const units: readonly string[] = ['元', '万元', '%', '天', '月', '㎡', '千元', '亿元'];

function convert(from: string, to: string): UnitReading | undefined {
  if (from === '万元' && to === '元') return { factor: 10_000, from };
  if (from === '元' && to === '万元') return { factor: 0.0001, from };
  return units.includes(from) ? undefined : {};
}
