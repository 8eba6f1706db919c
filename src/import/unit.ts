import type { Column } from '../ledger/column.ts';

/** What a unit in the source header means for the numbers below it. */
export interface UnitReading {
  readonly factor?: number;
  readonly percentHeader?: true;
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

/**
 * How to bring numbers under a header with unit `source` into the unit of the column. A column without unit
 * takes any note in brackets (盒, 必填); two units that do not convert give undefined.
 */
export function unitFactor(
  source: string | undefined,
  target: string | undefined,
  column: Column,
): UnitReading | undefined {
  if (source === undefined) return {};
  if (column.kind === 'percent') return source === '%' || source === '百分比' ? { percentHeader: true } : {};
  const [from, to] = [same[source] ?? source, target === undefined ? undefined : (same[target] ?? target)];
  if (to === undefined || from === to) return {};
  if (from === '万元' && to === '元') return { factor: 10_000 };
  if (from === '元' && to === '万元') return { factor: 0.0001 };
  const known = ['元', '万元', '%', '天', '月', '㎡', '千元', '亿元'];
  return known.includes(from) ? undefined : {};
}
