import {
  type CellRange,
  columnNumber,
  maxColumn,
  maxRow,
  parseRange,
} from '../../src/xlsx/package/reference.ts';

/** Cells of a worksheet, from 1, inclusive. */
export type Area = CellRange;

/** Reads the addresses of Excel: with or without a sheet, several with commas, whole rows and columns. */
export function areasOf(address: string): Area[] {
  return splitAreas(address).flatMap((text) => {
    const plain = text.slice(text.lastIndexOf('!') + 1).replaceAll('$', '');
    return parseRange(plain) ?? wholeLines(plain) ?? [];
  });
}

/** Commas between areas; a sheet's quoted name may hold some too. */
function splitAreas(address: string): string[] {
  return address.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? [];
}

function wholeLines(text: string): Area | undefined {
  const rows = /^(\d+):(\d+)$/.exec(text);
  if (rows) {
    const [a, b] = [Number(rows[1]), Number(rows[2])];
    return { top: Math.min(a, b), bottom: Math.max(a, b), left: 1, right: maxColumn };
  }
  const columns = /^([A-Z]+):([A-Z]+)$/i.exec(text);
  if (!columns) return undefined;
  const [a, b] = [columnNumber(columns[1]!), columnNumber(columns[2]!)];
  return a && b ? { top: 1, bottom: maxRow, left: Math.min(a, b), right: Math.max(a, b) } : undefined;
}
