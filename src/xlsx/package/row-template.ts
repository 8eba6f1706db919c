import type { RowLayout } from './row-layout.ts';
import type { TableInfo } from './tables.ts';
import { attributeOf } from './xml-tags.ts';

/** What a new row copies from the first data row of its table. */
export interface RowTemplate {
  /** Cell format per column of the table; 0 is the default. */
  readonly styles: readonly number[];
  /** Height and row format as attributes, with a leading space, or nothing. */
  readonly attributes: string;
}

const decoder = new TextDecoder();
const copied = ['ht', 'customHeight', 's', 'customFormat'] as const;

/** Reads the template from the row. */
export function readRowTemplate(b: Uint8Array, layout: RowLayout, table: TableInfo): RowTemplate {
  const styles = table.columns.map(() => 0);
  for (let k = 0; k < layout.count; k++) {
    const column = (layout.column[k] ?? 0) - table.ref.left;
    if (column >= 0 && column < styles.length) styles[column] = layout.style[k] ?? 0;
  }
  const tag = rowTag(b, layout);
  const attributes = copied
    .map((name) => [name, attributeOf(tag, name)] as const)
    .filter(([, value]) => value !== undefined && /^[\w.]+$/.test(value))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  return { styles, attributes };
}

/** The text of the row's own tag. */
export function rowTag(b: Uint8Array, layout: RowLayout): string {
  return decoder.decode(b.subarray(layout.start, layout.openEnd));
}
