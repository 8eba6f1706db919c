import { xmlText } from './cell-text.ts';
import { cellName } from './reference.ts';
import type { RowLayout } from './row-layout.ts';
import { movedFormula } from './shared-formula.ts';
import { escapeXml } from './text.ts';
import { attributeOf, withAttribute } from './xml-tags.ts';

/** Where a shared formula was written out: it moves from there. */
export interface SharedMaster {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The XML of cell `k` as it stands. */
export function rawCell(b: Uint8Array, layout: RowLayout, k: number): string {
  return decoder.decode(b.subarray(layout.cellStart[k], layout.cellEnd[k]));
}

/** The cell's XML with its `r` set to where it stands now. */
export function placedCell(xml: string, row: number, column: number): string {
  const name = cellName(row, column);
  if (xml.startsWith(`<c r="${name}"`)) return xml;
  const end = tagLength(xml);
  return withAttribute(xml.slice(0, end), 'r', name) + xml.slice(end);
}

function tagLength(xml: string): number {
  // The tag of a cell holds no `>` in its attributes: they are a reference, numbers and a type.
  return xml.indexOf('>') + 1;
}

/** True when the `<f>` of cell `k` has attributes: without them it stands for itself and nothing else. */
export function isMarkedFormula(layout: RowLayout, k: number): boolean {
  return (layout.formulaOpenEnd[k] ?? 0) - (layout.formulaStart[k] ?? 0) >= '<f si="0"/>'.length;
}

/** The `<f>` tag and text of cell `k`, or undefined when it has no formula. */
export function rawFormula(
  b: Uint8Array,
  layout: RowLayout,
  k: number,
): { readonly group: string | undefined; readonly text: string } | undefined {
  const start = layout.formulaStart[k] ?? 0;
  if (start === 0) return undefined;
  const open = layout.formulaOpenEnd[k] ?? 0;
  const tag = decoder.decode(b.subarray(start, open));
  const group = attributeOf(tag, 't') === 'shared' ? attributeOf(tag, 'si') : undefined;
  return { group, text: xmlText(decoder.decode(b.subarray(open, layout.formulaEnd[k] ?? open))) };
}

/**
 * The cell's XML; when it leans on a shared formula whose first cell goes, the formula is written out. `prefix`
 * is the namespace prefix of the part.
 */
export function standaloneCell(
  b: Uint8Array,
  layout: RowLayout,
  k: number,
  row: number,
  prefix: string,
  broken: ReadonlyMap<string, SharedMaster>,
): string {
  const xml = rawCell(b, layout, k);
  if (broken.size === 0 || layout.formulaStart[k] === 0) return xml;
  const formula = rawFormula(b, layout, k);
  const master = formula?.group === undefined ? undefined : broken.get(formula.group);
  if (!formula || !master || formula.text !== '') return xml;
  const column = layout.column[k] ?? 0;
  const text = movedFormula(master.formula, row - master.row, column - master.column);
  const written = `<${prefix}f>${escapeXml(text)}</${prefix}f>`;
  const start = (layout.formulaStart[k] ?? 0) - (layout.cellStart[k] ?? 0);
  // Everything before `<f>` is ASCII, so byte and character positions agree.
  const rest = xml.slice(start).replace(/^<[^>]*?(?:\/>|>\s*<\/[^>]*>)/, () => written);
  return xml.slice(0, start) + rest;
}
