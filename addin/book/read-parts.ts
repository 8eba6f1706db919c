import { type Ledger, type TableData, tableData } from '../../src/ledger/data.ts';
import { ProblemError } from '../../src/ledger/problem.ts';
import { tables } from '../../src/ledger/tables/index.ts';
import type { BookHost, RowRange, ShownTable } from './host.ts';
import type { PendingRead } from './pending-reads.ts';
import { dataBehind, type ShownPart, sameShape, wholeOf } from './shown-changes.ts';

/** What the events spoke of; nothing when that is not enough and the whole book has to be read. */
export async function readParts(
  host: BookHost,
  ledger: Ledger,
  missing: readonly string[],
  wanted: PendingRead['tables'],
): Promise<ShownPart[] | undefined> {
  const parts: ShownPart[] = [];
  const whole: string[] = [];
  for (const [name, ranges] of wanted) {
    const table = tables.find((known) => known.name === name);
    if (!table) continue;
    // 参数 may set another date.
    if (table.id === 'settings' || missing.includes(name)) return undefined;
    const own = ranges === 'whole' ? undefined : await readRanges(host, tableData(ledger, table.id), ranges);
    if (own) parts.push(...own);
    else whole.push(name);
  }
  const shown = whole.length === 0 ? new Map<string, ShownTable>() : await host.readTables(whole);
  if (shown.size < whole.length) return undefined;
  parts.push(...[...shown.values()].map(wholeOf));
  return reshapedTables(ledger, parts) > 1 ? undefined : parts;
}

/** Rows of a table; nothing when the table is not what it was. */
async function readRanges(
  host: BookHost,
  data: TableData,
  ranges: readonly RowRange[],
): Promise<ShownPart[] | undefined> {
  const parts: ShownPart[] = [];
  try {
    for (const { first, count } of ranges) {
      const shown = await host.readRows(data.table.name, first, count);
      if (!sameShape(data, shown)) return undefined;
      parts.push({ shown, first, count: Math.min(count, Math.max(0, data.rowCount - first)) });
    }
    return parts;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'table-missing') return undefined;
    throw error;
  }
}

/** Tables whose rows came or went. Calculating the book anew is cheaper than taking in several of them. */
export function reshapedTables(ledger: Ledger, parts: readonly ShownPart[]): number {
  return parts.filter((part) => !sameShape(dataBehind(ledger, part), part.shown)).length;
}

/** The date typed into 参数!基准日, if one was. */
export async function readFixedAsOf(
  host: BookHost,
  shown: ReadonlyMap<string, ShownTable>,
): Promise<number | undefined> {
  const row = shown.get('参数')?.columns.get('参数')?.indexOf('基准日') ?? -1;
  if (row < 0) return undefined;
  const place = { table: '参数', header: '值', rows: { first: row, count: 1 } };
  const [[typed] = []] = await host.readFormulas([place]);
  return typeof typed === 'number' ? typed : undefined;
}
