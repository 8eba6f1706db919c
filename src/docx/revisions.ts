import { childElements, type XmlElement, type XmlNode, type XmlTree } from './xml.ts';

/** Containers whose content stays when changes are accepted; as marks (no content) they vanish. */
const inserted = new Set(['w:ins', 'w:moveTo']);
/** Containers and marks that go, with what they hold. */
const deleted = new Set(['w:del', 'w:moveFrom']);
const marks =
  /^w:(?:rPr|pPr|sectPr|tblPr|tblGrid|tblPrEx|trPr|tcPr|numbering)Change$|^w:cell(?:Ins|Merge)$|^w:(?:moveFrom|moveTo|customXml(?:Ins|Del|MoveFrom|MoveTo))Range(?:Start|End)$/;

/**
 * The tree as Word's "accept all changes" leaves it (ISO/IEC 29500-1 §17.13.5), and how many tracked changes
 * it held.
 */
export function acceptRevisions(root: XmlTree): { readonly root: XmlTree; readonly count: number } {
  let count = 0;

  const accept = (node: XmlNode): readonly XmlNode[] => {
    if (node.kind === 'text') return [node];
    if (deleted.has(node.key) || marks.test(node.key)) {
      count++;
      return [];
    }
    if (inserted.has(node.key)) {
      count++;
      return node.children.flatMap(accept);
    }
    if (isDeletedRow(node) || isDeletedCell(node)) {
      count++;
      return [];
    }
    return [{ ...node, children: acceptChildren(node) }];
  };

  /** A deleted paragraph mark joins the paragraph's content to the next one. */
  const acceptChildren = (parent: XmlTree): readonly XmlNode[] => {
    if (!parent.children.some(hasDeletedMark)) return parent.children.flatMap(accept);
    const out: XmlNode[] = [];
    let carried: readonly XmlNode[] = [];
    for (const [index, child] of parent.children.entries()) {
      const next = parent.children[index + 1];
      const [done] = accept(child);
      if (
        hasDeletedMark(child) &&
        next?.kind === 'element' &&
        next.key === 'w:p' &&
        done?.kind === 'element'
      ) {
        carried = [...carried, ...withoutProperties(done.children)];
      } else if (done?.kind === 'element' && done.key === 'w:p' && carried.length > 0) {
        const properties = childElements(done, 'w:pPr');
        out.push({ ...done, children: [...properties, ...carried, ...withoutProperties(done.children)] });
        carried = [];
      } else out.push(...accept(child));
    }
    return out;
  };

  const accepted = accept(root)[0];
  return { root: accepted?.kind === 'element' ? accepted : root, count };
}

/**
 * The paragraphs of a tree that are left when changes are accepted, in reading order; where some are joined, the
 * last of them. Their order is that of the accepted tree.
 */
export function* keptParagraphs(element: XmlTree): Generator<XmlTree> {
  const children = childElements(element);
  for (const [index, child] of children.entries()) {
    if (deleted.has(child.key) || isDeletedRow(child) || isDeletedCell(child)) continue;
    const isJoined = hasDeletedMark(child) && children[index + 1]?.key === 'w:p';
    if (child.key === 'w:p' && !isJoined) yield child;
    yield* keptParagraphs(child);
  }
}

function withoutProperties(children: readonly XmlNode[]): readonly XmlNode[] {
  return children.filter((child) => !(child.kind === 'element' && child.key === 'w:pPr'));
}

function hasMark(element: XmlElement<XmlNode>, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  return childElements(element, first).some((child) => hasMark(child, rest));
}

function hasDeletedMark(node: XmlNode): boolean {
  return (
    node.kind === 'element' &&
    node.key === 'w:p' &&
    (hasMark(node, ['w:pPr', 'w:rPr', 'w:del']) || hasMark(node, ['w:pPr', 'w:rPr', 'w:moveFrom']))
  );
}

const isDeletedRow = (node: XmlTree): boolean => node.key === 'w:tr' && hasMark(node, ['w:trPr', 'w:del']);
const isDeletedCell = (node: XmlTree): boolean =>
  node.key === 'w:tc' && hasMark(node, ['w:tcPr', 'w:cellDel']);
