import type { TemplateNode, TemplateTree } from './nest.ts';
import { escapeAttribute, escapeText, siblingName } from './xml.ts';

/** An empty paragraph that looks like the first one of the container, so that a cell keeps its height. */
export function fillerText(container: TemplateTree): string {
  const paragraph = firstParagraph(container.children);
  const properties = paragraph?.children.find(
    (child): child is TemplateTree => child.kind === 'element' && child.key === 'w:pPr',
  );
  const name = paragraph?.name ?? siblingName(container, 'p');
  const kept = properties?.children.filter(
    (child) => child.kind === 'element' && child.key !== 'w:numPr' && child.key !== 'w:sectPr',
  );
  if (!properties || !kept || kept.length === 0) return `<${name}/>`;
  return `<${name}>${staticText({ ...properties, children: kept })}</${name}>`;
}

function firstParagraph(nodes: readonly TemplateNode[]): TemplateTree | undefined {
  for (const node of nodes) {
    if (node.kind === 'element' && node.key === 'w:p') return node;
    const children = node.kind === 'block' ? node.branches.flatMap((branch) => branch.children) : [];
    const found = firstParagraph(node.kind === 'element' && node.key !== 'w:tbl' ? node.children : children);
    if (found) return found;
  }
  return undefined;
}

/** A node without tags as XML text. */
export function staticText(node: TemplateNode): string {
  if (node.kind === 'text') return escapeText(node.text);
  if (node.kind !== 'element') return '';
  const attributes = node.attributes
    .map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
  return `<${node.name}${attributes}>${node.children.map(staticText).join('')}</${node.name}>`;
}
