import { SaxesParser } from 'saxes';
import { corruptPart, doctypeRefused } from './refusals.ts';

/** An element of a small part: `name` is the local name in the main namespaces, `{uri}name` elsewhere. */
export interface XmlElement {
  readonly name: string;
  /** Unprefixed attributes by name; those of the relationships namespace as `r:id`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Character data directly inside. */
  readonly text: string;
}

interface Growing extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** Transitional and strict (ISO/IEC 29500-1) spellings of the namespaces we read. */
const known: ReadonlySet<string> = new Set([
  '',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006/content-types',
]);
const relationships: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);

/** A styles part with every format Excel can hold stays below this; as a tree each costs some 300 bytes. */
const mostNodes = 1_000_000;

/**
 * Parses a small part (workbook, relationships, table, styles) into a tree.
 * @throws ProblemError `package-corrupt` when it is not well-formed, `package-doctype` when it declares a DTD
 */
export function parseXml(part: string, xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const stack: Growing[] = [];
  let root: XmlElement | undefined;
  let nodes = 0;
  parser.on('error', (error) => {
    throw corruptPart(part, `不是合格的 XML（${error.message}）`);
  });
  parser.on('doctype', () => {
    throw doctypeRefused(part);
  });
  const count = (): void => {
    if (++nodes > mostNodes) throw corruptPart(part, '里的元素多得不正常');
  };
  parser.on('attribute', count);
  parser.on('opentag', (tag) => {
    count();
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === '') attributes.set(attribute.local, attribute.value);
      else if (relationships.has(attribute.uri)) attributes.set(`r:${attribute.local}`, attribute.value);
    }
    const name = known.has(tag.uri) ? tag.local : `{${tag.uri}}${tag.local}`;
    const element: Growing = { name, attributes, children: [], text: '' };
    stack.at(-1)?.children.push(element);
    root ??= element;
    stack.push(element);
  });
  const addText = (text: string) => {
    const open = stack.at(-1);
    if (open) open.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    stack.pop();
  });
  parser.write(xml).close();
  if (!root) throw corruptPart(part, '是空的');
  return root;
}

/** The first child of that name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.name === name);
}

/** The children of that name. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** An xsd:boolean attribute. */
export function flag(element: XmlElement | undefined, name: string, otherwise = false): boolean {
  const value = element?.attributes.get(name);
  return value === undefined ? otherwise : value === '1' || value === 'true' || value === 'on';
}

const utf8 = new TextDecoder();

/** A part's bytes as text: UTF-8, or UTF-16 by its byte order mark (the two encodings OPC allows). */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return utf8.decode(bytes);
}
