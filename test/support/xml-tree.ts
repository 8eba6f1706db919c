import { SaxesParser } from 'saxes';

/** An element of a parsed document; a text only where there are no children. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: XmlNode | undefined;
  readonly children: XmlNode[];
  text: string;
}

/** The root of a well-formed document. @throws Error where it is not */
export function parseXml(text: string): XmlNode {
  const parser = new SaxesParser();
  let root: XmlNode | undefined;
  let open: XmlNode | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node = {
      name,
      attributes: attributes as Record<string, string>,
      parent: open,
      children: [],
      text: '',
    };
    open?.children.push(node);
    root ??= node;
    open = node;
  });
  parser.on('text', (piece) => {
    if (open) open.text += piece;
  });
  parser.on('closetag', () => {
    open = open?.parent;
  });
  parser.write(text).close();
  return root!;
}

/** The element and everything in it, in the order of the document. */
export function everyNode(node: XmlNode): XmlNode[] {
  return [node, ...node.children.flatMap(everyNode)];
}
