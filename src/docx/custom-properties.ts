import { deflateEntry, type ZipEntry } from '../opc/zip.ts';
import { readPart, registerPart } from './package-parts.ts';
import { readRelationships } from './relationships.ts';
import {
  attribute,
  childElements,
  escapeAttribute,
  serialiseXml,
  type XmlTree,
  xmlDeclaration,
} from './xml.ts';

const usualPart = 'docProps/custom.xml';
const contentType = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
const relationshipType =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties';
const propertiesNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const valuesNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
/** The format id of user-defined properties (ISO/IEC 29500-1 §22.3.2.2). */
const formatId = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
/** Characters that XML forbids. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The custom properties of a template and where its documents keep them. */
export interface CustomProperties {
  readonly part: string;
  /** The part's content in the template, if it has one. */
  readonly root: XmlTree | undefined;
}

/** Reads the custom properties of a document. */
export function readCustomProperties(entries: readonly ZipEntry[]): CustomProperties {
  const part =
    readRelationships(entries, '').find(({ type }) => type.endsWith('/custom-properties'))?.part ?? usualPart;
  return { part, root: readPart(entries, part) };
}

/** The properties by name, as text. */
export function propertyTexts({ root }: CustomProperties): ReadonlyMap<string, string> {
  return new Map(
    propertiesOf(root).map((property) => {
      const text = childElements(property).flatMap(({ children }) => children);
      const value = text.map((node) => (node.kind === 'text' ? node.text : '')).join('');
      return [attribute(property, 'name') ?? '', value] as const;
    }),
  );
}

/** The package prepared to hold the part: its content type and relationship, if they are not there yet. */
export function withPropertiesPart(
  entries: readonly ZipEntry[],
  { part }: CustomProperties,
): readonly ZipEntry[] {
  if (entries.some(({ name }) => name === part)) return entries;
  return registerPart(entries, {
    name: part,
    contentType,
    source: '',
    relationshipType,
    id: 'rIdCustomProperties',
  }).entries;
}

/**
 * The part with properties set: one of the same name (compared without regard to case, as Word does) takes the
 * new text, all others stay as they are, whatever their type.
 */
export function propertiesEntry(
  { part, root }: CustomProperties,
  values: Readonly<Record<string, string>>,
): ZipEntry {
  const existing = propertiesOf(root);
  const given = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), { name, value }]));
  const known = new Set<string>();
  const items = existing.map((property) => {
    const name = attribute(property, 'name') ?? '';
    known.add(name.toLowerCase());
    const set = given.get(name.toLowerCase());
    return set ? propertyXml(attribute(property, 'pid') ?? '2', name, set.value) : serialiseXml(property);
  });
  // Property ids start at 2 (ISO/IEC 29500-1 §22.3.2.2).
  let next = Math.max(1, ...existing.map((property) => Number(attribute(property, 'pid')) || 1)) + 1;
  for (const [key, { name, value }] of given)
    if (!known.has(key)) items.push(propertyXml(String(next++), name, value));
  const name = root?.name ?? 'Properties';
  const attributes = root?.attributes ?? [{ name: 'xmlns', value: propertiesNamespace }];
  const start = attributes.map((each) => ` ${each.name}="${escapeAttribute(each.value)}"`).join('');
  return deflateEntry(part, `${xmlDeclaration}<${name}${start}>${items.join('')}</${name}>`, 1);
}

function propertiesOf(root: XmlTree | undefined): readonly XmlTree[] {
  return root ? childElements(root, 'cust:property') : [];
}

/** It names its namespaces itself, since the part may use any prefixes. */
function propertyXml(pid: string, name: string, value: string): string {
  const clean = (text: string): string => escapeAttribute(text.replace(forbidden, ''));
  return `<property xmlns="${propertiesNamespace}" xmlns:vt="${valuesNamespace}" fmtid="${formatId}" pid="${pid}" name="${clean(name)}"><vt:lpwstr>${clean(value)}</vt:lpwstr></property>`;
}
