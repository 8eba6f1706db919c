import { attribute, childElements, serialiseXml, type XmlNode, type XmlTree } from './xml.ts';

/** Word's working notes: they mean nothing to a reader and cut text into pieces. */
const noise = new Set([
  'w:proofErr',
  'w:lastRenderedPageBreak',
  'w:smartTagPr',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
]);
/** Editing session marks, and paragraph ids that loops would repeat. */
const noisyAttribute = /^w:rsid|^w14:(?:paraId|textId)$|^wp14:(?:anchorId|editId)$/;
/** Content that may share a run with any other of its kind. */
const plainContent = new Set(['w:t', 'w:tab', 'w:br', 'w:cr']);

/**
 * The same document without noise: session ids, spelling marks, comments and smart tags gone, neighbouring runs
 * of equal properties joined. What Word shows stays as it was; the part shrinks by a third.
 */
export function cleanTree(root: XmlTree): XmlTree {
  return { ...root, attributes: cleanAttributes(root), children: cleanChildren(root) };
}

function cleanAttributes(element: XmlTree): XmlTree['attributes'] {
  return element.attributes.some(({ key }) => noisyAttribute.test(key))
    ? element.attributes.filter(({ key }) => !noisyAttribute.test(key))
    : element.attributes;
}

function cleanChildren(parent: XmlTree): readonly XmlNode[] {
  const children = parent.children.flatMap((child) => clean(child, parent));
  return joinRuns(children);
}

function clean(node: XmlNode, parent: XmlTree): readonly XmlNode[] {
  if (node.kind === 'text') {
    // Word trims text that is not marked as preserved; we mark all text with tags, so trim it here.
    const trims = parent.key === 'w:t' && attribute(parent, 'xml:space') !== 'preserve';
    return [trims ? { kind: 'text', text: node.text.trim() } : node];
  }
  if (noise.has(node.key)) return [];
  if (node.key === 'w:smartTag') return cleanChildren(node);
  const cleaned = cleanTree(node);
  return cleaned.key === 'w:r' && cleaned.children.every(isRunProperties) ? [] : [cleaned];
}

function isRunProperties(node: XmlNode): boolean {
  return node.kind === 'element' && node.key === 'w:rPr';
}

function joinRuns(children: readonly XmlNode[]): readonly XmlNode[] {
  const out: XmlNode[] = [];
  let previous: { run: XmlTree; properties: string } | undefined;
  for (const child of children) {
    const properties = child.kind === 'element' ? joinableProperties(child) : undefined;
    if (child.kind === 'text' || properties === undefined) {
      out.push(child);
      previous = undefined;
    } else if (previous?.properties === properties) {
      const content = child.children.filter((each) => !isRunProperties(each));
      const run: XmlTree = { ...previous.run, children: joinTexts([...previous.run.children, ...content]) };
      out[out.length - 1] = run;
      previous = { run, properties };
    } else {
      out.push(child);
      previous = { run: child, properties };
    }
  }
  return out;
}

/** The run's properties as text when it may be joined to a neighbour. */
function joinableProperties(node: XmlTree): string | undefined {
  if (node.key !== 'w:r' || node.attributes.length > 0) return undefined;
  const isPlain = node.children.every(
    (child) => child.kind === 'element' && (child.key === 'w:rPr' || plainContent.has(child.key)),
  );
  return isPlain ? childElements(node, 'w:rPr').map(serialiseXml).join('') : undefined;
}

function joinTexts(children: readonly XmlNode[]): readonly XmlNode[] {
  const out: XmlNode[] = [];
  for (const child of children) {
    const last = out.at(-1);
    if (isText(child) && last && isText(last)) {
      const text = textOf(last) + textOf(child);
      out[out.length - 1] = { ...last, attributes: preserved(last), children: [{ kind: 'text', text }] };
    } else out.push(child);
  }
  return out;
}

function isText(node: XmlNode): node is XmlTree {
  return node.kind === 'element' && node.key === 'w:t';
}

function textOf(element: XmlTree): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}

/** The attributes of a text element with `xml:space="preserve"`, so that spaces at its ends stay. */
export function preserved(element: { readonly attributes: XmlTree['attributes'] }): XmlTree['attributes'] {
  return [
    ...element.attributes.filter(({ key }) => key !== 'xml:space'),
    { name: 'xml:space', key: 'xml:space', value: 'preserve' },
  ];
}
