import { relationshipsPart } from './relationships.ts';
import { editedTablePart } from './table-part.ts';
import type { TablePlan } from './table-plan.ts';
import type { TableInfo } from './tables.ts';
import type { Workbook } from './workbook.ts';
import { withFullCalculation, withoutContentType, withoutRelationship } from './workbook-part.ts';

/** What an edit means for the parts that are not worksheets. */
export interface PartChanges {
  readonly plans: ReadonlyMap<TableInfo, TablePlan>;
  /** Column formulas by header. */
  readonly formulas: ReadonlyMap<TableInfo, ReadonlyMap<string, string>>;
  readonly styles: ReadonlyMap<TableInfo, string>;
  readonly fullCalculation: boolean;
  /** Formulas come or go, so that the list of formula cells is no longer true. */
  readonly formulasChange: boolean;
}

/** New texts of small parts by lower-case name; null for a part that goes. @throws ProblemError `package-corrupt` */
export function changedTexts(workbook: Workbook, changes: PartChanges): Map<string, string | null> {
  const { plans, formulas, styles } = changes;
  const texts = new Map<string, string | null>();
  const change = (part: string, edit: (xml: string) => string): void => {
    const key = part.toLowerCase();
    const entry = workbook.entry(part);
    const before = texts.get(key) ?? (entry ? workbook.text(entry.name) : undefined);
    const after = before === undefined ? undefined : edit(before);
    // A part that says what it said is copied as it stands.
    if (after !== undefined && after !== before) texts.set(key, asUtf8(after));
  };
  for (const table of new Set([...plans.keys(), ...formulas.keys(), ...styles.keys()]))
    change(table.part, (xml) =>
      editedTablePart(xml, table, {
        plan: plans.get(table),
        formulas: formulas.get(table) ?? new Map<string, string>(),
        style: styles.get(table),
      }),
    );
  if (changes.fullCalculation) change(workbook.workbookPart, withFullCalculation);
  const chain = workbook
    .relationships(workbook.workbookPart)
    .find((link) => link.kind === 'calcChain' && !link.external);
  if (chain && changes.formulasChange) {
    // The chain lists every formula cell; programs build it anew when it is missing.
    texts.set(chain.target.toLowerCase(), null);
    change('[Content_Types].xml', (xml) => withoutContentType(xml, chain.target));
    change(relationshipsPart(workbook.workbookPart), (xml) => withoutRelationship(xml, chain.id));
  }
  return texts;
}

/** A text that declares another encoding is written as UTF-8 now. */
export function asUtf8(xml: string): string {
  return xml.replace(/^(\uFEFF?<\?xml[^>]*?\sencoding\s*=\s*)("[^"]*"|'[^']*')/, '$1"UTF-8"');
}
