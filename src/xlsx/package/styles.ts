import { child, children, type XmlElement } from './xml-tree.ts';

/** What we need to know of the cell formats (`cellXfs`, ECMA-376 part 1, 18.8.10). */
export interface CellStyles {
  /** Number of cell formats; a cell's `s` must be below it. */
  readonly count: number;
  /** Formats that show their number as a date or time. */
  readonly dates: ReadonlySet<number>;
}

/** Built-in formats that are dates or times; 27–36 and 50–58 in East Asian versions (18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** True when a number format code shows a date or time (18.8.31). */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(bare) && !/^general$/i.test(bare.trim());
}

/** Reads the styles part; without one there is the default format only. */
export function readStyles(root: XmlElement | undefined): CellStyles {
  if (!root) return { count: 1, dates: new Set() };
  const codes = new Map<number, string>();
  for (const format of children(child(root, 'numFmts'), 'numFmt'))
    codes.set(Number(format.attributes.get('numFmtId')), format.attributes.get('formatCode') ?? '');
  const formats = children(child(root, 'cellXfs'), 'xf');
  const dates = new Set<number>();
  formats.forEach((format, index) => {
    const id = Number(format.attributes.get('numFmtId') ?? 0);
    const code = codes.get(id);
    if (code === undefined ? isBuiltInDate(id) : isDateFormat(code)) dates.add(index);
  });
  return { count: Math.max(1, formats.length), dates };
}
