import type { TemplateNode, TemplateTree } from './nest.ts';
import { type ProblemCollector, problemAt } from './problems.ts';
import { attribute, type XmlElement } from './xml.ts';

/** One step into a complex field or out of it (ISO/IEC 29500-1 §17.16.18): +1, −1, or 0 for any other element. */
export function fieldStep(element: XmlElement<unknown>): number {
  if (element.key !== 'w:fldChar') return 0;
  const type = attribute(element, 'w:fldCharType');
  return type === 'begin' ? 1 : type === 'end' ? -1 : 0;
}

/** Reports blocks that hold one end of a field without the other: Word cannot read what is left of it. */
export function refuseCutFields(root: TemplateTree, problems: ProblemCollector): void {
  const visit = (node: TemplateNode): void => {
    if (node.kind === 'element') for (const child of node.children) visit(child);
    if (node.kind !== 'block') return;
    for (const { tag, children } of node.branches) {
      if (!isBalanced(children))
        problems.add(
          problemAt(
            tag.place,
            'block-cuts-field',
            `${tag.text} 的块里只有一个域的开头或结尾。`,
            '把块标签移到域的前面和后面（按 Alt+F9 可以看到域）。',
          ),
        );
      for (const child of children) visit(child);
    }
  };
  visit(root);
}

function isBalanced(nodes: readonly TemplateNode[]): boolean {
  let depth = 0;
  let isSound = true;
  const count = (node: TemplateNode): void => {
    if (node.kind !== 'element') return;
    depth += fieldStep(node);
    if (depth < 0) isSound = false;
    for (const child of node.children) count(child);
  };
  for (const node of nodes) count(node);
  return isSound && depth === 0;
}
