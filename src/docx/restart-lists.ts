import { outward } from './evaluate.ts';
import { levelForStyle, type Numbering } from './fresh-lists.ts';
import type { Compute, TemplateNode, TemplateTree } from './nest.ts';
import { isElement, type PropertyPlace, propertyElement, withProperty } from './properties.ts';
import { listLevelOf, type Styles } from './styles.ts';
import { childValue } from './xml.ts';

/** Numbering among the properties of a paragraph (ISO/IEC 29500-1 §17.3.1.26). */
const place: PropertyPlace = {
  container: 'pPr',
  key: 'w:numPr',
  after: /^w:(?:pStyle|keepNext|keepLines|pageBreakBefore|framePr|widowControl)$/,
};

/** List paragraphs in loops with {{重新编号}} take, in every turn, a list that counts from the start. */
export function restartLists(
  root: TemplateTree,
  numbering: Numbering | undefined,
  styles: Styles,
): TemplateTree {
  if (!numbering) return root;

  /** `up`: loops between here and the one that restarts; undefined outside of it. */
  const visit = (node: TemplateNode, up: number | undefined): TemplateNode => {
    if (node.kind === 'block')
      return {
        ...node,
        branches: node.branches.map((branch) => {
          const outer = up === undefined ? undefined : up + (branch.test === 'each' ? 1 : 0);
          const inner = branch.restartsNumbering ? 0 : outer;
          return { ...branch, children: branch.children.map((child) => visit(child, inner)) };
        }),
      };
    if (node.kind !== 'element') return node;
    const element = { ...node, children: node.children.map((child) => visit(child, up)) };
    return up !== undefined && node.key === 'w:p' ? restarted(element, up, numbering, styles) : element;
  };

  const visited = visit(root, undefined);
  return visited.kind === 'element' ? visited : root;
}

function restarted(paragraph: TemplateTree, up: number, numbering: Numbering, styles: Styles): TemplateTree {
  const list = listLevelOf(paragraph, styles);
  if (!list || !numbering.lists.has(list.numId)) return paragraph;
  const { numId } = list;
  const properties = paragraph.children.find((child) => isElement(child, 'w:pPr'));
  const style = properties?.kind === 'element' ? childValue(properties, 'w:pStyle') : undefined;
  const level = list.level ?? (style && levelForStyle(numbering, numId, style)) ?? '0';
  const compute: Compute = (scope, run) => run.lists.idFor(outward(scope, up), numId);
  return withProperty(paragraph, place, {
    ...propertyElement(paragraph, 'numPr'),
    children: [
      propertyElement(paragraph, 'ilvl', level),
      propertyElement(paragraph, 'numId', numId, compute),
    ],
  });
}
