import type { Compute, TemplateNode, TemplateTree } from './nest.ts';
import { siblingName } from './xml.ts';

/** An element of a property: its value in the template, and in a document where that depends on the data. */
export function propertyElement(
  neighbour: TemplateTree,
  local: string,
  value?: string,
  compute?: Compute,
): TemplateTree {
  return {
    kind: 'element',
    name: siblingName(neighbour, local),
    key: `w:${local}`,
    attributes: value === undefined ? [] : [{ name: siblingName(neighbour, 'val'), key: 'w:val', value }],
    children: [],
    ...(compute ? { computed: new Map([['w:val', compute]]) } : {}),
  };
}

/** Where a property stands: its container, the name it goes by, and what stands before it there. */
export interface PropertyPlace {
  readonly container: 'tcPr' | 'pPr';
  readonly key: string;
  readonly after: RegExp;
}

/** A paragraph or cell with a property set in its place, instead of the one it had. */
export function withProperty(
  element: TemplateTree,
  { container, key, after }: PropertyPlace,
  property: TemplateNode,
): TemplateTree {
  const isContainer = (child: TemplateNode): boolean => isElement(child, `w:${container}`);
  const given = element.children.find(isContainer) as TemplateTree | undefined;
  const properties = given ?? propertyElement(element, container);
  const kept = properties.children.filter((child) => !isElement(child, key));
  const at = kept.findLastIndex((child) => child.kind === 'element' && after.test(child.key)) + 1;
  return {
    ...element,
    children: [
      { ...properties, children: kept.toSpliced(at, 0, property) },
      ...element.children.filter((child) => !isContainer(child)),
    ],
  };
}

/** True for an element of that canonical name. */
export function isElement(node: TemplateNode, key: string): boolean {
  return node.kind === 'element' && node.key === key;
}
