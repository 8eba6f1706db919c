import type { TemplateNode, TemplateTree } from './nest.ts';
import { guardOf } from './presence.ts';

/** Elements whose children are paragraphs and tables. */
export const blockContainers: ReadonlySet<string> = new Set([
  'w:body',
  'w:tc',
  'w:hdr',
  'w:ftr',
  'w:txbxContent',
  'w:footnote',
  'w:endnote',
]);

/** What may stand directly before a place. */
type Before = ReadonlySet<'table' | 'other'>;

const nothing: Before = new Set(['other']);

/** True for a table that follows another one in the template itself: Word shows the two as one, as their author saw. */
export function followsTable(siblings: readonly TemplateNode[], index: number): boolean {
  const previous = siblings[index - 1];
  return previous?.kind === 'element' && previous.key === 'w:tbl' && guardOf(previous) === true;
}

/**
 * Whether loops and conditions may bring two tables of a container together that a paragraph parts in the template.
 * Word would join them to one table.
 */
export function tablesMayMeet(container: TemplateTree): boolean {
  let meet = false;

  const after = (nodes: readonly TemplateNode[], before: Before): Before =>
    nodes.reduce((state, node, index) => afterNode(node, state, followsTable(nodes, index)), before);

  const afterNode = (node: TemplateNode, before: Before, wasTogether: boolean): Before => {
    if (node.kind === 'block') return afterBlock(node, before);
    if (node.kind !== 'element') return before;
    if (node.key === 'w:sdt' || node.key === 'w:sdtContent') return after(node.children, before);
    if (node.key !== 'w:p' && node.key !== 'w:tbl') return before;
    const isTable = node.key === 'w:tbl';
    if (isTable && before.has('table') && !wasTogether) meet = true;
    const guard = guardOf(node);
    const own = isTable ? 'table' : 'other';
    if (guard === false) return before;
    return guard === true ? new Set([own]) : new Set([...before, own]);
  };

  const afterBlock = ({ branches }: Extract<TemplateNode, { kind: 'block' }>, before: Before): Before => {
    const arms = branches.map(({ children, test }) => {
      const once = after(children, before);
      return test === 'each' ? after(children, new Set([...before, ...once])) : once;
    });
    const mayBeSkipped = branches.at(-1)?.test !== 'else';
    return new Set([...arms.flatMap((arm) => [...arm]), ...(mayBeSkipped ? before : [])]);
  };

  after(container.children, nothing);
  return meet;
}
