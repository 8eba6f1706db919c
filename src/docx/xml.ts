import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ProblemError } from '../ledger/problem.ts';
import { templateLimits } from './limits.ts';
import { canonicalName } from './namespaces.ts';

export interface XmlAttribute {
  /** As written, prefix included. */
  readonly name: string;
  /** Canonical name, whatever prefix the file uses: `w:id`. */
  readonly key: string;
  readonly value: string;
}

/** An element whose children are of type `Node`: later stages put tags and blocks among them. */
export interface XmlElement<Node> {
  readonly kind: 'element';
  readonly name: string;
  /** Canonical name: `w:p` for a paragraph, in the strict namespace or under another prefix too. */
  readonly key: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly Node[];
}

export interface XmlText {
  readonly kind: 'text';
  readonly text: string;
}

export type XmlNode = XmlElement<XmlNode> | XmlText;
export type XmlTree = XmlElement<XmlNode>;

/**
 * Reads a part into a tree. Comments and processing instructions are left out, text between elements that is
 * only layout too.
 * @throws ProblemError `part-malformed`, `part-has-dtd` (ISO/IEC 29500-2 §8.1.4 forbids them), `part-too-large`
 */
export function parseXml(bytes: Uint8Array, part: string): XmlTree {
  if (bytes.length > templateLimits.treeBytes) refuse('part-too-large', part, '太大，超过 16 MiB');
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: { tag: SaxesTagNS; children: XmlNode[] }[] = [];
  const roots: XmlTree[] = [];
  parser.on('error', (error) => refuse('part-malformed', part, `不是完整的 XML（${error.message}）`));
  parser.on('doctype', () => refuse('part-has-dtd', part, '含有 DTD 声明，可能引用外部实体'));
  parser.on('opentag', (tag) => {
    if (open.length >= templateLimits.xmlDepth)
      refuse('part-malformed', part, `的元素嵌套超过 ${templateLimits.xmlDepth} 层`);
    open.push({ tag, children: [] });
  });
  const addText = (text: string): void => {
    open.at(-1)?.children.push({ kind: 'text', text });
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const done = open.pop();
    if (!done) return;
    const element = toElement(done.tag, done.children);
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else roots.push(element);
  });
  parser.write(decode(bytes)).close();
  const root = roots[0];
  return root ?? refuse('part-malformed', part, '是空的');
}

function toElement(tag: SaxesTagNS, children: readonly XmlNode[]): XmlTree {
  const attributes = Object.values(tag.attributes).map(({ name, uri, local, value }) => ({
    name,
    key: uri === '' ? local : canonicalName(uri, local, name),
    value,
  }));
  const keepsSpace = attributes.some(({ name, value }) => name === 'xml:space' && value === 'preserve');
  const isBlank = (node: XmlNode): boolean => node.kind === 'text' && node.text.trim() === '';
  return {
    kind: 'element',
    name: tag.name,
    key: canonicalName(tag.uri, tag.local, tag.name),
    attributes,
    children: keepsSpace ? children : children.filter((node) => !isBlank(node)),
  };
}

/** UTF-8 or UTF-16 with its byte order mark, as ISO/IEC 29500-2 §8.1.4 allows. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function refuse(code: string, part: string, what: string): never {
  throw new ProblemError({
    code,
    severity: 'error',
    sheet: part,
    message: `文档部件 ${part} ${what}，为安全起见没有打开。`,
    repair: '请用 Word 或 WPS 打开原文件，另存为 .docx 后重试。',
  });
}

/** The value of an attribute by its canonical name. */
export function attribute(element: XmlElement<unknown>, key: string): string | undefined {
  return element.attributes.find((each) => each.key === key)?.value;
}

/** The child elements with a canonical name, or all of them. */
export function childElements<Node extends { kind: string }>(
  element: XmlElement<Node>,
  key?: string,
): Extract<Node, { kind: 'element' }>[] {
  return element.children.filter(
    (child): child is Extract<Node, { kind: 'element' }> =>
      child.kind === 'element' && (key === undefined || (child as { key?: string }).key === key),
  );
}

/** The `w:val` of the first child with a canonical name. */
export function childValue(element: XmlElement<{ kind: string }>, key: string): string | undefined {
  const [child] = childElements<{ kind: string }>(element, key);
  return child && attribute(child as XmlElement<unknown>, 'w:val');
}

/** A name for a new element under the prefix its neighbour uses: (`w:r`, `br`) → `w:br`. */
export function siblingName(neighbour: XmlElement<unknown>, local: string): string {
  const colon = neighbour.name.indexOf(':');
  return colon < 0 ? local : neighbour.name.slice(0, colon + 1) + local;
}

const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const attributeEscapes: Readonly<Record<string, string>> = {
  ...textEscapes,
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text as XML character data. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => textEscapes[character] ?? character);
}

/** Text as an attribute value between double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => attributeEscapes[character] ?? character);
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A tree as XML text, without the declaration. */
export function serialiseXml(node: XmlNode): string {
  if (node.kind === 'text') return escapeText(node.text);
  const attributes = node.attributes
    .map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
  if (node.children.length === 0) return `<${node.name}${attributes}/>`;
  return `<${node.name}${attributes}>${node.children.map(serialiseXml).join('')}</${node.name}>`;
}
