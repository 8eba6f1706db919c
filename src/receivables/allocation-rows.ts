import { columnValues, type TableData, takeRows } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';

/** What a receipt row becomes, or one of the rows it becomes; fen. */
export interface Part {
  readonly amount: number;
  readonly discount: number;
  readonly documentId: string | null;
  /** The row's own document, which it goes on naming. */
  readonly kept?: true;
}

const automatic = '自动';

/** 备注 of a row that continues the one above it; what makes taking back exact. */
const continuation = '接上行：自动核销分出';

/** 备注 gains this when a row loses the document that staff named, because others have settled it. */
const formerDocument = /〔原(指定|单据) ([^〔〕]+)〕$/;

/**
 * Writes parts in place of their rows. The first part keeps the row; the others stand below it, are copies but for
 * amount, discount, document and remark, and say in 备注 that they continue the row above.
 * @param parts by row (0-based); rows that are not named stay as they are
 */
export function writeParts(table: TableData, parts: ReadonlyMap<number, readonly Part[]>): void {
  if (parts.size === 0) return;
  const source: number[] = [];
  const written: (Part | undefined)[] = [];
  for (let row = 0; row < table.rowCount; row++)
    for (const part of parts.get(row) ?? [undefined]) {
      source.push(row);
      written.push(part);
    }
  const old = new Map(table.columns);
  takeRows(table, source);
  const cell = (id: string, row: number): CellValue => old.get(id)?.[row] ?? null;
  const replace = (id: string, value: (part: Part, row: number, first: boolean) => CellValue): void => {
    const values = columnValues(table, id);
    written.forEach((part, i) => {
      const row = source[i] ?? 0;
      if (part) values[i] = value(part, row, source[i - 1] !== row);
    });
  };

  const movedByHand = (part: Part, row: number): boolean =>
    !part.kept && cell('allocation', row) !== automatic && !isBlank(cell('documentId', row));
  replace('amount', ({ amount }) => amount / 100);
  replace('discount', (_, row, first) => (first ? cell('discount', row) : null));
  replace('documentId', (part, row) => (part.kept ? cell('documentId', row) : part.documentId));
  replace('allocation', (part, row, first) => {
    if (part.kept) return cell('allocation', row);
    const released = first && part.documentId === null && !movedByHand(part, row);
    return released && cell('remark', row) !== continuation ? null : automatic;
  });
  replace('remark', (part, row, first) => {
    if (!first) return continuation;
    const remark = cell('remark', row);
    if (!movedByHand(part, row)) return remark;
    const how = cell('allocation', row) === '指定' ? '指定' : '单据';
    return `${isBlank(remark) ? '' : String(remark)}〔原${how} ${String(cell('documentId', row))}〕`;
  });
}

/**
 * Puts the rows that `writeParts` wrote together again. A continuation joins the nearest row of its receipt above
 * it; one that cannot (rows were deleted, an amount no longer reads) stays a receipt without document.
 */
export function mergeParts(table: TableData): void {
  const read = (id: string) => columnValues(table, id);
  const [receiptIds, amounts, documentIds] = [read('receiptId'), read('amount'), read('documentId')];
  const [allocation, remarks] = [read('allocation'), read('remark')];
  const kept: number[] = [];
  const heads = new Map<CellValue, number>();
  for (let row = 0; row < table.rowCount; row++) {
    const receiptId = receiptIds[row] ?? null;
    const continues = allocation[row] === automatic && remarks[row] === continuation;
    const head = continues ? heads.get(receiptId) : undefined;
    if (head !== undefined) {
      const sum = sumOf(amounts[head], amounts[row]);
      if (sum !== undefined) {
        amounts[head] = sum;
        continue;
      }
    }
    if (!continues) heads.set(receiptId, row);
    kept.push(row);
    if (allocation[row] !== automatic) continue;
    const former = formerDocument.exec(String(remarks[row] ?? ''));
    documentIds[row] = former?.[2] ?? null;
    allocation[row] = former?.[1] === '指定' ? '指定' : null;
    if (continues) remarks[row] = null;
    else if (former) remarks[row] = String(remarks[row]).slice(0, former.index) || null;
  }
  if (kept.length === table.rowCount) return;
  takeRows(table, kept);
}

/** Yuan of two amounts together, to the fen; undefined when one of them is no number. */
function sumOf(a: CellValue | undefined, b: CellValue | undefined): number | undefined {
  const [x, y] = [fenOf(a ?? null), fenOf(b ?? null)];
  return x === undefined || y === undefined ? undefined : (x + y) / 100;
}
