import { rangeName } from './reference.ts';
import type { TablePlan } from './table-plan.ts';
import type { TableInfo } from './tables.ts';
import { decodeCellText, escapeXml } from './text.ts';
import {
  attributeOf,
  elementEnd,
  findTag,
  rootPrefix,
  type Splice,
  spliced,
  tagsOf,
  withAttribute,
} from './xml-tags.ts';

/** What is to change in a table part. */
export interface TableChange {
  readonly plan?: TablePlan | undefined;
  /** Column formulas by header, without `=`. */
  readonly formulas: ReadonlyMap<string, string>;
  /** Table style to set when the table has none. */
  readonly style?: string | undefined;
}

/** The table part with new ranges, column formulas and style; everything else as it stands. */
export function editedTablePart(xml: string, table: TableInfo, change: TableChange): string {
  let out = change.plan ? withRanges(xml, change.plan) : xml;
  if (change.formulas.size > 0) out = withFormulas(out, change.formulas);
  if (change.style !== undefined && !table.hasStyle) out = withStyle(out, change.style);
  return out;
}

function withRanges(xml: string, plan: TablePlan): string {
  const { table } = plan;
  const newRef = rangeName(plan.newRef);
  const filter = rangeName({ ...table.ref, bottom: plan.newLastRow });
  const splices: Splice[] = [];
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close') continue;
    let text = xml.slice(tag.start, tag.end);
    if (tag.name === 'table') {
      text = withAttribute(text, 'ref', newRef);
      // These say that the only row is a placeholder waiting for the first entry.
      for (const name of ['insertRow', 'insertRowShift']) text = withAttribute(text, name, undefined);
    } else if (tag.name === 'autoFilter') text = withAttribute(text, 'ref', filter);
    else if (tag.name === 'sortState' || tag.name === 'sortCondition') {
      const ref = attributeOf(text, 'ref')?.replace(
        new RegExp(`(?<=:[A-Z]+)${plan.oldLastRow}$`),
        String(plan.newLastRow),
      );
      text = withAttribute(text, 'ref', ref);
    } else continue;
    splices.push({ start: tag.start, end: tag.end, text });
  }
  return spliced(xml, splices);
}

function withFormulas(xml: string, formulas: ReadonlyMap<string, string>): string {
  const prefix = rootPrefix(xml);
  const splices: Splice[] = [];
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'tableColumn' || tag.kind === 'close') continue;
    const text = xml.slice(tag.start, tag.end);
    const formula = formulas.get(decodeCellText(attributeOf(text, 'name') ?? ''));
    if (formula === undefined) continue;
    const name = `${prefix}calculatedColumnFormula`;
    const element = `<${name}>${escapeXml(formula)}</${name}>`;
    if (tag.kind === 'empty') {
      const opened = `${text.replace(/\s*\/>$/, '>')}${element}</${prefix}tableColumn>`;
      splices.push({ start: tag.start, end: tag.end, text: opened });
      continue;
    }
    const end = elementEnd(xml, tag);
    const old = findTag(xml, 'calculatedColumnFormula', tag.end);
    if (old && old.start < end) splices.push({ start: old.start, end: elementEnd(xml, old), text: element });
    else splices.push({ start: tag.end, end: tag.end, text: element });
  }
  return spliced(xml, splices);
}

/** `tableStyleInfo` stands after the columns (CT_Table, ECMA-376 part 1, 18.5.1.2). */
function withStyle(xml: string, style: string): string {
  const prefix = rootPrefix(xml);
  const element = `<${prefix}tableStyleInfo name="${escapeXml(style)}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>`;
  const old = findTag(xml, 'tableStyleInfo');
  if (old) return spliced(xml, [{ start: old.start, end: elementEnd(xml, old), text: element }]);
  const columns = findTag(xml, 'tableColumns');
  if (!columns) return xml;
  const at = elementEnd(xml, columns);
  return spliced(xml, [{ start: at, end: at, text: element }]);
}
