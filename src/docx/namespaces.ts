/**
 * Canonical prefixes of the namespaces we look into, transitional (ECMA-376 4th edition part 4) and strict
 * (part 1) alike.
 */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing': 'wp14',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties': 'cust',
  'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes': 'vt',
  'http://purl.org/dc/elements/1.1/': 'dc',
};

/** `w:p` for a WordprocessingML paragraph under any prefix; the name as written in a namespace we do not know. */
export function canonicalName(uri: string, local: string, written: string): string {
  const prefix = Object.hasOwn(prefixes, uri) ? prefixes[uri] : undefined;
  return prefix === undefined ? written : `${prefix}:${local}`;
}

export const strictWord = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const wordNamespaces = ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', strictWord];

/** The WordprocessingML namespace that a part is written in: transitional, or strict. */
export function wordNamespace(root: { readonly attributes: readonly { readonly value: string }[] }): string {
  return root.attributes.find(({ value }) => wordNamespaces.includes(value))?.value ?? wordNamespaces[0]!;
}
